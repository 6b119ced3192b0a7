"""Who was at a meeting."""

import pytest

TALKS = [
    [
        ("who was at the last meeting", "10 members were present on Tuesday 2 March 2021"),
        ("which officers came", "6 officers attended"),
    ],
    [
        ("was cllr iddon there", "Yes: K Iddon was there"),
    ],
    [
        ("was cllr crompton there", "No: Lorraine Beavers replaced Carl Crompton"),
    ],
    [
        ("who chaired in march", "Geoff Driver"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_attendance_is_told_by_capacity_and_by_person(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize(
    "said",
    ["was cllr bloggs there", "was the chief executive there", "who couldnt make it", "who was at the july meeting"],
)
def test_nobody_is_said_to_have_come_whom_the_papers_do_not_name(talk, said):
    assert talk.ask(said).declined
