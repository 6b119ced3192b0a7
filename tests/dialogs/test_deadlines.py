"""Every deadline of a committee's clock against dated cases with the weekday spelt out, and the rules in words."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.calendar import Span, instant, working_day, working_days_before
from dialogs.deadlines import deadline, deadlines
from dialogs.timetable import DEFAULTS, OWN, Timetable, Timetables, read_timetables
from store.reading.timetable import RULES
from store.records import Committee, Meeting, Source
from store.rules import ClosedDay, StatedRule
from tests.dialogs.test_calendar import dates, day, days

PLANNING = Committee(1, "planning", "Planning Committee", "Wexmoor Council", "Europe/London")
AUDIT = Committee(2, "audit", "Audit Committee", "Eastmoor Council", "Europe/London")
SHEET = Source(1, "A sheet", "sheet", "a.csv", 1, None, None, 2, None, exempt=False)
ORDER = ("private notice", "draft report", "briefing", "final report", "agenda", "supplement", "draft minutes")


def on(text, at=time(14), committee=PLANNING):
    held = text if not isinstance(text, str) else day(text)
    return Meeting(
        id=1, committee=committee, date=held, time=at, venue=None, status="scheduled", doubts=(), source=SHEET
    )


def stated(rule, committee=None, **said):
    unsaid = dict.fromkeys(("days", "kind", "direction", "time", "weekends", "active"))
    return StatedRule(committee=committee, rule=rule, **unsaid | said)


def own(*rules, closed=()):
    return Timetables(tuple(rules), tuple(ClosedDay(committee=None, council=None, date=one) for one in closed)).of(
        PLANNING
    )


USUAL = Timetable()


def due(meeting, timetable=USUAL):
    return {one.name: one.day for one in deadlines(meeting, timetable)}


# The meeting, and when each falls due: notice of private business, draft reports, briefing, final reports, agenda,
# supplement, draft minutes.
CASES = {
    # no holiday in the count of any but the notice of private business
    "Thu 1 July 2021": (
        "Wed 2 June 2021",
        "Thu 10 June 2021",
        "Thu 17 June 2021",
        "Mon 21 June 2021",
        "Wed 23 June 2021",
        "Wed 30 June 2021",
        "Thu 8 July 2021",
    ),
    # Easter, and the clocks go forward
    "Thu 8 April 2021": (
        "Mon 8 March 2021",
        "Tue 16 March 2021",
        "Tue 23 March 2021",
        "Thu 25 March 2021",
        "Mon 29 March 2021",
        "Wed 7 April 2021",
        "Thu 15 April 2021",
    ),
    # Easter behind the agenda
    "Tue 20 April 2021": (
        "Fri 19 March 2021",
        "Fri 26 March 2021",
        "Tue 6 April 2021",
        "Thu 8 April 2021",
        "Mon 12 April 2021",
        "Mon 19 April 2021",
        "Tue 27 April 2021",
    ),
    # three substitute days, and a Christmas Day on a Saturday
    "Wed 5 January 2022": (
        "Wed 1 December 2021",
        "Fri 10 December 2021",
        "Fri 17 December 2021",
        "Tue 21 December 2021",
        "Thu 23 December 2021",
        "Tue 4 January 2022",
        "Wed 12 January 2022",
    ),
    # the state funeral
    "Thu 22 September 2022": (
        "Mon 22 August 2022",
        "Wed 31 August 2022",
        "Wed 7 September 2022",
        "Fri 9 September 2022",
        "Tue 13 September 2022",
        "Wed 21 September 2022",
        "Thu 29 September 2022",
    ),
    # May Day and the coronation
    "Thu 11 May 2023": (
        "Thu 6 April 2023",
        "Tue 18 April 2023",
        "Tue 25 April 2023",
        "Thu 27 April 2023",
        "Tue 2 May 2023",
        "Wed 10 May 2023",
        "Thu 18 May 2023",
    ),
    # the clocks go forward, and Easter follows
    "Tue 30 March 2021": (
        "Mon 1 March 2021",
        "Tue 9 March 2021",
        "Tue 16 March 2021",
        "Thu 18 March 2021",
        "Mon 22 March 2021",
        "Mon 29 March 2021",
        "Thu 8 April 2021",
    ),
    # the clocks go back
    "Thu 4 November 2021": (
        "Wed 6 October 2021",
        "Thu 14 October 2021",
        "Thu 21 October 2021",
        "Mon 25 October 2021",
        "Wed 27 October 2021",
        "Wed 3 November 2021",
        "Thu 11 November 2021",
    ),
    # spring bank holiday
    "Tue 9 June 2026": (
        "Fri 8 May 2026",
        "Mon 18 May 2026",
        "Tue 26 May 2026",
        "Thu 28 May 2026",
        "Mon 1 June 2026",
        "Mon 8 June 2026",
        "Tue 16 June 2026",
    ),
}


@pytest.mark.parametrize(
    ("meeting", "name", "expected"),
    [(meeting, name, text) for meeting, texts in CASES.items() for name, text in zip(ORDER, texts, strict=True)],
)
def test_each_deadline_falls_on_its_day(meeting, name, expected):
    assert due(on(meeting))[name] == day(expected)


THREE = [
    ("Thu 1 July 2021", "Fri 25 June 2021"),
    ("Tue 6 April 2021", "Mon 29 March 2021"),
    ("Tue 4 May 2021", "Tue 27 April 2021"),
    ("Tue 4 January 2022", "Fri 24 December 2021"),
    ("Tue 20 September 2022", "Tue 13 September 2022"),
    ("Wed 10 May 2023", "Wed 3 May 2023"),
    ("Mon 29 March 2021", "Tue 23 March 2021"),
    ("Tue 31 August 2027", "Tue 24 August 2027"),
]


@pytest.mark.parametrize(("meeting", "expected"), THREE)
def test_three_clear_days_where_the_sheet_of_a_parish_or_of_wales_says_so(meeting, expected):
    assert due(on(meeting), own(stated("agenda", days=3)))["agenda"] == day(expected)


FIVE = [
    ("Thu 1 July 2021", "Fri 25 June 2021"),
    ("Thu 8 April 2021", "Wed 31 March 2021"),
    ("Tue 4 May 2021", "Tue 27 April 2021"),
    ("Tue 4 January 2022", "Thu 23 December 2021"),
    ("Wed 27 May 2026", "Wed 20 May 2026"),
    ("Mon 1 November 2021", "Tue 26 October 2021"),
]


@pytest.mark.parametrize(("meeting", "expected"), FIVE)
def test_weekends_count_towards_the_agenda_where_the_sheet_says_so(meeting, expected):
    assert due(on(meeting), own(stated("agenda", weekends=True)))["agenda"] == day(expected)


CLOSED = days("Fri 24 December 2021, Wed 29 December 2021, Thu 30 December 2021, Fri 31 December 2021")


@pytest.mark.parametrize(
    ("meeting", "name", "expected"),
    [
        ("Thu 6 January 2022", "private notice", "Fri 26 November 2021"),
        ("Thu 6 January 2022", "draft report", "Tue 7 December 2021"),
        ("Thu 6 January 2022", "briefing", "Tue 14 December 2021"),
        ("Thu 6 January 2022", "final report", "Thu 16 December 2021"),
        ("Thu 6 January 2022", "agenda", "Mon 20 December 2021"),
        ("Tue 4 January 2022", "supplement", "Thu 23 December 2021"),
        ("Tue 11 January 2022", "agenda", "Thu 23 December 2021"),
        ("Tue 21 December 2021", "draft minutes", "Thu 6 January 2022"),
    ],
)
def test_closed_days_enter_every_count(meeting, name, expected):
    assert due(on(meeting), own(closed=CLOSED))[name] == day(expected)


SECOND = [
    ("Thu 1 July 2021", "Wed 23 June 2021"),
    ("Thu 8 April 2021", "Mon 29 March 2021"),
    ("Wed 5 January 2022", "Thu 23 December 2021"),
    ("Thu 22 September 2022", "Tue 13 September 2022"),
]


@pytest.mark.parametrize(("meeting", "expected"), SECOND)
def test_the_second_private_notice_goes_out_five_clear_days_before(meeting, expected):
    assert due(on(meeting))["second private notice"] == day(expected)


OTHER_RULES = [
    ("Thu 1 July 2021", 10, "calendar", "before", "Mon 21 June 2021"),
    ("Thu 8 April 2021", 3, "calendar", "before", "Thu 1 April 2021"),
    ("Thu 1 July 2021", 10, "calendar", "after", "Mon 12 July 2021"),
    ("Thu 1 April 2021", 1, "working", "after", "Tue 6 April 2021"),
    ("Thu 1 April 2021", 2, "clear", "after", "Thu 8 April 2021"),
    ("Fri 24 December 2021", 5, "working", "after", "Wed 5 January 2022"),
    ("Thu 28 October 2021", 5, "working", "after", "Thu 4 November 2021"),
    ("Thu 1 July 2021", 5, "working", "after", "Thu 8 July 2021"),
]


@pytest.mark.parametrize(("meeting", "number", "kind", "direction", "expected"), OTHER_RULES)
def test_a_sheet_can_count_other_days_in_another_direction(meeting, number, kind, direction, expected):
    rule = stated("briefing", days=number, kind=kind, direction=direction)
    assert due(on(meeting), own(rule))["briefing"] == day(expected)


def test_the_days_counted_and_the_days_passed_over_are_shown():
    easter = deadline(on("Thu 8 April 2021"), Timetable(), "agenda")
    assert easter is not None
    assert easter.counted == tuple(
        map(
            day,
            ("Tue 30 March 2021", "Wed 31 March 2021", "Thu 1 April 2021", "Tue 6 April 2021", "Wed 7 April 2021"),
        )
    )
    assert easter.passed == (day("Fri 2 April 2021"), day("Mon 5 April 2021"))


@pytest.mark.parametrize(
    ("meeting", "name", "expected"),
    [
        ("Tue 30 March 2021", "agenda", datetime(2021, 3, 22, 17, tzinfo=UTC)),
        ("Wed 7 April 2021", "agenda", datetime(2021, 3, 26, 17, tzinfo=UTC)),
        ("Tue 30 March 2021", "day before", datetime(2021, 3, 29, 8, tzinfo=UTC)),
        ("Mon 29 March 2021", "day before", datetime(2021, 3, 26, 9, tzinfo=UTC)),
        ("Mon 29 March 2021", "hour before", datetime(2021, 3, 29, 12, tzinfo=UTC)),
        ("Mon 1 November 2021", "day before", datetime(2021, 10, 29, 8, tzinfo=UTC)),
        ("Mon 1 November 2021", "hour before", datetime(2021, 11, 1, 13, tzinfo=UTC)),
        ("Thu 28 October 2021", "draft minutes", datetime(2021, 11, 4, 17, tzinfo=UTC)),
        ("Wed 24 March 2021", "draft minutes", datetime(2021, 3, 31, 16, tzinfo=UTC)),
    ],
)
def test_an_hour_is_the_committees_own_on_both_sides_of_each_clock_change(meeting, name, expected):
    found = deadline(on(meeting), Timetable(), name)
    assert found is not None
    assert found.at == expected


def test_call_in_is_counted_from_the_publication_of_the_decisions_and_not_planned_without_it():
    meeting = on("Thu 1 April 2021")
    assert "call-in" not in due(meeting)
    [end] = [one for one in deadlines(meeting, Timetable(), decided=day("Thu 1 April 2021")) if one.name == "call-in"]
    assert end.day == day("Mon 12 April 2021")
    assert end.at == datetime(2021, 4, 12, 16, tzinfo=UTC)


def test_the_minutes_are_confirmed_at_the_next_meeting_where_that_is_known():
    meeting, following = on("Thu 1 July 2021"), on("Thu 9 September 2021", time(10, 30))
    assert "minutes confirmed" not in due(meeting)
    [found] = [one for one in deadlines(meeting, Timetable(), following=following) if one.name == "minutes confirmed"]
    assert found.day == day("Thu 9 September 2021")
    assert found.at.astimezone(ZoneInfo("Europe/London")).time() == time(10, 30)
    assert found.counted == ()


def test_what_goes_by_the_hour_of_a_meeting_is_left_out_where_the_hour_is_not_known():
    assert "hour before" in due(on("Thu 1 July 2021"))
    assert "hour before" not in due(on("Thu 1 July 2021", None))
    assert deadline(on("Thu 1 July 2021", None), Timetable(), "hour before") is None


def test_a_sheet_can_give_the_reminder_of_the_day_an_hour_of_its_own():
    [found] = [
        one for one in deadlines(on("Thu 1 July 2021"), own(stated("hour before", time=time(8)))) if not one.rule.days
    ]
    assert found.at == datetime(2021, 7, 1, 7, tzinfo=UTC)


def test_a_rule_that_is_switched_off_is_not_planned():
    assert "briefing" not in due(on("Thu 1 July 2021"), own(stated("briefing", active=False)))


def test_deadlines_come_in_the_order_in_which_they_fall_due():
    every = [one.at for one in deadlines(on("Thu 1 July 2021"), Timetable())]
    assert every == sorted(every)
    assert len(every) == 10


def test_the_rules_that_a_sheet_can_change_are_those_that_there_are():
    assert tuple(rule.name for rule in DEFAULTS) == RULES


def test_each_rule_names_the_law_or_the_custom_that_it_comes_from():
    for rule in DEFAULTS:
        assert any(known in rule.source for known in ("Act", "SI 2012/2089", "Custom"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("private notice", "28 clear days before the meeting, weekends counted, by 5pm"),
        ("agenda", "five clear days before the meeting, by 5pm"),
        ("second private notice", "five clear days before the meeting, by 5pm"),
        ("supplement", "one working day before the meeting, by 12pm"),
        ("hour before", "an hour before the meeting"),
        ("draft minutes", "five working days after the meeting, by 5pm"),
        ("call-in", "five working days after the publication of the decisions, by 5pm"),
        ("minutes confirmed", "on the day of the next meeting"),
    ],
)
def test_each_rule_is_said_in_words(name, words):
    assert Timetable().rule(name).words == words


def test_a_committees_own_rule_stands_over_one_for_all_and_says_that_it_is_its_own():
    both = Timetables((stated("agenda", days=4), stated("agenda", committee=1, days=3)))
    assert (both.of(PLANNING).rule("agenda").days, both.of(AUDIT).rule("agenda").days) == (3, 4)
    assert both.of(AUDIT).rule("agenda").source == OWN
    assert Timetable().rule("agenda").source != OWN


def test_a_councils_closed_days_are_those_of_its_own_committees():
    shut = day("Mon 28 June 2021")
    found = Timetables(closed=(ClosedDay(committee=None, council="Wexmoor Council", date=shut),))
    assert (found.of(PLANNING).closed, found.of(AUDIT).closed) == (frozenset({shut}), frozenset())


def test_a_row_that_says_what_holds_anyway_changes_no_source():
    same = own(stated("agenda", days=5, kind="clear", active=True))
    assert same.rule("agenda") == Timetable().rule("agenda")


def test_what_a_row_leaves_open_is_as_it_is_without_the_sheet():
    assert own(stated("agenda", days=3)).rule("agenda") == replace(Timetable().rule("agenda"), days=3, own=True)


def test_an_empty_store_has_the_usual_rules(sqlite_store):
    with sqlite_store.read() as tx:
        assert read_timetables(tx).of(PLANNING) == Timetable()


@settings(deadline=None)
@given(dates, st.frozensets(dates, max_size=4), st.booleans())
def test_every_deadline_but_those_of_the_meetings_own_day_falls_on_a_working_day(held, shut, weekends):
    timetable = own(*(stated(rule.name, weekends=weekends) for rule in DEFAULTS), closed=shut)
    for one in deadlines(on(held), timetable):
        assert one.day == held or working_day(one.day, timetable.closed)
        assert len(one.counted) == one.rule.days
        assert not set(one.counted) & set(one.passed)


@settings(deadline=None)
@given(
    dates, st.integers(0, 366), st.sampled_from(["clear", "working", "calendar"]), st.sampled_from(["before", "after"])
)
def test_what_can_fall_due_in_a_span_is_never_overlooked(held, number, kind, direction):
    shut = days("Wed 29 December 2021, Thu 30 December 2021, Fri 31 December 2021")
    timetable = own(stated("briefing", days=number, kind=kind, direction=direction), closed=shut)
    for one in deadlines(on(held), timetable):
        warned = instant(working_days_before(one.day, 3, timetable.closed), time(9), "Europe/London")
        for moment in (one.at, warned):
            assert timetable.reaches(held, Span(moment, moment + timedelta(seconds=1)))


def test_what_is_far_from_a_meeting_need_not_be_looked_at():
    assert not Timetable().reaches(
        day("Thu 1 July 2021"), Span(datetime(2022, 1, 1, tzinfo=UTC), datetime(2022, 2, 1, tzinfo=UTC))
    )
