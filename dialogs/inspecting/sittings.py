"""What is wrong with meetings: no hour or place, held before their day, somebody both there and away."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from dialogs.inspecting.finding import Finding
from dialogs.inspecting.records import Records
from dialogs.say import short_date
from store.records import Attendance, Meeting
from store.settled import digest

_NO_PLACE = re.compile(
    r"[\W_]*(?:(?:the )?(?:venue|place|location|room)\W+(?:is )?)?"
    r"(?:t\W?b\W?[acdn]|to be (?:confirmed|advised|agreed|arranged|decided|determined|announced|notified|fixed|set)"
    r"|n\W?a|not (?:applicable|stated|given|fixed|set|(?:yet )?(?:known|confirmed|agreed))"
    r"|unknown|unconfirmed|none)?[\W_]*",
    re.IGNORECASE,
)
"""What is written where a place should stand, and names none."""
_PARTLY = r"\b(?:late|later|early|part|until|from|left|arriv|join)"


def lacking(records: Records) -> Iterator[Finding]:
    """Meetings to come of which no paper gives the time or the place."""
    for one in records.meetings:
        named = one.venue is not None and not _NO_PLACE.fullmatch(one.venue)
        missing = [name for name, given in (("time", one.time is not None), ("place", named)) if not given]
        if one.status == "scheduled" and missing:
            what = f"no {missing[0]}" if len(missing) == 1 else "neither a time nor a place"
            yield _of_meeting(one, "lacking", f"The papers give {what} for it.", ("lacking", *missing), one.date)


def held_early(records: Records) -> Iterator[Finding]:
    """Meetings that a paper from before their day calls held."""
    for one in records.meetings:
        said = one.source.meeting_date
        if one.status == "held" and said and one.date > said:
            why = f"It is said to have been held, in a paper for an earlier day ({short_date(said)})."
            yield _of_meeting(one, "date", why, ("held early", said))


def _of_meeting(one: Meeting, kind: str, why: str, said: tuple[object, ...], until: date | None = None) -> Finding:
    return Finding(
        kind=kind,
        about=f"{one.committee.name}, {short_date(one.date)}",
        why=why,
        sources=(one.source,),
        committee=one.committee.id,
        marks=(digest(kind, one.committee.slug, one.date, *said),),
        of=frozenset() if until else frozenset({("meeting", one.id)}),
        until=until,
    )


def here_and_away(records: Records) -> Iterator[Finding]:
    """People who are among those present at a meeting and among those who sent apologies for it."""
    same: dict[tuple[object, ...], list[Attendance]] = defaultdict(list)
    for one in records.attendance:
        if not re.search(_PARTLY, one.role or "", re.IGNORECASE):
            meeting = (one.source.committee, one.meeting_date) if one.meeting_date else (one.source.document,)
            same[(*meeting, " ".join(one.name.casefold().split()))].append(one)
    for several in same.values():
        away = [one for one in several if one.capacity == "apologies"]
        if 0 < len(away) < len(several):
            here = next(one for one in several if one.capacity != "apologies")
            yield _here_and_away(records, several, here)


def _here_and_away(records: Records, several: Sequence[Attendance], here: Attendance) -> Finding:
    day = here.meeting_date
    at = f" of {short_date(day)}" if day else ""
    return Finding(
        kind="odds",
        about=here.name,
        why=f"{here.name} is listed both as present at the meeting{at} and as having sent apologies.",
        sources=tuple(dict.fromkeys(one.source for one in several)),
        committee=here.source.committee,
        marks=(digest("here and away", records.slug(here.source), day or here.source.paper, here.name),),
        of=frozenset(("attendance", one.id) for one in several),
    )
