"""Somebody asks what is sent to them, and why, and what comes next."""

import pytest

from dialogs.acts.my_reminders import ACT
from dialogs.answer import Facts, Table
from dialogs.asked import Scope
from store import places, wishes
from store.wishes import Wish
from tests.council import LONG_AGO, add_chat, add_clerk, add_committee, add_follower, add_meeting
from tests.dialogs.acts.wishing import CLERK, FIRST_OF_JULY, NOW, say


@pytest.fixture
def tx(store):
    with store.write() as lent:
        yield lent


def facts(answer):
    return next(dict(block.rows) for block in answer.blocks if isinstance(block, Facts))


@pytest.mark.parametrize(
    "text", ["what am I following?", "What are we following", "my reminders", "which reminders do I get?"]
)
def test_it_is_asked_in_many_ways(text):
    assert ACT.recognise(text) == ""


@pytest.mark.parametrize("text", ["what follows the agenda?", "which actions do we follow", "what is our next meeting"])
def test_a_question_about_papers_is_not_taken(text):
    assert ACT.recognise(text) is None


def test_all_that_was_chosen_is_said_with_what_comes_next(tx):
    planning = add_committee(tx)
    add_meeting(tx, planning, FIRST_OF_JULY)
    chat = add_clerk(tx, CLERK, "planning")
    places.follow(tx, NOW, chat, planning)
    wishes.put(tx, LONG_AGO, chat, "meeting_soon", Wish((2, 0)))
    wishes.put(tx, LONG_AGO, chat, "report_due", Wish(off=True))
    answer = say(tx, ACT, "my reminders", chat, person=CLERK)
    assert answer.lead.startswith("This conversation follows Planning Committee. ")
    assert facts(answer) == {
        "Follows": "Planning Committee",
        "Also told as": "clerk of Planning Committee",
        "Report reminders": "stopped",
        "Meeting reminders": "2 working days before and on the day",
    }
    [table] = [block for block in answer.blocks if isinstance(block, Table)]
    assert table.rows[0] == ("18 June 2021, 9am", "Agenda due, Planning Committee, 1 July 2021")


def test_a_pause_is_said_until_it_is_over(tx):
    chat = add_chat(tx, "ann")
    wishes.pause(tx, chat, NOW.replace(hour=14))
    assert facts(say(tx, ACT, "my reminders", chat))["Paused until"] == "14 June 2021, 3pm"
    wishes.pause(tx, chat, NOW)
    assert "Paused until" not in facts(say(tx, ACT, "my reminders", chat))


def test_whoever_follows_nothing_hears_that(tx):
    answer = say(tx, ACT, "what am I following?", add_chat(tx, "ann"))
    assert answer.lead == "This conversation follows no committee. 0 reminders are planned here."


def test_anybody_may_ask_it_in_a_channel(tx):
    where = add_follower(tx, add_committee(tx))
    answer = say(tx, ACT, "what is this channel following?", where, scope=Scope.CHANNEL)
    assert "follows Planning Committee" in answer.lead


def test_in_the_terminal_there_is_nothing_to_follow_with(tx):
    assert say(tx, ACT, "my reminders", None).declined
