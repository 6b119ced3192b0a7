"""The caveats that records carry into answers: what was found doubtful in them, until a clerk has settled it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from dialogs.inspecting.records import Records, read_records
from dialogs.inspector import inspect
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
    """What to add to the doubts of records, by kind and id; `settled` is every digest that is settled.

    What readers doubted, and in what papers disagree, the store gives with the records until it is settled.
    """

    records: Records
    added: Mapping[tuple[str, int], tuple[str, ...]]
    settled: frozenset[str]

    def of(self, several: Iterable[Said]) -> tuple[Said, ...]:
        """The same records, each with what was found doubtful in it."""
        return tuple(self._one(record) for record in several)

    def _one(self, record: Said) -> Said:
        more: tuple[str, ...] = self.added.get((type(record).__name__.lower(), record.id), ())
        return replace(record, doubts=tuple(dict.fromkeys((*record.doubts, *more)))) if more else record


def read_caution(tx: Tx, sight: Sight) -> Caution:
    """Inspect what a viewer may see, and leave out what is settled."""
    records, done = read_records(tx, sight), settled(tx)
    added: dict[tuple[str, int], list[str]] = defaultdict(list)
    for one in inspect(records):
        for key in one.of if not one.is_settled(done) else ():
            added[key].append(one.why)
    return Caution(records, {key: tuple(whys) for key, whys in added.items()}, frozenset(done))
