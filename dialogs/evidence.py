"""Does a sentence hold the kind of thing that is wanted: a number, a date, a name, a cause, a length of time?"""

import re
from functools import lru_cache

from dialogs.cues import cue
from dialogs.language import plain_text
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
    r"|\(?[Pp]ages? \d+(?: ?(?:-|to) ?\d+)?\)?|^\d+(?:\.\d+)*[.)]?\s"
)
"""A number inside a date, or one that numbers a page or a paragraph, is no count and no sum."""
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


def held_often(text: str, words: Words) -> int:
    """How many dates, numbers, causes ... of the kinds wanted a sentence holds: between equals, more is better."""
    return sum(len(test.findall(text)) for want, test in _tests().items() if want in words.wants)


def fits_want(text: str, words: Words) -> bool:
    """Whether the sentence holds every kind of thing that the message wants."""
    return evidence(text, words) >= 0.95
