"""Matters arising: what was asked for at meetings, whose it is, by when, how it stands, and what it was closed with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dialogs import compose
from dialogs.answer import Answer, Block, Quote, Text
from dialogs.asked_due import Tracked, tracked
from dialogs.asked_for import Suggestion, digest, reference, suggestions
from dialogs.compose import Sourced
from dialogs.known import Known
from dialogs.say import counted, cut, joined, long_date, short_date
from dialogs.subjects import asked_subject, subjects
from dialogs.timetable import Timetables, read_timetables
from store import Tx, meetings, programmes, tasks
from store.asked import CLOSED, DECLINED, AskedAction, Minutes, asked_actions, minutes
from store.records import Committee, Meeting, Sight
from store.tasks import Task

ACTION = "action_due"
QUOTED = 5
"""How many sentences are quoted of which no clerk has said yet what is to become of them."""
_NOBODY, _NOT_YET = "nobody is named", "nobody yet"
HEAD = ("Asked for", "Whose", "By", "How it stands", "Ref")


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """What is known, to one viewer, of what was asked for; `printed` are the subjects of the actions of papers."""

    committees: tuple[Committee, ...]
    meetings: tuple[Meeting, ...]
    timetables: Timetables
    tasks: dict[tuple[str, str], Task]
    asked: tuple[AskedAction, ...]
    minutes: Minutes
    printed: frozenset[str]


def heard(known: Known) -> Heard:
    """What was read for a viewer."""
    by_id = {committee.id: committee for committee in known.committees}
    lines = tuple(passage for passage in known.passages if passage.of == "minutes")
    places = {(passage.source.document, passage.source.line) for passage in lines}
    actions = tuple(one for one in known.actions if (one.source.document, one.source.line) in places)
    return Heard(
        committees=known.committees,
        meetings=known.meetings,
        timetables=known.timetables,
        tasks=known.tasks,
        asked=known.asked,
        minutes=Minutes(lines, known.resolutions, actions),
        printed=frozenset(subject for subject, _ in subjects(known.actions, by_id)),
    )


def read_heard(tx: Tx, sight: Sight, *, decided: bool = False) -> Heard:
    """The same from the store; what is `decided` alone, without the lines of minutes."""
    committees = tuple(meetings.committees(tx))
    by_id = {committee.id: committee for committee in committees}
    return Heard(
        committees=committees,
        meetings=tuple(meetings.meetings(tx, sight)),
        timetables=read_timetables(tx),
        tasks=tasks.tasks(tx),
        asked=tuple(asked_actions(tx, sight)),
        minutes=Minutes((), (), ()) if decided else minutes(tx, sight),
        printed=frozenset(subject for subject, _ in subjects(programmes.actions(tx, sight), by_id)),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """One thing that a clerk has accepted as asked for, with what has been answered about it since."""

    committee: Committee
    tracked: Tracked
    subject: str
    task: Task | None

    @property
    def asked(self) -> AskedAction:
        """What was asked for."""
        return self.tracked.asked

    @property
    def reference(self) -> str:
        """The short sign that people see."""
        return reference(self.committee, self.asked.meeting_date, self.asked.digest)

    @property
    def done(self) -> bool:
        """Whether it is closed, or somebody has answered that it is done."""
        return self.asked.state == CLOSED or (self.task is not None and self.task.done)

    @property
    def day(self) -> date | None:
        """The day that a person has set, or else by the rules."""
        return self.task.due if self.task and self.task.due else self.tracked.day

    @property
    def whose(self) -> str:
        """Whose it is, in words."""
        if self.task is not None and self.task.owner is not None:
            return "handed on since" if self.task.owner else _NOT_YET
        return self.asked.name or self.asked.owner or _NOBODY

    @property
    def named(self) -> bool:
        """Whether anybody is named for it."""
        return self.whose not in {_NOBODY, _NOT_YET}

    @property
    def stands(self) -> str:
        """How it stands, with the reference that it was closed with."""
        if self.done:
            return f"closed with {self.asked.closed_with}" if self.asked.closed_with else "done, without a reference"
        return "open"

    def by(self, today: date) -> str:
        """Its day, and that it has passed."""
        if self.day is None:
            return "no day"
        return f"{short_date(self.day)}{' (passed)' if self.day < today and not self.done else ''}"


def matters(known: Heard) -> list[Matter]:
    """Everything that was accepted, by meeting."""
    found, by_id = [], {committee.id: committee for committee in known.committees}
    for one in known.asked:
        committee = by_id.get(one.committee)
        if committee is not None and one.state != DECLINED:
            subject = asked_subject(one, committee, known.printed)
            its = tracked(one, known.meetings, known.timetables)
            task = known.tasks.get((ACTION, subject))
            found.append(Matter(committee=committee, tracked=its, subject=subject, task=task))
    return found


def undecided(known: Heard) -> list[Suggestion]:
    """The sentences of minutes of which no clerk has said yet what is to become of them."""
    decided = {(one.committee, one.meeting_date, one.digest) for one in known.asked}
    every = suggestions(known.minutes, known.committees)
    return [one for one in every if (one.committee.id, one.meeting_date, digest(one.text)) not in decided]


def say(found: Sequence[Matter], left: Sequence[Suggestion], today: date, question: str, start: int = 0) -> Answer:
    """Matters arising, what is open first; and what no clerk has decided yet, in the minutes' own words."""
    title = "Matters arising"
    if not found and not left:
        return compose.declined(title, "The minutes that I have read record nothing of the kind that was asked for.")
    ranked = sorted(found, key=lambda one: (one.done, one.day or date.max))
    rows = [(cut(one.asked.text, 200), one.whose, one.by(today), one.stands, one.reference) for one in ranked]
    blocks: list[Block | None] = [*(compose.table(HEAD, rows, question, start) if rows else ())]
    if len(ranked) == 1:
        blocks.append(_day(ranked[0]))
    blocks += [_closing(ranked), *_left(left)]
    records: list[Sourced] = [*(one.asked for one in ranked), *left[:QUOTED]]
    return compose.answer(title, _lead(ranked, left, today), blocks, records)


def _lead(found: Sequence[Matter], left: Sequence[Suggestion], today: date) -> str:
    if not found:
        verb = "asks" if len(left) == 1 else "ask"
        return f"{counted(len(left), 'sentence')} of the minutes of {_days(left)} {verb} for something, as I read them."
    waiting = [one for one in found if not one.done]
    of = _days([one.asked for one in found])
    lead = f"{counted(len(found), 'thing was', 'things were')} asked for at the meeting of {of}: {len(waiting)} open"
    lead += f", {len(found) - len(waiting)} closed."
    late = sum(one.day is not None and one.day < today for one in waiting)
    lead += f" {late} should have been done by now." if late else ""
    first = (waiting or list(found))[0]
    return f"{lead} “{cut(first.asked.text, 220)}” ({first.whose}, {first.stands}, {_by(first)})."


def _by(one: Matter) -> str:
    return f"due on {long_date(one.day)}" if one.day else "no day is known"


def _day(one: Matter) -> Text | None:
    """Where the day of the one that is listed comes from."""
    if one.task and one.task.due:
        return Text("Its day was set by a person.")
    return Text(f"Its day is {one.tracked.why}." if one.day else f"It has no day: {one.tracked.why}.")


def _closing(found: Sequence[Matter]) -> Text | None:
    bare = [one for one in found if one.done and not one.asked.closed_with]
    if not bare:
        return None
    return Text(f"What is done without a reference can be given one: close {bare[0].reference} with item 5 of 20 April")


def _left(left: Sequence[Suggestion]) -> Iterable[Block]:
    if left:
        yield Text(
            f"No clerk has said yet what is to become of {counted(len(left), 'sentence')} of the minutes. They read:"
        )
    yield from (Quote(cut(one.text, 400), one.source, one.summary) for one in left[:QUOTED])


def _days(several: Sequence[AskedAction] | Sequence[Suggestion]) -> str:
    days = sorted({one.meeting_date for one in several}, reverse=True)
    more = [f"{len(days) - 3} earlier ones"] if len(days) > 3 else []
    return joined([*(short_date(day) for day in days[:3]), *more])
