"""Somebody answers a reminder: not yet, but by a day, which then stands in place of the papers' own."""

import re
from datetime import datetime

from dialogs.act import Act
from dialogs.answer import Answer, Text
from dialogs.answering import by, find, what, who
from dialogs.asked import Asked
from dialogs.leave import SHARED
from dialogs.putting_off import day_for, put_off
from dialogs.referring import form, given, is_sure, meant, plainly, read
from dialogs.say import long_date
from dialogs.until import is_day
from store import Tx, journal, tasks

EXAMPLES = ("not yet, 3 May 2021", "7F3K not yet")

DATED = frozenset({"deliverable_due", "action_due"})
"""Kinds of which people may set the date; all others go by the law's day, or by somebody else's."""
_ORDER = "not yet,"
_NOT_YET = form(
    r"(?:(?P<before>@)[,:]?\s+)?not\s+yet(?:\s*[,:–-]?\s+(?P<after>@))?(?:\s*[,:;–-]?\s+(?:but\s+)?(?P<day>.+))?"
)


def _recognise(text: str) -> str | None:
    return read(plainly(text), [_NOT_YET], _reading)


def _reading(found: re.Match[str]) -> str | None:
    reference, day = found["before"] or found["after"], found["day"]
    return given(reference, day) if is_sure(reference) or not day or is_day(day) else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    reference, told = meant(tx, wanted)
    comma = f", {told}" if told else ""
    found = find(tx, now, asked, reference, lambda sign: f"{sign} not yet{comma}", own=lambda kind: kind not in DATED)
    if isinstance(found, Answer):
        return found
    day = day_for(found, told, _ORDER)
    if isinstance(day, Answer):
        return day
    kind, subject = found.about
    if kind not in DATED:
        return put_off(tx, now, asked, found, day=day, order=_ORDER)
    tasks.answer(tx, now, kind=kind, subject=subject, who=who(asked), due=day)
    before = str(found.task.due) if found.task and found.task.due else "as the papers say"
    about = what(found, f" until {day}")
    journal.note(tx, now, who=who(asked), did="not yet", what=about, before=before, after=str(day))
    lead = f"Not yet: {by(tx, asked)} has set a new date, {long_date(day)}. Reminders go by it from now on."
    blocks = (Text(found.said.lead), found.reference)
    return Answer(title=f"Not yet: {found.said.title}", lead=lead, blocks=blocks, closes=(found.about,))


ACT = Act("not_yet", EXAMPLES, SHARED, _recognise, _perform, everybody=True)
