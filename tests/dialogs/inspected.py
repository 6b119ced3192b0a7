"""Records of an invented council, as the store gives them, to be inspected: sound unless it is said otherwise."""

from dataclasses import replace
from datetime import date, time
from itertools import count

from dialogs.inspecting.records import Records
from dialogs.inspector import inspect
from store.records import Action, Attendance, Committee, Deliverable, Doubt, Figure, Item, Meeting, Outcome, Source

PLANNING = Committee(1, "planning", "Planning Committee", None, "Europe/London")
PAPER_DAY = date(2021, 4, 20)
_NUMBERS = count(1)


def source(document=1, paper="A pack", day=PAPER_DAY, **more):
    """A line of a paper of the committee."""
    usual = {"kind": "agenda pack", "file": "a.txt", "page": None, "line": next(_NUMBERS), "item": None}
    return Source(document, paper, committee=1, meeting_date=day, exempt=False, **{**usual, **more})


def of(kind, **more):
    """A record of a kind with these values."""
    return kind(**{"id": next(_NUMBERS), "doubts": (), "source": source(), **more})


def figure(**more):
    """A figure of one indicator for one quarter."""
    period = {"period": "Q4 2020/21", "start": date(2021, 1, 1), "end": date(2021, 3, 31)}
    rest = {"unit": "%", "target": None, "prior": None, "status": None, "direction": None, "polarity": None}
    usual = {"indicator": 1, "name": "Gates oiled", "service": None, "value": 80.0, "reason": None}
    return of(Figure, **{**usual, **period, **rest, **more})


def outcome(**more):
    """An outcome that is complete."""
    usual = {"programme": "Quays", "number": "1", "title": "Quays are safe", "status": "Complete"}
    return of(Outcome, **{**usual, **more})


def deliverable(**more):
    """A deliverable that was signed off in time."""
    usual = {"programme": "Quays", "ref": None, "outcome": "1", "title": "Survey of the quay", "approvers": ("A Pike",)}
    dated = {"status": "Signed off", "date": date(2021, 3, 1), "date_printed": None}
    return of(Deliverable, **{**usual, **dated, **more})


def meeting(**more):
    """A meeting to come of which all is known."""
    usual = {"committee": PLANNING, "date": date(2021, 7, 1), "time": time(14), "venue": "Moot Hall"}
    return of(Meeting, **{**usual, "status": "scheduled", **more})


def action(**more):
    """An action of minutes."""
    usual = {"text": "Paint the bollards", "owner": "A Pike", "due": None, "of": "action", "number": None}
    return of(Action, **{**usual, "source": source(of="minutes"), **more})


def minuted(day, **more):
    """An item of the minutes of a day."""
    usual = {"meeting_date": day, "of": "minutes", "number": "1", "title": "Apologies", "part": 1, "pages": None}
    return of(Item, **{**usual, **more})


def present(**more):
    """A member who attended a meeting."""
    usual = {"meeting_date": date(2021, 3, 2), "name": "Ann Pike", "capacity": "member", "role": None, "replaces": None}
    return of(Attendance, **{**usual, **more})


def numbered(**more):
    """An item of the agenda of the paper."""
    usual = {"meeting_date": PAPER_DAY, "of": "agenda", "number": "4", "title": "Quays", "part": 1, "pages": None}
    return of(Item, **{**usual, **more})


def doubt(why, about="Survey of the quay", **more):
    """What a reader doubted."""
    return Doubt(**{"id": next(_NUMBERS), "about": about, "why": why, "source": source(), **more})


def records(*several):
    """These records, each where it belongs."""
    kinds = {"meetings": Meeting, "items": Item, "figures": Figure, "outcomes": Outcome, "deliverables": Deliverable}
    kinds |= {"actions": Action, "doubts": Doubt, "attendance": Attendance}
    names = {kind: name for name, kind in kinds.items()}
    given = {name: tuple(one for one in several if names[type(one)] == name) for name in kinds}
    return Records(committees=(PLANNING,), **given)


def found(*several):
    """Everything that is wrong with these records."""
    return inspect(records(*several))


def told(*several):
    """The kind and the sentence of each thing that is wrong with them."""
    return [(one.kind, one.why) for one in found(*several)]


def again(record, **more):
    """The same, as another loading of its paper gives it: on another row and line."""
    return replace(record, id=next(_NUMBERS), source=replace(record.source, line=next(_NUMBERS)), **more)
