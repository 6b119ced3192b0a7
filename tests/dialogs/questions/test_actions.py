"""What is to be done, and whose it is."""

import pytest

TALKS = [
    [
        ("recommendation 2", "SLA review"),
        ("who", "Glyn Peach"),
        ("and number 4", "Server 2008"),
    ],
    [
        ("what are the recommendations", "5 recommendations"),
    ],
    [
        ("whats being asked of us on the digital report", "Comment on the Digital Strategy Update"),
    ],
    [
        ("next steps", "lessons learned session"),
    ],
    [
        ("what is antony draper down to do", "lessons learned session"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_actions_are_told_by_number_by_owner_and_by_report(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize("said", ["recommendation 77", "which actions are overdue"])
def test_an_action_that_is_not_listed_is_not_made_up(talk, said):
    assert talk.ask(said).declined


def test_a_date_that_no_paper_gives_is_said_to_be_missing(talk):
    talk.ask("recommendation 2")
    assert talk.ask("when").declined
