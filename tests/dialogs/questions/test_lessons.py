"""What was learnt."""

import pytest

TALKS = [
    [
        ("lessons learned", "6 learning points"),
        ("who owns the second one", "LCC"),
    ],
    [
        ("lesson 3", "18 months"),
        ("who is responsible", "Socitm Advisory / LCC"),
    ],
    [
        ("lesson about contracts", "contractual information"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_lessons_are_told_together_by_number_and_by_subject(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize("said", ["lesson 44"])
def test_a_lesson_that_is_not_listed_is_not_made_up(talk, said):
    assert talk.ask(said).declined
