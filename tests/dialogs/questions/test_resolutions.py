"""What a meeting resolved."""

import pytest

TALKS = [
    [
        ("what was resolved", "2 decisions on Tuesday 2 March 2021"),
    ],
    [
        ("what did we decide on 2 march", "2 decisions"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_decisions_are_told_as_they_are_recorded(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize(
    "said",
    ["what did we agree about zebras", "what did the committee decide about recycling", "what was decided in july"],
)
def test_a_decision_that_is_not_recorded_is_not_made_up(talk, said):
    assert talk.ask(said).declined
