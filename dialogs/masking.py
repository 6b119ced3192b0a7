"""What is kept of a question that found no answer: its words, without whatever could tell who asked."""

import re
from collections.abc import Iterable

from dialogs.cues import COMMON
from dialogs.language import STOP

_READ = 5_000
"""How many characters of a message are looked at."""
_ADDRESS = re.compile(r"(?<![^\s@<>()\[\],;:])[^\s@<>()\[\],;:]+@[^\s@<>()\[\],;]+")
_IDENTITY = re.compile(
    r"\b[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\b|\b\d{1,2}:[\w.@-]{8,}", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<![\w£$€.,])(?:\+|\(\+?)?\d(?:[\d \t().\u2010-\u2015-]{4,}\d)(?![\w%])")
_DATED = re.compile(
    r"(?:19|20)\d\d[ .-]\d{1,2}[ .-]\d{1,2}|\d{1,2}[ .-]\d{1,2}[ .-](?:19|20)\d\d|(?:(?:19|20)\d\d\W*)+"
    r"|\d{1,2}[.:]?\d\d\W+\d{1,2}[.:]\d\d"
)
"""Dates, years and times of the day, which are no telephone numbers."""
_FEWEST = 7
"""How many digits a telephone number has at least."""


def masked(text: str, names: Iterable[str] = ()) -> str:
    """The words on one line, without addresses, telephone numbers, ids and the names given (those of whoever asked)."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text[:_READ])
    plain = _ADDRESS.sub("(address)", plain)
    plain = _IDENTITY.sub("(id)", plain)
    plain = _DIGITS.sub(_number, plain)
    for name in sorted(names, key=len, reverse=True):
        plain = _unnamed(plain, name)
    return " ".join(plain.split())


def bared(text: str) -> str:
    """Masked words without the marks of what was masked."""
    return re.sub(r"\((?:address|id|number|name)\)", " ", text)


def _number(found: re.Match[str]) -> str:
    """A telephone number without its digits; dates and years stay."""
    digits = sum(sign.isdigit() for sign in found[0])
    return found[0] if digits < _FEWEST or _DATED.fullmatch(found[0].strip()) else "(number)"


def _unnamed(text: str, name: str) -> str:
    """The text without a name: the whole of it, and each part that is no ordinary word or is written as a name."""
    parts = re.findall(r"[^\W\d_]{2,}", name)
    if not parts:
        return text
    whole = r"\W+".join(map(re.escape, parts))
    turned = r"\W+".join(map(re.escape, reversed(parts)))
    text = re.sub(rf"\b(?:{whole}|{turned})\b", "(name)", text, flags=re.IGNORECASE)
    for part in parts:
        ordinary = part.casefold() in COMMON | STOP
        text = re.sub(rf"\b{re.escape(part)}\b", "(name)", text, flags=re.NOFLAG if ordinary else re.IGNORECASE)
    return text
