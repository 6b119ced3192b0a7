"""The records that are inspected, as far as one viewer may see them."""

from dataclasses import dataclass

from store import Tx, indicators, meetings, papers, programmes
from store.records import (
    Action,
    Attendance,
    Committee,
    Deliverable,
    Doubt,
    Figure,
    Item,
    Meeting,
    Outcome,
    Sight,
    Source,
)
from store.settled import paper_name


@dataclass(frozen=True, kw_only=True, slots=True)
class Records:
    """What may be wrong, and what the readers of the papers doubted."""

    committees: tuple[Committee, ...]
    meetings: tuple[Meeting, ...]
    items: tuple[Item, ...]
    attendance: tuple[Attendance, ...]
    figures: tuple[Figure, ...]
    outcomes: tuple[Outcome, ...]
    deliverables: tuple[Deliverable, ...]
    actions: tuple[Action, ...]
    doubts: tuple[Doubt, ...]

    def paper(self, source: Source) -> str:
        """The name of a paper, through all its versions."""
        return paper_name(self.slug(source), source.meeting_date, source.paper)

    def slug(self, source: Source) -> str | None:
        """What the committee of a paper is called in digests."""
        return next((committee.slug for committee in self.committees if committee.id == source.committee), None)


def read_records(tx: Tx, sight: Sight) -> Records:
    """Read them from the store, with what papers disagree about though a clerk has settled it."""
    return Records(
        committees=tuple(meetings.committees(tx)),
        meetings=tuple(meetings.meetings(tx, sight, settled_too=True)),
        items=tuple(meetings.items(tx, sight)),
        attendance=tuple(meetings.attendance(tx, sight)),
        figures=tuple(indicators.figures(tx, sight)),
        outcomes=tuple(programmes.outcomes(tx, sight)),
        deliverables=tuple(programmes.deliverables(tx, sight)),
        actions=tuple(programmes.actions(tx, sight)),
        doubts=tuple(papers.doubts(tx, sight)),
    )
