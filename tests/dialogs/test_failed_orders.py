"""An order that was not understood is no question, and is not kept as one."""

import pytest

from dialogs.failed_orders import is_order


@pytest.mark.parametrize(
    "text",
    [
        "DL7J settled: both signed",
        "accept all",
        "assign S3ZS to Jane Spare",
        "please close that one with the report",
        "could you post it tomorrow?",
        "I want to withdraw the announcement",
        "A12 places: everybody",
        "what about 7F3K?",
        "remind Jane about it",
        "“make Jane Spare clerk”",
    ],
)
def test_orders_and_signs_of_records_are_known(text):
    assert is_order(text)


@pytest.mark.parametrize(
    "text",
    [
        "who owns the moon",
        "record temperatures in May?",
        "close to target, which indicators are?",
        "remind me who chairs it",
        "what was accepted",
        "how many COVID cases in 2023",
        "is the M25 closed",
        "what did they settle",
    ],
)
def test_questions_are_none(text):
    assert not is_order(text)
