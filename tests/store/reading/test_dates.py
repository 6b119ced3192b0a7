"""Dates and times as British papers print them."""

from datetime import date, time

import pytest

from store.reading.dates import find_dates, find_times, first_date, first_time, month_year

DAY = date(2027, 3, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday, 2nd March, 2027", DAY),
        ("on 2 March 2027 at 2.00 pm", DAY),
        ("March 2nd, 2027", DAY),
        ("the 2nd day of March 2027", DAY),
        ("Tue 02/03/2027", DAY),
        ("2-3-27", DAY),
        ("02.03.2027", DAY),
        ("2027-03-02", DAY),
        ("2nd March 27", DAY),
        ("2nd of Mar. 2027", DAY),
    ],
)
def test_a_date_is_read_however_it_is_printed(text, expected):
    (found,) = find_dates(text)
    assert (found.date, found.wrong) == (expected, None)


@pytest.mark.parametrize("text", ["version 1.2.3.4", "£2.03.20", "2 March", "32 pages", "the 3/4 mark", "in May"])
def test_what_is_no_whole_date_is_none(text):
    assert find_dates(text) == []


def test_a_date_without_a_year_takes_the_year_that_is_known():
    assert first_date("Tuesday 2nd March", 2027) == DAY


def test_a_day_that_there_is_not_is_told_and_not_mended():
    (found,) = find_dates("by 31/02/2027")
    assert (found.date, found.wrong) == (None, "there is no such day as 31/02/2027")


def test_a_weekday_that_does_not_belong_to_its_date_is_told():
    (found,) = find_dates("Monday 2 March 2027")
    assert (found.date, found.wrong) == (DAY, "Monday 2 March 2027 was a Tuesday")


def test_dates_are_in_the_order_of_the_text():
    found = find_dates("from 1/4/2027 and 2 May 2026 until 2025-01-31")
    assert [one.date for one in found] == [date(2027, 4, 1), date(2026, 5, 2), date(2025, 1, 31)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 2.00 pm", time(14)),
        ("2pm", time(14)),
        ("10:30 a.m.", time(10, 30)),
        ("12 noon", time(12)),
        ("midday", time(12)),
        ("12.15 am", time(0, 15)),
        ("14:00", time(14)),
        ("at 1400 hours", time(14)),
        ("18.30 hrs", time(18, 30)),
        ("9 o'clock", time(9)),
        ("2 o'clock", time(14)),
        ("at 13 pm", None),
        ("13 o'clock", None),
        ("costs £2.30", None),
    ],
)
def test_a_time_of_day_is_read_however_it_is_printed(text, expected):
    assert first_time(text) == expected


def test_times_are_in_the_order_of_the_text():
    assert find_times("from 9.30 am to 12 noon") == [time(9, 30), time(12)]


def test_months_are_read_with_their_years():
    assert list(month_year("in March 2027, and Dec 2026")) == [(2027, 3), (2026, 12)]
