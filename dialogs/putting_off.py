"""Putting a reminder off: until which day, how far that may go, and what is said where no day was named."""

from datetime import date, datetime

from dialogs import compose
from dialogs.answer import Answer, Text
from dialogs.answering import Open, by, what, who
from dialogs.asked import Asked
from dialogs.deadlines import Deadline
from dialogs.following import meant, meant_deadline, public_meetings
from dialogs.say import cut, long_date
from dialogs.until import day_in
from store import Tx, journal, wishes

LAWFUL = {"agenda_due": "agenda", "report_due": "final report", "minutes_due": "draft minutes"}
"""Reminders of a meeting's deadlines, which nobody can move, with the names of their rules."""
FARTHEST = 366
"""Days that something can be put off at most."""
_EMPTY = frozenset(("", "until", "till", "to", "on", "by"))
CHOICES = ("tomorrow", "Monday", "in a week")


def day_for(found: Open, told: str, order: str) -> date | Answer:
    """The day that was named, which has to come; or an answer that asks for one, in whole sentences of that order."""
    day = day_in(told, found.today) if told else None
    choices = [_sentence(found, order, choice) for choice in CHOICES]
    if told.lower() in _EMPTY:
        return compose.which("Until when?", "Until when? Choose, or say a day, as in 3 May 2021.", choices)
    if day is None:
        lead = f"I cannot read a day in “{cut(told, 80)}”. Choose one, or say it as in 3 May 2021."
        return compose.which("Until when?", lead, choices)
    if day <= found.today:
        return compose.which("Until when?", f"{long_date(day)} is not to come. Which day do you mean?", choices)
    if (day - found.today).days > FARTHEST:
        return compose.which("Until when?", f"{long_date(day)} is more than a year ahead. Which day?", choices)
    return day


def put_off(tx: Tx, now: datetime, asked: Asked, found: Open, *, day: date, order: str) -> Answer:
    """Have the place that a reminder was sent to hear of it again on that day; the law's day stays."""
    last = last_day(tx, found)
    if last and found.today < last.day < day:
        lead = f"{_stays(last)} That is before {long_date(day)}: I can put this off until then at the latest."
        return compose.which("Too late", lead, [_sentence(found, order, long_date(last.day))])
    before = wishes.snoozes(tx).get((found.notice.place, *found.about))
    wishes.put_off(tx, found.notice.place, *found.about, day)
    said = {"before": f"put off until {before}" if before else "not put off", "after": f"put off until {day}"}
    journal.note(tx, now, who=who(asked), did="snooze", what=what(found, f" until {day}"), **said)
    lead = f"Put off until {long_date(day)}, 9am, by {by(tx, asked)}."
    told = f"{lead} {_stays(last)}" if last else lead
    blocks = (Text(found.said.lead), Text("Others who are reminded of it hear of it as before."), found.reference)
    return Answer(title=f"Put off: {found.said.title}", lead=told, blocks=blocks, closes=(found.about,), only_here=True)


def last_day(tx: Tx, found: Open) -> Deadline | None:
    """The deadline of a meeting that a reminder is about; None where it is about something else."""
    rule = LAWFUL.get(found.notice.kind)
    meeting = meant(found.notice, public_meetings(tx)) if rule else None
    return meant_deadline(tx, meeting, rule) if rule and meeting else None


def _sentence(found: Open, order: str, day: str) -> str:
    return f"{found.notice.reference} {order} {day}"


def _stays(last: Deadline) -> str:
    return f"The last day stays {long_date(last.day)}: {last.rule.span}."
