"""How an announcement is named in an order: A12, or A12.3 where a card means one version, A12.3.7F3K as it was seen."""

import re
from typing import NamedTuple

OPEN = 0
"""Stands for the number where none is said: the one that whoever speaks has open."""
NAMED = r"(?:the )?(?:announcement a?|a)(?P<number>\d{1,9})(?:\.(?P<version>\d{1,9})(?:\.(?P<seen>\w{4}))?)?"
"""A pattern for it; case does not matter."""
_OURS = r"(?:the|my|our|this|that)"
_BLANKS = {
    "REF": rf"(?:{NAMED}|{_OURS} announcement)",
    "ANY": rf"(?:{NAMED}|it|{_OURS} (?:announcement|draft))",
    "NAMED": NAMED,
}
_UNNAMED = re.compile(rf"\b(?:{_OURS} (?:announcement|draft)|it)\b", re.IGNORECASE)
ASKING = (
    r"(?:(?:please|just|(?:can|could|would|will) you|i want (?:you )?to|i(?: would|['’]d) like (?:you )?to|let['’]?s)"
    r",? )*"
)
"""How an order may begin, politely."""
_THANKS = r"(?:,? (?:please|thanks|thank you|for me))*"


class Meant(NamedTuple):
    """Which announcement an order means, in which version and of which looks (None: as it is now), and the rest."""

    number: int
    version: int | None
    rest: str
    seen: str | None = None


def written(found: re.Match[str], rest: str = "") -> str:
    """What an order means, as acts hand it on: the reference, and the rest on the lines below."""
    return f"{found['number'] or OPEN}.{found['version'] or ''}.{(found['seen'] or '').upper()}\n{rest}"


def read(wanted: str) -> Meant:
    """The same, taken apart."""
    reference, _, rest = wanted.partition("\n")
    number, version, seen = (*reference.split("."), "", "")[:3]
    return Meant(int(number), int(version) if version else None, rest, seen or None)


def whole(pattern: str) -> re.Pattern[str]:
    """An order, however politely, with an announcement in it: by its reference alone where the pattern says NAMED.

    Where it says REF it can be "the announcement" too, and where it says ANY also "it".
    """
    blank = next(blank for blank in _BLANKS if blank in pattern)
    return re.compile(f"{ASKING}(?:{pattern.replace(blank, _BLANKS[blank])}){_THANKS}", re.IGNORECASE)


def first_of(orders: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    """What the first of these orders finds in a text that says nothing else."""
    return next((found for order in orders if (found := order.fullmatch(text))), None)


def with_reference(text: str, reference: str) -> str:
    """An order that names none, with a reference in place of "it"."""
    return _UNNAMED.sub(reference, text, count=1)
