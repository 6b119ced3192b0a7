"""How a meeting is said: what the papers leave out, whether it can be joined from afar, and when others meet."""

import re

from dialogs import compose
from dialogs.answer import Answer, Block, Facts
from dialogs.cues import cue
from dialogs.known import Known
from dialogs.say import long_date
from store.records import Meeting


def online(meeting: Meeting, on: str) -> Answer:
    """Whether the papers say that it can be joined from afar."""
    name = meeting.committee.name
    if _says("venue online", meeting):
        return compose.answer(name, f"Yes: {meeting.venue}, on {on}.", [], [meeting])
    place = f" They give the place as {meeting.venue}." if meeting.venue else " They do not give its place."
    lead = f"The papers do not say whether the meeting on {on} can be joined online.{place}"
    return compose.declined(name, lead, [meeting])


def in_person(meeting: Meeting, on: str) -> Answer:
    """Whether the papers say that people meet in one place."""
    name = meeting.committee.name
    if meeting.venue is None:
        return compose.declined(name, f"The papers do not say where the meeting on {on} is held.", [meeting])
    if _says("venue online", meeting) and not _says("venue both", meeting):
        return compose.answer(name, f"No: {meeting.venue}, on {on}.", [], [meeting])
    return compose.answer(name, f"The papers give the place as {meeting.venue}, on {on}.", [], [meeting])


def _says(words: str, meeting: Meeting) -> bool:
    return bool(meeting.venue and re.search(cue(words), meeting.venue, re.IGNORECASE))


def missing(meeting: Meeting) -> str:
    """What the papers leave out, said plainly."""
    left_out = [name for name, value in (("time", meeting.time), ("place", meeting.venue)) if value is None]
    return f" The papers do not give its {' or '.join(left_out)}." if left_out else ""


def others(meeting: Meeting, known: Known) -> list[Block]:
    """The next meeting of each other committee, so that nobody takes one committee's date for another's."""
    first: dict[str, Meeting] = {}
    for other in sorted(known.meetings, key=lambda m: m.date):
        if other.committee != meeting.committee and other.date >= meeting.date and other.status != "cancelled":
            first.setdefault(other.committee.name, other)
    return [Facts(tuple((name, long_date(other.date)) for name, other in first.items()))] if first else []
