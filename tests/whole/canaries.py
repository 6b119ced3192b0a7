"""Papers of an invented council, of which every field of every record that is not public holds a canary.

What is public has words of its own, so that there is an answer to most questions that would be tempted to say more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta

from store import Tx, papers
from store.reading import found, timetable

COMMITTEE = "Harbours Committee"
SECRET = "Canarycommittee Inquiry"
MEETING, LAST, HIDDEN = date(2021, 7, 1), date(2021, 4, 6), date(2021, 11, 18)
"""The public meetings; and the day of the one of which nothing is public."""
VALUE, TARGET = 77.77, 66.66
MARK = "canary"
MARKS = (MARK, "november", f"{HIDDEN}", str(VALUE), str(TARGET))
"""What nobody may read who is not entitled, in small letters."""
LISTS = {
    "meetings": found.Meeting,
    "items": found.Item,
    "attendance": found.Attendance,
    "resolutions": found.Resolution,
    "indicators": found.Indicator,
    "outcomes": found.Outcome,
    "deliverables": found.Deliverable,
    "actions": found.Action,
    "roles": found.Role,
    "lessons": found.Lesson,
    "passages": found.Passage,
    "rules": timetable.Rule,
    "closed_days": timetable.ClosedDay,
    "doubts": found.Doubt,
}
_WORDED: Mapping[str, Mapping[str, object]] = {
    "meetings": {"committee": None, "date": HIDDEN, "status": "scheduled"},
    "items": {"meeting_date": MEETING, "of": "agenda", "pages": (91, 92)},
    "attendance": {"meeting_date": LAST, "capacity": "member"},
    "resolutions": {"meeting_date": LAST},
    "indicators": {"value": VALUE, "target": TARGET, "direction": "worse", "polarity": "high"},
    "deliverables": {"date": MEETING, "status": "In progress"},
    "actions": {"due": MEETING, "of": "action"},
    "passages": {"of": "report", "meeting_date": LAST},
    "rules": {"rule": "agenda", "days": 5, "kind": "clear", "direction": "before", "committee": COMMITTEE},
    "closed_days": {"date": HIDDEN, "committee": COMMITTEE, "council": None},
    "doubts": {"part": 2},
}
"""Fields that hold a word of a closed set or no word at all."""


@dataclass(frozen=True)
class Class:
    """One way in which a paper's records are not public."""

    name: str
    part: int = 1
    marked: bool = True
    draft: bool = False
    committee: str = COMMITTEE


CLASSES = (
    Class("parttwo", part=2),
    Class("draft", draft=True),
    Class("unmarked", marked=False),
    Class("inquiry", draft=True, committee=SECRET),
)


def load(tx: Tx, now: datetime) -> None:
    """Keep the public paper with its Part II, and one paper of each other class."""
    for classed in CLASSES:
        paper = _secrets(classed)
        papers.keep(tx, _beside_public(paper) if classed.part == 2 else paper, now=now, draft=classed.draft)


def _secrets(classed: Class) -> found.Paper:
    """A paper with a record of each kind, all of them of one class."""
    kinds: dict[str, tuple[object, ...]]
    kinds = {kind: (_secret(kind, classed, line),) for line, kind in enumerate(LISTS, 101)}
    kinds["passages"] += (_asked_for(classed),)
    name = f"Canarypaper{classed.name}"
    named = {"title": name, "file": f"{name}.txt", "kind": "report", "meeting_date": LAST, "programme": name}
    return found.Paper(committee=classed.committee, marked=classed.marked, **named, **kinds)  # type: ignore[arg-type]  # of each kind its own


def _secret(kind: str, classed: Class, line: int) -> object:
    """A record whose every word is a canary, named for its kind, the field and the class."""
    made = LISTS[kind]
    part = {"part": classed.part, "line": line} | ({"page": 9} if kind != "doubts" else {})
    values: dict[str, object] = {}
    for field in fields(made):
        mark = f"Canary{kind}{field.name.replace('_', '')}{classed.name}".replace("_", "")
        if "str" in str(field.type):
            values[field.name] = (mark,) if "tuple" in str(field.type) else f"Harbour {mark}"
    if kind == "passages":
        values["text"] = f"The land at {values['text']} is to be sold to a builder this year."
    worded = dict(_WORDED.get(kind, {}))
    if "committee" in worded and kind != "meetings":
        worded["committee"] = classed.committee
    if kind == "doubts" and classed.part == 1:
        worded["part"] = None
    return made(**values | part | worded)


def _asked_for(classed: Class) -> found.Passage:
    """What a member asked for at a meeting, as minutes say it."""
    text = f"Councillor Pike asked that officers bring a report on Canaryasked{classed.name} to the next meeting."
    return found.Passage(text=text, of="minutes", item="9", meeting_date=LAST, line=120, page=9, part=classed.part)


def _beside_public(secret: found.Paper) -> found.Paper:
    """The same records as Part II of a pack that has a public part."""
    both = {kind: (*getattr(PACK, kind), *getattr(secret, kind)) for kind in LISTS}
    return replace(PACK, **both)  # type: ignore[arg-type]  # of each kind its own


PACK = found.Paper(
    file="pack.txt",
    kind="agenda pack",
    title="Agenda pack, 6 April 2021",
    committee=COMMITTEE,
    meeting_date=LAST,
    programme="Quay Renewal",
    marked=True,
    meetings=(
        found.Meeting(committee=None, date=LAST, time=time(14), venue="Quay Room", status="held", line=1),
        found.Meeting(committee=None, date=MEETING, time=time(14), venue="Quay Room", line=2),
    ),
    items=(
        found.Item(meeting_date=LAST, of="agenda", number="1", title="Apologies", line=3),
        found.Item(meeting_date=LAST, of="agenda", number="2", title="Harbour dredging", line=4, pages=(3, 9)),
    ),
    attendance=(found.Attendance(meeting_date=LAST, name="Ada Pike", capacity="member", role="Chair", line=10),),
    resolutions=(found.Resolution(meeting_date=LAST, item="2", text="Resolved: that the dredging be noted.", line=12),),
    indicators=(
        found.Indicator(name="Berths let", service="Harbours", period="Quarter 4", value=71.5, target=80, line=14),
    ),
    outcomes=(found.Outcome(number="1", title="The quay is safe", status="Complete", line=16),),
    deliverables=(
        found.Deliverable(outcome="1", title="Quay survey", status="In progress", date=date(2021, 6, 1), line=18),
    ),
    actions=(found.Action(text="Paint the bollards", owner="Ada Pike", due=date(2021, 5, 20), number="1", line=20),),
    roles=(found.Role(name="Tom Wren", role="Harbour Master", raci="R", line=22),),
    lessons=(found.Lesson(number="1", text="Tides come in", recommendation="Look first", line=24),),
    passages=(
        found.Passage(text="The harbour is old and silts up each winter.", of="report", item="2", line=26),
        found.Passage(text="The Harbour Asset Register (HAR) lists every bollard.", of="report", item="2", line=27),
    ),
)

MONTHS = timedelta(days=95)
"""In which every kind of reminder falls due."""
