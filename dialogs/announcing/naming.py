"""How an announcement is named in an order: A12, or A12.3 where a card means one version, A12.3.7F3K as it was seen."""

import re
from typing import NamedTuple

REFERENCE = r"(?:the )?(?:announcement |a)(?P<number>\d{1,9})(?:\.(?P<version>\d{1,9})(?:\.(?P<seen>\w{4}))?)?"
"""A pattern for it; case does not matter."""


class Meant(NamedTuple):
    """Which announcement an order means, in which version and of which looks (None: as it is now), and the rest."""

    number: int
    version: int | None
    rest: str
    seen: str | None = None


def written(found: re.Match[str], rest: str = "") -> str:
    """What an order means, as acts hand it on: the reference, and the rest on the lines below."""
    return f"{found['number']}.{found['version'] or ''}.{(found['seen'] or '').upper()}\n{rest}"


def read(wanted: str) -> Meant:
    """The same, taken apart."""
    reference, _, rest = wanted.partition("\n")
    number, version, seen = (*reference.split("."), "", "")[:3]
    return Meant(int(number), int(version) if version else None, rest, seen or None)


def whole(pattern: str) -> re.Pattern[str]:
    """An order with a reference in it, where the pattern says REF."""
    return re.compile(pattern.replace("REF", REFERENCE), re.IGNORECASE)
