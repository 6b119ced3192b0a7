"""Whoever asked and got no answer is told to ask again, once; whoever was answered is told nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogs.audience import read_audience
from dialogs.calendar import Span
from dialogs.plan import compose
from dialogs.reminders.unanswered import PATIENCE, REMINDER, WAIT
from store import outbox, places, turns

ASKED = datetime(2031, 3, 30, 0, 59, tzinfo=UTC)  # a minute before the clocks go forward
SPAN = Span(ASKED - timedelta(days=7), ASKED + timedelta(days=35))
ROOM = "a:1ann"


@pytest.fixture
def tx(store):
    with store.write() as lent:
        places.remember(
            lent, ASKED, conversation=ROOM, scope="personal", name=None, object_id="ann", address="anywhere"
        )
        yield lent


def ask(tx, activity="1", at=ASKED, *, owes=True):
    return turns.first_time(tx, at, ROOM, activity, owes=owes)


def test_a_question_without_answer_is_owed_two_minutes_later_and_for_an_hour(tx):
    ask(tx)
    (owed,) = REMINDER.plan(tx, SPAN, read_audience(tx))
    assert (owed.due_at, owed.patience) == (ASKED + WAIT, PATIENCE)
    assert "asked:1" in owed.subject


def test_an_answered_question_is_not_owed(tx):
    ask(tx)
    turns.settle(tx, ROOM, "1")
    assert REMINDER.plan(tx, SPAN, read_audience(tx)) == frozenset()


def test_what_needs_no_answer_is_not_owed(tx):
    ask(tx, owes=False)
    assert REMINDER.plan(tx, SPAN, read_audience(tx)) == frozenset()


def test_what_is_asked_where_the_bot_cannot_speak_is_not_owed(tx):
    turns.first_time(tx, ASKED, "somewhere else", "1", owes=True)
    assert REMINDER.plan(tx, SPAN, read_audience(tx)) == frozenset()


def test_a_question_asked_again_after_a_redelivery_is_owed_once(tx):
    assert ask(tx)
    assert not ask(tx, at=ASKED + timedelta(seconds=20))
    assert len(REMINDER.plan(tx, SPAN, read_audience(tx))) == 1


def test_whoever_asked_is_told_to_ask_again_unless_the_answer_came_meanwhile(tx):
    ask(tx)
    outbox.reconcile(tx, ASKED, REMINDER.plan(tx, SPAN, read_audience(tx)), SPAN)
    (notice,) = outbox.notices(tx)
    answer = compose(tx, notice.due_at, notice)
    assert answer is not None
    assert "ask me again" in answer.lead
    turns.settle(tx, ROOM, "1")
    assert compose(tx, notice.due_at, notice) is None
