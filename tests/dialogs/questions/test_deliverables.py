"""Which deliverables, and how many."""

import pytest

TALKS = [
    [
        ("how many deliverables are signed off", "61 deliverables of 70"),
        ("which are not", "9 deliverables of 70"),
        ("who by", "name nobody"),
    ],
    [
        ("what was signed off in december", "3 deliverables of 70"),
    ],
    [
        ("has everything been signed off", "No: 61 deliverables of 70"),
    ],
    [
        ("first thing signed off", "15 July 2020"),
    ],
    [
        ("last deliverable signed off", "31 March 2021"),
    ],
    [
        ("how many did glyn sign off", "43 deliverables of 70"),
        ("who by", "Glyn Peach (43)"),
    ],
    [
        ("deliverables signed off by mark greenwood in july", "0 of 70"),
    ],
    [
        ("deliverables for outcome 2", "11 deliverables of 70"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_deliverables_are_counted_and_listed_by_every_condition(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


def test_those_that_nobody_approved_are_told_apart(talk):
    assert "9 deliverables of 70 are without an approver" in talk.ask("deliverables with no approver").lead
