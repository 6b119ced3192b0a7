"""The kinds of sheet and their headings: which kind a sheet is, and which column each of its headings means."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from store.reading import found, timetable
from store.reading.cells import DATE, FIGURE, NAMES, PAGES, PART, TEXT, TIME, WHOLE, YES, Form, one_of


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its columns, those that tell it from other kinds, and those whose cells may not be empty."""

    name: str
    makes: Callable[..., object]
    columns: Mapping[str, Form]
    telling: frozenset[str]
    needed: frozenset[str]


class UnknownHeadings(Exception):
    """The headings fit no kind of sheet, or more than one; the message goes on a sentence that began with the file."""


SHARED: Mapping[str, Form] = {
    **dict.fromkeys(("paper", "kind", "council", "committee", "programme", "classification", "doubt"), TEXT),
    "paper_date": DATE,
    "page": WHOLE,
    "line": WHOLE,
}
"""Columns that any sheet may have: the paper that a row is from, where in it, who may hear it, what is doubtful."""


def _kind(makes: Callable[..., object], telling: str, needed: str, columns: Mapping[str, Form]) -> tuple[str, Kind]:
    """A kind by its name; `telling` and `needed` name columns."""
    name = _NAMES[makes]
    return name, Kind(name, makes, columns, frozenset(telling.split()), frozenset(needed.split()))


_NAMES: Mapping[Callable[..., object], str] = {
    found.Meeting: "meetings",
    found.Item: "items",
    found.Attendance: "attendance",
    found.Resolution: "resolutions",
    found.Indicator: "indicators",
    found.Outcome: "outcomes",
    found.Deliverable: "deliverables",
    found.Action: "actions",
    found.Role: "roles",
    found.Lesson: "lessons",
    found.Passage: "passages",
    timetable.Rule: "rules",
    timetable.ClosedDay: "closed_days",
    found.Doubt: "doubts",
}

KINDS: Mapping[str, Kind] = dict(
    [
        _kind(
            found.Meeting,
            "date",
            "date",
            {
                "committee": TEXT,
                "date": DATE,
                "time": TIME,
                "venue": TEXT,
                "status": one_of("scheduled", "held", "cancelled", "proposed"),
            },
        ),
        _kind(
            found.Item,
            "of number title",
            "of number title",
            {
                "meeting_date": DATE,
                "of": one_of("agenda", "minutes"),
                "number": TEXT,
                "title": TEXT,
                "part": PART,
                "pages": PAGES,
            },
        ),
        _kind(
            found.Attendance,
            "name capacity",
            "name capacity",
            {
                "meeting_date": DATE,
                "name": TEXT,
                "capacity": one_of("member", "officer", "other", "apologies"),
                "role": TEXT,
                "replaces": TEXT,
            },
        ),
        _kind(found.Resolution, "meeting_date text", "text", {"meeting_date": DATE, "item": TEXT, "text": TEXT}),
        _kind(
            found.Indicator,
            "name value",
            "name",
            {
                **dict.fromkeys(("name", "service", "period"), TEXT),
                **dict.fromkeys(("from", "to"), DATE),
                **dict.fromkeys(("value", "target", "prior"), FIGURE),
                **dict.fromkeys(("unit", "status", "reason"), TEXT),
                "direction": one_of("better", "worse", "same"),
                "polarity": one_of("high", "low", "near"),
            },
        ),
        _kind(found.Outcome, "number title", "title", dict.fromkeys(("number", "title", "status"), TEXT)),
        _kind(
            found.Deliverable,
            "title status",
            "title",
            {
                **dict.fromkeys(("ref", "outcome", "title", "status", "date_printed"), TEXT),
                "approvers": NAMES,
                "date": DATE,
            },
        ),
        _kind(
            found.Action,
            "text owner",
            "text",
            {
                **dict.fromkeys(("number", "text", "owner"), TEXT),
                "due": DATE,
                "of": one_of("recommendation", "action", "next step"),
            },
        ),
        _kind(found.Role, "name role", "name", dict.fromkeys(("name", "role", "raci", "contact"), TEXT)),
        _kind(
            found.Lesson,
            "text recommendation",
            "text",
            dict.fromkeys(("number", "text", "recommendation", "responsible"), TEXT),
        ),
        _kind(
            found.Passage,
            "text heading",
            "text",
            {
                **dict.fromkeys(("text", "heading", "item"), TEXT),
                "meeting_date": DATE,
                "of": one_of("agenda", "minutes", "report"),
                "summary": YES,
            },
        ),
        _kind(
            timetable.Rule,
            "rule",
            "rule",
            {
                "committee": TEXT,
                "rule": one_of(*timetable.RULES),
                "days": Form(f"a whole number from 0 to {timetable.MOST_DAYS}", timetable.days),
                "kind": Form("one of clear, working, calendar", timetable.kind),
                "direction": one_of("before", "after"),
                "time": TIME,
                "weekends": YES,
                "on_off": Form("on or off", timetable.switch),
            },
        ),
        _kind(timetable.ClosedDay, "date", "date", {"council": TEXT, "committee": TEXT, "date": DATE, "why": TEXT}),
        _kind(found.Doubt, "about why", "about why", dict.fromkeys(("about", "why"), TEXT)),
    ]
)

_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("rag", "rag_status", "rag_rating", "rating", "state"), ("status",)),
    **dict.fromkeys(("actual", "result", "outturn", "performance", "current"), ("value",)),
    **dict.fromkeys(("measure", "kpi", "indicator", "performance_indicator", "person"), ("name",)),
    **dict.fromkeys(("due_date", "deadline", "by_when", "due_by"), ("due", "date")),
    **dict.fromkeys(("service_area", "directorate"), ("service",)),
    **dict.fromkeys(("previous", "last_period", "previous_value"), ("prior",)),
    **dict.fromkeys(("commentary", "comment", "comments", "explanation", "narrative"), ("reason",)),
    **dict.fromkeys(("trend", "direction_of_travel", "dot"), ("direction",)),
    **dict.fromkeys(("deliverable", "milestone", "product", "item_title", "outcome", "subject"), ("title",)),
    **dict.fromkeys(("approved_by", "approver", "sign_off_by"), ("approvers",)),
    **dict.fromkeys(("delivery_date", "planned_date", "meeting_date"), ("date",)),
    **dict.fromkeys(("no", "ref", "number", "item", "item_no", "id", "reference"), ("number", "ref")),
    **dict.fromkeys(("owner", "lead", "responsible", "person_responsible", "who"), ("owner", "responsible")),
    **dict.fromkeys(("action", "recommendation", "resolution", "lesson", "learning_point", "description"), ("text",)),
    **dict.fromkeys(("location", "place"), ("venue",)),
    **dict.fromkeys(("start_time", "starts"), ("time",)),
    **dict.fromkeys(("substitute_for", "replacing"), ("replaces",)),
    **dict.fromkeys(("phone", "email", "contact_details"), ("contact",)),
    **dict.fromkeys(("source", "document"), ("paper",)),
}


def plain(heading: str) -> str:
    """A heading without its capitals, marks and spaces: 'Due date:' is due_date."""
    return re.sub(r"[^a-z0-9]+", "_", heading.lower()).strip("_")


def recognise(headings: Sequence[str], called: str) -> tuple[Kind, tuple[str | None, ...]]:
    """The kind of sheet and the column under each heading (None under an empty one); `called` settles a draw."""
    fits = [(kind, columns) for kind in KINDS.values() if (columns := _columns(kind, headings))]
    if len(fits) > 1:
        fits = [fit for fit in fits if fit[0].name == _name(called)] or _likely(fits)
    if len(fits) == 1:
        return fits[0]
    if fits:
        kinds = " or ".join(kind.name for kind, _ in fits)
        raise UnknownHeadings(f"could be {kinds}: name the sheet or the file after its kind")
    nearest = max(KINDS.values(), key=lambda kind: _likeness(kind, headings, called))
    raise UnknownHeadings(
        f"has the headings {', '.join(filter(None, headings))}, and the nearest kind of record, {nearest.name}, has "
        f"{', '.join(nearest.columns)} and needs {' and '.join(sorted(nearest.telling))}"
    )


def _name(called: str) -> str:
    """What a sheet or file is called, without its years: "Closed days 2021-22" is closed_days."""
    return re.sub(r"\b_?\d+|_\d+", "", plain(called)).strip("_")


def _columns(kind: Kind, headings: Sequence[str]) -> tuple[str | None, ...] | None:
    """The column under each heading, or None if a heading is unknown to the kind, stands twice or is missing."""
    columns = [_column(kind, plain(heading)) if heading.strip() else None for heading in headings]
    named = [column for column in columns if column]
    unknown = any(heading.strip() and not column for heading, column in zip(headings, columns, strict=True))
    if unknown or len(set(named)) < len(named) or not kind.telling <= set(named):
        return None
    return tuple(columns)


def _column(kind: Kind, heading: str) -> str | None:
    if heading in kind.columns or heading in SHARED:
        return heading
    return next((name for name in _SYNONYMS.get(heading, ()) if name in kind.columns or name in SHARED), None)


def _likely(fits: list[tuple[Kind, tuple[str | None, ...]]]) -> list[tuple[Kind, tuple[str | None, ...]]]:
    """Those of which the fewest columns are missing. Dates of committees are meetings; others may be closed days."""
    stated = {column for _, columns in fits for column in columns if column}
    if stated <= SHARED.keys() | {"date"}:
        return [fit for fit in fits if fit[0].name == "meetings" or "committee" not in stated]
    missing = [len(kind.columns.keys() - set(columns)) for kind, columns in fits]
    return [fit for fit, gaps in zip(fits, missing, strict=True) if gaps == min(missing)]


def _likeness(kind: Kind, headings: Sequence[str], called: str) -> tuple[bool, int, int]:
    known = {column for heading in headings if (column := _column(kind, plain(heading))) in kind.columns}
    return kind.name == plain(called), len(known), -len(kind.columns)
