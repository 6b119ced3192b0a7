"""By when something that was asked for at a meeting is due: in time for the next agenda, or when the minutes say so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from dialogs.cues import cue
from dialogs.deadlines import deadline
from dialogs.language import plain_text
from dialogs.moments import When, find_whens
from dialogs.say import long_date
from dialogs.timetable import Timetables
from dialogs.until import day_in
from store.asked import AskedAction
from store.reading.dates import find_dates
from store.records import Action, Meeting

RULE = "final report"
_WITHIN = re.compile(
    r"\bwithin(?: the next)? (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?:day|week|month)s?\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|no later than|due on)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tracked:
    """What was asked for, with the day it is due (None: not known) and in words where that day comes from."""

    asked: AskedAction
    day: date | None
    why: str


def tracked(asked: AskedAction, meetings: Iterable[Meeting], timetables: Timetables) -> Tracked:
    """By when it is due: a pure function of the meetings that are known, so that one that moves moves it.

    The day that the minutes print stands first; then the last day for final reports of the meeting that they name, or
    else of the committee's next one.
    """
    if printed := _printed(asked.text, asked.meeting_date) or _within(asked.text, asked.meeting_date):
        return Tracked(asked, printed, "the day that the minutes give")
    following = [one for one in meetings if _follows(one, asked)]
    named = _named(asked)
    fits = [one for one in following if named is None or named.holds(one.date)]
    if not fits:
        which = f"a meeting in {named.printed()}" if named else "a meeting after it"
        return Tracked(asked, None, f"the papers do not give {which} yet")
    return _in_time_for(asked, min(fits, key=lambda one: one.date), timetables)


def _in_time_for(asked: AskedAction, meeting: Meeting, timetables: Timetables) -> Tracked:
    found = deadline(meeting, timetables.of(meeting.committee), RULE)
    on = f"the meeting on {long_date(meeting.date)}"
    if found is None:
        return Tracked(asked, None, f"the rules of {meeting.committee.name} give no last day for reports for {on}")
    return Tracked(asked, found.day, f"the last day for final reports for {on}")


def _follows(meeting: Meeting, asked: AskedAction) -> bool:
    same = meeting.committee.id == asked.committee and meeting.date > asked.meeting_date
    return same and meeting.status in {"scheduled", "held"}


def _printed(text: str, meeting: date) -> date | None:
    """The one day by which the words want it, the next where no year is given; none where they give several."""
    days = {
        one.date if one.date >= meeting or str(one.date.year) in text else one.date + relativedelta(years=1)
        for one in find_dates(text, meeting.year)
        if one.date and not one.wrong and _BY.search(text[: one.start])
    }
    return days.pop() if len(days) == 1 else None


def _within(text: str, meeting: date) -> date | None:
    """The day that "within two weeks" of the meeting ends on."""
    found = {one[0].casefold() for one in _WITHIN.finditer(text)}
    if len(found) != 1:
        return None
    return day_in(re.sub(r"^within(?: the next)?", "in", found.pop()), meeting)


def _named(asked: AskedAction) -> When | None:
    """The later meeting that the words name by its month or day."""
    plain = plain_text(asked.text)
    if re.search(r"\bnext (?:\w+ )?meeting\b", plain):
        return None
    tails = [found["tail"] for name in ("meeting", "month") if (found := re.search(cue(f"asked for {name}"), plain))]
    whens = [when for tail in tails for when in find_whens(f"in {tail}", asked.meeting_date)[0] if when.month]
    return next((when for when in (_after(one, asked) for one in whens) if when), None)


def _after(when: When, asked: AskedAction) -> When | None:
    """The same with the year that it has to be in, being later than the meeting; None where it is not."""
    day = asked.meeting_date
    years: Sequence[int] = (when.year,) if when.year else (day.year, day.year + 1)
    for year in years:
        whole = When(year, when.month, when.day)
        try:
            if whole.bounds(year)[1] > day:
                return whole
        except ValueError:
            continue
    return None


def asked_record(one: Tracked) -> Action:
    """It as an action, which no paper lists: its number below 0 is no other's."""
    asked = one.asked
    return Action(
        id=-asked.id,
        text=asked.text,
        owner=asked.owner,
        due=one.day,
        of="action",
        number=None,
        doubts=(),
        source=asked.source,
    )
