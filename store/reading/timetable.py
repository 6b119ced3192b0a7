"""What sheets state of a committee's clock: its own rules, and the days on which the council is closed."""

from __future__ import annotations  # fields called `date` and `time` have those types

from dataclasses import dataclass
from datetime import date, time

RULES = (
    "private notice",
    "draft report",
    "briefing",
    "final report",
    "agenda",
    "second private notice",
    "supplement",
    "day before",
    "hour before",
    "draft minutes",
    "call-in",
    "minutes confirmed",
)
"""The rules that there are, by the names that a sheet gives them."""
MOST_DAYS = 366


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """How a committee, or every one where none is named, differs from a rule; None is as it is without the sheet.

    `kind` is clear, working or calendar (days); `direction` is before or after; `time` is wall-clock time; `weekends`
    says whether Saturdays and Sundays count; `active` is False where the rule is switched off.
    """

    committee: str | None = None
    rule: str
    days: int | None = None
    kind: str | None = None
    direction: str | None = None
    time: time | None = None
    weekends: bool | None = None
    active: bool | None = None
    line: int
    page: int | None = None
    part: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosedDay:
    """A day on which the offices are closed: of a committee, or else of a council, or else of every one."""

    council: str | None = None
    committee: str | None = None
    date: date
    why: str | None = None
    line: int
    page: int | None = None
    part: int = 1


def days(cell: str) -> int:
    """A number of days from 0 to a year, with or without the word."""
    number = cell.lower().removesuffix("s").removesuffix("day").strip()
    if not (number.isascii() and number.isdigit() and int(number) <= MOST_DAYS):
        raise ValueError(cell)
    return int(number)


def kind(cell: str) -> str:
    """Which days are counted: "clear days" is clear."""
    word = cell.lower().removesuffix("s").removesuffix("day").strip()
    if word not in {"clear", "working", "calendar"}:
        raise ValueError(cell)
    return word


def switch(cell: str) -> bool:
    """On or off."""
    known = {"on": True, "yes": True, "off": False, "no": False}
    if cell.lower() not in known:
        raise ValueError(cell)
    return known[cell.lower()]
