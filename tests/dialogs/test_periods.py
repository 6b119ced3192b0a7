"""Quarters and years of account as people and papers name them."""

from datetime import date

import pytest

from dialogs.language import plain_text
from dialogs.periods import Period, asks_before, periods, span_before


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("and q1", (Period(1),)),
        ("Quarter 3 2025/26", (Period(3, 2025),)),
        ("q2 and q3 2025/26", (Period(2, 2025), Period(3, 2025))),
        ("q4 2024/25 and q1 2025/26", (Period(4, 2024), Period(1, 2025))),
        ("in 2020/21", (Period(None, 2020),)),
        ("the last quarter of 2020/21", (Period(4, 2020),)),
        ("nothing", ()),
    ],
)
def test_every_period_that_is_named_is_found(typed, found):
    assert periods(plain_text(typed)) == found


@pytest.mark.parametrize(
    ("period", "start", "end", "held"),
    [
        (Period(3, 2025), date(2025, 10, 1), date(2025, 12, 31), True),
        (Period(4, 2024), date(2025, 1, 1), date(2025, 3, 31), True),
        (Period(2), date(2025, 10, 1), date(2025, 12, 31), False),
        (Period(1), date(2025, 4, 1), date(2026, 3, 31), False),
        (Period(None, 2025), date(2025, 4, 1), date(2026, 3, 31), True),
        (Period(1), None, None, False),
    ],
)
def test_a_figure_is_for_a_period_by_its_dates(period, start, end, held):
    assert period.holds(start, end) is held


def test_the_quarter_before_the_first_is_the_last_of_the_year_before():
    assert Period(1, 2025).before() == Period(4, 2024)
    assert Period(1).before() == Period(4)
    assert Period(3, 2025).before() == Period(2, 2025)
    assert Period(None, 2025).before() is None
    assert [Period(1, 2025).printed(), Period(2).printed(), Period(None, 2020).printed()] == [
        "Q1 2025/26",
        "Q2",
        "2020/21",
    ]


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("and last quarter", "quarter"),
        ("the qtr before", "quarter"),
        ("the year before", "year"),
        ("before that", "any"),
        ("how is it", None),
    ],
)
def test_the_span_before_is_told(typed, span):
    assert asks_before(typed) == span


@pytest.mark.parametrize(
    ("printed", "spans"),
    [
        ("q3 2025to26", {"quarter", "any"}),
        ("july to september 2025", {"quarter", "any"}),
        ("december 2020", {"year", "any"}),
        ("", {"any"}),
    ],
)
def test_only_a_fitting_span_may_be_asked_for(printed, spans):
    assert span_before(printed) == spans
