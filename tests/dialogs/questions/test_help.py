"""Greetings, help and thanks."""

import pytest

TALKS = [
    [
        ("hi", "Hello."),
    ],
    [
        ("thanks", "You're welcome"),
    ],
    [
        ("what can you do", "I answer questions"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_small_talk_gets_a_useful_answer(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead
