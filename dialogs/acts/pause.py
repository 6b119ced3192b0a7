"""A place hears nothing unasked until a day, or hears it again, with what was held back meanwhile."""

import re
from datetime import date, datetime, time, timedelta

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.calendar import Span, council_day, instant
from dialogs.clerks import ROLES
from dialogs.kinds import summed
from dialogs.say import cut, joined, long_date
from dialogs.until import day_in
from dialogs.wishing import AHEAD, LAWFUL, held_back, here, listed, untold, went, zone
from store import Tx, journal, pauses, wishes

EXAMPLES = ("pause reminders until Monday", "resume reminders")
FARTHEST = 366
"""Days that a place can be paused at most."""
CHOICES = ("until tomorrow", "until Monday", "for two weeks")

_WHAT = r"(?:\s+everything|\s+(?:all\s+)?(?:(?:my|our|the|these|your)\s+)?(?:reminders|notifications))?"
_PAUSE = re.compile(rf"(?:please\s+)?pause{_WHAT}(?:[,:]?\s+(?P<day>(?:until|till|for|to)\b.{{1,60}}))?", re.IGNORECASE)
_RESUME = re.compile(rf"(?:please\s+)?(?:resume|unpause|un-pause){_WHAT}", re.IGNORECASE)


def _recognise(text: str) -> str | None:
    if text.rstrip().endswith("?"):
        return None
    order = text.strip(MARKS)
    if _RESUME.fullmatch(order):
        return "resume"
    found = _PAUSE.fullmatch(order)
    return f"pause {found['day'] or ''}" if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    place = here(tx, asked)
    if isinstance(place, Answer):
        return place
    said, _, told = wanted.partition(" ")
    if said == "resume":
        return _resume(tx, now, asked, place)
    day = _day(told, council_day(now, zone(tx)))
    return day if isinstance(day, Answer) else _pause(tx, now, asked, place, day)


def _day(told: str, today: date) -> date | Answer:
    """The day from which it is to speak again; or an answer that asks for one."""
    day = day_in(told, today) if told else None
    if day is not None and today < day <= today + timedelta(days=FARTHEST):
        return day
    lead = "Until when?"
    if told and day is None:
        lead = f"I cannot read a day in “{cut(told, 60)}”. {lead}"
    elif day is not None:
        wrong = "is not to come" if day <= today else "is more than a year ahead"
        lead = f"{long_date(day)} {wrong}. {lead}"
    options = [f"pause reminders {choice}" for choice in CHOICES]
    return compose.which("Until when?", f"{lead} Choose, or name a day, as in 3 May.", options)


def _pause(tx: Tx, now: datetime, asked: Asked, place: int, day: date) -> Answer:
    until = instant(day, time(0), zone(tx))
    before = wishes.paused(tx).get(place)
    wishes.pause(tx, place, until)
    held = [one.kind for one in held_back(tx, place, Span(now, until))]
    longer = before is not None and before > now
    pauses.note(tx, now, who=asked.person or "local", place=place, until=until, before=before if longer else None)
    save = "save where a meeting told of here is changed or cancelled; questions are answered as always"
    lead = f"Paused: nothing is sent here unasked before {long_date(day)}, {save}."
    if held:
        lead += f" As planned now, that holds back {summed(held)}."
    lead += _others(untold(tx, place, LAWFUL, Span(now, until)))
    return compose.answer("Paused", f"{lead} To end it, say: resume reminders.", [], [])


def _others(names: list[str]) -> str:
    """What becomes of what the law asks for."""
    if names:
        return f" Nobody else here hears of the deadlines of {joined(names)} then: somebody should."
    return " Deadlines still reach whoever else is to hear of them, and what goes wrong a clerk or administrator."


def _resume(tx: Tx, now: datetime, asked: Asked, place: int) -> Answer:
    until = wishes.paused(tx).get(place)
    if until is None or until <= now:
        return compose.declined("Not paused", "Reminders are not paused here.")
    span = Span(max(pauses.since(tx, place) or now, now - AHEAD), now)
    sent = went(tx, span)
    held = [one for one in held_back(tx, place, span) if one.identity not in sent]
    wishes.pause(tx, place, now)
    journal.note(tx, now, who=asked.person or "local", did="resume", what=f"place {place}", **pauses.ended(until))
    lead = "Resumed: what falls due from now on is sent here again."
    if not held:
        return compose.answer("Resumed", f"{lead} Nothing was held back meanwhile.", [], [])
    were = "was" if len(held) == 1 else "were"
    lead = f"{lead} Meanwhile {summed(one.kind for one in held)} {were} held back, and will not be sent any more."
    return compose.answer("Resumed", lead, [listed(tx, held)], [])


ACT = Act("pause", EXAMPLES, ROLES, _recognise, _perform, everybody=True)
