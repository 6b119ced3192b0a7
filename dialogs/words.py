"""What somebody wrote, as words that can be matched: spelling mended, set phrases kept whole, dates and wants found."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.answer import Slots
from dialogs.cues import COMMON, FRAME, FRAME_WORDS, cue, frame, light, wants_of
from dialogs.index import Term
from dialogs.known import Known
from dialogs.language import STOP, Token, plain_text, tokens
from dialogs.moments import When, find_whens
from dialogs.thesaurus import Phrase, phrase, standing

_LONGEST = 7
_WAYS = frozenset("over under up down off out not".split())
"""Small words that turn the sense of a set phrase: "over budget" is not "budget"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """One message, read. `terms` are its telling words, in order; `dated` are those that belong to a date.

    `wants` is what was wanted (who, when, how many ...). `before` is what was understood last, and `follows` says that
    the message leans on it. `start` is where a list goes on ("..., from number 16" starts at 15).
    """

    raw: str
    plain: str
    tokens: tuple[Token, ...]
    terms: tuple[Term, ...]
    whens: tuple[When, ...]
    dated: frozenset[str]
    wants: frozenset[str]
    today: date
    before: Slots | None = None
    follows: bool = False
    start: int = 0

    def has(self, pattern: str) -> bool:
        """Whether the mended text matches a pattern of plain lower-case words."""
        return re.search(pattern, self.plain) is not None

    def uses(self, stems: frozenset[str]) -> bool:
        """Whether any telling word has one of these stems."""
        return any(stem in stems for term in self.terms for stem in term.stems)

    def without(self, frame: frozenset[str]) -> tuple[Term, ...]:
        """The terms that are neither in the frame of a question (stems) nor part of a date."""
        return tuple(term for term in self.terms if not set(term.stems) <= frame and term.words not in self.dated)


def read_words(text: str, known: Known, today: date, before: Slots | None = None) -> Words:
    """Read a message against what is known: its words decide what a mistyped word may have been."""
    text, start = _continued(text)
    mended = " ".join(_mend(word, known) for word in re.split(r"\s+", plain_text(text[:2_000])) if word)
    whens, dated = find_whens(mended, today)
    found = tokens(mended)
    follows = before is not None and _leans(mended, found)
    wants = wants_of(mended)
    if "who" in wants and not re.search(r"\bhow much\b", mended):  # who paid is no sum
        wants -= {"money", "how_much"}
    if (
        follows
        and before
        and before.wants
        and before.question == "passages"
        and not (wants - {"yes_no"} or _ASKING.match(mended))
    ):
        wants |= {before.wants}
    return Words(
        raw=text,
        plain=mended,
        tokens=found,
        terms=tuple(_kin(term, known) for term in _terms(found, known.synonyms)),
        whens=whens,
        dated=dated,
        wants=wants,
        today=today,
        before=before,
        follows=follows,
        start=start,
    )


def _continued(text: str) -> tuple[str, int]:
    """The question without ", from number N", which the button for the rest of a list adds, and where to go on."""
    found = re.search(r",? from number (\d{1,4})\s*$", text)
    return (text[: found.start()], max(int(found[1]) - 1, 0)) if found else (text, 0)


def _mend(typed: str, known: Known) -> str:
    """The word as the papers or the language of questions spell it, if it is plainly that word mistyped."""
    word = re.sub(r"[^a-z]", "", typed)
    if len(word) < 5 or word != typed.strip("?!.,;:()\"'") or _is_a_word(word, known):
        return typed
    allowed = 1 if len(word) < 8 else 2
    best = process.extract(word, _spellings(known), scorer=OSA.distance, score_cutoff=allowed, limit=8)
    near = sorted(((distance, -_common(other, known), other) for other, distance, _ in best if other[0] == word[0]))
    return typed.replace(word, near[0][2]) if near else typed


def _is_a_word(word: str, known: Known) -> bool:
    found = tokens(word)
    return (
        word in STOP
        or word in COMMON
        or all(
            token.stem in FRAME
            or token.stem in _thesaurus_stems()
            or known.index.knows(token.stem)
            or any(token.stem in one.stems for one in known.taught)
            for token in found
        )
    )


def _common(word: str, known: Known) -> int:
    return known.index.vocabulary.get(word, 0) or (1_000 if tokens(word)[0].stem in FRAME else 0)


def _spellings(known: Known) -> list[str]:
    return _spelling_list(known.index.vocabulary)


_LISTS: dict[int, list[str]] = {}


def _spelling_list(vocabulary: Mapping[str, int]) -> list[str]:
    kept = _LISTS.get(id(vocabulary))
    if kept is None:
        if len(_LISTS) > 8:
            _LISTS.clear()
        kept = sorted({word for word in vocabulary if len(word) > 3 and word.isalpha()} | _frame_words())
        _LISTS[id(vocabulary)] = kept
    return kept


@lru_cache(maxsize=1)
def _frame_words() -> frozenset[str]:

    return frozenset(word for word in FRAME_WORDS if len(word) > 3)


@lru_cache(maxsize=1)
def _thesaurus_stems() -> frozenset[str]:
    return frozenset(stem for phrase in standing() for stem in phrase)


def _terms(found: tuple[Token, ...], learnt: Mapping[Phrase, frozenset[Phrase]]) -> tuple[Term, ...]:
    """The telling words, the longest set phrase first; stop words count only inside a phrase."""
    terms: list[Term] = []
    place = 0
    while place < len(found):
        length, others = _longest(found[place : place + _LONGEST], learnt)
        part = found[place : place + length]
        held = tuple(token.stem for token in part if token.word not in STOP or (length > 1 and token.word in _WAYS))
        if held and (length > 1 or part[0].word not in STOP):
            terms.append(Term(held, _telling(others), " ".join(token.word for token in part)))
        place += length
    return tuple(dict.fromkeys(terms))


def _kin(term: Term, known: Known) -> Term:
    """With the family of a word that the papers do not hold in that form, or the words that it is short for."""
    if len(term.stems) > 1:
        return term
    stem = term.stems[0]
    kin = known.index.kin(stem) or (() if term.others else known.index.begun(stem))
    return Term(term.stems, (*term.others, *((other,) for other in kin)), term.words) if kin else term


def _longest(part: tuple[Token, ...], learnt: Mapping[Phrase, frozenset[Phrase]]) -> tuple[int, frozenset[Phrase]]:
    for length in range(len(part), 0, -1):
        stems = tuple(token.stem for token in part[:length])
        others = standing().get(stems, frozenset()) | learnt.get(stems, frozenset())
        if others and not (length == 1 and part[0].word in STOP):
            return length, others
    return 1, frozenset()


@lru_cache(maxsize=10_000)
def _telling(others: frozenset[Phrase]) -> tuple[Phrase, ...]:
    small = {stem for word in STOP - _WAYS for stem in phrase(word)}
    return tuple(sorted(kept for other in others if (kept := tuple(stem for stem in other if stem not in small))))


_ASKING = re.compile(r"\W*(?:and |but |so )?(?:how|what|when|where|why|who|which)\b(?! about)")
"""Opens a question of its own kind, which is not what was wanted before."""
_POINTING = re.compile(
    r"\b(?:it|that|those|these|them|they|this|one|ones|he|she|his|hers?|its|theirs?|there|him|same)\b"
)
_OPENING = re.compile(
    r"^(?:ok(?:ay)?,? |so,? |then,? )?(?:and|what about|how about|also|same for|but|why|how come|how so)\b"
)


@lru_cache(maxsize=1)
def _asking() -> frozenset[str]:
    """The stems of words that only ask, or say little by themselves."""
    return FRAME | frame("wanted") | frame("passages") | light()


def _leans(plain: str, found: tuple[Token, ...]) -> bool:
    """Whether a message leans on the one before: it opens with 'and', points with 'that', or names nothing itself.

    What names a subject that questions are about ("who attended?") or greets stands alone.
    """
    telling = [token for token in found if token.word not in STOP and token.stem not in _asking()]
    if _OPENING.match(plain.strip()):
        return True
    pointing = bool(_POINTING.search(plain))
    if not telling:
        return pointing or not re.search(cue("subject"), plain)
    return pointing and len(telling) <= 3
