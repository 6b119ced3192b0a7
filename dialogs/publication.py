"""On which day decisions were published, as a question says it beside the day of the meeting that took them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dialogs.moments import When, find_whens
from store.records import Meeting

_PUBLISHED = re.compile(r"\bpublish\w*|\bpublication\b")
_OF_MEETING = r"\b(?:of|for|from|at|after)\b"


def published(plain: str, today: date) -> When | None:
    """The day of publication that a text (plain, lower case) names, never the day of the meeting; None without one."""
    found = _PUBLISHED.search(plain)
    if found is None:
        return None
    before, after = plain[: found.start()], plain[found.end() :]
    if days := _days(after, today):
        of_meeting = re.match(rf"\W*{_OF_MEETING}", after) is not None
        return days[of_meeting] if len(days) > of_meeting else None
    days = _days(before, today)
    if len(days) == 1 and re.search(rf"{_OF_MEETING}|\bmeeting\b", before):
        return None
    return days[-1] if days else None


def decided_at(meetings: Sequence[Meeting], plain: str, when: When, today: date) -> Meeting | None:
    """The meeting (of these, by date) whose decisions were published then: the one named, or else the last before."""
    day = when.near(today)
    others = [other for one in _days(plain, today) if (other := one.near(today)) != day]
    if others:
        return next((meeting for meeting in meetings if any(other.holds(meeting.date) for other in others)), None)
    last = day.bounds(today.year)[0]
    return next((meeting for meeting in reversed(meetings) if meeting.date <= last), None)


def _days(text: str, today: date) -> list[When]:
    return [replace(when, how="on") for when in find_whens(text, today)[0] if when.day and when.days == 1]
