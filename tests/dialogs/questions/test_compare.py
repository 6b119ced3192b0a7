"""How an indicator compares with another time."""

import pytest

TALKS = [
    [
        ("compare EET with last year", "93.2% (December 2020), compared with 91.9% before, up 1.3 percentage points"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_the_two_figures_stand_side_by_side(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize("said", ["compare recycling q1 and q2"])
def test_a_period_that_is_not_printed_is_not_compared(talk, said):
    assert talk.ask(said).declined
