"""Clear days against dated cases worked by hand, the bank holidays against the published list, and clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock import Clock
from dialogs.calendar import (
    Quarter,
    Span,
    bank_holidays,
    clear_days_before,
    council_day,
    instant,
    quarter_of,
    working_day,
    working_days_before,
)

LONDON = "Europe/London"


def day(text: str) -> date:
    """A date with its weekday spelt out, which has to be right."""
    found = datetime.strptime(text + " +0000", "%a %d %B %Y %z").date()
    assert text == f"{found:%a} {found.day} {found:%B %Y}"
    return found


def days(text: str) -> frozenset[date]:
    return frozenset(day(part) for part in text.split(", "))


# Meeting, last lawful publication day: five clear working days of England.
FIVE_CLEAR_DAYS = [
    ("Tue 2 March 2021", "Mon 22 February 2021"),
    ("Tue 20 April 2021", "Mon 12 April 2021"),
    ("Thu 1 July 2021", "Wed 23 June 2021"),
    ("Thu 8 April 2021", "Mon 29 March 2021"),  # Easter
    ("Thu 16 April 2020", "Mon 6 April 2020"),  # Easter
    ("Tue 19 April 2022", "Thu 7 April 2022"),  # Easter
    ("Wed 12 April 2023", "Fri 31 March 2023"),  # Easter
    ("Wed 3 April 2024", "Fri 22 March 2024"),  # Easter in March
    ("Thu 24 April 2025", "Mon 14 April 2025"),  # Easter
    ("Fri 10 April 2026", "Tue 31 March 2026"),  # Easter
    ("Thu 1 April 2027", "Mon 22 March 2027"),  # Easter in March, and the clocks go forward
    ("Thu 5 May 2011", "Thu 21 April 2011"),  # Easter, a royal wedding, May Day
    ("Wed 6 May 2026", "Mon 27 April 2026"),  # May Day
    ("Wed 6 May 2020", "Tue 28 April 2020"),  # May Day was moved, so its Monday counts
    ("Thu 14 May 2020", "Tue 5 May 2020"),  # ... to Fri 8 May
    ("Tue 9 May 2023", "Thu 27 April 2023"),  # May Day and the coronation
    ("Thu 11 May 2023", "Tue 2 May 2023"),  # the coronation, Mon 8 May
    ("Thu 3 June 2021", "Tue 25 May 2021"),  # spring bank holiday
    ("Wed 8 June 2022", "Fri 27 May 2022"),  # Platinum Jubilee: Thu 2 and Fri 3 June, but not Mon 30 May
    ("Thu 7 June 2012", "Mon 28 May 2012"),  # Diamond Jubilee: Mon 4 and Tue 5 June
    ("Wed 1 September 2021", "Mon 23 August 2021"),  # summer bank holiday
    ("Tue 2 September 2025", "Fri 22 August 2025"),  # publication itself would fall on the bank holiday
    ("Thu 22 September 2022", "Tue 13 September 2022"),  # the state funeral, Mon 19 September
    ("Tue 5 January 2021", "Wed 23 December 2020"),  # Boxing Day's substitute, Mon 28 December
    ("Wed 5 January 2022", "Thu 23 December 2021"),  # three substitutes: Mon 27, Tue 28, Mon 3
    ("Thu 5 January 2023", "Fri 23 December 2022"),  # Christmas Day's substitute, Tue 27 December
    ("Tue 9 January 2024", "Fri 29 December 2023"),  # New Year's Day
    ("Mon 5 January 2026", "Tue 23 December 2025"),  # Christmas and New Year's Day in one count
    ("Tue 5 January 2027", "Wed 23 December 2026"),  # Boxing Day's substitute
    ("Thu 6 January 2028", "Fri 24 December 2027"),  # three substitutes
    ("Mon 29 March 2021", "Fri 19 March 2021"),  # the clocks went forward the day before
    ("Mon 1 November 2021", "Fri 22 October 2021"),  # the clocks went back the day before
    ("Wed 6 March 2024", "Tue 27 February 2024"),  # a leap day
    ("Mon 19 April 2021", "Fri 9 April 2021"),  # the day before the first clear day is a Sunday
    ("Sat 24 April 2021", "Fri 16 April 2021"),  # a meeting on a Saturday
]


@pytest.mark.parametrize(("meeting", "publish_by"), FIVE_CLEAR_DAYS)
def test_five_clear_days_before_a_meeting(meeting, publish_by):
    assert clear_days_before(day(meeting)).day == day(publish_by)


def test_the_days_counted_are_shown_in_order_without_the_meetings_day_or_the_days_of_publication():
    assert clear_days_before(day("Thu 8 April 2021")).counted == tuple(
        day(text)
        for text in (
            "Tue 30 March 2021",
            "Wed 31 March 2021",
            "Thu 1 April 2021",
            "Tue 6 April 2021",
            "Wed 7 April 2021",
        )
    )


@pytest.mark.parametrize(
    ("meeting", "publish_by"),
    [("Tue 20 April 2021", "Wed 14 April 2021"), ("Thu 8 April 2021", "Wed 31 March 2021")],
)
def test_three_clear_days_as_in_wales(meeting, publish_by):
    assert clear_days_before(day(meeting), 3).day == day(publish_by)


@pytest.mark.parametrize(
    ("meeting", "publish_by"),
    [
        ("Tue 20 April 2021", "Wed 14 April 2021"),
        ("Thu 8 April 2021", "Wed 31 March 2021"),  # Good Friday and Easter Monday still do not count
        ("Fri 23 April 2021", "Fri 16 April 2021"),  # published on a working day though Saturday is the first counted
    ],
)
def test_weekends_count_where_a_council_counts_them(meeting, publish_by):
    assert clear_days_before(day(meeting), weekends=True).day == day(publish_by)


def test_the_councils_own_closed_days_do_not_count():
    closed = days("Fri 24 December 2021, Wed 29 December 2021, Thu 30 December 2021, Fri 31 December 2021")
    assert clear_days_before(day("Thu 6 January 2022"), closed=closed).day == day("Mon 20 December 2021")


def test_working_days_before_skips_weekends_and_holidays():
    assert working_days_before(day("Mon 29 March 2021"), 3) == day("Wed 24 March 2021")
    assert working_days_before(day("Wed 7 April 2021"), 3) == day("Wed 31 March 2021")


# The weekdays that are bank holidays in England, written out by hand and owing nothing to the package that is tested:
# compare with www.gov.uk/bank-holidays before a year is added.
BY_HAND = {
    2019: "Tue 1 January 2019, Fri 19 April 2019, Mon 22 April 2019, Mon 6 May 2019, Mon 27 May 2019, "
    "Mon 26 August 2019, Wed 25 December 2019, Thu 26 December 2019",
    2020: "Wed 1 January 2020, Fri 10 April 2020, Mon 13 April 2020, Fri 8 May 2020, Mon 25 May 2020, "
    "Mon 31 August 2020, Fri 25 December 2020, Mon 28 December 2020",
    2021: "Fri 1 January 2021, Fri 2 April 2021, Mon 5 April 2021, Mon 3 May 2021, Mon 31 May 2021, "
    "Mon 30 August 2021, Mon 27 December 2021, Tue 28 December 2021",
    2022: "Mon 3 January 2022, Fri 15 April 2022, Mon 18 April 2022, Mon 2 May 2022, Thu 2 June 2022, "
    "Fri 3 June 2022, Mon 29 August 2022, Mon 19 September 2022, Mon 26 December 2022, Tue 27 December 2022",
    2023: "Mon 2 January 2023, Fri 7 April 2023, Mon 10 April 2023, Mon 1 May 2023, Mon 8 May 2023, "
    "Mon 29 May 2023, Mon 28 August 2023, Mon 25 December 2023, Tue 26 December 2023",
    2024: "Mon 1 January 2024, Fri 29 March 2024, Mon 1 April 2024, Mon 6 May 2024, Mon 27 May 2024, "
    "Mon 26 August 2024, Wed 25 December 2024, Thu 26 December 2024",
    2025: "Wed 1 January 2025, Fri 18 April 2025, Mon 21 April 2025, Mon 5 May 2025, Mon 26 May 2025, "
    "Mon 25 August 2025, Thu 25 December 2025, Fri 26 December 2025",
    2026: "Thu 1 January 2026, Fri 3 April 2026, Mon 6 April 2026, Mon 4 May 2026, Mon 25 May 2026, "
    "Mon 31 August 2026, Fri 25 December 2026, Mon 28 December 2026",
    2027: "Fri 1 January 2027, Fri 26 March 2027, Mon 29 March 2027, Mon 3 May 2027, Mon 31 May 2027, "
    "Mon 30 August 2027, Mon 27 December 2027, Tue 28 December 2027",
    2028: "Mon 3 January 2028, Fri 14 April 2028, Mon 17 April 2028, Mon 1 May 2028, Mon 29 May 2028, "
    "Mon 28 August 2028, Mon 25 December 2028, Tue 26 December 2028",
}


@pytest.mark.parametrize("year", BY_HAND)
def test_the_bank_holidays_are_those_written_out_by_hand(year):
    assert {held for held in bank_holidays(year) if held.weekday() < 5} == days(BY_HAND[year])


def test_the_bank_holidays_of_the_year_to_come_have_been_looked_up():
    """Red: compare the package with www.gov.uk/bank-holidays, and add the years that are published there above."""
    a_year_from_now = council_day(Clock().machine(), LONDON) + timedelta(days=365)
    assert a_year_from_now <= date(max(BY_HAND), 12, 31)


@pytest.mark.parametrize("text", ["Fri 8 May 2020", "Fri 3 June 2022", "Mon 19 September 2022", "Mon 8 May 2023"])
def test_one_off_holidays_are_no_working_days(text):
    assert not working_day(day(text))


def test_a_closed_day_is_no_working_day():
    assert working_day(day("Wed 29 December 2021"))
    assert not working_day(day("Wed 29 December 2021"), days("Wed 29 December 2021"))


dates = st.dates(date(1990, 1, 1), date(2098, 12, 31))


@settings(deadline=None)
@given(dates, st.integers(1, 28), st.booleans(), st.frozensets(dates, max_size=5))
def test_what_is_counted_is_clear(meeting, number, weekends, closed):
    count = clear_days_before(meeting, number, weekends=weekends, closed=closed)
    assert len(count.counted) == number
    assert list(count.counted) == sorted(set(count.counted))
    assert count.day < count.counted[0]
    assert count.counted[-1] < meeting
    assert working_day(count.day, closed)
    assert weekends or all(working_day(one, closed) for one in count.counted)
    assert not closed & set(count.counted)


@settings(deadline=None)
@given(dates, st.integers(1, 10))
def test_no_day_that_counts_is_left_out(meeting, number):
    count = clear_days_before(meeting, number)
    between = (count.day + timedelta(days=n) for n in range(1, (meeting - count.day).days))
    assert [one for one in between if working_day(one)] == list(count.counted)


@settings(deadline=None)
@given(dates)
def test_more_clear_days_never_end_later(meeting):
    ends = [clear_days_before(meeting, number).day for number in range(1, 8)]
    assert ends == sorted(ends, reverse=True)
    assert clear_days_before(meeting, weekends=True).day >= clear_days_before(meeting).day


def test_a_time_that_the_clock_change_leaves_out_moves_forward():
    assert instant(day("Sun 28 March 2021"), time(0, 59), LONDON) == datetime(2021, 3, 28, 0, 59, tzinfo=UTC)
    moved = instant(day("Sun 28 March 2021"), time(1, 30), LONDON)
    assert moved == datetime(2021, 3, 28, 1, 30, tzinfo=UTC)
    assert moved.astimezone(ZoneInfo(LONDON)).time() == time(2, 30)


def test_a_time_that_exists_twice_is_the_first_of_the_two():
    assert instant(day("Sun 31 October 2021"), time(1, 30), LONDON) == datetime(2021, 10, 31, 0, 30, tzinfo=UTC)


def test_nine_oclock_is_nine_oclock_on_both_sides_of_a_clock_change():
    hours = [
        instant(day(text), time(9), LONDON).hour
        for text in ("Fri 26 March 2021", "Mon 29 March 2021", "Fri 29 October 2021", "Mon 1 November 2021")
    ]
    assert hours == [9, 8, 8, 9]


@settings(deadline=None)
@given(dates, st.times(), st.sampled_from([LONDON, "Europe/Dublin", "UTC"]))
def test_an_instant_keeps_its_day_and_never_moves_back(on, at, zone):
    moment = instant(on, at, zone)
    assert council_day(moment, zone) == on
    assert moment.astimezone(ZoneInfo(zone)).time() >= at


def test_the_councils_day_begins_at_its_own_midnight():
    assert council_day(datetime(2021, 6, 30, 22, 59, tzinfo=UTC), LONDON) == day("Wed 30 June 2021")
    assert council_day(datetime(2021, 6, 30, 23, 0, tzinfo=UTC), LONDON) == day("Thu 1 July 2021")


def test_a_span_holds_its_start_and_not_its_end():
    start, end = datetime(2021, 4, 1, tzinfo=UTC), datetime(2021, 5, 1, tzinfo=UTC)
    span = Span(start, end)
    assert span.holds(start)
    assert not span.holds(end)


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("Thu 31 December 2020", "Q3 2020/21"),
        ("Wed 31 March 2021", "Q4 2020/21"),
        ("Thu 1 April 2021", "Q1 2021/22"),
        ("Thu 30 September 1999", "Q2 1999/00"),
    ],
)
def test_the_quarter_of_a_day_is_of_the_financial_year(text, quarter):
    assert str(quarter_of(day(text))) == quarter


@settings(deadline=None)
@given(dates)
def test_a_day_lies_in_its_quarter_and_quarters_meet(on):
    quarter = quarter_of(on)
    assert quarter.first <= on <= quarter.last
    assert quarter_of(quarter.last + timedelta(days=1)).first == quarter.last + timedelta(days=1)
    assert Quarter(2020, 4).first == date(2021, 1, 1)
