"""Somebody puts a reminder off: the place it was sent to hears of it again on a day."""

import re
from datetime import datetime

from dialogs.act import Act
from dialogs.answer import Answer
from dialogs.answering import find
from dialogs.asked import Asked
from dialogs.leave import SHARED
from dialogs.putting_off import day_for, put_off
from dialogs.referring import form, given, is_sure, meant, plainly, read
from dialogs.until import is_day
from store import Tx

EXAMPLES = ("snooze until tomorrow", "7F3K snooze until Monday")

_ORDER = "snooze until"
_DAY = r"(?:[,:]?\s+(?P<day>.+))?"
_IT = r"(?:it|this|that)"
_ORDERS = (
    form(rf"(?:(?P<before>@)[,:]?\s+)?(?:later|(?:snooze|put\s+off)(?:\s+{_IT})?)(?:\s+(?P<after>@))?{_DAY}"),
    form(rf"(?P<before>)put\s+(?:{_IT}|(?P<after>@))\s+off{_DAY}"),
    form(
        r"(?:(?P<before>@)[,:]?\s+)?remind\s+(?:me|us)(?:\s+again)?"
        rf"(?:\s+(?:of|about)\s+(?:{_IT}|(?P<after>@)))?\s+(?:later|(?P<day>.+))"
    ),
)


def _recognise(text: str) -> str | None:
    return read(plainly(text), _ORDERS, _reading)


def _reading(found: re.Match[str]) -> str | None:
    reference, day = found["before"] or found["after"], found["day"]
    return given(reference, day) if is_sure(reference) or not day or is_day(day) else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    reference, told = meant(tx, wanted)
    until = f" until {told}" if told else ""
    found = find(tx, now, asked, reference, lambda sign: f"{sign} snooze{until}", own=lambda _: True)
    if isinstance(found, Answer):
        return found
    day = day_for(found, told, _ORDER)
    return day if isinstance(day, Answer) else put_off(tx, now, asked, found, day=day, order=_ORDER)


ACT = Act("snooze", EXAMPLES, SHARED, _recognise, _perform, everybody=True)
