"""When draft minutes are asked for, and what is said of them."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, insert, update

from dialogs.audience import read_audience
from dialogs.plan import compose
from dialogs.reminders.minutes_due import REMINDER
from store import tables
from tests.council import add_committee, add_follower, add_meeting, add_paper
from tests.dialogs.reminders.conftest import ALWAYS, composed, facts, notices, texts, walls
from tests.dialogs.test_calendar import day

LONDON = ZoneInfo("Europe/London")
FIRST_OF_JULY = date(2021, 7, 1)


@pytest.fixture
def notice(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    [owed] = notices(tx, REMINDER)
    return owed


# The meeting, and the day on whose 09:00 its draft minutes are asked for: five working days after it.
CASES = [
    ("Thu 1 July 2021", "Thu 8 July 2021 09:00"),
    ("Tue 30 March 2021", "Thu 8 April 2021 09:00"),  # over Easter
    ("Tue 21 December 2021", "Thu 30 December 2021 09:00"),  # two substitute bank holidays
    ("Wed 14 September 2022", "Thu 22 September 2022 09:00"),  # the state funeral
    ("Wed 24 March 2021", "Wed 31 March 2021 09:00"),  # the clocks go forward between
    ("Thu 28 October 2021", "Thu 4 November 2021 09:00"),  # and back
]


@pytest.mark.parametrize(("held", "asked"), CASES)
def test_draft_minutes_are_asked_for_on_the_day_that_they_are_due(tx, planning, held, asked):
    add_meeting(tx, planning, day(held))
    assert walls(REMINDER.plan(tx, ALWAYS, read_audience(tx)), LONDON) == [asked]


def test_it_says_what_is_due_why_it_came_and_how_to_stop_it(tx, notice):
    assert notice.rule == "on the day on which the draft minutes are due, five working days after the meeting, 09:00"
    answer = composed(tx, notice.due_at, notice)
    assert answer.lead == (
        "The draft minutes of Planning Committee on Thursday 1 July 2021 are due today, Thursday 8 July 2021: "
        "five working days after the meeting. None are loaded here."
    )
    assert facts(answer)["Working days counted"] == "Fri 2 Jul, Mon 5 Jul, Tue 6 Jul, Wed 7 Jul and Thu 8 Jul"
    assert facts(answer)["By"] == "Thursday 8 July 2021, 5pm"
    assert "Custom and not law" in facts(answer)["Rule"]
    assert texts(answer)[0].endswith("a clerk can say: unfollow Planning Committee")


def test_the_day_after_it_says_that_they_were_due(tx, notice):
    answer = composed(tx, notice.due_at + timedelta(days=1), notice)
    assert answer.title == "Minutes overdue"
    assert "were due by Thursday 8 July 2021. None are loaded here." in answer.lead


def test_before_the_day_it_says_by_when(tx, notice):
    assert "are due by Thursday 8 July 2021" in composed(tx, notice.due_at - timedelta(days=1), notice).lead


@pytest.mark.parametrize("draft", [True, False])
def test_nothing_is_said_once_minutes_are_loaded_though_in_draft(tx, planning, notice, draft):
    add_paper(tx, planning, FIRST_OF_JULY, "minutes", draft=draft)
    assert REMINDER.plan(tx, ALWAYS, read_audience(tx)) == frozenset()
    assert compose(tx, notice.due_at, notice) is None


def test_minutes_within_the_next_agenda_pack_are_minutes(tx, planning, notice):
    pack = add_paper(tx, planning, date(2021, 9, 9), "agenda pack")
    item = {"of": "minutes", "number": "1", "title": "Apologies", "part": 1, "exempt": False}
    tx.execute(insert(tables.item).values(document_id=pack, meeting_date=FIRST_OF_JULY, **item))
    assert compose(tx, notice.due_at, notice) is None


def test_the_minutes_of_another_committee_or_day_change_nothing(tx, planning, notice):
    add_paper(tx, planning, date(2021, 6, 30), "minutes")
    add_paper(tx, add_committee(tx, "audit", "Audit Committee"), FIRST_OF_JULY, "minutes")
    add_paper(tx, planning, FIRST_OF_JULY, "agenda")
    assert compose(tx, notice.due_at, notice) is not None


@pytest.mark.parametrize(("status", "number"), [("held", 1), ("cancelled", 0), ("proposed", 0)])
def test_minutes_are_due_of_a_meeting_that_is_held(tx, notice, status, number):
    tx.execute(update(tables.meeting).values(status=status))
    assert len(REMINDER.plan(tx, ALWAYS, read_audience(tx))) == number


def test_a_meeting_that_is_deleted_leaves_nothing_to_say(tx, notice):
    tx.execute(delete(tables.meeting))
    assert compose(tx, notice.due_at, notice) is None


def test_where_its_rule_is_switched_off_nothing_is_owed_nor_said(tx, planning, notice):
    sheet = add_paper(tx, planning, None, "sheet of rules")
    tx.execute(insert(tables.rule).values(document_id=sheet, rule="draft minutes", active=False))
    assert REMINDER.plan(tx, ALWAYS, read_audience(tx)) == frozenset()
    assert compose(tx, notice.due_at, notice) is None
