"""What the papers say about anything else."""

import pytest

TALKS = [
    [
        ("how many laptops for schools", "3,350"),
        ("how much did they cost", "£1.47M"),
    ],
    [
        ("who thanked the tip staff", "Atkinson"),
    ],
    [
        ("when does fusion go live for payroll", "February 2022"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_the_sentence_that_answers_is_quoted(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize(
    "said",
    [
        "what was said about zebras",
        "calls in july",
        "how many staff does the council have",
        "what is the council tax rise",
        "total cost of the transition",
    ],
)
def test_what_no_paper_says_is_not_said(talk, said):
    assert talk.ask(said).declined
