"""Whose a report is."""

import pytest

from dialogs.question import Reading
from dialogs.questions import authors
from dialogs.words import read_words
from tests.dialogs.conftest import TODAY

TALKS = [
    [
        ("who presented the performance update", "Donna Talbot"),
    ],
    [
        ("who do i contact about the digital report", "(01772) 536087"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_a_report_is_told_by_who_brings_it(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize("said", ["who presented the zebra crossing review"])
def test_a_report_that_no_paper_credits_has_no_author(talk, said):
    assert talk.ask(said).declined


def test_an_answer_without_a_line_to_rest_on_declines(demo):
    reading = Reading(score=1.0)
    assert authors.QUESTION.answer(read_words("who wrote it", demo, TODAY), demo, reading).declined
