"""How many days there are until a meeting."""

import pytest

TALKS = [
    [
        ("how many days until the next meeting", "8 days"),
    ],
    [
        ("when is the next meeting", "20 April"),
        ("how long till then", "8 days"),
    ],
    [
        ("days until 1 july", "80 days"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_days_are_counted_to_the_meeting_that_is_meant(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize("said", ["days until 5 july"])
def test_no_days_are_counted_to_a_day_without_a_meeting(talk, said):
    assert talk.ask(said).declined
