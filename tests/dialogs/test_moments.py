"""Dates, months, weeks and years as people type them."""

from datetime import date

import pytest

from dialogs.language import plain_text
from dialogs.moments import When, find_whens

MONDAY = date(2021, 4, 12)


def whens(text, now=MONDAY):
    return find_whens(plain_text(text), now)[0]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("on 20 april 2021", date(2021, 4, 20), date(2021, 4, 20)),
        ("april 20th, 2021", date(2021, 4, 20), date(2021, 4, 20)),
        ("20/4/21", date(2021, 4, 20), date(2021, 4, 20)),
        ("2021-04-20", date(2021, 4, 20), date(2021, 4, 20)),
        ("in december 2020", date(2020, 12, 1), date(2020, 12, 31)),
        ("in 2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("today", MONDAY, MONDAY),
        ("tmrw", date(2021, 4, 13), date(2021, 4, 13)),
        ("yesterday", date(2021, 4, 11), date(2021, 4, 11)),
        ("thursday", date(2021, 4, 15), date(2021, 4, 15)),
        ("on monday", MONDAY, MONDAY),
        ("last friday", date(2021, 4, 9), date(2021, 4, 9)),
        ("next weds", date(2021, 4, 14), date(2021, 4, 14)),
        ("agenda for the 20th", date(2021, 4, 20), date(2021, 4, 20)),
        ("meeting on the 2nd", date(2021, 4, 2), date(2021, 4, 2)),
        ("on the 31st", date(2021, 3, 31), date(2021, 3, 31)),
        ("next week", date(2021, 4, 19), date(2021, 4, 25)),
        ("last week", date(2021, 4, 5), date(2021, 4, 11)),
        ("this month", date(2021, 4, 1), date(2021, 4, 30)),
        ("last month", date(2021, 3, 1), date(2021, 3, 31)),
        ("next month", date(2021, 5, 1), date(2021, 5, 31)),
        ("this year", date(2021, 1, 1), date(2021, 12, 31)),
        ("next year", date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_day_is_found_and_nothing_around_it(typed, first, last):
    [when] = whens(typed)
    assert when.bounds(when.year or 2021) == (first, last)
    assert when.holds(first)
    assert when.holds(last)
    assert not when.holds(date(2018, 7, 7))


@pytest.mark.parametrize(
    ("typed", "inside", "outside"),
    [
        ("before 1 march 2021", date(2021, 2, 28), date(2021, 3, 1)),
        ("after march 2021", date(2021, 4, 1), date(2021, 3, 31)),
        ("since 1 march 2021", date(2021, 3, 1), date(2021, 2, 28)),
        ("by 1 march 2021", date(2021, 3, 1), date(2021, 3, 2)),
    ],
)
def test_a_limit_holds_what_lies_within_it(typed, inside, outside):
    [when] = whens(typed)
    assert when.holds(inside)
    assert not when.holds(outside)


@pytest.mark.parametrize(
    "typed", ["may we ask", "31/02/2021", "item 13/45", "last year", "the 2nd item", "on the 45th", "40 april"]
)
def test_what_is_no_date_is_found_to_be_none(typed):
    assert not [when for when in whens(typed) if when.day]


def test_a_weekday_beside_a_date_is_no_second_date():
    assert whens("thursday 1 july 2021") == (When(2021, 7, 1),)


def test_the_words_of_a_date_are_told():
    assert find_whens("in q1 and on 20 april", MONDAY)[1] >= {"q1", "20", "april"}


def test_a_month_without_a_year_is_the_nearest_one():
    assert When(month=12, day=23).near(MONDAY) == When(2020, 12, 23)
    assert When(2019, 12).near(MONDAY) == When(2019, 12)
    assert When(month=2, day=29).near(MONDAY).month == 2


@pytest.mark.parametrize(
    ("when", "printed"),
    [
        (When(2021, 3, 1, "before"), "before 1 March 2021"),
        (When(2021, 4, 19, days=7), "the week of 19 April 2021"),
        (When(2021), "2021"),
    ],
)
def test_a_date_is_said_back_as_it_was_meant(when, printed):
    assert when.printed() == printed


def test_a_text_prints_a_date_only_with_all_its_parts():
    assert When(2019, 12).printed_in("compared with december 2019")
    assert not When(2019, 12).printed_in("compared with december 2020")
