"""Sheets to fill in: the headings of a kind of record, with one example row to be overwritten."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from io import StringIO

from store.reading.found import Unreadable
from store.reading.headings import KINDS

_EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "meetings": {
        "committee": "Planning Committee",
        "date": "2027-02-01",
        "time": "14:00",
        "venue": "Council Chamber",
        "status": "scheduled",
    },
    "items": {
        "meeting_date": "2027-02-01",
        "of": "agenda",
        "number": "4",
        "title": "Budget Monitoring",
        "part": "1",
        "pages": "11-34",
    },
    "attendance": {
        "meeting_date": "2027-02-01",
        "name": "Councillor A Example",
        "capacity": "member",
        "role": "Chair",
        "replaces": "Councillor B Example",
    },
    "resolutions": {"meeting_date": "2027-02-01", "item": "4", "text": "That the report be noted."},
    "indicators": {
        "name": "Calls answered in a minute",
        "service": "Customer Services",
        "period": "Quarter 3 2026/27",
        "from": "2026-10-01",
        "to": "2026-12-31",
        "value": "93.2",
        "unit": "%",
        "target": "90",
        "prior": "91.4",
        "status": "Green",
        "direction": "better",
        "polarity": "high",
        "reason": "More staff at the busiest times.",
    },
    "outcomes": {"number": "1", "title": "Calls are answered sooner", "status": "Complete"},
    "deliverables": {
        "ref": "D1",
        "outcome": "1",
        "title": "New telephone system",
        "approvers": "A Example; B Example",
        "status": "Signed off",
        "date": "2027-02-01",
        "date_printed": "01/02/2027",
    },
    "actions": {
        "number": "1",
        "text": "Review the new system after three months",
        "owner": "A Example",
        "due": "2027-05-01",
        "of": "recommendation",
    },
    "roles": {"name": "A Example", "role": "Sponsor", "raci": "A", "contact": "01234 567890"},
    "lessons": {
        "number": "1",
        "text": "Testing began too late.",
        "recommendation": "Plan testing from the start.",
        "responsible": "Project team",
    },
    "passages": {
        "text": "The telephone system was replaced in October.",
        "heading": "Background",
        "item": "4",
        "meeting_date": "2027-02-01",
        "of": "agenda",
        "summary": "yes",
    },
    "rules": {
        "committee": "Planning Committee",
        "rule": "agenda",
        "days": "5",
        "kind": "clear",
        "direction": "before",
        "time": "17:00",
        "weekends": "no",
        "on_off": "on",
    },
    "closed_days": {
        "council": "Example Council",
        "committee": "",
        "date": "2027-12-29",
        "why": "Offices closed between Christmas and New Year",
    },
    "doubts": {"about": "New telephone system", "why": "The date is later than the paper."},
}
_SHARED: Mapping[str, str] = {
    "paper": "Agenda pack, 1 February 2027",
    "page": "12",
    "line": "2",
    "classification": "exempt",
    "doubt": "",
}
_UNSHARED = defaultdict(
    frozenset[str],
    doubts=frozenset({"doubt"}),
    rules=_SHARED.keys() - {"classification"},
    closed_days=_SHARED.keys() - {"classification"},
)
"""Rules and closed days come out of no paper; the example of a rule is what holds without it."""


def template(name: str) -> str:
    """The CSV text of the sheet called `name`; Unreadable, naming the sheets that there are, for any other name.

    The example is exempt, so that a row which nobody overwrote is never said in public.
    """
    if name not in KINDS:
        raise Unreadable(f"there is no template {name}: the templates are {', '.join(KINDS)}")
    row = {**_EXAMPLES[name], **{column: cell for column, cell in _SHARED.items() if column not in _UNSHARED[name]}}
    text = StringIO(newline="")
    sheet = csv.DictWriter(text, list(row), lineterminator="\n")
    sheet.writeheader()
    sheet.writerow(row)
    return text.getvalue()
