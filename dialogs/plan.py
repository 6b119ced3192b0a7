"""Everything that falls due in a span, of every kind, and what a notice of any kind then says."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.answer import Answer, Block, Reply, Text
from dialogs.audience import read_audience
from dialogs.calendar import Span
from dialogs.leave import offered
from dialogs.noted import note_for
from dialogs.reminder import NEW, Reminder, Way
from dialogs.reminders import REMINDERS
from store import Tx, tasks
from store.outbox import Notice, Owed


def plan(tx: Tx, span: Span) -> frozenset[Owed]:
    """Every notice that falls due in a span: a pure function of the store's facts."""
    audience = read_audience(tx)
    return frozenset[Owed]().union(*(reminder.plan(tx, span, audience) for reminder in REMINDERS))


def owes(tx: Tx, notice: Notice) -> bool:
    """Whether the facts still owe a notice."""
    reminder, span = reminder_of(notice.kind), Span(notice.due_at, notice.due_at + timedelta(microseconds=1))
    planned = reminder.plan(tx, span, read_audience(tx)) if reminder else ()
    return any(one.identity == notice.identity for one in planned)


def reminder_of(kind: str) -> Reminder | None:
    """The reminder of a kind, None where this version knows none of that name."""
    return next((reminder for reminder in REMINDERS if reminder.kind == kind), None)


def compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    """What a notice says now, with the reference that people see; None where nothing is left to say.

    Barred says why it may not be said any more.
    """
    reminder = reminder_of(notice.kind)
    if reminder is None or (reminder.answerable and _answered(tx, notice)):
        return None
    said = reminder.compose(tx, now, notice)
    if said is None:
        return None
    if way(tx, notice).instead:
        return said  # it keeps the reference of what it takes the place of
    asks = (*note_for(tx, notice), _asking(tx, notice)) if reminder.answerable else ()
    return replace(said, blocks=(*said.blocks, *asks, Text(f"Ref {notice.reference}")))


def way(tx: Tx, notice: Notice) -> Way:
    """How a notice reaches its place."""
    reminder = reminder_of(notice.kind)
    return reminder.way(tx, notice) if reminder else NEW


def _answered(tx: Tx, notice: Notice) -> bool:
    """Whether it is done: it can be on its way when somebody says so, who is then not to hear of it again."""
    task = tasks.task(tx, notice.kind, notice.subject)
    return task is not None and task.done


def _asking(tx: Tx, notice: Notice) -> Block:
    """The answers that can be given there; whoever may give none for everybody is told what they can do themselves."""
    if offered(tx, notice):
        return Reply(notice.reference)
    return Text(f"You can put it off for yourself: say “{notice.reference} snooze until Monday”.")
