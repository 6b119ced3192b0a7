"""How the outcomes stand."""

import pytest

TALKS = [
    [
        ("are all the outcomes complete", "Yes: all 10 outcomes"),
    ],
    [
        ("outcome 3", "Smooth transition"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_outcomes_are_told_together_and_one_by_one(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize("said", ["outcome 44"])
def test_an_outcome_that_is_not_listed_is_not_made_up(talk, said):
    assert talk.ask(said).declined
