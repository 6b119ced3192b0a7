"""Turns what a reader found into the rows that are kept: what each hangs on, and who may hear it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

import sqlalchemy as sa

from store import Tx, filing, tables
from store.changes import Row
from store.persons import link
from store.reading import found

Said = (
    found.Meeting
    | found.Item
    | found.Attendance
    | found.Resolution
    | found.Indicator
    | found.Outcome
    | found.Deliverable
    | found.Action
    | found.Role
    | found.Lesson
    | found.Passage
)

KINDS: dict[str, sa.Table] = {
    "meetings": tables.meeting,
    "items": tables.item,
    "attendance": tables.attendance,
    "resolutions": tables.resolution,
    "indicators": tables.figure,
    "outcomes": tables.outcome,
    "deliverables": tables.deliverable,
    "actions": tables.action,
    "roles": tables.role,
    "lessons": tables.lesson,
    "passages": tables.passage,
    "doubts": tables.doubt,
}
"""The kinds of record of a paper, by their names in it, and the table of each."""

_PLACE = {"line", "page"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Filed:
    """Where a paper's records belong: its document (None: not kept yet), committee and programme."""

    document_id: int | None
    committee_id: int | None
    council: str | None
    programme_id: int | None
    public: bool


def fingerprint(paper: found.Paper, *, public: bool, draft: bool) -> str:
    """Name what the paper states and how it is classified, whatever file, page and line it stands on."""
    stated = sorted(
        repr((kind, [(name, getattr(record, name)) for name in _names(record) if name not in _PLACE]))
        for kind in KINDS
        for record in (_meetings(paper) if kind == "meetings" else getattr(paper, kind))
    )
    return hashlib.sha256(repr((stated, paper.marked or public, draft)).encode()).hexdigest()


def rows(tx: Tx, paper: found.Paper, filed: Filed) -> dict[str, list[Row]]:
    """Make the rows of every kind, and whatever they hang on."""
    links = link(tx, paper, filed.document_id, filed.committee_id)
    shown = paper.marked or filed.public
    made: dict[str, list[Row]] = {}
    every: list[Said] = []
    for kind, table in KINDS.items():
        stated = [] if kind == "doubts" else _stated(paper, kind)
        made[kind] = [
            _row(table, record) | {"exempt": not (shown and record.part == 1)} | _ties(tx, record, filed, links.person)
            for record in stated
        ]
        every += stated
    doubts = (*paper.doubts, *links.doubts, *_nameless(paper))
    made["doubts"] = [_row(tables.doubt, doubt) | _as_its_record(doubt.line, every, shown) for doubt in doubts]
    return made


def _stated(paper: found.Paper, kind: str) -> Sequence[Said]:
    if kind != "meetings":
        return tuple(getattr(paper, kind))
    return [replace(meeting, committee=named) for meeting in _meetings(paper) if (named := _meets(paper, meeting))]


def _names(record: Said | found.Doubt) -> list[str]:
    return [field.name for field in fields(record)]


def _row(table: sa.Table, record: Said | found.Doubt) -> Row:
    return {"page": None} | {name: getattr(record, name) for name in _names(record) if name in table.c}


def _ties(tx: Tx, record: Said, filed: Filed, person: Mapping[str, int | None]) -> Row:
    """What the record hangs on, and what is kept of it in another shape."""
    match record:
        case found.Meeting(committee=str(name)):
            return {"committee_id": filing.committee(tx, name, filed.council)}
        case found.Item(pages=pages):
            first, last = pages or (None, None)
            return {"page_first": first, "page_last": last}
        case found.Attendance(name=name) | found.Role(name=name):
            return {"person_id": person[name]}
        case found.Indicator(name=name, service=service, polarity=polarity):
            more = {"service": service, "polarity": polarity}
            return {"indicator": name, "indicator_id": filing.indicator(tx, name, filed.committee_id, more)}
        case found.Outcome():
            return {"programme_id": filed.programme_id}
        case found.Deliverable(approvers=approvers):
            return {"programme_id": filed.programme_id, "approvers": list(approvers)}
        case _:
            return {}


def _meetings(paper: found.Paper) -> list[found.Meeting]:
    coming = paper.next_meeting
    if coming is None or coming.date in {meeting.date for meeting in paper.meetings}:
        return list(paper.meetings)
    return [*paper.meetings, coming]


def _meets(paper: found.Paper, meeting: found.Meeting) -> str | None:
    return meeting.committee or paper.committee


def _nameless(paper: found.Paper) -> list[found.Doubt]:
    why = "The paper does not say which committee meets, so the meeting is not kept."
    return [
        found.Doubt(line=meeting.line, about=f"meeting of {meeting.date}", why=why)
        for meeting in _meetings(paper)
        if not _meets(paper, meeting)
    ]


def _as_its_record(line: int, every: Sequence[Said], shown: bool) -> Row:
    """A doubt is exempt as the records of its line are; without any, as the most exempt of the paper."""
    here = [record for record in every if record.line == line]
    public = shown and all(record.part == 1 for record in here or every)
    return {"exempt": not public, "page": here[0].page if here else None}
