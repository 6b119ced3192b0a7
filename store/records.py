"""What the store knows: one frozen value a kind of record, each with its source.

These are what queries give back. Dates are civil dates; times are wall-clock times in the committee's zone. `doubts`
are the reader's reasons to check the record, in words that can be shown.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Sight:
    """What a viewer may see: public records always, exempt and draft ones of the committees named (None: of all)."""

    committees: AbstractSet[int] | None = frozenset()


PUBLIC = Sight()
ALL = Sight(None)


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee of a council; `slug` is its name for commands, `zone` an IANA time zone."""

    id: int
    slug: str
    name: str
    council: str | None
    zone: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record came from: the paper's title, its file, page and line; `exempt` also covers drafts.

    `of` is the part of the pack (agenda, minutes or report) and `item` its number there. Where the page is not known,
    `pages` are those that the agenda prints for the item, first and last. `sheet` says that somebody wrote the record
    down on a sheet: its words are not the paper's.
    """

    document: int
    paper: str
    kind: str
    file: str
    committee: int | None
    meeting_date: date | None
    page: int | None
    line: int | None
    item: str | None
    exempt: bool
    of: str | None = None
    pages: tuple[int, int] | None = None
    sheet: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A paper that was loaded."""

    id: int
    title: str
    kind: str
    file: str
    committee: int | None
    meeting_date: date | None
    version: int
    draft: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """A meeting; `status` is scheduled, held, cancelled or proposed."""

    id: int
    committee: Committee
    date: date
    time: time | None
    venue: str | None
    status: str
    doubts: tuple[str, ...]
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """An item of an agenda or of minutes (`of`)."""

    id: int
    meeting_date: date | None
    of: str
    number: str
    title: str
    part: int
    pages: tuple[int, int] | None
    doubts: tuple[str, ...]
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Attendance:
    """Somebody at a meeting; `capacity` is member, officer, other or apologies."""

    id: int
    meeting_date: date | None
    name: str
    capacity: str
    role: str | None
    replaces: str | None
    doubts: tuple[str, ...]
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """What a meeting resolved under an item."""

    id: int
    meeting_date: date | None
    item: str | None
    text: str
    doubts: tuple[str, ...]
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """What is stated of one indicator for one period; several figures share an `indicator` id."""

    id: int
    indicator: int
    name: str
    service: str | None
    period: str | None
    start: date | None
    end: date | None
    value: float | None
    unit: str | None
    target: float | None
    prior: float | None
    status: str | None
    direction: str | None
    polarity: str | None
    reason: str | None
    doubts: tuple[str, ...]
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """An outcome of a programme."""

    id: int
    programme: str | None
    number: str | None
    title: str
    status: str | None
    doubts: tuple[str, ...]
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Deliverable:
    """A deliverable of a programme; `outcome` is the number of its outcome."""

    id: int
    programme: str | None
    ref: str | None
    outcome: str | None
    title: str
    approvers: tuple[str, ...]
    status: str | None
    date: date | None
    date_printed: str | None
    doubts: tuple[str, ...]
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """Something to be done; `of` is recommendation, action or next step."""

    id: int
    text: str
    owner: str | None
    due: date | None
    of: str
    number: str | None
    doubts: tuple[str, ...]
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """Who does what."""

    id: int
    name: str
    role: str | None
    raci: str | None
    contact: str | None
    doubts: tuple[str, ...]
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """A learning point."""

    id: int
    number: str | None
    text: str
    recommendation: str | None
    responsible: str | None
    doubts: tuple[str, ...]
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A paragraph of a paper, or a `summary` of one."""

    id: int
    text: str
    heading: str | None
    of: str | None
    meeting_date: date | None
    summary: bool
    doubts: tuple[str, ...]
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """Why something that was read should be checked by a person."""

    id: int
    about: str
    why: str
    source: Source
