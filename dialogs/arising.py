"""Matters arising: what was asked for at meetings, whose it is, by when, how it stands, and what it was closed with."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dialogs import compose
from dialogs.answer import Answer, Block, Quote, Text
from dialogs.asked_due import Tracked, tracked
from dialogs.asked_for import Suggestion, digest, reference, suggestions
from dialogs.compose import Sourced
from dialogs.duties import in_state, status
from dialogs.known import Known
from dialogs.say import counted, cut, joined, long_date, short_date
from dialogs.subjects import asked_subject, subjects
from dialogs.timetable import Timetables, read_timetables
from store import Tx, meetings, programmes, tasks
from store.asked import CLOSED, DECLINED, AskedAction, Minutes, asked_actions, minutes
from store.records import Action, Committee, Meeting, Sight
from store.tasks import Task

ACTION = "action_due"
TITLE = "Matters arising"
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


def printed_open(known: Known, besides: Container[str]) -> list[tuple[Action, str]]:
    """The further actions that the papers print as not done, each with the state in their own word."""
    by_id = {committee.id: committee for committee in known.committees}
    every = dict(subjects(known.actions, by_id))
    listed = [one for name, one in every.items() if name not in besides and isinstance(one, Action)]
    return [(one, status(one, known) or "") for one in listed if in_state(one, "open", known)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What is to be said: what was accepted, what no clerk has decided yet, and further open actions that papers print.

    `which` says in words of what: "about parking", "of 2 March 2021"; `question` asks for the rest of a list.
    """

    found: Sequence[Matter]
    left: Sequence[Suggestion]
    printed: Sequence[tuple[Action, str]] = ()
    which: str = ""
    question: str = TITLE
    nearest: Sequence[Sourced] = ()


def say(told: Told, today: date, start: int = 0) -> Answer:
    """Matters arising, what is open first; and what no clerk has decided yet, in the minutes' own words."""
    found = sorted(told.found, key=lambda one: (one.done, one.day or date.max))
    if not (found or told.left or told.printed):
        which = f" {told.which}" if told.which else ""
        lead = f"The minutes that I have read record nothing{which} that was asked for."
        return compose.declined(TITLE, lead, told.nearest)
    rows = [(cut(one.asked.text, 200), one.whose, one.by(today), one.stands, one.reference) for one in found]
    rows += [(cut(one.text, 200), one.owner or _NOBODY, _due(one), state, "") for one, state in told.printed]
    blocks: list[Block | None] = [*(compose.table(HEAD, rows, told.question, start) if rows else ())]
    if len(rows) == len(found) == 1:
        blocks.append(_day(found[0]))
    blocks += [_closing(found), *_left(told.left)]
    records: list[Sourced] = [*(one.asked for one in found), *(one for one, _ in told.printed), *told.left[:QUOTED]]
    return compose.answer(TITLE, _lead(found, told, today), blocks, records)


def _due(action: Action) -> str:
    return short_date(action.due) if action.due else "no day"


def _lead(found: Sequence[Matter], told: Told, today: date) -> str:
    if not found and not told.printed:
        things = counted(len(told.left), "thing was", "things were")
        quoted = cut(told.left[0].text, 220)
        return f"As I read the minutes of {_days(told.left)}, {things} asked for: “{quoted}”"
    waiting = [one for one in found if not one.done]
    parts = [f"{len(waiting)} open", *([f"{len(found) - len(waiting)} closed"] if len(waiting) < len(found) else [])]
    lead = f"{counted(len(found), 'thing was', 'things were')} asked for at meetings: {joined(parts)}."
    late = sum(one.day is not None and one.day < today for one in waiting)
    lead += f" {late} should have been done by now." if late else ""
    lead += f" The papers list {counted(len(told.printed), 'more open action')}." if told.printed else ""
    first = next(iter([*waiting, *found]), None)
    return f"{lead} “{cut(first.asked.text, 220)}” ({first.whose}, {first.stands}, {_by(first)})." if first else lead


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
