"""Whoever is to write a report is told of its deadlines by name, and the clerks once it is late."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from dialogs.audience import read_audience
from dialogs.plan import compose
from dialogs.reminders.report_due import KIND, REMINDER
from store import expected, people, tables, tasks, wishes
from tests.council import LONG_AGO, add_chat, add_clerk, add_meeting, add_paper
from tests.dialogs.reminders.conftest import ALWAYS, composed, facts, notices, texts

LONDON = ZoneInfo("Europe/London")
JULY = date(2021, 7, 1)
ADA, BEN, DAN = "person-ada", "person-ben", "person-dan"


@pytest.fixture
def chats(tx, planning):
    for person, name in ((ADA, "Ada Pike"), (BEN, "Ben Wren")):
        people.grant(tx, LONG_AGO, object_id=person, role="officer", name=name)
    add_meeting(tx, planning, JULY)
    expected.put(tx, LONG_AGO, committee=planning, day=JULY, title="Quay hours", author=ADA)
    return {add_chat(tx, ADA): ADA, add_chat(tx, BEN): BEN, add_clerk(tx, DAN): DAN}


def of_report(tx):
    return [one for one in notices(tx, REMINDER) if one.subject.startswith("report:") and one.state == "planned"]


def said(tx, chats):
    owed = [one for one in REMINDER.plan(tx, ALWAYS, read_audience(tx)) if one.subject.startswith("report:")]
    lines = sorted((one.due_at, chats.get(one.place, "nobody")) for one in owed)
    return [f"{at.astimezone(LONDON):%a} {at.astimezone(LONDON).day} {at:%B} {who}" for at, who in lines]


WHOLE = [
    "Mon 7 June person-ada",  # three working days before the fifteenth before the meeting
    "Thu 10 June person-ada",
    "Wed 16 June person-ada",
    "Mon 21 June person-ada",
    "Tue 22 June person-dan",
]


def answer(tx, **changed):
    (report,) = expected.reports(tx)
    tasks.answer(tx, LONG_AGO, kind=KIND, subject=f"report:{report.id}", who=ADA, **changed)


def test_the_author_is_told_of_the_draft_and_the_final_report_and_the_clerks_of_a_late_one(tx, chats):
    assert said(tx, chats) == WHOLE
    first, second, third, last, late = of_report(tx)
    answer = composed(tx, first.due_at, first)
    assert answer.title == "Draft report due"
    assert answer.lead == (
        "The draft report on Quay hours for Planning Committee on Thursday 1 July 2021 "
        "has to be in by Thursday 10 June 2021."
    )
    assert facts(answer)["By"].startswith("Thursday 10 June 2021")
    assert "because a clerk has noted that you write this report" in texts(answer)[0]
    assert "today, Thursday 10 June 2021" in composed(tx, second.due_at, second).lead
    assert composed(tx, third.due_at, third).title == "Final report due"
    over = composed(tx, late.due_at, late)
    assert over.title == "Final report overdue"
    assert "had to be in by Monday 21 June 2021, and is not known to be." in over.lead
    assert "its author (Ada Pike) has not answered that it is in" in texts(over)[0]
    assert last.rule == "on the last day for a final report, 09:00"


def test_nothing_is_said_once_it_is_done_dropped_or_on_the_agenda(tx, planning, chats):
    first = of_report(tx)[0]
    answer(tx, state="done")
    assert said(tx, chats) == []
    assert compose(tx, first.due_at, first) is None
    answer(tx, state="open")
    assert said(tx, chats) == WHOLE
    assert compose(tx, datetime(2021, 7, 2, 9, tzinfo=UTC), first) is None
    add_paper(tx, planning, JULY, "agenda pack")
    assert said(tx, chats) == []
    tx.execute(update(tables.document).values(kind="minutes"))
    expected.drop(tx, expected.reports(tx)[0].id)
    assert said(tx, chats) == []


def test_a_report_that_is_handed_over_is_its_new_authors(tx, chats):
    old = of_report(tx)[0]
    answer(tx, owner=BEN)
    assert said(tx, chats) == [line.replace(ADA, BEN) for line in WHOLE]
    assert compose(tx, old.due_at, old) is None
    answer(tx, owner="")
    assert said(tx, chats) == [line.replace(ADA, DAN) for line in WHOLE]
    first = of_report(tx)[0]
    assert "its author (nobody yet) cannot be reached" in texts(composed(tx, first.due_at, first))[0]


def test_a_new_date_stands_for_the_last_day(tx, chats):
    answer(tx, due=date(2021, 6, 24))
    assert said(tx, chats)[2:] == ["Mon 21 June person-ada", "Thu 24 June person-ada", "Fri 25 June person-dan"]


def test_putting_it_off_does_not_keep_a_late_report_from_the_clerks(tx, chats):
    ada = next(place for place, who in chats.items() if who == ADA)
    wishes.put_off(tx, ada, KIND, of_report(tx)[0].subject, date(2021, 6, 28))
    assert said(tx, chats) == ["Tue 22 June person-dan", "Mon 28 June person-ada"]
    late = of_report(tx)[-1]
    assert composed(tx, late.due_at, late).title == "Final report overdue"
    wishes.put_off(tx, ada, KIND, late.subject, date(2021, 6, 9))
    again = next(one for one in of_report(tx) if "put off" in one.rule)
    assert composed(tx, again.due_at, again).title == "Draft report due"


def test_where_nobody_can_be_reached_it_is_shown_as_owed_to_nobody(tx, chats):
    tx.execute(update(tables.place).values(gone_at=LONG_AGO))
    assert [line.split()[-1] for line in said(tx, chats)] == ["nobody"] * 5


def test_what_was_over_before_it_was_expected_is_not_planned_as_late(tx, planning, chats):
    when = datetime(2021, 6, 15, 9, tzinfo=UTC)
    expected.put(tx, when, committee=planning, day=JULY, title="Quay hours", author=ADA)
    assert said(tx, chats) == WHOLE[2:]


def test_without_a_deadline_by_the_committees_rules_there_is_nothing_to_be_reminded_of(tx, planning, chats):
    sheet = add_paper(tx, planning, None, "sheet of rules")
    old = of_report(tx)[-1]
    for name in ("draft report", "final report"):
        tx.execute(tables.rule.insert().values(document_id=sheet, committee_id=planning, rule=name, active=False))
    assert said(tx, chats) == []
    assert compose(tx, old.due_at, old) is None
