"""When final reports are asked for, and what is said of them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, insert, update

from dialogs.audience import read_audience
from dialogs.plan import compose
from dialogs.reminders.report_due import REMINDER
from store import tables
from tests.council import add_follower, add_meeting, add_paper
from tests.dialogs.reminders.conftest import ALWAYS, composed, facts, notices, texts, walls
from tests.dialogs.test_calendar import day

LONDON = ZoneInfo("Europe/London")
FIRST_OF_JULY = date(2021, 7, 1)


@pytest.fixture
def both(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    return notices(tx, REMINDER)


# The meeting, and when its final reports are asked for: three working days before the eighth before it, and on that.
CASES = [
    ("Thu 1 July 2021", "Wed 16 June 2021 09:00", "Mon 21 June 2021 09:00"),
    ("Thu 8 April 2021", "Mon 22 March 2021 09:00", "Thu 25 March 2021 09:00"),  # Easter, and the clocks go forward
    ("Tue 20 April 2021", "Thu 1 April 2021 09:00", "Thu 8 April 2021 09:00"),  # Easter in between
    ("Wed 5 January 2022", "Thu 16 December 2021 09:00", "Tue 21 December 2021 09:00"),  # three substitutes
    ("Thu 22 September 2022", "Tue 6 September 2022 09:00", "Fri 9 September 2022 09:00"),  # the state funeral
    ("Tue 9 November 2021", "Mon 25 October 2021 09:00", "Thu 28 October 2021 09:00"),  # the clocks go back after
]


@pytest.mark.parametrize(("held", "ahead", "last"), CASES)
def test_reports_are_asked_for_three_working_days_before_the_last_day_and_on_it(tx, planning, held, ahead, last):
    add_meeting(tx, planning, day(held))
    assert walls(REMINDER.plan(tx, ALWAYS, read_audience(tx)), LONDON) == [ahead, last]


def test_it_says_by_when_why_it_came_and_how_to_stop_it(tx, both):
    first, last = both
    assert first.rule == (
        "3 working days before the last day for final reports, eight working days before the meeting, 09:00"
    )
    answer = composed(tx, first.due_at, first)
    assert answer.lead == (
        "Final reports for Planning Committee on Thursday 1 July 2021 have to be in by Monday 21 June 2021 at 5pm: "
        "eight working days before the meeting."
    )
    assert facts(answer)["By"] == "Monday 21 June 2021, 5pm"
    assert "Custom and not law" in facts(answer)["Rule"]
    assert texts(answer)[0].endswith("a clerk can say: unfollow Planning Committee")
    assert "have to be in today, Monday 21 June 2021 at 5pm" in composed(tx, last.due_at, last).lead


def test_once_the_day_has_passed_it_says_so_and_what_that_means(tx, both):
    answer = composed(tx, both[1].due_at + timedelta(hours=20), both[1])
    assert answer.title == "Reports overdue"
    assert "had to be in by Monday 21 June 2021. No law is broken, but" in answer.lead


def test_nothing_is_said_once_the_agenda_is_loaded(tx, planning, both):
    add_paper(tx, planning, FIRST_OF_JULY, "agenda pack")
    assert REMINDER.plan(tx, ALWAYS, read_audience(tx)) == frozenset()
    assert compose(tx, both[0].due_at, both[0]) is None


def test_nothing_is_said_of_a_meeting_that_is_past(tx, both):
    assert compose(tx, datetime(2021, 7, 1, 22, 59, tzinfo=UTC), both[1]) is not None
    assert compose(tx, datetime(2021, 7, 1, 23, 0, tzinfo=UTC), both[1]) is None


@pytest.mark.parametrize("status", ["cancelled", "held", "proposed"])
def test_nothing_is_owed_for_a_meeting_that_is_not_to_be_held(tx, both, status):
    tx.execute(update(tables.meeting).values(status=status))
    assert REMINDER.plan(tx, ALWAYS, read_audience(tx)) == frozenset()


def test_a_meeting_that_is_deleted_leaves_nothing_to_say(tx, both):
    tx.execute(delete(tables.meeting))
    assert compose(tx, both[0].due_at, both[0]) is None


def test_a_committee_may_want_reports_at_another_hour_of_another_day_or_not_at_all(tx, planning, both):
    sheet = add_paper(tx, planning, None, "sheet of rules")
    tx.execute(insert(tables.rule).values(document_id=sheet, committee_id=planning, rule="final report", days=10))
    assert walls(REMINDER.plan(tx, ALWAYS, read_audience(tx)), LONDON) == [
        "Mon 14 June 2021 09:00",
        "Thu 17 June 2021 09:00",
    ]
    assert "by Thursday 17 June 2021" in composed(tx, both[0].due_at - timedelta(days=5), both[0]).lead
    tx.execute(update(tables.rule).values(active=False))
    assert REMINDER.plan(tx, ALWAYS, read_audience(tx)) == frozenset()
    assert compose(tx, both[0].due_at, both[0]) is None
