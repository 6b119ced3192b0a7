"""One item of an agenda, and its pages."""

import pytest

TALKS = [
    [
        ("whats item 4", "Digital Strategy Update, pages 11 to 34"),
        ("what pages", "11 to 34"),
    ],
    [
        ("which item is the digital strategy", "Item 4"),
    ],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_an_item_is_found_by_number_and_by_subject(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize("said", ["what is item 99"])
def test_an_item_that_is_not_there_is_not_made_up(talk, said):
    assert talk.ask(said).declined
