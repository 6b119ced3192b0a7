"""What is said to owners of deliverables, and to those who answer for them."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, insert, update

from dialogs.audience import read_audience
from dialogs.plan import compose, plan
from dialogs.reminders.deliverable_due import KIND, REMINDER
from store import people, tables, tasks, wishes
from tests.council import LONG_AGO, add_chat, add_deliverable, add_paper, add_role
from tests.dialogs.reminders.conftest import ALWAYS, composed, facts, notices, texts

ADA, BEN, DAN = "person-ada", "person-ben", "person-dan"
DUE = date(2021, 7, 1)


@pytest.fixture
def paper(tx, planning):
    for person, name, role in ((ADA, "Ada Pike", "officer"), (BEN, "Ben Wren", "officer"), (DAN, "Dan Rook", "clerk")):
        people.grant(tx, LONG_AGO, object_id=person, role=role, name=name)
        add_chat(tx, person)
    paper = add_paper(tx, planning, date(2021, 4, 20), "agenda pack")
    add_role(tx, paper, "Ben Wren", post="Project Manager", raci="R")
    return paper


@pytest.fixture
def told(tx, paper):
    """Ada's three, then Ben's; Dan's two, because nobody is accountable, and at the end."""
    add_deliverable(tx, paper, approvers=["Ada Pike"], date=DUE, outcome="2", line=5)
    return notices(tx, REMINDER)


def test_its_owner_hears_what_by_when_how_it_stands_why_it_came_and_how_to_stop_it(tx, told):
    answer = composed(tx, told[0].due_at, told[0])
    assert answer.title == "Deliverable due"
    assert answer.lead == "Quay survey is due on Thursday 1 July 2021."
    assert facts(answer) == {
        "What": "Quay survey",
        "Outcome": "2",
        "Due": "Thursday 1 July 2021",
        "Stands": "In progress",
        "Owner": "Ada Pike",
        "Committee": "Planning Committee",
    }
    assert "because the papers name you for it: Ada Pike." in texts(answer)[0]
    assert '"stop deliverable reminders"' in texts(answer)[0]
    assert [source.line for source in answer.sources] == [5]


def test_on_the_day_it_says_today_and_afterwards_by_how_much_it_is_late(tx, told):
    assert composed(tx, told[1].due_at, told[1]).lead == "Quay survey is due today, Thursday 1 July 2021."
    late = composed(tx, told[2].due_at, told[2])
    assert late.title == "Deliverable overdue"
    assert late.lead == "Quay survey was due on Thursday 1 July 2021, and is 1 day overdue."


def sent(tx, notice, state="sent"):
    """A notice that has gone at its instant, or may have."""
    its = update(tables.notice).where(tables.notice.c.id == notice.id)
    tx.execute(its.values(state=state, attempts=1, sent_at=notice.due_at if state == "sent" else None))


def up(tx, told):
    """Why the responsible is told."""
    return texts(composed(tx, told[3].due_at, told[3]))[0]


@pytest.fixture
def ada(tx, told):
    """The chat with Ada."""
    return told[0].place


def test_the_responsible_and_the_clerk_hear_whose_it_is_and_that_it_was_not_answered(tx, told):
    sent(tx, told[0])
    over, last, _ = (texts(composed(tx, notice.due_at, notice))[0] for notice in told[3:])
    assert "it was not answered (Ada Pike), and the papers make you responsible (Project Manager)" in over
    assert "you are a clerk of Planning Committee, and it was not answered (Ada Pike)" in last


def test_nobody_is_said_to_have_left_unanswered_what_was_never_sent_to_them(tx, told):
    assert "because it is still open (Ada Pike was not asked), and the papers make you responsible" in up(tx, told)
    assert "not answered" not in up(tx, told)
    sent(tx, told[0], "missed")
    assert "Ada Pike was not asked)" in up(tx, told)
    sent(tx, told[0], "unknown")
    assert "it is still open (whether Ada Pike was asked is in doubt)" in up(tx, told)


def test_why_an_owner_was_not_asked_is_said_where_it_is_known(tx, told, ada):
    wishes.pause(tx, ada, datetime(2021, 7, 5, tzinfo=UTC))
    assert "Ada Pike was not asked, because they had paused reminders)" in up(tx, told)
    wishes.put(tx, LONG_AGO, ada, KIND, wishes.Wish(off=True))
    assert "Ada Pike was not asked, because they have stopped these reminders)" in up(tx, told)
    sent(tx, told[0])  # she was asked before she stopped them
    assert "it was not answered (Ada Pike)" in up(tx, told)
    tx.execute(update(tables.place).where(tables.place.c.id == ada).values(gone_at=LONG_AGO))
    assert "Ada Pike cannot be reached)" in up(tx, told)


def test_an_owner_who_is_not_known_is_not_said_to_have_been_asked(tx, told):
    tx.execute(update(tables.deliverable).values(approvers=["Somebody Else"]))
    said = "it is still open, and nobody who could be asked is named as owner (Somebody Else), and the papers make you"
    assert said in up(tx, told)


def test_what_was_answered_or_put_off_since_it_was_asked_is_not_said_to_be_unanswered(tx, told, ada):
    sent(tx, told[0])
    wishes.put_off(tx, ada, KIND, told[0].subject, date(2021, 7, 5))
    assert "it is still open (Ada Pike put it off until 5 July 2021)" in up(tx, told)
    wishes.put_off(tx, ada, KIND, told[0].subject, date(2021, 6, 24))
    assert "it was not answered (Ada Pike)" in up(tx, told)
    tasks.answer(tx, datetime(2021, 6, 30, tzinfo=UTC), kind=KIND, subject=told[0].subject, who=ADA, note="Paint")
    tx.execute(delete(tables.snooze))
    assert "it is still open (Ada Pike was not asked again since it was last answered)" in up(tx, told)


def test_of_several_owners_it_is_said_who_has_not_answered_and_who_was_not_asked(tx, told):
    sent(tx, told[0])
    people.grant(tx, LONG_AGO, object_id="person-cat", role="officer", name="Cat Lark")
    tx.execute(update(tables.deliverable).values(approvers=["Ada Pike", "Cat Lark"]))
    assert "(Ada Pike has not answered; Cat Lark cannot be reached)" in up(tx, told)


def test_a_clerk_in_an_owners_place_hears_that_nobody_can_be_reached(tx, paper):
    add_deliverable(tx, paper, date=DUE)
    first = composed(tx, LONG_AGO, notices(tx, REMINDER)[0])
    assert "nobody reachable is named as owner" in texts(first)[0]
    assert facts(first)["Owner"] == "the papers name nobody"


def test_a_date_in_doubt_is_said_to_be_and_one_that_somebody_set_is_not(tx, paper, told):
    why = "The date is later than the paper."
    tx.execute(insert(tables.doubt).values(document_id=paper, line=5, about="Quay survey", why=why, exempt=False))
    answer = composed(tx, told[0].due_at, told[0])
    assert answer.lead == "Quay survey is due on Thursday 1 July 2021 (a date that is in doubt, see below)."
    assert "Please check: The date is later than the paper." in texts(answer)
    tasks.answer(tx, LONG_AGO, kind=KIND, subject=told[0].subject, who=ADA, due=DUE)
    moved = composed(tx, told[0].due_at, told[0])
    assert "doubt" not in moved.lead
    assert facts(moved)["Due"] == "Thursday 1 July 2021, as set here"


def test_a_status_that_is_not_given_is_not_guessed(tx, told):
    tx.execute(update(tables.deliverable).values(status=None, ref="D4", approvers=[]))
    said = facts(_first(tx))
    assert (said["What"], said["Stands"]) == ("D4 Quay survey", "the papers give no status")


def test_what_was_handed_over_names_its_new_owner(tx, told):
    tasks.answer(tx, LONG_AGO, kind=KIND, subject=told[0].subject, who=ADA, owner=BEN)
    answer = _first(tx)
    assert facts(answer)["Owner"] == "Ben Wren, to whom it was handed"
    assert "because it was handed to you" in texts(answer)[0]
    tasks.answer(tx, LONG_AGO, kind=KIND, subject=told[0].subject, who=BEN, owner="gone")
    assert facts(_first(tx))["Owner"] == "a colleague, to whom it was handed"
    tasks.answer(tx, LONG_AGO, kind=KIND, subject=told[0].subject, who=BEN, owner="")
    assert facts(_first(tx))["Owner"] == "nobody yet: it is not Ada Pike's"
    tx.execute(update(tables.deliverable).values(approvers=[]))
    assert facts(_first(tx))["Owner"] == "nobody yet"


def _first(tx):
    planned = [notice for notice in notices(tx, REMINDER) if notice.state == "planned"]
    return composed(tx, LONG_AGO, planned[0])


def test_after_a_new_date_an_earlier_card_can_still_be_answered(tx, told):
    tasks.answer(tx, LONG_AGO, kind=KIND, subject=told[0].subject, who=ADA, due=date(2021, 9, 1))
    assert composed(tx, told[0].due_at, told[0]).lead == "Quay survey is due on Wednesday 1 September 2021."


def test_what_is_done_has_gone_or_is_no_longer_this_places_leaves_nothing_to_say(tx, told):
    kind, subject = KIND, told[0].subject
    tasks.answer(tx, LONG_AGO, kind=kind, subject=subject, who=ADA, owner=BEN)
    assert compose(tx, told[0].due_at, told[0]) is None
    tasks.answer(tx, LONG_AGO, kind=kind, subject=subject, who=ADA, owner=None, state="done")
    assert compose(tx, told[0].due_at, told[0]) is None
    tasks.answer(tx, LONG_AGO, kind=kind, subject=subject, who=ADA, state="open")
    assert compose(tx, told[0].due_at, told[0]) is not None
    tx.execute(update(tables.deliverable).values(date=None))
    assert compose(tx, told[0].due_at, told[0]) is None
    tx.execute(delete(tables.deliverable))
    assert compose(tx, told[0].due_at, told[0]) is None


def test_it_is_among_everything_that_is_planned(tx, told):
    tx.execute(update(tables.document).values(loaded_at=datetime(2021, 7, 1, 7, tzinfo=UTC)))
    assert {one.kind for one in plan(tx, ALWAYS)} >= {KIND}
    assert len(REMINDER.plan(tx, ALWAYS, read_audience(tx))) == 5  # what was over before its paper came is left out
