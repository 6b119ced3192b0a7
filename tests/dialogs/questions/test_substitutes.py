"""Who stood in for whom."""

import pytest

TALKS = [
    [
        ("who were the subs last time", "Lorraine Beavers replaced Carl Crompton"),
    ],
    [
        ("who stood in for miles parkinson", "Bernard Dawson"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_substitutes_are_told_with_whom_they_replaced(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize("said", ["any substitutes in september"])
def test_a_meeting_without_substitutes_has_none(talk, said):
    assert talk.ask(said).declined
