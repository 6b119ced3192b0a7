"""When a meeting that is near is said, and what is said of it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, insert, update

from dialogs.audience import read_audience
from dialogs.plan import compose
from dialogs.reminders.meeting_soon import REMINDER
from store import tables
from tests.council import add_committee, add_follower, add_meeting, add_paper
from tests.dialogs.reminders.conftest import ALWAYS, composed, facts, notices, texts, walls
from tests.dialogs.test_calendar import day

LONDON = ZoneInfo("Europe/London")
FIRST_OF_JULY = date(2021, 7, 1)


def times(tx, zone=LONDON):
    return walls(REMINDER.plan(tx, ALWAYS, read_audience(tx)), zone)


@pytest.fixture
def meeting(tx, planning):
    add_follower(tx, planning)
    return add_meeting(tx, planning, FIRST_OF_JULY)


# A meeting at 14:00, and when it is said: with an Easter, a substitute bank holiday, a one-off one and clock changes.
CASES = [
    ("Thu 1 July 2021", "Wed 30 June 2021 09:00", "Thu 1 July 2021 13:00"),
    ("Tue 6 April 2021", "Thu 1 April 2021 09:00", "Tue 6 April 2021 13:00"),  # over Easter
    ("Wed 29 December 2021", "Fri 24 December 2021 09:00", "Wed 29 December 2021 13:00"),  # two substitutes
    ("Tue 20 September 2022", "Fri 16 September 2022 09:00", "Tue 20 September 2022 13:00"),  # the state funeral
    ("Mon 29 March 2021", "Fri 26 March 2021 09:00", "Mon 29 March 2021 13:00"),  # the clocks go forward between
    ("Mon 1 November 2021", "Fri 29 October 2021 09:00", "Mon 1 November 2021 13:00"),  # and back
    ("Sat 24 April 2021", "Fri 23 April 2021 09:00", "Sat 24 April 2021 13:00"),  # on a Saturday, on that day
]


@pytest.mark.parametrize(("held", "before", "hour"), CASES)
def test_it_is_said_on_the_working_day_before_and_an_hour_before(tx, planning, held, before, hour):
    add_meeting(tx, planning, day(held))
    assert times(tx) == [before, hour]


def test_the_hour_is_the_committees_own(tx):
    add_meeting(tx, add_committee(tx, "harbour", "Harbour Committee", "America/New_York"), FIRST_OF_JULY)
    assert times(tx, ZoneInfo("America/New_York")) == ["Wed 30 June 2021 09:00", "Thu 1 July 2021 13:00"]


def test_nobody_is_woken_an_hour_before_an_early_meeting(tx, meeting):
    tx.execute(update(tables.meeting).values(time=time(7, 59)))
    assert times(tx) == ["Wed 30 June 2021 09:00"]
    tx.execute(update(tables.meeting).values(time=time(8)))
    assert times(tx) == ["Wed 30 June 2021 09:00", "Thu 1 July 2021 07:00"]


def test_a_meeting_whose_hour_is_not_known_is_said_the_day_before_alone(tx, meeting):
    tx.execute(update(tables.meeting).values(time=None, venue=None))
    [notice] = notices(tx, REMINDER)
    answer = composed(tx, notice.due_at, notice)
    assert answer.lead == "Planning Committee meets tomorrow, Thursday 1 July 2021."
    last = datetime(2021, 7, 1, 23, 59, tzinfo=LONDON)
    assert "meets today" in composed(tx, last, notice).lead
    assert compose(tx, last + timedelta(minutes=1), notice) is None


def test_the_day_before_it_says_tomorrow_with_time_place_and_whether_the_agenda_is_here(tx, planning, meeting):
    before, _ = notices(tx, REMINDER)
    assert before.rule == "one working day before the meeting, 09:00"
    answer = composed(tx, before.due_at, before)
    assert answer.lead == "Planning Committee meets tomorrow, Thursday 1 July 2021 at 2pm, Council Chamber."
    assert facts(answer) == {"Meeting": "Thursday 1 July 2021, 2pm, Council Chamber", "Agenda": "not loaded here"}
    add_paper(tx, planning, FIRST_OF_JULY, "agenda")
    assert facts(composed(tx, before.due_at, before))["Agenda"] == "loaded here: ask for the agenda of 1 July"


def test_it_says_why_it_came_and_how_to_stop_it(tx, meeting):
    for notice in notices(tx, REMINDER):
        assert (
            "To stop it, a clerk can say: unfollow Planning Committee" in texts(composed(tx, notice.due_at, notice))[0]
        )


def test_on_its_day_it_says_today_and_once_it_has_begun_nothing(tx, meeting):
    _, hour = notices(tx, REMINDER)
    assert hour.rule == "an hour before the meeting"
    assert "meets today" in composed(tx, hour.due_at, hour).lead
    assert compose(tx, hour.due_at + timedelta(minutes=59), hour) is not None
    assert compose(tx, hour.due_at + timedelta(hours=1), hour) is None


def test_over_a_weekend_it_names_the_day(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, day("Mon 5 July 2021"))
    before = notices(tx, REMINDER)[0]
    assert composed(tx, before.due_at, before).lead.startswith("Planning Committee meets on Monday 5 July 2021 at 2pm")


def test_what_is_to_be_said_an_hour_before_is_worth_nothing_after_the_meeting_begins(tx, meeting):
    before, hour = notices(tx, REMINDER)
    assert before.due_at + before.patience < hour.due_at
    assert hour.patience < timedelta(hours=1)


@pytest.mark.parametrize("status", ["cancelled", "held", "proposed"])
def test_a_meeting_that_is_not_to_be_held_is_not_said(tx, meeting, status):
    notice = notices(tx, REMINDER)[0]
    tx.execute(update(tables.meeting).values(status=status))
    assert REMINDER.plan(tx, ALWAYS, read_audience(tx)) == frozenset()
    assert compose(tx, notice.due_at, notice) is None


def test_a_meeting_that_is_deleted_leaves_nothing_to_say(tx, meeting):
    notice = notices(tx, REMINDER)[0]
    tx.execute(delete(tables.meeting))
    assert compose(tx, notice.due_at, notice) is None


def test_an_exempt_meeting_is_told_to_nobody(tx, planning):
    add_meeting(tx, planning, FIRST_OF_JULY, exempt=True)
    assert REMINDER.plan(tx, ALWAYS, read_audience(tx)) == frozenset()


def test_a_committee_can_be_told_two_days_before_and_not_an_hour_before(tx, planning, meeting):
    sheet = add_paper(tx, planning, None, "sheet of rules")
    rows = [{"rule": "day before", "days": 2, "time": time(8, 30)}, {"rule": "hour before", "active": False}]
    for row in rows:
        tx.execute(insert(tables.rule).values(document_id=sheet, committee_id=planning, **row))
    assert times(tx) == ["Tue 29 June 2021 08:30"]
