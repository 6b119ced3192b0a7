"""Days that have been are understood as people name them, and nothing else is taken for one."""

from datetime import date

import pytest

from dialogs.past import names_days, near_day, past_days

TODAY = date(2021, 6, 23)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("today", TODAY, TODAY),
        ("yesterday", date(2021, 6, 22), date(2021, 6, 22)),
        ("this week", date(2021, 6, 21), TODAY),
        ("last week", date(2021, 6, 14), date(2021, 6, 20)),
        ("on 3 May", date(2021, 5, 3), date(2021, 5, 3)),
        ("on 3rd of May 2020", date(2020, 5, 3), date(2020, 5, 3)),
        ("on 24 December", date(2020, 12, 24), date(2020, 12, 24)),
        ("on 3 September", date(2020, 9, 3), date(2020, 9, 3)),
        ("since Monday", date(2021, 6, 21), TODAY),
        ("on Friday", date(2021, 6, 18), date(2021, 6, 18)),
        ("on Wednesday", TODAY, TODAY),
        ("last Monday", date(2021, 6, 21), date(2021, 6, 21)),
        ("since 3 May", date(2021, 5, 3), TODAY),
        ("in May", date(2021, 5, 1), date(2021, 5, 31)),
        ("in June", date(2021, 6, 1), TODAY),
        ("2021-06-01", date(2021, 6, 1), date(2021, 6, 1)),
        ("on 3 May 2022", date(2022, 5, 3), date(2022, 5, 3)),  # still to come
    ],
)
def test_days_are_those_that_have_been(said, first, last):
    assert names_days(said)
    assert past_days(said, TODAY) == (first, last)


@pytest.mark.parametrize("said", ["", "to residents", "on 3 May to Ann", "on the agenda", "3 May and 5 May", "often"])
def test_what_says_more_than_days_is_not_taken(said):
    assert not names_days(said)
    assert past_days(said, TODAY) is None


@pytest.mark.parametrize("said", ["on 29 February 2021", "on 29 February"])
def test_a_day_that_does_not_exist_is_none(said):
    assert past_days(said, TODAY) is None


@pytest.mark.parametrize(
    ("said", "day"),
    [("20 April", date(2021, 4, 20)), ("1 July", date(2021, 7, 1)), ("last week", None), ("May", None), ("", None)],
)
def test_the_day_of_a_meeting_is_the_nearest_one(said, day):
    assert near_day(said, TODAY) == day
