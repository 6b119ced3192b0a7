"""On the first working day of a week everybody who owes something hears what is open."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, update

from dialogs.answer import Table
from dialogs.audience import read_audience
from dialogs.calendar import Span
from dialogs.plan import compose
from dialogs.reminders.weekly_digest import REMINDER
from store import people, tables
from tests.council import LONG_AGO, add_action, add_chat, add_committee, add_deliverable, add_paper
from tests.dialogs.reminders.conftest import composed, notices, texts, walls

LONDON = ZoneInfo("Europe/London")
ADA, BEN = "person-ada", "person-ben"
MAY = Span(datetime(2021, 4, 25, tzinfo=UTC), datetime(2021, 6, 6, tzinfo=UTC))


@pytest.fixture
def paper(tx, planning):
    for person, name in ((ADA, "Ada Pike"), (BEN, "Ben Wren")):
        people.grant(tx, LONG_AGO, object_id=person, role="officer", name=name)
        add_chat(tx, person)
    return add_paper(tx, planning, date(2021, 4, 20), "agenda pack")


def planned(tx):
    return REMINDER.plan(tx, MAY, read_audience(tx))


def test_it_comes_on_monday_at_nine_or_after_a_bank_holiday_on_the_next_working_day(tx, paper):
    add_deliverable(tx, paper, approvers=["Ada Pike"])
    owed = planned(tx)
    assert walls(owed, LONDON) == [
        "Mon 26 April 2021 09:00",
        "Tue 4 May 2021 09:00",
        "Mon 10 May 2021 09:00",
        "Mon 17 May 2021 09:00",
        "Mon 24 May 2021 09:00",
        "Tue 1 June 2021 09:00",
    ]
    assert min(one.subject for one in owed) == "week:2021-04-26"


def test_a_closed_day_of_the_council_moves_it_and_a_closed_week_has_none(tx, paper):
    add_deliverable(tx, paper, approvers=["Ada Pike"])
    for number in (10, *range(17, 22)):
        closed = {"document_id": paper, "date": date(2021, 5, number), "exempt": False}
        tx.execute(insert(tables.closed_day).values(closed))
    assert walls(planned(tx), LONDON)[2:4] == ["Tue 11 May 2021 09:00", "Mon 24 May 2021 09:00"]


def test_it_says_what_is_overdue_due_soon_later_and_without_a_date(tx, paper):
    audit = add_paper(tx, add_committee(tx, "audit", "Audit Committee"), None)
    add_deliverable(tx, paper, "Late one", approvers=["Ada Pike"], date=date(2021, 4, 30))
    add_action(tx, audit, owner="Ada Pike", due=date(2021, 5, 24), number="2")
    add_deliverable(tx, paper, "Far one", approvers=["Ada Pike"], date=date(2021, 5, 25))
    for number in range(1, 8):
        add_action(tx, paper, f"Think {number}", owner="Ada Pike", of="recommendation", number=str(number))
    add_deliverable(tx, paper, "Not hers", approvers=["Ben Wren"])
    tenth = next(one for one in notices(tx, REMINDER) if one.subject == "week:2021-05-10")
    answer = composed(tx, tenth.due_at, tenth)
    assert answer.lead == (
        "10 things of yours are open on Monday 10 May 2021: "
        "1 overdue, 1 due within two weeks, 1 due later and 7 without a date."
    )
    (table,) = [block for block in answer.blocks if isinstance(block, Table)]
    assert table.rows == (
        ("Fri 30 April 2021 (overdue)", "Late one", "Planning Committee"),
        ("Mon 24 May 2021", "Action 2 (Paint the bollards)", "Audit Committee"),
    )
    undated, because, _ = texts(answer)
    assert undated.startswith("Nobody has set a date for Recommendation 1 (Think 1); ")
    assert undated.endswith("; and 2 more. A clerk or an officer can say, for example: "
                            "set recommendation 1: Think 1 to 1 July")  # fmt: skip
    assert '"stop the weekly digest"' in because


def test_one_thing_is_said_of_one(tx, paper):
    add_deliverable(tx, paper, "Far one", approvers=["Ada Pike"], date=date(2021, 12, 1))
    first = notices(tx, REMINDER)[0]
    assert "1 thing of yours is open" in composed(tx, datetime(2021, 5, 10, 8, tzinfo=UTC), first).lead


def test_whoever_owns_nothing_open_is_told_nothing(tx, paper):
    assert planned(tx) == frozenset()
    add_deliverable(tx, paper, approvers=["Ada Pike"])
    add_deliverable(tx, paper, "Exempt one", approvers=["Ben Wren"], exempt=True)
    assert len({one.place for one in planned(tx)}) == 1
    (first, *_) = notices(tx, REMINDER)
    tx.execute(update(tables.deliverable).values(status="Signed Off"))
    assert planned(tx) == frozenset()
    assert compose(tx, first.due_at, first) is None


def test_a_week_that_was_over_before_the_papers_came_is_not_planned_as_late(tx, paper):
    add_deliverable(tx, paper, approvers=["Ada Pike"])
    tx.execute(update(tables.document).values(loaded_at=datetime(2021, 5, 12, tzinfo=UTC)))
    assert walls(planned(tx), LONDON)[0] == "Mon 17 May 2021 09:00"
