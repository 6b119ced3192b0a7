"""What is on an agenda."""

import pytest

TALKS = [
    [
        ("agenda pls", "6 items on Tuesday 20 April 2021"),
        ("where is it", "Virtual Meeting"),
    ],
    [
        ("what are we discussing on 20 april", "Digital Strategy Update"),
    ],
    [
        ("whats on next week", "6 items"),
    ],
    [
        ("what items are in part 1", "under Part I (public)"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_the_agenda_of_the_meeting_that_is_meant_is_listed(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize("said", ["agenda for july"])
def test_an_agenda_that_was_not_loaded_is_not_made_up(talk, said):
    assert talk.ask(said).declined


@pytest.mark.parametrize("said", ["any private items", "which items are closed to the public", "what is in part b"])
def test_who_may_not_know_is_told_only_that_it_cannot_be_said_here(talk, said):
    assert "cannot say here" in talk.ask(said).lead
