"""What is to be done by a day: deliverables and actions that are not done, with the days that people have set."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dialogs.chasing import ACTION, DELIVERABLE
from dialogs.duties import status
from dialogs.known import Known
from dialogs.say import cut, joined
from dialogs.standing import is_done
from dialogs.subjects import subjects
from store.records import Action, Committee, Deliverable
from store.tasks import Task


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """One thing with its day: `moved` says that a person has set that day, `handed` that it was handed on."""

    day: date
    record: Deliverable | Action
    moved: bool = False
    handed: bool = False

    @property
    def what(self) -> str:
        """What is to be done, in a line."""
        said = self.record.text if isinstance(self.record, Action) else f"Deliverable {self.record.ref or ''}".rstrip()
        if isinstance(self.record, Deliverable):
            said += f": {self.record.title}"
        return f"{cut(said, 120)}{' (date set by a person)' * self.moved}"

    @property
    def whose(self) -> str:
        """Whose it is by the paper, and that it was handed on; no name that the papers do not give."""
        if isinstance(self.record, Action):
            named = self.record.owner
        else:
            named = joined([cut(name, 60) for name in self.record.approvers])
        return f"{named or 'no owner is given'}{', handed on since' * self.handed}"


def dated(known: Known, first: date, last: date, committee: Committee | None = None) -> list[Dated]:
    """What is due from the first day to the last, of one committee or of all, by day; what is done is left out."""
    found = [one for one in _open(known) if first <= one.day <= last]
    mine = [one for one in found if committee is None or one.record.source.committee in {None, committee.id}]
    return sorted(mine, key=lambda one: one.day)


def _open(known: Known) -> Iterator[Dated]:
    for (kind, subject), record in _newest(known).items():
        task = known.tasks.get((kind, subject))
        day = _day(record, task)
        if day and not _done(record, task, known):
            moved = task is not None and task.due is not None
            yield Dated(day=day, record=record, moved=moved, handed=task is not None and task.owner is not None)


def _newest(known: Known) -> dict[tuple[str, str], Deliverable | Action]:
    """Each thing once, as the newest paper lists it."""
    committees = {committee.id: committee for committee in known.committees}
    newest: dict[tuple[str, str], Deliverable | Action] = {}
    for kind, records in ((DELIVERABLE, known.deliverables), (ACTION, known.actions)):
        newest.update(((kind, subject), record) for subject, record in subjects(records, committees))
        apart = (record for record in records if record.source.committee not in committees)
        newest.update(((kind, f"{record.id}"), record) for record in apart)
    return newest


def _day(record: Deliverable | Action, task: Task | None) -> date | None:
    if task and task.due:
        return task.due
    return record.date if isinstance(record, Deliverable) else record.due


def _done(record: Deliverable | Action, task: Task | None, known: Known) -> bool:
    if task and task.done:
        return True
    return is_done(record.status if isinstance(record, Deliverable) else status(record, known)) is True
