"""How deadlines are said: one, all of a meeting, or those of a span; and plainly when a lawful day has been missed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dialogs import compose
from dialogs.answer import Answer, Block, Table, Text
from dialogs.compose import Sourced
from dialogs.dated import dated
from dialogs.deadlines import Deadline, deadlines
from dialogs.due import facts
from dialogs.known import Known
from dialogs.moments import When
from dialogs.say import clock, counted, initial, long_date, short_date
from store.records import Committee, Meeting

_REMINDING = ("day before", "hour before")
_HERE = defaultdict(str, {"agenda": " It is loaded here.", "draft minutes": " Minutes are loaded here."})
_NO_PUBLICATION = "Call-in is counted from the publication of the decisions, and the papers do not give that day."


def of_meeting(known: Known, meeting: Meeting, decided: date | None = None) -> tuple[Deadline, ...]:
    """What falls due for a meeting by its committee's rules, without what only reminds of it."""
    following = next((m for m in _sorted(known.meetings) if m.date > meeting.date and _follows(m, meeting)), None)
    every = deadlines(meeting, known.timetables.of(meeting.committee), decided=decided, following=following)
    return tuple(one for one in every if one.name not in _REMINDING)


def _follows(other: Meeting, meeting: Meeting) -> bool:
    return other.committee == meeting.committee and other.status in {"scheduled", "held"}


def _sorted(meetings: Sequence[Meeting]) -> list[Meeting]:
    return sorted(meetings, key=lambda meeting: meeting.date)


def say_one(
    known: Known, today: date, meeting: Meeting, rule: str, *, decided: When | None = None, counting: bool = False
) -> Answer | None:
    """One deadline with the days counted; None where it cannot be counted, or its rule is switched off."""
    published = decided.near(today).bounds(today.year)[0] if decided else None
    found = next((one for one in of_meeting(known, meeting, published) if one.name == rule), None)
    if found is None:
        return None
    lead = _lead(found, today, loaded=_loaded(known, found))
    if counting:
        lead = f"{initial(found.rule.length)}. {lead}"
    return compose.answer(initial(found.rule.what), lead, [facts(found)], [meeting])


def _lead(found: Deadline, today: date, *, loaded: bool) -> str:
    what = f"{initial(found.rule.what)} for {found.meeting.committee.name} on {long_date(found.meeting.date)}"
    at = f" at {clock(found.rule.at)}" if found.rule.at else ""
    if found.rule.of == "decisions":
        return f"{what} {'ends' if found.day >= today else 'ended'} on {long_date(found.day)}{at}: {found.rule.span}."
    if found.day >= today:
        by = f"today, {long_date(found.day)}" if found.day == today else long_date(found.day)
        return f"{what} must be {found.rule.done} by {by}{at}: {found.rule.span}.{_HERE[found.name] * loaded}"
    late = _late(found, today, loaded=loaded)
    return f"{what} had to be {found.rule.done} by {long_date(found.day)}{at}: {found.rule.span}.{late}"


def _late(found: Deadline, today: date, *, loaded: bool) -> str:
    """What it means that the day has passed, as far as what is loaded shows."""
    if loaded:
        return f"{_HERE[found.name]} That does not show on which day."
    passed = " That day has passed"
    passed += ", and none is loaded here." if found.name in {"agenda", "draft minutes"} else "."
    return f"{passed} {found.rule.missed}".rstrip() if found.meeting.date >= today else passed


def _loaded(known: Known, found: Deadline) -> bool:
    """Whether what falls due is among the papers: an agenda, or minutes."""
    kind = {"agenda": "agenda", "draft minutes": "minutes"}.get(found.name)
    meeting = found.meeting
    listed = any(
        i.of == kind and i.meeting_date == meeting.date and i.source.committee == meeting.committee.id
        for i in known.items
    )
    kinds = {kind, "agenda pack"} if kind == "agenda" else {kind}
    paper = any(
        d.kind in kinds and d.meeting_date == meeting.date and d.committee == meeting.committee.id
        for d in known.documents
    )
    return listed or paper


def say_without(known: Known, meeting: Meeting, rule: str) -> Answer:
    """Why a deadline cannot be counted."""
    name = known.timetables.of(meeting.committee).rule(rule)
    title = initial(name.what)
    if not name.active:
        return compose.declined(
            title, f"{meeting.committee.name} has no such deadline: its sheet of rules switches it off.", [meeting]
        )
    if name.of == "decisions":
        more = (
            f" Usually it ends {name.span}: ask again with that day, as in “published on 3 May, when does call-in end?”"
        )
        return compose.declined(title, f"{_NO_PUBLICATION}{more}", [meeting])
    return compose.declined(title, f"The papers do not give a later meeting of {meeting.committee.name}.", [meeting])


def say_all(known: Known, today: date, meeting: Meeting) -> Answer:
    """Every deadline of a meeting, in order."""
    every = of_meeting(known, meeting)
    rows = tuple((_when(one, today), initial(one.rule.what), one.rule.words) for one in every)
    coming = next((one for one in every if one.day >= today), None)
    lead = f"{counted(len(every), 'deadline')} of {meeting.committee.name} for {long_date(meeting.date)}."
    if coming:
        lead += f" The next: {coming.rule.what} {coming.rule.done} by {long_date(coming.day)}."
    blocks: list[Block] = [Table(("By", "What", "Rule"), rows, len(rows)), Text(_NO_PUBLICATION)]
    return compose.answer("Deadlines", lead, blocks, [meeting])


def _when(one: Deadline, today: date) -> str:
    return f"{one.day:%a} {short_date(one.day)}{' (passed)' * (one.day < today)}"


def say_span(
    known: Known,
    today: date,
    span: tuple[date, date],
    meetings: Sequence[Meeting],
    committee: Committee | None = None,
) -> Answer:
    """What falls due in a span of days for these meetings, and what is to be done in it for that committee, or all."""
    first, last = span
    due = [one for meeting in meetings if meeting.status != "proposed" for one in of_meeting(known, meeting)]
    found = sorted((one for one in due if first <= one.day <= last), key=lambda one: one.at)
    tasks = dated(known, first, last, committee)
    records: list[Sourced] = [*(one.meeting for one in found), *(one.record for one in tasks)] or _nearest(
        meetings, today
    )
    if not records:
        return compose.declined("Deadlines", "The papers do not give a meeting to count from.")
    rows = sorted([*_rows(known, found), *((one.day, one.what, one.whose) for one in tasks)])
    shown = tuple((f"{day:%a} {short_date(day)}", what, whose) for day, what, whose in rows)
    said = f"on {long_date(first)}" if first == last else f"from {long_date(first)} to {long_date(last)}"
    falls = counted(len(rows), "thing falls", "things fall") if rows else "Nothing that I know of falls"
    table: list[Block] = [Table(("By", "What", "Whose"), shown, len(shown))] if shown else []
    return compose.answer("Deadlines", f"{falls} due {said}.", [*table, Text(_NO_PUBLICATION)], records)


def _nearest(meetings: Sequence[Meeting], today: date) -> list[Sourced]:
    """The meeting that comes next, or else the last that was."""
    return [*([m for m in meetings if m.date >= today][:1] or meetings[-1:])]


def _rows(known: Known, found: Sequence[Deadline]) -> Iterator[tuple[date, str, str]]:
    for one in found:
        here = " (loaded here)" if _loaded(known, one) else ""
        yield (
            one.day,
            initial(f"{one.rule.what} {one.rule.done}{here}"),
            f"{one.meeting.committee.name}, {short_date(one.meeting.date)}",
        )


def say_unknown(known: Known, today: date, whens: Sequence[When], rule: str, meetings: Sequence[Meeting]) -> Answer:
    """That the papers give no such meeting; and what would hold for one on the day that was named."""
    when = next((when.near(today) for when in whens if when.day and when.month), None)
    committees = {meeting.committee for meeting in meetings}
    if when is None or len(committees) != 1:
        return compose.declined("Deadlines", "The papers do not give such a meeting to count from.")
    day = when.bounds(today.year)[0]
    lead = f"The papers do not give a meeting on {long_date(day)}."
    imagined = replace(meetings[-1], date=day)
    found = next((one for one in of_meeting(known, imagined) if one.name == rule), None)
    if found:
        must = f"{found.rule.what} would have to be {found.rule.done}"
        lead += f" For one on that day, {must} by {long_date(found.day)}: {found.rule.span}."
    return compose.declined("Deadlines", lead, [meetings[-1]])
