"""What is to be done by a day is told with what people have answered: done, another day, somebody else's."""

from datetime import date

import pytest

from dialogs.answer import Table
from dialogs.audience import read_audience
from dialogs.chasing import read_register
from dialogs.known import Shelf
from store import tasks
from store.records import PUBLIC
from tests.dialogs.conftest import LOADED, Conversation, load

MEETINGS = "committee,date,time,classification\nPlanning,2027-09-04,14:00,public\nAudit,2027-09-10,10:00,public\n"
ACTIONS = """text,owner,due,of,classification
Write to the ward members,B Fenwick,2027-02-24,action,public
Order the sign,,2027-02-25,action,public
"""
OWED = """ref,title,approvers,status,date,classification
Q1,Quay survey,A Mason,In progress,2027-02-23,public
Q2,Crane test,A Mason,Signed off,2027-02-23,public
Q3,Tide gauge,A Mason,In progress,2027-03-30,public
"""


@pytest.fixture
def answered(sqlite_store, tmp_path):
    """A shelf over things that are owed, and a way to answer one of them as people do."""
    sheets = {"meetings": MEETINGS, "actions": ACTIONS, "deliverables": OWED}
    for name, text in sheets.items():
        head, *rows = text.splitlines()
        lines = [f"{head},committee", *(f"{row},Planning" for row in rows)]
        (tmp_path / f"{name}.csv").write_text(text if name == "meetings" else "\n".join(lines), encoding="utf-8")
        load(sqlite_store, tmp_path / f"{name}.csv")
    shelf = Shelf()

    def due(said="what is due this week"):
        with sqlite_store.read() as tx:
            answer = Conversation(shelf.known(tx, PUBLIC), date(2027, 2, 22)).ask(said)
        return [row[1:] for block in answer.blocks if isinstance(block, Table) for row in block.rows]

    def say(text, **changed):
        with sqlite_store.write() as tx:
            register = read_register(tx, read_audience(tx))
            charge = next(one for one in register.charges.values() if one.text == text)
            tasks.answer(tx, LOADED, kind=charge.kind, subject=charge.subject, who=None, **changed)

    return due, say


SURVEY = ("Deliverable Q1: Quay survey", "A Mason")
LETTER, SIGN = ("Write to the ward members", "B Fenwick"), ("Order the sign", "no owner is given")


def test_deliverables_that_are_not_done_are_due_like_actions(answered):
    due, _ = answered
    assert due() == [SURVEY, LETTER, SIGN]


def test_what_somebody_said_is_done_is_due_no_more_at_once(answered):
    due, say = answered
    assert SURVEY in due()
    assert LETTER in due()
    say("Quay survey", state="done")
    say("Write to the ward members", state="done")
    assert due() == [SIGN]


def test_a_day_that_a_person_has_set_stands_in_place_of_the_papers(answered):
    due, say = answered
    say("Quay survey", due=date(2027, 3, 9))
    say("Tide gauge", due=date(2027, 2, 22))
    assert due() == [("Deliverable Q3: Tide gauge (date set by a person)", "A Mason"), LETTER, SIGN]


def test_what_was_handed_on_is_not_said_to_be_its_first_owners_still(answered):
    due, say = answered
    say("Write to the ward members", owner="11111111-aaaa-4aaa-8aaa-0000000000a9")
    assert ("Write to the ward members", "B Fenwick, handed on since") in due()


def test_what_is_due_for_one_committee_is_not_mixed_with_anothers(answered):
    due, _ = answered
    assert due("what is due this week for audit") == []
    assert due("what is due this week for planning") == [SURVEY, LETTER, SIGN]
