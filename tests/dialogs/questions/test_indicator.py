"""How one indicator stands."""

import pytest

TALKS = [
    [
        ("hows sickness", "Below target"),
        ("why", "7 months in a row"),
    ],
    [
        ("is sickness getting better or worse", "Better"),
    ],
    [
        ("EET for SEND december 2020", "89.6%"),
        ("the year before", "87.9%"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_an_indicator_is_told_with_what_was_wanted_of_it(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize(
    "said",
    [
        "whats the sickness target",
        "safeguarding - are we hitting it",
        "EET for SEND q1",
        "how many potholes were fixed",
    ],
)
def test_a_figure_that_is_not_printed_is_not_made_up(talk, said):
    assert talk.ask(said).declined


def test_an_indicator_that_may_be_two_is_asked_back(talk):
    assert len(talk.ask("EET december 2020").choices) == 2


def test_a_target_that_no_word_says_was_met_is_neither_met_nor_missed(talk):
    lead = talk.ask("are we hitting the rosebud loans target").lead
    assert "do not say yes or no" in lead
    assert "£690,000" in lead
    assert "£1,600,000" in lead
