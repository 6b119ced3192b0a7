"""Which meetings there are."""

import pytest

TALKS = [
    [
        ("which meetings are there", "4 meetings"),
    ],
    [
        ("when did we last meet", "Tuesday 2 March 2021"),
    ],
    [
        ("meetings left this year", "2 meetings: Tuesday 20 April 2021, Thursday 1 July 2021"),
    ],
    [
        ("is there a meeting on 2 march", "Yes: there was a meeting on Tuesday 2 March 2021"),
    ],
    [
        ("july?", "Thursday 1 July 2021"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_meetings_are_listed_by_date(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize("said", ["is there a meeting in august", "do we meet tomorrow"])
def test_a_month_without_a_meeting_has_none(talk, said):
    assert talk.ask(said).declined


def test_after_a_month_is_after_the_one_that_is_nearest(talk):
    assert "10 September 2020" not in talk.ask("meetings after july").lead
    assert "1 July 2021" in talk.ask("meetings after may").lead
