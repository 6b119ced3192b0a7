"""An invented committee's paper as a reader gives it, and a short way to keep it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from store import papers
from store.reading import found
from store.rows import KINDS

NOW = datetime(2031, 5, 1, 9, tzinfo=UTC)
MAY, MARCH, JULY = date(2031, 5, 6), date(2031, 3, 4), date(2031, 7, 1)

PACK = found.Paper(
    file="pack.txt",
    kind="agenda pack",
    title="Agenda pack, 6 May 2031",
    council="Wexmoor Council",
    committee="Harbours Committee",
    meeting_date=MAY,
    programme="Quay Renewal",
    marked=True,
    meetings=(
        found.Meeting(committee=None, date=MAY, time=time(14), venue="Quay Room", line=1, page=1),
        found.Meeting(committee=None, date=MARCH, time=time(10, 30), status="held", line=20, page=2),
    ),
    next_meeting=found.Meeting(committee="The HARBOURS Committee", date=JULY, line=9),
    items=(
        found.Item(meeting_date=MAY, of="agenda", number="1", title="Apologies", line=3, pages=(1, 2)),
        found.Item(meeting_date=MAY, of="agenda", number="2", title="Berth tender", part=2, line=5),
    ),
    attendance=(
        found.Attendance(meeting_date=MARCH, name="Councillor Ada Pike MBE", capacity="member", role="Chair", line=21),
        found.Attendance(meeting_date=MARCH, name="T Wren", capacity="member", replaces="Jo Lark", line=22),
    ),
    resolutions=(found.Resolution(meeting_date=MARCH, item="3", text="Resolved: that the plan be agreed.", line=25),),
    indicators=(
        found.Indicator(name="Berths let", service="Harbours", period="Quarter 4", value=71.5, unit="%", line=30),
        found.Indicator(name="berths let", service="Harbours", period="Quarter 3", value=70, unit="%", line=31),
    ),
    outcomes=(found.Outcome(number="1", title="The quay is safe", status="Complete", line=40),),
    deliverables=(
        found.Deliverable(outcome="1", title="Survey", approvers=("A Pike", "T Wren"), status="Signed Off", line=41),
        found.Deliverable(outcome="1", title="Railings", date=date(2031, 1, 9), date_printed="9/1/31", line=42),
    ),
    actions=(found.Action(text="Paint the bollards", owner="T Wren", due=JULY, of="next step", line=50),),
    roles=(found.Role(name="Ada Pike", role="Sponsor", raci="A", contact="ada@example.org", line=60),),
    lessons=(found.Lesson(number="1", text="Tides come in", recommendation="Look first", line=70),),
    passages=(
        found.Passage(text="The harbour is old.", heading="Report > History", item="3", of="minutes", line=26),
        found.Passage(text="The tender is secret.", part=2, line=6),
    ),
    doubts=(
        found.Doubt(line=42, about="Railings", why="The date is later than the paper."),
        found.Doubt(line=5, about="Berth tender", why="Its pages are not given."),
    ),
)


def stating(paper, kinds):
    """The paper, stating these records instead, by kind."""
    return replace(paper, **kinds)


EMPTY = stating(PACK, dict.fromkeys(KINDS, ()) | {"next_meeting": None})
"""The same paper with nothing in it."""


def keep(store, paper=PACK, **how):
    """Keep a paper in a transaction of its own."""
    with store.write() as tx:
        return papers.keep(tx, paper, now=NOW, **how)


def sheet(file="rows.csv", title="Register", **kinds):
    """A sheet of the committee that states some records of one paper."""
    own = {"file": file, "kind": "sheet", "title": title, "sheet": True, "marked": True}
    return found.Paper(council="Wexmoor Council", committee="Harbours Committee", **own, **kinds)


def with_status(status, paper=PACK):
    """The same paper, but for the status of its first deliverable."""
    first, *rest = paper.deliverables
    return replace(paper, file="pack-2.txt", deliverables=(replace(first, status=status), *rest))
