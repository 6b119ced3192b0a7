"""Days that cannot be: none of the calendar, or a lifetime away from the paper that gives it."""

from collections.abc import Iterator
from datetime import date
from statistics import median_low

from dialogs.inspecting.finding import Finding
from dialogs.inspecting.records import Records
from dialogs.say import cut, short_date
from store.reading.dates import find_dates
from store.records import Action, Deliverable, Meeting
from store.settled import digest

BEFORE, AFTER = 30, 50
"""Years: nothing that papers speak of lies further back, nor further ahead, for plans are made for decades."""
_Dated = tuple[Meeting | Deliverable | Action, str, date]


def impossible(records: Records) -> Iterator[Finding]:
    """Deliverables whose printed date is no day, or not of the weekday printed."""
    for one in records.deliverables:
        wrong = next((dated.wrong for dated in find_dates(one.date_printed or "") if dated.wrong), None)
        if wrong:
            yield _finding(records, one, one.title, f"Its date is doubtful: {wrong}.", one.date_printed)


def far_off(records: Records) -> Iterator[Finding]:
    """Days decades away from their paper; where that has none, from most meetings."""
    usual = _usual(records)
    for one, about, day in _days(records):
        near = one.source.meeting_date or usual
        years = day.year - near.year if near else 0
        if near and not -BEFORE <= years <= AFTER:
            away = f"{abs(years)} years {'before' if years < 0 else 'after'}"
            other = "the paper" if one.source.meeting_date else "most meetings"
            why = f"Its date, {short_date(day)}, is {away} {other} ({short_date(near)})."
            yield _finding(records, one, about, why, day)


def _days(records: Records) -> Iterator[_Dated]:
    for meeting in records.meetings:
        yield meeting, f"{meeting.committee.name}, {short_date(meeting.date)}", meeting.date
    for one in records.deliverables:
        if one.date:
            yield one, one.title, one.date
    for action in records.actions:
        if action.due:
            yield action, cut(action.text, 120), action.due


def _usual(records: Records) -> date | None:
    """A day in the middle of all the meetings."""
    return median_low(days) if (days := [one.date for one in records.meetings]) else None


def _finding(records: Records, one: Meeting | Deliverable | Action, about: str, why: str, said: object) -> Finding:
    return Finding(
        kind="date",
        about=about,
        why=why,
        sources=(one.source,),
        committee=one.committee.id if isinstance(one, Meeting) else one.source.committee,
        marks=(digest("day", records.paper(one.source), about, said),),
        of=frozenset({(type(one).__name__.lower(), one.id)}),
    )
