"""Somebody puts a reminder off: the place it was sent to hears of it again on a day."""

import re
from datetime import datetime

from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.answering import REFERENCE, find, given
from dialogs.asked import Asked
from dialogs.leave import SHARED
from dialogs.putting_off import day_for, put_off
from dialogs.until import is_day
from store import Tx

EXAMPLES = ("snooze until tomorrow", "7F3K snooze until Monday")

_ORDER = "snooze until"
_ORDERS = (
    re.compile(
        rf"(?:(?P<before>{REFERENCE})[,:]?\s+)?(?:snooze|later|put\s+off)"
        rf"(?:\s+(?P<after>{REFERENCE}))?(?:[,:]?\s+(?P<day>.+))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:(?P<before>{REFERENCE})[,:]?\s+)?remind\s+(?:me|us)(?:\s+again)?"
        rf"(?:\s+(?:of|about)\s+(?P<after>{REFERENCE}))?\s+(?P<day>.+)",
        re.IGNORECASE,
    ),
)


def _recognise(text: str) -> str | None:
    for order in () if text.rstrip().endswith("?") else _ORDERS:
        found = order.fullmatch(text.strip(MARKS))
        reference = found and (found["before"] or found["after"])
        if found and (reference or not found["day"] or is_day(found["day"])):
            return given(reference, found["day"])
    return None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    reference, _, told = wanted.partition("\n")
    until = f" until {told}" if told else ""
    found = find(tx, now, asked, reference, lambda sign: f"{sign} snooze{until}", own=lambda _: True)
    if isinstance(found, Answer):
        return found
    day = day_for(found, told, _ORDER)
    return day if isinstance(day, Answer) else put_off(tx, now, asked, found, day=day, order=_ORDER)


ACT = Act("snooze", EXAMPLES, SHARED, _recognise, _perform, everybody=True)
