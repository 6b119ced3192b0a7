"""Where one deliverable is."""

import pytest

TALKS = [
    [
        ("has the dr plan been signed off", "Yes: DR Plan"),
        ("who by", "Glyn Peach"),
        ("when", "7 January 2021"),
    ],
    [
        ("is the supplier repository sorted", "No:"),
    ],
    [
        ("apps rationalisation plan", "2 times"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_a_deliverable_is_told_with_who_and_when(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize("said", ["status of the zebra plan", "who signed off the zebra plan"])
def test_a_deliverable_that_is_not_listed_is_not_made_up(talk, said):
    assert talk.ask(said).declined


def test_a_deliverable_that_may_be_two_is_asked_back(talk):
    assert len(talk.ask("service description template digital towers").choices) >= 2
