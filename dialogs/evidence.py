"""Does a sentence hold the kind of thing that is wanted: a number, a date, a name, a cause, a length of time?"""

import re
from collections.abc import Sequence
from functools import lru_cache

from dialogs.cues import cue
from dialogs.index import Term
from dialogs.language import plain_text
from dialogs.periods import asks_before, periods
from dialogs.thesaurus import phrase
from dialogs.words import Words

_KINDS = ("count", "when", "why", "who", "how_much", "money", "how_long", "where", "contact", "vote", "most", "clock")

_COUNTED = ("count", "how_much", "money")
_MISSED = {
    "count": 0.6,
    "when": 0.65,
    "how_much": 0.6,
    "money": 0.55,
    "how_long": 0.6,
    "contact": 0.4,
    "vote": 0.6,
    "most": 0.7,
    "clock": 0.5,
}
_PROPER = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
_DATES = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4}|\b(?:19|20)\d\d(?:[/-]\d{2,4})?\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2,8}\b|\bItem \d+|\(\d{1,2}\)"
    r"|\b[Qq](?:uarters? ?)?\d(?: and \d)?\b|\(?[Pp]ages? \d+(?: ?(?:-|to) ?\d+)?\)?|^\d+(?:\.\d+)*[.)]?\s"
)
"""A number inside a date, or one that numbers a quarter, a page or a paragraph, is no count and no sum."""
_MONEY = re.compile(r"[£€$]\s?\d[\d,.]*")
"""Nor is a sum a count."""


@lru_cache(maxsize=1)
def _tests() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(cue(f"evidence {kind}"), re.IGNORECASE) for kind in _KINDS}


def evidence(text: str, words: Words) -> float:
    """How well a sentence holds what the message wants, from 0 to 1; any holds what wants nothing in particular.

    A sum asked for and not held, or a count, a date or a length of time, weighs most: such a sentence is no answer.
    """
    undated = _DATES.sub(" ", text)
    held = 1.0
    for want, test in _tests().items():
        numbers = _MONEY.sub(" ", undated) if want == "count" else undated
        if want in words.wants and not test.search(numbers if want in _COUNTED else text):
            held *= _MISSED.get(want, 0.75)
    if "percent" in words.plain and "percent" not in plain_text(text):
        held *= 0.7
    return held * (0.95 if "who" in words.wants and not _PROPER.search(text) else 1.0)


_OTHERWISE = frozenset("who when status yes_no why list count stands_for target direction".split())


def holds_wanted(text: str, words: Words) -> bool:
    """Whether an answer holds the time of day, or where nothing else was plainly asked for the sum, that is wanted."""
    if "clock" in words.wants and not _tests()["clock"].search(text):
        return False
    return bool(words.wants & _OTHERWISE) or not words.has(cue("asks sum")) or bool(_tests()["money"].search(text))


def is_bare(text: str) -> bool:
    """Whether a line is a mere name, title or mark of a list: capital letters throughout, no figure, and no stop."""
    found = [word for word in text.split() if word.lower() not in _JOINING]
    if " | " in text or re.search(r"\d", text[4:]):
        return False
    return len(found) < 9 and not text.endswith((".", "?", "!")) and all(_NAMING.match(word) for word in found)


_JOINING = frozenset("of the and for to in on with by - – |".split())
_NAMING = re.compile(r"^[\W\d]*$|^\W*[A-Z][^\d]*$|^\(?[a-z]{1,3}[.)]$")


def held_often(text: str, words: Words) -> int:
    """How many dates, numbers, causes ... of the kinds wanted a sentence holds: between equals, more is better."""
    return sum(len(test.findall(text)) for want, test in _tests().items() if want in words.wants)


def fits_want(text: str, words: Words) -> bool:
    """Whether the sentence holds every kind of thing that the message wants."""
    return evidence(text, words) >= 0.95


def accounted(terms: Sequence[Term], text: str) -> frozenset[Term]:
    """The terms that a text itself holds: by their own words, others that mean the same, or their family's."""
    held = frozenset(phrase(text))
    starts = frozenset(stem[:FAMILY] for stem in held if len(stem) >= FAMILY)
    return frozenset(term for term in terms if _accounts(term, held, starts))


FAMILY = 5
"""Words of one family share this long a beginning: extension, extended."""


def _accounts(term: Term, held: frozenset[str], starts: frozenset[str]) -> bool:
    if any(held.issuperset(stems) for stems in (term.stems, *term.others)):
        return True
    return all(stem in held or (len(stem) >= FAMILY and stem[:FAMILY] in starts) for stem in term.stems)


def of_its_time(text: str, words: Words) -> bool:
    """Whether a text speaks of the time asked for: of before, of now, or of a period by its name."""
    asked, plain = periods(words.plain), text.lower()
    if words.has(cue("asks altogether")) and re.search(cue("tells part"), plain):
        return False
    if asked and not all(period.named_in(plain_text(text)) for period in asked):
        return False
    if asks_before(words.plain) or words.has(cue("asks then")):
        return re.search(cue("tells then"), plain) is not None
    return not (words.has(cue("asks now")) and re.search(cue("tells only then"), plain))
