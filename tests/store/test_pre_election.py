"""A pre-election period holds on its first and its last day, for its committee or for the whole council."""

from datetime import UTC, date, datetime

import pytest

from store import pre_election
from tests.council import add_committee

NOW = datetime(2021, 3, 1, 9, tzinfo=UTC)
FIRST, LAST = date(2021, 3, 22), date(2021, 5, 6)


@pytest.fixture
def tx(store):
    with store.write() as lent:
        yield lent


def add(tx, committee=None, days=(FIRST, LAST)):
    return pre_election.add(tx, NOW, who="cleo", committee=committee, days=days)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2021, 3, 21), False),
        (FIRST, True),
        (date(2021, 4, 20), True),
        (LAST, True),
        (date(2021, 5, 7), False),
    ],
)
def test_a_period_holds_from_its_first_to_its_last_day(tx, day, held):
    planning = add_committee(tx)
    period = add(tx, planning)
    assert pre_election.period_on(tx, planning, day) == (period if held else None)


def test_a_committees_period_is_no_other_committees(tx):
    planning, audit = add_committee(tx), add_committee(tx, "audit", "Audit Committee")
    add(tx, planning)
    assert pre_election.period_on(tx, audit, FIRST) is None


def test_the_councils_period_is_every_committees_and_the_one_that_ends_last_is_told(tx):
    planning = add_committee(tx)
    council = add(tx, None, (FIRST, date(2021, 4, 1)))
    own = add(tx, planning)
    assert pre_election.period_on(tx, planning, FIRST) == own
    assert pre_election.periods(tx) == [council, own]


def test_a_period_is_changed_and_taken_back(tx):
    period = pre_election.change(tx, NOW, add(tx), who="ben", days=(FIRST, FIRST))
    assert pre_election.periods(tx) == [period]
    assert period.last == FIRST
    pre_election.remove(tx, period)
    assert pre_election.periods(tx) == []


def test_a_period_that_ends_before_it_begins_is_refused(tx):
    with pytest.raises(ValueError, match="or later"):
        add(tx, None, (LAST, FIRST))
    with pytest.raises(ValueError, match="or later"):
        pre_election.change(tx, NOW, add(tx), who=None, days=(LAST, FIRST))
