"""What people owe by the papers: deliverables and actions, each once, with whose it is and when it is due."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from dialogs.asked_due import Tracked, asked_record, tracked
from dialogs.audience import Audience
from dialogs.owners import Owners
from dialogs.say import cut
from dialogs.standing import is_done
from dialogs.subjects import asked_subject, subjects
from dialogs.timetable import Timetables, read_timetables
from store import Tx, beside, meetings, programmes
from store.asked import CLOSED, DECLINED, asked_actions
from store.records import PUBLIC, Action, Committee, Deliverable, Source
from store.tasks import Task, tasks

REGISTER = "register"
DELIVERABLE, ACTION = "deliverable_due", "action_due"
"""The kinds of the notices that chase them, under which answers are kept too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Charge:
    """One thing that somebody is charged with: `subject` names it, through every paper that lists it again.

    `record` is that of the newest paper, `listed` where all of them list it, the newest first; `since` is when that
    paper was loaded, or when somebody last answered, if later; `known` is when the first paper was loaded that gives
    the same day, or any where a person has set it. `row` is the row of a table that it is printed in. `asked` is what a
    clerk has accepted as asked for at a meeting.
    """

    kind: str
    subject: str
    committee: Committee
    record: Deliverable | Action
    listed: tuple[Source, ...]
    task: Task | None
    since: datetime
    known: datetime
    row: str | None = None
    asked: Tracked | None = None

    @property
    def due(self) -> date | None:
        """The day that a person has set, or else the papers'."""
        if self.task and self.task.due:
            return self.task.due
        return _printed_day(self.record)

    @property
    def moved(self) -> bool:
        """Whether its day is one that a person has set."""
        return self.task is not None and self.task.due is not None

    @property
    def printed(self) -> tuple[str, ...]:
        """Those whose it is, as the paper prints them."""
        if isinstance(self.record, Deliverable):
            return self.record.approvers
        return (self.record.owner,) if self.record.owner else ()

    @property
    def status(self) -> str | None:
        """The state that the paper prints, in its own word."""
        if isinstance(self.record, Deliverable):
            return self.record.status
        cells = [cell.strip() for cell in (self.row or "").split(" | ")]
        return next(
            (cell for cell in cells if re.fullmatch(r"[A-Za-z]+(?:[ -][A-Za-z]+)?", cell) and is_done(cell)), None
        )

    @property
    def done(self) -> bool:
        """Whether the papers or a person say that it is done."""
        closed = self.asked is not None and self.asked.asked.state == CLOSED
        return closed or (self.task is not None and self.task.done) or is_done(self.status) is True

    @property
    def of(self) -> str:
        """What kind of thing it is: deliverable, recommendation, action or next step."""
        return "deliverable" if isinstance(self.record, Deliverable) else self.record.of

    @property
    def text(self) -> str:
        """What is to be done, in the paper's words."""
        return self.record.title if isinstance(self.record, Deliverable) else self.record.text

    @property
    def name(self) -> str:
        """What it is called: a deliverable by its title, an action by its kind and number."""
        if isinstance(self.record, Deliverable):
            return f"{self.record.ref} {self.record.title}" if self.record.ref else self.record.title
        return " ".join(filter(None, (self.record.of.capitalize(), self.record.number)))

    @property
    def called(self) -> str:
        """How somebody can name it when they say something of it: "recommendation 3", "deliverable Quay survey"."""
        if isinstance(self.record, Deliverable):
            return f"deliverable {cut(self.name, 100)}"
        number = f" {self.record.number}" if self.record.number else ""
        return f"{self.record.of}{number}: {cut(self.record.text, 100)}"

    @property
    def what(self) -> str:
        """The same with what is to be done, in a line."""
        return self.name if isinstance(self.record, Deliverable) else f"{self.name} ({cut(self.record.text, 200)})"


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """Everything that is owed by public papers, by subject, with who is meant and by which calendars."""

    charges: Mapping[str, Charge]
    owners: Owners
    timetables: Timetables

    @property
    def audience(self) -> Audience:
        """Who can be told."""
        return self.owners.audience

    def open(self, *kinds: str) -> Iterator[Charge]:
        """What is not done."""
        return (charge for charge in self.charges.values() if charge.kind in kinds and not charge.done)

    def owning(self, charge: Charge) -> tuple[str, ...]:
        """The object ids of those whose it is: whoever it was handed or given to, or else whom the paper names."""
        if charge.task is not None and charge.task.owner is not None:
            return (charge.task.owner,) if charge.task.owner else ()
        if charge.asked is not None and charge.asked.asked.person:
            return (charge.asked.asked.person,)
        named = (self.owners.of(name, charge.record.source) for name in charge.printed)
        return tuple(dict.fromkeys(person for several in named for person in several))


def register_of(tx: Tx, audience: Audience) -> Register:
    """The register as of the reading of the store that an audience is: read once for all that is planned for it."""
    kept = audience.beside.get(REGISTER)
    if not isinstance(kept, Register):
        kept = audience.beside[REGISTER] = read_register(tx, audience)
    return kept


def read_register(tx: Tx, audience: Audience) -> Register:
    """Read it from the store; exempt matter and drafts are in no register, so that nobody is chased for them."""
    committees = {committee.id: committee for committee in meetings.committees(tx)}
    listed: dict[tuple[str, str], list[Deliverable | Action]] = defaultdict(list)
    for kind, records in ((DELIVERABLE, programmes.deliverables(tx, PUBLIC)), (ACTION, programmes.actions(tx, PUBLIC))):
        for subject, record in subjects(records, committees):
            listed[kind, subject].append(record)
    answered, loaded, rows = tasks(tx), beside.loaded(tx), beside.action_rows(tx)
    charges: dict[str, Charge] = {}
    for (kind, subject), several in listed.items():
        newest, task = several[-1], answered.get((kind, subject))
        came = loaded[newest.source.document]
        charges[subject] = Charge(
            kind=kind,
            subject=subject,
            committee=committees[newest.source.committee or 0],
            record=newest,
            listed=tuple(record.source for record in reversed(several)),
            task=task,
            since=max(came, task.at) if task else came,
            known=min(loaded[one.source.document] for one in several if _same_day(one, newest, task)),
            row=rows.get(newest.id) if kind == ACTION else None,
        )
    owners, timetables = Owners(audience, programmes.roles(tx, PUBLIC)), read_timetables(tx)
    charges |= _asked(tx, charges, committees, timetables, answered)
    return Register(charges=charges, owners=owners, timetables=timetables)


def _asked(
    tx: Tx,
    charges: Mapping[str, Charge],
    committees: Mapping[int, Committee],
    timetables: Timetables,
    answered: Mapping[tuple[str, str], Task],
) -> dict[str, Charge]:
    """What clerks have accepted as asked for at a meeting; what a paper prints as an action too is the same thing."""
    every = [one for one in asked_actions(tx, PUBLIC) if one.state != DECLINED]
    dated = meetings.meetings(tx, PUBLIC) if every else []
    found: dict[str, Charge] = {}
    for one in every:
        subject, its = asked_subject(one, committees[one.committee], charges), tracked(one, dated, timetables)
        task, printed = answered.get((ACTION, subject)), charges.get(subject)
        if printed is not None and printed.due is not None:
            found[subject] = replace(printed, asked=its)
            continue
        found[subject] = Charge(
            kind=ACTION,
            subject=subject,
            committee=committees[one.committee],
            record=asked_record(its),
            listed=(one.source, *(printed.listed if printed else ())),
            task=task,
            since=max(one.at, task.at) if task else one.at,
            known=one.at,
            asked=its,
        )
    return found


def _printed_day(record: Deliverable | Action) -> date | None:
    return record.date if isinstance(record, Deliverable) else record.due


def _same_day(one: Deliverable | Action, other: Deliverable | Action, task: Task | None) -> bool:
    """Whether one was chased by the same day as the other: by that which a person has set, whatever papers give."""
    return (task is not None and task.due is not None) or _printed_day(one) == _printed_day(other)
