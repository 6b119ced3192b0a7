"""Somebody asked and got no answer, because the bot was stopped or Teams was busy: said, so that they ask again."""

from datetime import datetime, timedelta

from dialogs.answer import Answer
from dialogs.audience import Audience
from dialogs.calendar import Span
from dialogs.reminder import Reminder
from store import Tx, turns
from store.outbox import Notice, Owed

KIND = "unanswered"
WAIT = timedelta(minutes=2)
"""How long an answer may take, with all its tries, before it is given up for lost."""
PATIENCE = timedelta(hours=1)


def _plan(tx: Tx, span: Span, _: Audience) -> frozenset[Owed]:
    return frozenset(
        Owed(KIND, _subject(one), one.place, one.at + WAIT, "two minutes after a question without answer", PATIENCE)
        for one in turns.unsettled(tx)
        if span.holds(one.at + WAIT)
    )


def _subject(one: turns.Unsettled) -> str:
    return f"asked:{one.activity}"


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    if not any(_subject(one) == notice.subject and one.place == notice.place for one in turns.unsettled(tx)):
        return None
    lead = "I was interrupted before I could answer a question that was asked here. Please ask me again."
    return Answer(title="Please ask again", lead=lead)


REMINDER = Reminder(KIND, PATIENCE, "again", _plan, _compose)
