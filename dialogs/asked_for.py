"""What minutes say that somebody asked for or took on: read from their own words, as suggestions and no more."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from itertools import count

from dialogs.cues import cue, cues
from dialogs.language import sentences
from dialogs.sentence import place
from store.asked import Minutes
from store.notices import short_sign
from store.records import Committee, Passage, Resolution, Source

Place = tuple[int, int | None]
LONGEST, LEAST = 900, 4
"""Characters of the longest sentence that is one request, and words of the shortest."""
_NAME = r"(?:[A-Z][\w'’.-]+|[Oo]fficers)(?:,?\s+(?:(?:of|for|and|the|to)\s+){0,2}[A-Z][\w'’.-]+){0,6}"
_NOBODY = frozenset("that he she they it members councillors resolved agreed members' it's there a an this".split())
_PIECE = re.compile(
    r"\s*(?<![\w(])\((?:[a-z]|[ivx]+|\d{1,2})\)\s+|\s*[;,]\s*(?:and\s+)?(?=that\s+(?:an?|the)\b)", re.IGNORECASE
)
_JOINING = re.compile(r"[;,]?\s*(?:\band\b)?\s*$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """One thing that minutes may say was asked for at a meeting: the sentence as printed, with where it stands.

    `owner` and `due` are as printed there, None where they are not. `digest` is made from the words alone.
    """

    committee: Committee
    meeting_date: date
    text: str
    owner: str | None
    due: date | None
    source: Source
    summary: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """What names it through every loading of the minutes."""
        return digest(self.text)

    @property
    def reference(self) -> str:
        """The short sign that people see ("4KX2")."""
        return reference(self.committee, self.meeting_date, self.digest)


def digest(text: str) -> str:
    """The words of a sentence as a sign: neither its line nor its marks count."""
    return sha256(_plain(text).encode()).hexdigest()[:16]


def reference(committee: Committee, day: date, words: str) -> str:
    """The short sign of a sentence with this digest in the minutes of a meeting."""
    signs = (short_sign(f"asked|{committee.slug}|{day}|{words}{'|' * more}") for more in count())
    return next(sign for sign in signs if not sign.isalpha())  # one without a digit could be a word


def suggestions(minutes: Minutes, committees: Iterable[Committee]) -> list[Suggestion]:
    """Everything that minutes say was asked for, by meeting, each once."""
    by_id = {committee.id: committee for committee in committees}
    of: dict[tuple[int, date], list[Suggestion]] = defaultdict(list)
    for one in _found(minutes, by_id):
        of[one.committee.id, one.meeting_date].append(one)
    return [one for key in sorted(of, key=lambda key: (key[1], key[0])) for one in _once(of[key])]


def _found(minutes: Minutes, committees: Mapping[int, Committee]) -> Iterator[Suggestion]:
    sitting = {place(passage.source): passage for passage in minutes.passages}
    stated = {place(action.source) for action in minutes.actions}
    for action in minutes.actions:
        if (at := sitting.get(place(action.source))) and action.of != "recommendation":
            yield from _suggestion(committees, at, action.text, (action.owner, action.due))
    for passage, text in _sentences(minutes.passages, stated):
        yield from _suggestion(committees, passage, text)
    for decision in minutes.resolutions:
        for piece in filter(_is_asked_by, _pieces(decision.text)):
            yield from _suggestion(committees, decision, piece)


def _suggestion(
    committees: Mapping[int, Committee],
    at: Passage | Resolution,
    text: str,
    printed: tuple[str | None, date | None] = (None, None),
) -> Iterator[Suggestion]:
    """The suggestion, where it is known whose minutes they are, and of which day."""
    committee, (owner, due) = committees.get(at.source.committee or 0), printed
    if committee is not None and at.meeting_date is not None:
        yield Suggestion(
            committee=committee,
            meeting_date=at.meeting_date,
            text=" ".join(text.split()),
            owner=owner or whose(text),
            due=due,
            source=at.source,
            summary=isinstance(at, Passage) and at.summary,
        )


def _sentences(passages: Sequence[Passage], stated: Container[Place]) -> Iterator[tuple[Passage, str]]:
    """The sentences that ask for something; not what an action states at once, nor the lines of an action itself."""
    for number, passage in enumerate(passages):
        if place(passage.source) in stated or " | " in passage.text:
            continue
        after = passages[number + 1] if number + 1 < len(passages) else None
        answered = after is not None and (place(after.source) in stated or _label().match(after.text) is not None)
        several = _labelled(sentences(passage.text))
        for nth, text in enumerate(several):
            stands_in = answered and nth == len(several) - 1 and not _label().search(text)
            if is_asked(text) and not stands_in:
                yield passage, text


def _labelled(several: Sequence[str]) -> list[str]:
    """The sentences, one that only names whose action the one before is joined to it."""
    joined: list[str] = []
    for text in several:
        bare = _label().match(text) and re.search(r"\bto\s+[a-z]", text) is None
        joined = [*joined[:-1], f"{joined[-1]} {text}"] if bare and joined else [*joined, text]
    return joined


def _pieces(text: str) -> list[str]:
    """The parts of a decision: (a), (ii), (3); without them it is one."""
    found = _PIECE.split(f" {text}")
    return [_JOINING.sub("", part).strip() for part in found if part.strip()]


@lru_cache(maxsize=50_000)
def is_asked(sentence: str) -> bool:
    """Whether a sentence of minutes says that somebody asked for something, or took it on."""
    if len(sentence) > LONGEST or len(sentence.split()) < LEAST or _pattern("never").search(sentence):
        return False
    label = _label().search(sentence)
    named = label and len(sentence[label.end() :].split()) > 1
    return bool(named) or _pattern("says").search(sentence) is not None


@lru_cache(maxsize=10_000)
def _is_asked_by(piece: str) -> bool:
    """Whether a part of a decision asks somebody for something."""
    if len(piece) > LONGEST or len(piece.split()) < LEAST or _pattern("never").search(piece):
        return False
    return _pattern("resolved").search(piece) is not None or _pattern("says").search(piece) is not None


def whose(sentence: str) -> str | None:
    """Whose it is, as far as the sentence itself prints it."""
    found = (form.search(sentence) for form in _owners())
    names = (next(filter(None, one.groups())) for one in found if one)
    return next((name for name in names if name.casefold().split()[0] not in _NOBODY), None)


def _once(several: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Each thing once, in the order of the lines: what holds the words of another that came first is the same."""
    kept: list[tuple[str, Suggestion]] = []
    for one in sorted(several, key=lambda one: one.source.exempt):  # what is public once is public
        words = f" {_plain(one.text)} "
        if not any(words in other or other in words for other, _ in kept):
            kept.append((words, one))
    yield from sorted((one for _, one in kept), key=lambda one: (one.source.line or 0, one.text))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


@lru_cache(maxsize=8)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_whole(cue(f"asked for {name}")), re.IGNORECASE)


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return re.compile(cue("asked for label").replace("^", r"(?:^|(?<=[.;] ))"), re.IGNORECASE)


@lru_cache(maxsize=1)
def _owners() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_whole(form)) for form in cues("asked for whose"))


def _whole(written: str) -> str:
    """A pattern with those written out that stand for others."""
    whole = written.replace("{name}", _NAME)
    for other in ("who", "give", "paper", "post", "work"):
        whole = whole.replace(f"{{{other}}}", cue(f"asked for {other}"))
    return whole
