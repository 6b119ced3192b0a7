"""Answers carry what was found doubtful until a clerk has settled it, and again when it is open again."""

from dataclasses import replace
from datetime import date

import pytest

from bot.plain import plain
from dialogs.asked import Asked
from dialogs.caution import read_caution
from dialogs.inspecting.records import read_records
from dialogs.inspector import inspect
from dialogs.known import Shelf
from dialogs.respond import respond
from store import settled
from store.reading import found
from store.records import ALL, PUBLIC
from tests.store.pack import EMPTY, MAY, NOW, keep, stating

TODAY = date(2031, 5, 2)
OPEN = found.Deliverable(outcome="1", title="Hang the railings", status="Carried forward", line=42)
CLOSED = replace(OPEN, status="Signed off")
SAFE = found.Outcome(number="1", title="The quay is safe", status="Complete", line=40)
WHY = "It is reported Complete, but 1 deliverable under it is Carried forward."


@pytest.fixture
def shelf():
    return Shelf()


def load(store, *deliverables, **more):
    """The paper with its outcome and these deliverables, as loaded anew."""
    paper = stating(EMPTY, {"outcomes": (SAFE,), "deliverables": deliverables, **more})
    return keep(store, paper, accept=True)


def of_outcomes(store, shelf, sight=PUBLIC):
    """The doubts that outcomes carry."""
    with store.read() as tx:
        return [doubt for one in shelf.known(tx, sight).outcomes for doubt in one.doubts]


def settle(store, sight=ALL, but=()):
    """Settle everything that this viewer may see."""
    with store.write() as tx:
        for one in inspect(read_records(tx, sight)):
            if one.kind not in but:
                settled.settle(tx, NOW, one.marks, note="Seen.", who="clerk")


def reopen(store):
    with store.write() as tx:
        for one in inspect(read_records(tx, ALL)):
            settled.reopen(tx, one.marks)


def said(store, shelf, text, sight=PUBLIC):
    """What is answered to a question."""
    with store.read() as tx:
        return plain(respond(shelf.known(tx, sight), TODAY, Asked(text=text, sight=sight)))


def test_what_is_doubtful_is_said_with_the_answer_until_it_is_settled(sqlite_store, shelf):
    load(sqlite_store, OPEN)
    assert f"Please check: {WHY}" in said(sqlite_store, shelf, "What is outcome 1?")
    settle(sqlite_store)
    assert "Please check" not in said(sqlite_store, shelf, "What is outcome 1?")
    reopen(sqlite_store)
    assert f"Please check: {WHY}" in said(sqlite_store, shelf, "What is outcome 1?")


def test_all_outcomes_complete_is_not_said_without_a_word_of_what_is_open(sqlite_store, shelf):
    load(sqlite_store, OPEN)
    answer = said(sqlite_store, shelf, "Are all the outcomes complete?")
    assert "But 1 of them needs checking: something under it is not done." in answer
    settle(sqlite_store)
    assert "needs checking" not in said(sqlite_store, shelf, "Are all the outcomes complete?")


def test_loaded_again_with_the_same_fault_it_stays_settled(sqlite_store, shelf):
    load(sqlite_store, OPEN)
    settle(sqlite_store)
    load(sqlite_store, replace(CLOSED, title="Another"), replace(OPEN, line=99))
    assert of_outcomes(sqlite_store, shelf) == []


def test_loaded_again_with_another_fault_it_is_a_new_doubt(sqlite_store, shelf):
    load(sqlite_store, OPEN)
    settle(sqlite_store)
    load(sqlite_store, OPEN, replace(OPEN, title="Fire plans", line=43))
    assert of_outcomes(sqlite_store, shelf) == [
        "It is reported Complete, but 2 deliverables under it are Carried forward."
    ]


def test_what_a_newer_paper_has_put_right_is_doubted_no_more(sqlite_store, shelf):
    load(sqlite_store, OPEN)
    load(sqlite_store, CLOSED)
    assert of_outcomes(sqlite_store, shelf) == []


def test_what_a_reader_doubted_is_settled_like_the_rest(sqlite_store, shelf):
    doubts = (found.Doubt(line=42, about="Hang the railings", why="Its columns have slid."),)
    load(sqlite_store, CLOSED, doubts=doubts)

    def carried():
        with sqlite_store.read() as tx:
            return [one.doubts for one in shelf.known(tx, PUBLIC).deliverables]

    assert carried() == [("Its columns have slid.",)]
    settle(sqlite_store)
    assert carried() == [()]
    load(sqlite_store, replace(CLOSED, line=77), doubts=(replace(doubts[0], line=77),))
    assert carried() == [()]
    load(sqlite_store, CLOSED, doubts=(replace(doubts[0], why="Its status is printed as “x”."),))
    assert carried() == [("Its status is printed as “x”.",)]


def test_where_papers_disagree_about_a_meeting_it_is_carried_until_it_is_settled(sqlite_store, shelf):
    here = found.Meeting(committee=None, date=MAY, venue="Quay Room", line=1)
    doubt = found.Doubt(line=1, about="6 May 2031", why="It is a Tuesday, not a Monday.")
    keep(sqlite_store, stating(EMPTY, {"meetings": (here,), "doubts": (doubt,)}))
    other = replace(EMPTY, title="A report", file="report.txt", kind="report")
    keep(sqlite_store, stating(other, {"meetings": (replace(here, venue="Moot Hall"),)}))

    def carried():
        with sqlite_store.read() as tx:
            return [doubt for one in shelf.known(tx, PUBLIC).meetings for doubt in one.doubts]

    assert len(carried()) == 2
    settle(sqlite_store, but={"date"})
    assert carried() == ["It is a Tuesday, not a Monday."]
    settle(sqlite_store)
    assert carried() == []


def test_settled_for_all_is_settled_for_whoever_sees_less(sqlite_store, shelf):
    load(sqlite_store, OPEN, replace(OPEN, title="The secret one", part=2, line=43))
    assert of_outcomes(sqlite_store, shelf, ALL)[0].startswith("It is reported Complete, but 2 deliverables")
    assert of_outcomes(sqlite_store, shelf) == [WHY]
    settle(sqlite_store, PUBLIC)
    assert of_outcomes(sqlite_store, shelf) == []
    assert len(of_outcomes(sqlite_store, shelf, ALL)) == 1, "one that sees more knows more against it"
    settle(sqlite_store, ALL)
    assert of_outcomes(sqlite_store, shelf, ALL) == []


def test_what_is_exempt_adds_no_doubt_to_what_the_public_hears(sqlite_store, shelf):
    load(sqlite_store, CLOSED, replace(OPEN, title="The secret one", part=2, line=43))
    assert of_outcomes(sqlite_store, shelf) == []
    assert len(of_outcomes(sqlite_store, shelf, ALL)) == 1


def test_sound_records_are_left_as_they_are(sqlite_store):
    load(sqlite_store, CLOSED)
    with sqlite_store.read() as tx:
        caution = read_caution(tx, PUBLIC)
    assert caution.of(caution.records.outcomes) == caution.records.outcomes


def test_nothing_is_read_again_where_nothing_was_settled(sqlite_store, shelf):
    load(sqlite_store, OPEN)
    with sqlite_store.read() as tx:
        before = shelf.known(tx, PUBLIC)
        assert shelf.known(tx, PUBLIC) is before
    settle(sqlite_store)
    with sqlite_store.read() as tx:
        assert shelf.known(tx, PUBLIC) is not before
