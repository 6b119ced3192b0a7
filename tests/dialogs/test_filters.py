"""The conditions of a list of deliverables, combined and said back."""

import pytest

from dialogs.cues import frame
from dialogs.filters import Sieve, carried_sieve, sieve
from dialogs.moments import When
from dialogs.words import read_words
from tests.dialogs.conftest import TODAY

FRAME = frame("deliverables")


def set_by(text, known):
    return sieve(read_words(text, known, TODAY), known, FRAME)


def test_each_condition_is_taken_from_the_words(demo):
    found = set_by("deliverables signed off by mark greenwood in december under outcome 7", demo)
    assert (found.status, found.approver, found.outcome) == ("Signed Off", "Mark Greenwood", "7")
    assert found.whens == (When(month=12),)


@pytest.mark.parametrize(
    ("text", "status"),
    [("what is outstanding", "open"), ("which are not signed off", "open"), ("which are done", "done")],
)
def test_done_and_open_are_told_apart(demo, text, status):
    assert set_by(text, demo).status == status


def test_an_outcome_is_found_by_its_words(demo):
    assert set_by("deliverables of the licensing liabilities outcome", demo).outcome == "8"


def test_a_name_that_may_be_two_people_is_no_condition(demo):
    assert set_by("deliverables by somebody", demo).approver is None


def test_later_conditions_lie_over_earlier_ones():
    earlier = Sieve(status="done", approver="A Ash")
    assert earlier.over(Sieve(status="open")) == Sieve(status="open", approver="A Ash")


def test_conditions_are_kept_as_slots_and_come_back():
    kept = Sieve(status="open", outcome="2", whens=(When(2021, 3),), about=("plan",))
    assert Sieve.of(kept.told()) == kept


def test_conditions_are_said_in_words(demo):
    found = Sieve(status="Deferred", approver="A Ash", outcome="2", programme="Roads", about=("plan",))
    assert found.said(demo) == "marked Deferred by A Ash under outcome 2 in Roads about plan"


def test_a_date_without_a_year_means_the_nearest(demo):
    dated = [d for d in demo.deliverables if Sieve(whens=(When(month=12),)).holds(d, TODAY)]
    assert {d.date.year for d in dated if d.date} == {2020}


def test_nothing_is_carried_where_nothing_was_asked(demo):
    assert carried_sieve(read_words("how many", demo, TODAY), "deliverables") is None
