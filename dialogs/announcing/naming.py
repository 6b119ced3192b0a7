"""How an announcement is named in an order: A12, or A12.3 where a card means one version of it."""

import re
from typing import NamedTuple

REFERENCE = r"(?:the )?(?:announcement |a)(?P<number>\d{1,9})(?:\.(?P<version>\d{1,9}))?"
"""A pattern for it; case does not matter."""


class Meant(NamedTuple):
    """Which announcement an order means, in which version (None: as it is now), and what else it says."""

    number: int
    version: int | None
    rest: str


def written(found: re.Match[str], rest: str = "") -> str:
    """What an order means, as acts hand it on: the reference, and the rest on the lines below."""
    return f"{found['number']}.{found['version'] or ''}\n{rest}"


def read(wanted: str) -> Meant:
    """The same, taken apart."""
    reference, _, rest = wanted.partition("\n")
    number, _, version = reference.partition(".")
    return Meant(int(number), int(version) if version else None, rest)


def whole(pattern: str) -> re.Pattern[str]:
    """An order with a reference in it, where the pattern says REF."""
    return re.compile(pattern.replace("REF", REFERENCE), re.IGNORECASE)
