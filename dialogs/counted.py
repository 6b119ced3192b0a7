"""Does a sentence count what was asked for? The number has to stand by the noun, and not by another."""

import re
from functools import lru_cache
from itertools import takewhile

from dialogs.index import Term
from dialogs.language import STOP, Token, tokens
from dialogs.words import Words

_ASKED = re.compile(
    r"\b(?:how many|number of|count of)\b(?: (?:of|the|our|your|more|other|different|new|people|times))*\s+(.*)"
)
BESIDE = 3
"""How many words may stand between a number and what it counts."""
_STATES = frozenset("was were is are reached totalled stood numbered came at".split())
"""Words after which a number states what the sentence began with."""
APART, ABSENT = 0.6, 0.74
"""What a sentence is worth whose numbers stand apart from the noun, and one that does not hold the noun."""


def counts(text: str, words: Words) -> float:
    """1 where a number stands by the noun that was to be counted, or nothing was; less otherwise."""
    noun = noun_counted(words)
    if noun is None:
        return 1.0
    found = tokens(re.sub(r"^\d+(?:\.\d+)*[.)]?\s+\|?", "", text) if " | " in text else text)
    firsts = {stems[0] for stems in (noun.stems, *noun.others)}
    starts = [n for n, token in enumerate(found) if token.stem in firsts]
    places = [n for n in starts if any(_at(found, n, stems) for stems in (noun.stems, *noun.others))]
    if not places:
        return ABSENT
    numbers = [n for n, token in enumerate(found) if _is_count(token, found, n)]
    places += [n for n, token in enumerate(found) if token.stem in _run(words)]
    beside = any(abs(n - place) <= BESIDE for n in numbers for place in places)
    stated = any(n == len(found) - 1 or found[n - 1].word in _STATES for n in numbers if n > places[0])
    return 1.0 if beside or stated else APART


def noun_counted(words: Words) -> Term | None:
    """The first thing that "how many" is asked of."""
    asked = _ASKED.search(words.plain)
    if asked is None:
        return None
    follow = [token.word for token in tokens(asked[1])]
    named = (term for term in words.terms if set(term.words.split()) <= set(follow))
    return min(named, key=lambda term: follow.index(term.words.split()[0]), default=None)


def _run(words: Words) -> frozenset[str]:
    """The stems of the words that stand together after "how many": the last names what is counted, not the first."""
    asked = _ASKED.search(words.plain)
    run = takewhile(lambda token: token.word not in STOP, tokens(asked[1]) if asked else ())
    return frozenset(token.stem for token in run)


def _at(found: tuple[Token, ...], place: int, stems: tuple[str, ...]) -> bool:
    return tuple(token.stem for token in found[place : place + len(stems)]) == stems


@lru_cache(maxsize=1)
def _names_of_months() -> frozenset[str]:
    months = "january february march april may june july august september october november december"
    return frozenset(months.split())


def _is_count(token: Token, found: tuple[Token, ...], place: int) -> bool:
    """Whether a word is a number that can count: no year, no day of a month, no share."""
    if place + 1 < len(found) and found[place + 1].word == "percent":
        return False
    if not re.fullmatch(r"\d+(?:\.\d+)?", token.word) and token.word not in {"no", "none", "all", "both", "half"}:
        return False
    near = {other.word for other in found[max(place - 1, 0) : place + 2]}
    return not re.fullmatch(r"(?:19|20)\d\d", token.word) and not near & _names_of_months()
