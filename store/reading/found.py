"""What a reader found in a paper: one frozen value a kind of record, as the paper states it.

Dates are civil dates and times are wall-clock times of the council. `line` counts from 1 in the text that was read,
`page` is the printed or physical page where the kind of file has pages, `part` is 1 (public) or 2 (exempt). What the
paper does not state is None: never zero, never a guess.
"""

from __future__ import annotations  # a field called `date` may have the type date

from dataclasses import dataclass, field, replace
from datetime import date, time

from store.reading.timetable import ClosedDay, Rule


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """A meeting that the paper dates; `status` is scheduled, held, cancelled or proposed."""

    committee: str | None
    date: date
    time: time | None = None
    venue: str | None = None
    status: str = "scheduled"
    line: int
    page: int | None = None
    part: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One item of an agenda, or of minutes (`of`); `pages` is the printed range, first and last."""

    meeting_date: date | None
    of: str
    number: str
    title: str
    part: int = 1
    pages: tuple[int, int] | None = None
    line: int
    page: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Attendance:
    """Somebody at a meeting, or apologising; `capacity` is member, officer, other or apologies."""

    meeting_date: date | None
    name: str
    capacity: str
    role: str | None = None
    replaces: str | None = None
    line: int
    page: int | None = None
    part: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """What a meeting resolved, agreed or noted under an item."""

    meeting_date: date | None
    item: str | None
    text: str
    line: int
    page: int | None = None
    part: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Indicator:
    """One indicator for one period, with the paper's own words for status and period."""

    name: str
    service: str | None = None
    period: str | None = None
    start: date | None = None
    end: date | None = None
    value: float | None = None
    unit: str | None = None
    target: float | None = None
    prior: float | None = None
    status: str | None = None
    direction: str | None = None
    polarity: str | None = None
    reason: str | None = None
    line: int
    page: int | None = None
    part: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """An outcome of a programme, with its status in the paper's own word."""

    number: str | None
    title: str
    status: str | None = None
    line: int
    page: int | None = None
    part: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Deliverable:
    """A deliverable, product or milestone; `outcome` is the number of the outcome it stands under."""

    ref: str | None = None
    outcome: str | None = None
    title: str
    approvers: tuple[str, ...] = ()
    status: str | None = None
    date: date | None = None
    date_printed: str | None = None
    line: int
    page: int | None = None
    part: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """Something that somebody is to do; `of` is recommendation, action or next step."""

    text: str
    owner: str | None = None
    due: date | None = None
    of: str = "action"
    number: str | None = None
    line: int
    page: int | None = None
    part: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """Who does what: in a programme (with a RACI letter) or in the council."""

    name: str
    role: str | None = None
    raci: str | None = None
    contact: str | None = None
    line: int
    page: int | None = None
    part: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """A learning point."""

    number: str | None = None
    text: str
    recommendation: str | None = None
    responsible: str | None = None
    line: int
    page: int | None = None
    part: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A paragraph or bullet as the paper prints it; `heading` is the trail of headings above it, joined by ' > '.

    `summary` says that the text is somebody's summary of the paper, to be shown as such and not as a quotation.
    """

    text: str
    heading: str | None = None
    item: str | None = None
    meeting_date: date | None = None
    of: str | None = None
    summary: bool = False
    line: int
    page: int | None = None
    part: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """Why something that was read should be checked by a person: the line, what it is about, and why.

    `part` is that of a sheet's row; None is as public as what stands at the line.
    """

    line: int
    about: str
    why: str
    part: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """Everything found in one paper.

    `kind` is one of: agenda pack, agenda, minutes, report, performance report, closure report, sheet. `title` is how an
    answer names the paper ("Agenda pack, 20 April 2021"). `marked` says whether the paper itself shows what is public:
    Part marks, or being an agenda, minutes or a report of a public meeting; a paper not marked is exempt unless its
    loader says otherwise. `sheet` says that it came as rows of a sheet, which speaks only of the kinds of record that
    it holds: several sheets can state one paper between them.
    """

    file: str
    kind: str
    title: str
    council: str | None = None
    committee: str | None = None
    meeting_date: date | None = None
    programme: str | None = None
    marked: bool = False
    sheet: bool = False
    meetings: tuple[Meeting, ...] = ()
    next_meeting: Meeting | None = None
    items: tuple[Item, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    actions: tuple[Action, ...] = ()
    roles: tuple[Role, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    passages: tuple[Passage, ...] = ()
    rules: tuple[Rule, ...] = ()
    closed_days: tuple[ClosedDay, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())

    @property
    def every_meeting(self) -> tuple[Meeting, ...]:
        """Every meeting that the paper dates, the next one too, each with its committee where that is known."""
        coming = self.next_meeting
        dated = {meeting.date for meeting in self.meetings}
        every = self.meetings if coming is None or coming.date in dated else (*self.meetings, coming)
        return tuple(replace(meeting, committee=meeting.committee or self.committee) for meeting in every)


class Unreadable(Exception):
    """A file that cannot be read; its message is one sentence that names the file, what is wrong and what to do."""
