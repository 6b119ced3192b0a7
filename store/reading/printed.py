"""What was read, as one JSON object a paper: the contract of `load --json`, with the names that sheets have too."""

from datetime import date, time

from store.reading import found

Value = str | int | float | bool | list[str] | list[int] | None
Object = dict[str, Value]

_FIELDS = {
    "items": "meeting_date of number title part pages line",
    "attendance": "meeting_date name capacity role replaces line",
    "resolutions": "meeting_date item text line",
    "indicators": "name service period from to value unit target prior status direction polarity reason line",
    "outcomes": "number title status line",
    "deliverables": "ref outcome title approvers status date date_printed line",
    "actions": "text owner due of line",
    "roles": "name role raci line",
    "lessons": "number text recommendation responsible line",
    "doubts": "line about why",
}
_CLOCK = {
    "rules": "committee rule days kind direction time weekends on_off line",
    "closed_days": "council committee date why line",
}
"""Printed of sheets that hold any: no paper states them."""
_MEETING = "committee date time venue status line"
_NEXT = "date time venue"
_PAPER = "file kind committee meeting_date"
_CALLED = {"from": "start", "to": "end", "on_off": "active"}


def as_json(paper: found.Paper) -> dict[str, Object | list[Object] | None]:
    """The paper and its records: unknown is None, dates are ISO, times HH:MM, numbers are numbers."""
    coming = paper.next_meeting
    printed: dict[str, Object | list[Object] | None] = {"paper": _object(paper, _PAPER)}
    printed["meetings"] = [_object(meeting, _MEETING) for meeting in paper.every_meeting]
    printed["next_meeting"] = None if coming is None else _object(coming, _NEXT)
    fields = _FIELDS | {kind: names for kind, names in _CLOCK.items() if getattr(paper, kind)}
    return printed | {
        kind: [_object(record, names) for record in getattr(paper, kind)] for kind, names in fields.items()
    }


def _object(record: object, names: str) -> Object:
    return {name: _value(getattr(record, _CALLED.get(name, name))) for name in names.split()}


def _value(value: object) -> Value:
    match value:
        case time():
            return f"{value:%H:%M}"
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case str() | int() | float() | None:
            return value
        case _:
            raise TypeError(f"{value!r} has no form in JSON")
