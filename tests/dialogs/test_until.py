"""The day until which something waits, as people say it, on Monday 12 April 2021."""

from datetime import date

import pytest

from dialogs.until import day_in, is_day

TODAY = date(2021, 4, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tomorrow", "Tue 13 April 2021"),
        ("Monday", "Mon 19 April 2021"),  # never today
        ("until next Monday", "Mon 19 April 2021"),
        ("Fri", "Fri 16 April 2021"),
        ("3 May", "Mon 3 May 2021"),
        ("until 3rd May 2021", "Mon 3 May 2021"),
        ("on the 20th", "Tue 20 April 2021"),
        ("3/5/2021", "Mon 3 May 2021"),
        ("2021-05-03", "Mon 3 May 2021"),
        ("2021-12-13", "Mon 13 December 2021"),  # 12-13 is a year of account elsewhere
        ("Friday 16 April", "Fri 16 April 2021"),
        ("next week", "Mon 19 April 2021"),
        ("end of May", "Mon 31 May 2021"),
        ("end of December", "Fri 31 December 2021"),
        ("until the end of March", "Thu 31 March 2022"),
        ("by the end of May 2022", "Tue 31 May 2022"),
        ("in a week", "Mon 19 April 2021"),
        ("for two weeks", "Mon 26 April 2021"),
        ("in 3 days", "Thu 15 April 2021"),
        ("a month", "Wed 12 May 2021"),
        ("3 January", "Sun 3 January 2021"),  # the nearest; whoever asks has to say that it is past
    ],
)
def test_a_day_is_read_as_it_is_meant(text, day):
    found = day_in(text, TODAY)
    assert found is not None
    assert f"{found:%a} {found.day} {found:%B %Y}" == day
    assert is_day(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "in May",
        "end of play",
        "end of 2021",
        "30 February",
        "2021-02-30",
        "29 February",
        "tomorrow or Monday",
        "Monday 4 May",
        "next year",
    ],
)
def test_what_names_no_one_day_is_no_day(text):
    assert day_in(text, TODAY) is None


@pytest.mark.parametrize(
    "text", ["signed off deliverables", "the meeting on 3 May", "3 May agenda", "about tomorrow", "soon", "in May", ""]
)
def test_what_says_more_than_a_day_is_no_day_alone(text):
    assert not is_day(text)


def test_a_day_alone_is_told_whatever_year_its_weekday_belongs_to():
    assert is_day("Tuesday 3 May")
    assert day_in("Tuesday 3 May", date(2022, 4, 12)) == date(2022, 5, 3)
