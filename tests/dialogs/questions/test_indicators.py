"""Which indicators there are."""

import pytest

TALKS = [
    [
        ("which indicators are below target", "2 indicators are reported as below target"),
    ],
    [
        ("what is getting worse", "5 indicators are reported as worsening"),
    ],
    [
        ("highways indicators", "3 indicators of Highways"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_indicators_are_listed_by_what_the_papers_report_of_them(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize("said", ["how many indicators are red"])
def test_a_colour_that_no_paper_uses_lists_none(talk, said):
    assert talk.ask(said).declined
