"""Which meeting is which while they move: one that is moved stays the same meeting, and is known by its first day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from store.moves import Change


@dataclass(slots=True)
class Course:
    """One meeting of a committee (its id) through everything that became of it.

    `first` is the day that it was first to be on, `number` its number among those of that day (a second one can be put
    on a day that the first was moved from), `day` the day that it is on now. It is `replaced` where another came to
    that day after it was off.
    """

    committee: int
    first: date
    number: int
    day: date
    changes: list[Change] = field(default_factory=list)
    replaced: bool = False

    @property
    def off(self) -> bool:
        """Whether it is not to be held: a moved one is, on another day."""
        return bool(self.changes) and self.changes[-1].became in {"cancelled", "gone"}

    @property
    def changed_at(self) -> datetime | None:
        """When it changed last (UTC)."""
        return self.changes[-1].at if self.changes else None


@dataclass(slots=True)
class Courses:
    """The meetings of which a change is known. `on` has the one that each day belongs to, `left` who left it last."""

    every: list[Course] = field(default_factory=list)
    on: dict[tuple[int, date], Course] = field(default_factory=dict)
    left: dict[tuple[int, date], Course] = field(default_factory=dict)

    def of(self, committee: int, day: date) -> Course:
        """The meeting on a day, a new one where none is known there."""
        found = self.on.get((committee, day))
        if found is None:
            found = self.on[committee, day] = self.fresh(committee, day)
            self.every.append(found)
        return found

    def fresh(self, committee: int, day: date) -> Course:
        """Another meeting on a day, of which no change is known; it is not kept."""
        others = sum(one.first == day and one.committee == committee for one in self.every)
        return Course(committee, day, 1 + others, day)

    def note(self, change: Change) -> None:
        """Follow one change, the next in time."""
        course = self._returned(change) or self.of(change.committee, change.day)
        course.changes.append(change)
        if change.moved_to is not None:
            self._move(course, change.moved_to)

    def _returned(self, change: Change) -> Course | None:
        """The meeting that was moved away, is off on its new day and is on again where it was."""
        here = change.committee, change.day
        away = self.left.get(here)
        if change.off or here in self.on or away is None or not away.off:
            return None
        self._move(away, change.day)
        return away

    def _move(self, course: Course, to: date) -> None:
        there = course.committee, to
        if self.on.get((course.committee, course.day)) is course:
            del self.on[course.committee, course.day]
        self.left[course.committee, course.day] = course
        if (before := self.on.get(there)) is not None:
            before.replaced = True
        course.day, course.replaced = to, False
        self.on[there] = course


def courses(changes: Iterable[Change]) -> Courses:
    """What became of every meeting, from its changes in order."""
    followed = Courses()
    for change in changes:
        followed.note(change)
    return followed
