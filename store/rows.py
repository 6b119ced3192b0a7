"""Turns what a reader found into the rows that are kept: what each hangs on, and who may hear it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import sqlalchemy as sa

from store import Tx, filing, tables
from store.changes import Row
from store.persons import link
from store.reading import found, timetable

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
    | timetable.Rule
    | timetable.ClosedDay
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
    "rules": tables.rule,
    "closed_days": tables.closed_day,
    "doubts": tables.doubt,
}
"""The kinds of record of a paper, by their names in it, and the table of each."""

_PLACE = {"line", "page"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Filed:
    """Where a paper's records belong, and whether what stands under no Part II mark is public."""

    document_id: int
    committee_id: int | None
    council: str | None
    programme_id: int | None
    shown: bool

    def exempt(self, record: Said) -> bool:
        """Whether the record may be said to those alone who may hear exempt matter."""
        return not (self.shown and record.part == 1)


def fingerprint(paper: found.Paper, *, public: bool, draft: bool) -> str:
    """Name what the paper states and how it is classified, whatever file, page and line it stands on."""
    stated = sorted(
        repr((kind, [(name, getattr(record, name)) for name in _names(record) if name not in _PLACE]))
        for kind in KINDS
        for record in (paper.every_meeting if kind == "meetings" else getattr(paper, kind))
    )
    return hashlib.sha256(repr((stated, paper.marked or public, draft)).encode()).hexdigest()


def rows(tx: Tx, paper: found.Paper, filed: Filed) -> dict[str, list[Row]]:
    """Make the rows of every kind, and whatever they hang on."""
    links = link(tx, paper, filed.document_id, filed.committee_id, shown=filed.shown)
    stated = {kind: _stated(paper, kind) for kind in KINDS if kind != "doubts"}
    made = {
        kind: [
            _row(KINDS[kind], record) | {"exempt": filed.exempt(record)} | _ties(tx, record, filed, links.person)
            for record in records
        ]
        for kind, records in stated.items()
    }
    made["doubts"] = [
        _row(tables.doubt, doubt) | _as_its_record(doubt, stated, filed) | more
        for doubts, more in (((*paper.doubts, *_nameless(paper)), {}), (links.doubts, {"hangs_on": "person"}))
        for doubt in doubts
    ]
    for row in (row for several in made.values() for row in several):
        row["file"] = paper.file if paper.sheet else None
    return made


def _stated(paper: found.Paper, kind: str) -> Sequence[Said]:
    if kind == "meetings":
        return [meeting for meeting in paper.every_meeting if meeting.committee]
    return tuple(getattr(paper, kind))


def _names(record: Said | found.Doubt) -> list[str]:
    return [field.name for field in fields(record)]


def _row(table: sa.Table, record: Said | found.Doubt) -> Row:
    return {"page": None} | {name: getattr(record, name) for name in _names(record) if name in table.c}


def _ties(tx: Tx, record: Said, filed: Filed, person: Mapping[str, int | None]) -> Row:
    """What the record hangs on, and what is kept of it in another shape."""
    match record:
        case found.Meeting(committee=named) | timetable.Rule(committee=named) | timetable.ClosedDay(committee=named):
            council = getattr(record, "council", None) or filed.council
            return {"committee_id": filing.committee(tx, named, council) if named else None}
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


def _nameless(paper: found.Paper) -> list[found.Doubt]:
    why = "The paper does not say which committee meets, so the meeting is not kept."
    return [
        found.Doubt(line=meeting.line, about=f"meeting of {meeting.date}", why=why)
        for meeting in paper.every_meeting
        if not meeting.committee
    ]


def _as_its_record(doubt: found.Doubt, stated: Mapping[str, Sequence[Said]], filed: Filed) -> Row:
    """A doubt is exempt as the records of its line are; without any, as the most exempt of the paper."""
    here = [(kind, record) for kind, records in stated.items() for record in records if record.line == doubt.line]
    named = [(kind, record) for kind, record in here if doubt.about in _called(record)]
    meant = named or here
    kinds = {kind for kind, _ in meant}
    about = [record for _, record in meant] or [record for records in stated.values() for record in records]
    return {
        "exempt": _exempt(doubt, about, filed),
        "hangs_on": KINDS[kinds.pop()].name if len(kinds) == 1 else None,
        "page": meant[0][1].page if meant else None,
    }


def _exempt(doubt: found.Doubt, about: Sequence[Said], filed: Filed) -> bool:
    if doubt.part is not None:
        return doubt.part == 2 or not filed.shown
    return not about or any(filed.exempt(record) for record in about)


def _called(record: Said) -> set[str]:
    return {str(getattr(record, name)) for name in ("title", "name", "text", "date") if name in _names(record)}
