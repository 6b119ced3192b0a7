"""A place is paused until a day, and hears afterwards what was held back; deadlines still reach somebody."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogs.acts.pause import ACT
from dialogs.answer import Table
from dialogs.asked import Scope
from store import journal, people, turns, wishes
from tests.council import LONG_AGO, add_chat, add_clerk, add_committee, add_follower, add_meeting
from tests.dialogs.acts.wishing import CLERK, FIRST_OF_JULY, NOW, owe, planned, say

LATER = datetime(2021, 6, 28, 12, tzinfo=UTC)


@pytest.fixture
def tx(store):
    with store.write() as lent:
        yield lent


@pytest.fixture
def chat(tx):
    """The chat of a clerk, who is reminded of a meeting of the first of July."""
    planning = add_committee(tx)
    add_meeting(tx, planning, FIRST_OF_JULY)
    return add_clerk(tx, CLERK, "planning", "Clara Clerk")


def paused(tx, text, chat, **more):
    return say(tx, ACT, text, chat, person=CLERK, role="clerk", **more)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("pause reminders until Monday", datetime(2021, 6, 20, 23, tzinfo=UTC)),
        ("Pause my reminders until 3 July.", datetime(2021, 7, 2, 23, tzinfo=UTC)),
        ("pause reminders for two weeks", datetime(2021, 6, 27, 23, tzinfo=UTC)),
        ("pause everything until Monday", datetime(2021, 6, 20, 23, tzinfo=UTC)),
        ("pause until tomorrow", datetime(2021, 6, 14, 23, tzinfo=UTC)),
    ],
)
def test_a_pause_ends_as_the_day_begins_at_the_council(tx, chat, text, until):
    paused(tx, text, chat)
    assert wishes.paused(tx) == {chat: until}


@pytest.mark.parametrize(
    "text",
    [
        "why was the project paused?",
        "pause recruitment",
        "pause everything in the programme until Monday",
        "pause reminders?",
        "resume the programme",
        "when do we resume?",
    ],
)
def test_a_question_about_papers_is_no_pause(text):
    assert ACT.recognise(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("pause reminders", "Until when?"),
        ("pause reminders until the cows come home", "I cannot read a day in “until the cows come home”."),
        ("pause reminders until 1 June 2021", "Tuesday 1 June 2021 is not to come."),
        ("pause reminders until 1 July 2031", "is more than a year ahead"),
    ],
)
def test_without_a_day_it_asks_back_with_whole_choices(tx, chat, text, said):
    answer = paused(tx, text, chat)
    assert said in answer.lead
    assert answer.choices[:2] == ("pause reminders until tomorrow", "pause reminders until Monday")
    assert all(ACT.recognise(choice) for choice in answer.choices)
    assert wishes.paused(tx) == {}


def test_it_says_what_is_held_back_and_that_nobody_else_hears_of_the_deadlines(tx, chat):
    owe(tx)
    assert planned(tx, chat)
    lead = paused(tx, "pause reminders until 25 June", chat).lead
    assert "that holds back 5 reminders (2 of agendas, 2 of reports and 1 of what a meeting lacks)" in lead
    assert "Nobody else here hears of the deadlines of Planning Committee then: somebody should." in lead
    owe(tx)
    assert {kind for kind, _ in planned(tx, chat)} == {"minutes_due", "preflight"}


def test_what_the_law_asks_for_still_reaches_another_clerk(tx, chat):
    other = add_clerk(tx, "ben", "planning")
    lead = paused(tx, "pause reminders until 25 June", chat).lead
    assert (
        "Deadlines still reach whoever else is to hear of them, and what goes wrong a clerk or administrator." in lead
    )
    owe(tx)
    assert ("agenda_due", "18 Jun") in planned(tx, other)


def test_resuming_lists_what_was_held_back_and_sends_none_of_it(tx, chat):
    paused(tx, "pause reminders until 9 July", chat)
    owe(tx, LATER)
    answer = paused(tx, "resume reminders", chat, now=LATER)
    assert (
        "Meanwhile 5 reminders (2 of agendas, 2 of reports and 1 of what a meeting lacks) were held back" in answer.lead
    )
    [table] = [block for block in answer.blocks if isinstance(block, Table)]
    assert table.rows[0] == ("16 June 2021, 9am", "Report due, Planning Committee, 1 July 2021")
    owe(tx, LATER)
    assert {one for _, one in planned(tx, chat)} <= {"29 Jun", "08 Jul"}


def test_a_pause_that_is_made_longer_began_when_it_began(tx, chat):
    paused(tx, "pause reminders until Monday", chat)
    paused(tx, "pause reminders until 9 July", chat, now=LATER - timedelta(days=9))
    assert "5 reminders" in paused(tx, "resume", chat, now=LATER).lead


def test_what_was_held_back_and_has_been_settled_since_is_not_listed(tx, chat):
    paused(tx, "pause reminders until 9 July", chat)
    people.revoke(tx, LATER, object_id=CLERK)
    people.grant(tx, LONG_AGO, object_id=CLERK, role="officer")
    assert "Nothing was held back" in say(tx, ACT, "resume", chat, person=CLERK, role="officer", now=LATER).lead


def test_what_is_not_paused_cannot_resume(tx, chat):
    assert paused(tx, "resume", chat).declined


def test_anybody_may_pause_their_own_chat_and_the_journal_knows(tx, chat):
    own = add_chat(tx, "ann")
    say(tx, ACT, "pause reminders until Monday", own)
    assert [(one.who, one.did) for one in journal.entries(tx)][-1] == ("ann", "pause")


def test_a_channel_is_paused_by_a_clerk_of_all_that_it_follows(tx, chat):
    where = add_follower(tx, add_committee(tx, "audit", "Audit Committee"))
    channel = {"scope": Scope.CHANNEL, "person": CLERK, "role": "clerk", "committees": frozenset({1})}
    answer = say(tx, ACT, "pause reminders until Monday", where, **channel)
    assert answer.lead == "Only a clerk of Audit Committee can change what is sent here of it. Ask its clerk."
    assert wishes.paused(tx) == {}
    people.grant(tx, LONG_AGO, object_id=CLERK, role="clerk", committee_slug="audit")
    assert not say(tx, ACT, "pause reminders until Monday", where, **channel).declined


def test_in_the_terminal_there_is_nothing_to_pause(tx, chat):
    assert paused(tx, "pause", None).declined


def test_what_fell_due_before_the_pause_is_not_said_to_be_held_back(tx, chat):
    paused(tx, "pause reminders until 9 July", chat, now=NOW + timedelta(days=5))
    assert "3 reminders" in paused(tx, "resume", chat, now=LATER).lead


def test_it_says_that_a_changed_meeting_is_told_all_the_same(tx, chat):
    lead = paused(tx, "pause reminders until 25 June", chat).lead
    assert "before Friday 25 June 2021, save where a meeting told of here is changed or cancelled;" in lead


def test_the_question_that_is_being_answered_is_not_held_back(tx, chat):
    turns.first_time(tx, NOW, f"a:{CLERK}", "1624", owes=True)
    assert "without an answer" not in paused(tx, "pause reminders until 25 June", chat).lead
    assert "without an answer" not in paused(tx, "resume reminders", chat, now=LATER - timedelta(days=8)).lead
