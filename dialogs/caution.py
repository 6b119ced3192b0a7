"""The caveats that records carry into answers: what was found doubtful in them, until a clerk has settled it."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from dialogs.compose import Sourced
from dialogs.inspecting.records import Records, read_records
from dialogs.inspector import doubt_mark, inspect, odds_mark
from store import Tx
from store.records import (
    Action,
    Attendance,
    Deliverable,
    Figure,
    Item,
    Lesson,
    Meeting,
    Outcome,
    Passage,
    Resolution,
    Role,
    Sight,
)
from store.settled import settled

Said = TypeVar(
    "Said", Action, Attendance, Deliverable, Figure, Item, Lesson, Meeting, Outcome, Passage, Resolution, Role
)


@dataclass(frozen=True, slots=True)
class Caution:
    """What to add to the doubts of records, by kind and id, and which of their doubts are settled.

    `read` are the settled doubts of readers by document, line and sentence, `agreed` the settled sentences on meetings;
    `settled` is every digest that is settled.
    """

    records: Records
    added: Mapping[tuple[str, int], tuple[str, ...]]
    read: frozenset[tuple[int, int | None, str]]
    agreed: frozenset[tuple[int, str]]
    settled: frozenset[str]

    def of(self, several: Iterable[Said]) -> tuple[Said, ...]:
        """The same records, each with the doubts that are still open."""
        return tuple(self._one(record) for record in several)

    def _one(self, record: Said) -> Said:
        doubts = self._doubts(record)
        return record if doubts == record.doubts else replace(record, doubts=doubts)

    def _doubts(self, record: Sourced) -> tuple[str, ...]:
        key = type(record).__name__.lower(), getattr(record, "id", 0)
        kept = [why for why in record.doubts if not self._is_settled(record, why)]
        return tuple(dict.fromkeys([*kept, *self.added.get(key, ())]))

    def _is_settled(self, record: Sourced, why: str) -> bool:
        if isinstance(record, Meeting):
            return (record.id, why) in self.agreed
        return (record.source.document, record.source.line, why) in self.read


def read_caution(tx: Tx, sight: Sight) -> Caution:
    """Inspect what a viewer may see, and leave out what is settled."""
    records, done = read_records(tx, sight), settled(tx)
    added: dict[tuple[str, int], list[str]] = defaultdict(list)
    for one in inspect(records):
        for key in one.of if not one.is_settled(done) else ():
            added[key].append(one.why)
    read = {
        (doubt.source.document, doubt.source.line, doubt.why): doubt_mark(records, doubt) in done
        for doubt in records.doubts
    }
    return Caution(
        records,
        {key: tuple(whys) for key, whys in added.items()},
        frozenset(key for key, is_done in read.items() if is_done),
        frozenset(_agreed(records, read, done)),
        frozenset(done),
    )


def _agreed(
    records: Records, read: Mapping[tuple[int, int | None, str], bool], done: Container[str]
) -> Iterator[tuple[int, str]]:
    """The sentences on meetings that are settled, wherever a reader wrote them: a meeting gathers several papers'."""
    still = {why for (_, _, why), is_done in read.items() if not is_done}
    once = {why for _, _, why in read}
    for meeting in records.meetings:
        for why in meeting.doubts:
            if (why not in still) if why in once else odds_mark(meeting, why) in done:
                yield meeting.id, why
