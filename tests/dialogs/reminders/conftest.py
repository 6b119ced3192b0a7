"""A store with one committee, and one kind of reminder planned and composed alone."""

from datetime import UTC, datetime

import pytest

from dialogs.answer import Answer, Facts, Text
from dialogs.audience import read_audience
from dialogs.calendar import Span
from dialogs.plan import compose
from store import outbox
from tests.council import add_committee

ALWAYS = Span(datetime(2010, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC))


@pytest.fixture
def tx(sqlite_store):
    with sqlite_store.write() as lent:
        yield lent


@pytest.fixture
def planning(tx):
    return add_committee(tx)


def notices(tx, reminder):
    """What one kind of reminder owes, as the outbox holds it."""
    outbox.reconcile(tx, ALWAYS.start, reminder.plan(tx, ALWAYS, read_audience(tx)), ALWAYS)
    return outbox.notices(tx)


def composed(tx, now, notice) -> Answer:
    """What a notice says, which has to be something."""
    answer = compose(tx, now, notice)
    assert answer is not None
    return answer


def facts(answer):
    """The facts of an answer, by name."""
    return next(dict(block.rows) for block in answer.blocks if isinstance(block, Facts))


def texts(answer):
    """The paragraphs of an answer."""
    return [block.text for block in answer.blocks if isinstance(block, Text)]


def walls(owed, zone):
    """When things are owed, as a clock on the wall shows it: "Fri 18 June 2021 09:00"."""
    local = sorted(one.due_at.astimezone(zone) for one in owed)
    return [f"{one:%a} {one.day} {one:%B %Y %H:%M}" for one in local]
