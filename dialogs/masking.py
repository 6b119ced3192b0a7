"""What is kept of a question that found no answer: its words, without who asked, and without what is private."""

import re
from collections.abc import Iterable

from dialogs.cues import COMMON
from dialogs.language import STOP
from dialogs.masking_names import MARK, Holds, unnamed

_READ = 5_000
"""How many characters of a message are looked at."""
_ADDRESS = re.compile(r"(?<![^\s@<>()\[\],;:])[^\s@<>()\[\],;:]+@[^\s@<>()\[\],;]+")
_IDENTITY = re.compile(
    r"\b[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\b|\b\d{1,2}:[\w.@-]{8,}", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<![\w£$€.,])(?:\+|\(\+?)?\d(?:[\d \t().\u2010-\u2015-]{4,}\d)(?![\w%])")
_INSURED = re.compile(r"\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]?\b", re.IGNORECASE)
"""A National Insurance number."""
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", re.IGNORECASE)
_STREET = r"(?:road|rd|street|avenue|ave|lane|crescent|terrace|mews|cottages?)"
_WAY = r"(?:Close|Drive|Way|Court|Gardens|Grove|Place|Walk|Hill|Square|Park|Rise|Row|View|Green|St|Ln)"
_HOUSE = re.compile(
    rf"(?<!item )(?<!page )\b\d{{1,4}}[a-z]?,?\s+(?:[^\W\d_][\w'’-]*\s+){{1,3}}?(?:(?i:{_STREET})|{_WAY})\b"
)
"""A house number and its street."""
_NUMBERED = re.compile(
    r"(?<![\w£$€.,/-])[A-Za-z]{0,4}[-/]?\d{4,}(?![\w%]|[.,]\d)(?!\s?(?:percent|per cent|thousand|million)\b)"
)
"""What somebody or something is numbered by: no year, and no amount."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = re.compile(
    r"(?:19|20)\d\d[ .-]\d{1,2}[ .-]\d{1,2}|\d{1,2}[ .-]\d{1,2}[ .-](?:19|20)\d\d|(?:(?:19|20)\d\d\W*)+"
    r"|\d{1,2}[.:]?\d\d\W+\d{1,2}[.:]\d\d"
)
"""Dates, years and times of the day, which are no telephone numbers."""
_FEWEST = 7
"""How many digits a telephone number has at least."""


def _nothing(_: str) -> bool:
    return False


def masked(text: str, names: Iterable[str] = (), holds: Holds = _nothing) -> str:
    """The words on one line, without addresses, numbers of people, ids, the names given (those of whoever asked), and
    other names and streets that no public record holds."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text[:_READ])
    plain = _ADDRESS.sub("(address)", plain)
    plain = _IDENTITY.sub("(id)", plain)
    plain = _INSURED.sub("(number)", plain)
    plain = _POSTCODE.sub("(address)", plain)
    plain = _HOUSE.sub(lambda house: house[0] if holds(house[0]) else "(address)", plain)
    plain = _DIGITS.sub(_number, plain)
    plain = _NUMBERED.sub(lambda digits: digits[0] if _YEAR.fullmatch(digits[0]) else "(number)", plain)
    for name in sorted(names, key=len, reverse=True):
        plain = _without(plain, name)
    return " ".join(unnamed(" ".join(plain.split()), holds).split())


def bared(text: str) -> str:
    """Masked words without the marks of what was masked."""
    return re.sub(r"\((?:address|id|number|name)\)", " ", text)


def _number(found: re.Match[str]) -> str:
    """A telephone number without its digits; dates and years stay."""
    digits = sum(sign.isdigit() for sign in found[0])
    return found[0] if digits < _FEWEST or _DATED.fullmatch(found[0].strip()) else "(number)"


def _without(text: str, name: str) -> str:
    """The text without a name: the whole of it, and each part that is no ordinary word or is written as a name."""
    parts = re.findall(r"[^\W\d_]{2,}", name)
    if not parts:
        return text
    whole = r"\W+".join(map(re.escape, parts))
    turned = r"\W+".join(map(re.escape, reversed(parts)))
    text = re.sub(rf"\b(?:{whole}|{turned})\b", MARK, text, flags=re.IGNORECASE)
    for part in parts:
        ordinary = part.casefold() in COMMON | STOP
        text = re.sub(rf"\b{re.escape(part)}\b", MARK, text, flags=re.NOFLAG if ordinary else re.IGNORECASE)
    return text
