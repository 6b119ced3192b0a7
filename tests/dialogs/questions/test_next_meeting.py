"""When, where and how a committee next meets."""

import pytest

TALKS = [
    [
        ("when's the next meeting", "Tuesday 20 April 2021 at 2pm"),
        ("where", "Virtual Meeting"),
        ("what time", "2pm"),
        ("and after that", "Thursday 1 July 2021"),
    ],
    [
        ("next mtg?", "Tuesday 20 April 2021"),
    ],
    [
        ("can i join the meeting online", "Yes: Virtual Meeting"),
    ],
    [
        ("is the meeting in person", "No: Virtual Meeting"),
    ],
    [
        ("is the july meeting in person", "do not say where the meeting on Thursday 1 July 2021 at 2pm is held"),
    ],
    [
        ("wheres the meeting", "Virtual Meeting, on Tuesday 20 April 2021"),
    ],
    [
        ("what time on the 20th", "2pm"),
    ],
    [
        ("is the july meeting online", "do not say whether the meeting on Thursday 1 July 2021"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_the_next_meeting_is_given_with_its_day_time_and_place(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize("said", ["what time does it finish", "what time does the meeting on 20 april finish"])
def test_a_meeting_without_a_time_to_finish_is_given_none(talk, said):
    assert talk.ask(said).declined


def test_the_place_that_the_papers_leave_out_is_said_to_be_left_out(talk):
    assert "do not give its place" in talk.ask("where do we meet in july").lead
