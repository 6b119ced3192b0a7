"""What short forms stand for."""

import pytest

TALKS = [
    [
        ("what does AOVPN stand for", "Always On Virtual Private Network"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_a_short_form_is_opened_as_the_papers_open_it(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize("said", ["what does ZQX stand for", "what does TUPE mean"])
def test_a_short_form_that_no_paper_opens_stays_shut(talk, said):
    assert talk.ask(said).declined
