"""By when something that was asked for is due: counted from the meetings that are known, so one moves the other."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from dialogs.asked_due import tracked
from dialogs.timetable import Timetables
from store.asked import AskedAction
from store.records import Committee, Meeting, Source
from store.rules import StatedRule

PLANNING = Committee(1, "planning", "Planning Committee", None, "Europe/London")
MARCH, APRIL, JULY, SEPTEMBER = date(2021, 3, 2), date(2021, 4, 20), date(2021, 7, 1), date(2021, 9, 9)
NOWHERE = Source(1, "Minutes", "minutes", "m.txt", 1, MARCH, 1, 1, None, exempt=False)


def meeting(day, status="scheduled", committee=PLANNING):
    return Meeting(
        id=day.toordinal(), committee=committee, date=day, time=time(14), venue=None, status=status, doubts=(),
        source=NOWHERE,
    )  # fmt: skip


def asked(text="Members asked that the figures be brought to the next meeting."):
    return AskedAction(
        id=1, committee=1, meeting_date=MARCH, digest="d", text=text, owner=None, person=None, name=None,
        state="accepted", closed_with=None, who=None, at=datetime(2021, 3, 9, tzinfo=UTC), source=NOWHERE,
    )  # fmt: skip


EVERY = [meeting(one) for one in (MARCH, APRIL, JULY, SEPTEMBER)]


def test_it_is_due_on_the_last_day_for_final_reports_of_the_next_meeting():
    found = tracked(asked(), EVERY, Timetables())
    assert (found.day, found.day.strftime("%a")) == (date(2021, 4, 8), "Thu")  # type: ignore[union-attr]
    assert found.why == "the last day for final reports for the meeting on Tuesday 20 April 2021"


def test_a_meeting_that_moves_or_is_off_moves_it():
    moved = [meeting(date(2021, 4, 27)) if one.date == APRIL else one for one in EVERY]
    assert tracked(asked(), moved, Timetables()).day == date(2021, 4, 15)
    off = [replace(one, status="cancelled") if one.date == APRIL else one for one in EVERY]
    assert tracked(asked(), off, Timetables()).day == date(2021, 6, 21)


def test_another_committees_meeting_is_not_its_next_one():
    other = [meeting(APRIL, committee=replace(PLANNING, id=2, slug="audit"))]
    found = tracked(asked(), other, Timetables())
    assert (found.day, found.why) == (None, "the papers do not give a meeting after it yet")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A report on moorings be brought to the meeting in September 2021.", date(2021, 8, 27)),
        ("A report on moorings be brought to the meeting in September.", date(2021, 8, 27)),
        ("that the Director bring a paper to the meeting on 1 July 2021", date(2021, 6, 21)),
        ("that the Head of Finance report on fees in July 2021.", date(2021, 6, 21)),
        ("Action: Ben Wren to send the tide tables by 30th April 2021.", date(2021, 4, 30)),
        ("Members asked for the figures for May 2020 to be brought to the next meeting.", date(2021, 4, 8)),
        ("Members asked for the figures of 1 April and 3 May 2020.", date(2021, 4, 8)),
        ("The Director undertook to write by 31 April 2021.", date(2021, 4, 8)),
        ("Action: Ben Wren to send the tide tables by 30th April.", date(2021, 4, 30)),
        ("Action: Ben Wren to send the tide tables by 10 January.", date(2022, 1, 10)),
        ("The Clerk was asked to write within two weeks.", date(2021, 3, 16)),
        ("The Clerk was asked to write within 10 days or within a month.", date(2021, 4, 8)),
        ("A report on what was said at the meeting in January 2021 be brought back.", date(2021, 4, 8)),
        ("A report be brought to the meeting on 29 February.", date(2021, 4, 8)),
    ],
)
def test_what_the_words_themselves_say_comes_first(text, day):
    assert tracked(asked(text), EVERY, Timetables()).day == day


def test_a_meeting_that_is_named_and_not_known_gives_no_day():
    found = tracked(asked("A report be brought to the meeting in November 2021."), EVERY, Timetables())
    assert (found.day, found.why) == (None, "the papers do not give a meeting in November 2021 yet")


def test_a_rule_that_is_switched_off_gives_no_day():
    off = StatedRule(
        committee=None,
        rule="final report",
        days=None,
        kind=None,
        direction=None,
        time=None,
        weekends=None,
        active=False,
    )
    found = tracked(asked(), EVERY, Timetables((off,)))
    assert found.day is None
    assert "give no last day for reports" in found.why
