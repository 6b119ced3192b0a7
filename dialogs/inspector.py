"""Inspects the records that a viewer may see: everything doubtful of them, each thing told once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dialogs.inspecting import days, indicators, numbering, periods, programmes, sittings, tasks
from dialogs.inspecting.finding import KINDS, LONGEST, SHORTEST, Finding, kind_said
from dialogs.inspecting.records import Records
from dialogs.say import short_date
from store.records import Meeting
from store.settled import odds_digest, read_digest

INSPECTIONS = (
    indicators.at_odds,
    sittings.here_and_away,
    tasks.at_odds,
    programmes.repeated,
    periods.repeated,
    numbering.twice,
    days.impossible,
    days.far_off,
    periods.backwards,
    periods.early,
    programmes.done_too_late,
    sittings.held_early,
    tasks.due_before_set,
    programmes.unfinished,
    indicators.against_target,
    indicators.undated,
    sittings.lacking,
)
"""Everything that is looked for, beside what readers doubted."""
_ALIKE = {"twice": "odds"}
"""Kinds that a reader may have told as others."""


def inspect(records: Records) -> tuple[Finding, ...]:
    """Everything doubtful, by kind; what a reader has doubted of a record is not found in it again."""
    told = _told(records)
    every = [*_readers(records), *_between_papers(records)]
    for look in INSPECTIONS:
        found = [one for one in look(records) if not any(_alike(one.kind) in told[record] for record in one.of)]
        for record in (record for one in found if one.kind == "date" for record in one.of):
            told[record].add("date")  # a day that cannot be is told once, by the plainest that is wrong with it
        every += found
    once: dict[tuple[str, ...], Finding] = {}
    for one in every:
        before = once.get(one.marks)
        once[one.marks] = one if before is None else replace(before, of=before.of | one.of)
    order = list(KINDS)
    return tuple(sorted(once.values(), key=lambda one: order.index(one.kind)))


def references(findings: Iterable[Finding]) -> dict[str, Finding]:
    """Each finding by its reference: four letters, or as many as tell it from the others here."""
    codes = {one.code: one for one in findings}
    taken = sorted(codes)
    short: dict[str, Finding] = {}
    for place, code in enumerate(taken):
        beside = taken[max(place - 1, 0) : place] + taken[place + 1 : place + 2]
        length = max([SHORTEST, *(1 + _shared(code, other) for other in beside)])
        short[code[: min(length, LONGEST)]] = codes[code]
    return short


def _shared(one: str, other: str) -> int:
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b), len(one))


def _readers(records: Records) -> Iterator[Finding]:
    """What readers doubted, and what was written beside the rows of sheets."""
    for doubt in records.doubts:
        yield Finding(
            kind=kind_said(doubt.why),
            about=doubt.about,
            why=doubt.why,
            sources=(doubt.source,),
            committee=doubt.source.committee,
            marks=(read_digest(records.paper(doubt.source), doubt.about, doubt.why),),
        )


def _between_papers(records: Records) -> Iterator[Finding]:
    """Where papers disagree on the time, the place or the standing of one meeting."""
    read = {doubt.why for doubt in records.doubts}
    for meeting in records.meetings:
        for why in meeting.doubts:
            if why not in read:
                yield _at_odds(meeting, why)


def _at_odds(meeting: Meeting, why: str) -> Finding:
    return Finding(
        kind="odds",
        about=f"{meeting.committee.name}, {short_date(meeting.date)}",
        why=why if why.endswith(".") else f"{why}.",
        sources=(meeting.source,),
        committee=meeting.committee.id,
        marks=(odds_digest(meeting.committee.slug, meeting.date, why),),
    )


def _told(records: Records) -> dict[tuple[str, int], set[str]]:
    """The kinds of doubt that readers have told of each record, settled or not."""
    at: dict[tuple[int, int | None], set[str]] = defaultdict(set)
    for doubt in records.doubts:
        at[doubt.source.document, doubt.source.line].add(_alike(kind_said(doubt.why)))
    told: dict[tuple[str, int], set[str]] = defaultdict(set)
    for rows in (records.figures, records.outcomes, records.deliverables, records.actions, records.items):
        for row in rows:
            told[type(row).__name__.lower(), row.id] |= at.get((row.source.document, row.source.line), set())
    for one in records.attendance:
        told["attendance", one.id] |= at.get((one.source.document, one.source.line), set())
    return told


def _alike(kind: str) -> str:
    return _ALIKE.get(kind, kind)


def in_time(findings: Iterable[Finding], today: date) -> list[Finding]:
    """Those that still matter on a civil day."""
    return [one for one in findings if one.matters(today)]
