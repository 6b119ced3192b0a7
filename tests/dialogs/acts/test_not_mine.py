"""Not mine: whoever it is handed to hears of it, and of a meeting's deadlines the clerks hear all the same."""

import pytest

from dialogs.acts import not_mine
from store import journal, people, tasks
from tests.dialogs.acts.answers import BEN, CLERK, MEETING, NOW, add_chat, council

SUBJECT = f"meeting:planning:{MEETING}"


@pytest.fixture
def told(store):
    with store.write() as tx:
        made = council(tx)
        made.send()
        people.grant(tx, NOW, object_id=BEN, role="officer", name="Jane Smith", committee_slug="planning")
        yield made


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("not mine", "\n"),
        ("That’s not mine.", "\n"),
        ("7F3K not mine", "7F3K\n"),
        ("Not mine 7F3K: ", "7F3K\n"),
        ("7F3K not mine: Jane Smith", "7F3K\nJane Smith"),
        ("Not mine 7F3K: Jane Smith", "7F3K\nJane Smith"),
        ("not mine, it is Jane Smith's", "\nJane Smith"),
        ("not mine, it’s Jane Smith’s", "\nJane Smith"),
        ("not mine - ask Jane Smith", "\nJane Smith"),
        ("not mine: Jane", "\nJane"),
    ],
)
def test_not_mine_is_recognised_however_it_is_said(text, wanted):
    assert not_mine.ACT.recognise(text) == wanted


@pytest.mark.parametrize("text", ["not mine?", "why is it not mine", "not mine at all today", "mine", ""])
def test_what_only_sounds_like_it_is_a_question(text):
    assert not_mine.ACT.recognise(text) is None


def test_whoever_it_is_handed_to_is_told_of_it_and_the_clerk_still_is(told):
    jane = add_chat(told.tx, BEN)
    assert {one.place for one in told.plan()} == {told.clerk}
    answer = told.say("not mine, it is Jane Smith's")
    assert "handed to Jane Smith, who hears of it from now on" in answer.lead
    assert (answer.closes, answer.only_here) == ((("agenda_due", SUBJECT),), True)
    assert {one.place for one in told.plan()} == {told.clerk, jane}
    [entry] = [one for one in journal.entries(told.tx) if one.did == "not mine"]
    assert entry.what.endswith(f"to {BEN}")


def test_whoever_it_was_handed_to_can_answer_it(told):
    add_chat(told.tx, BEN)
    told.say("not mine: Jane Smith")
    told.send()
    assert told.say("done", BEN).title == "Done: Agenda due"
    assert told.plan() == []


def test_somebody_without_a_chat_is_said_not_to_be_reachable(told):
    assert "whom I cannot reach" in told.say("not mine: Jane Smith").lead
    assert {one.place for one in told.plan()} == {told.clerk}


def test_a_name_that_nobody_has_changes_nothing_and_those_known_are_offered(told):
    answer = told.say("not mine: John Nobody")
    assert tasks.tasks(told.tx) == {}
    assert "“John Nobody” is not one of the people I know" in answer.lead
    assert {choice.split(": ")[1] for choice in answer.choices} == {"Cleo Clerk", "Jane Smith"}


def test_without_a_name_it_is_nobodys_and_the_clerks_hear_of_it(told):
    answer = told.say("not mine")
    task = tasks.task(told.tx, "agenda_due", SUBJECT)
    assert task is not None
    assert (task.owner, task.who, task.state) == ("", CLERK, "open")
    assert "the clerks hear of it" in answer.lead
    assert {one.place for one in told.plan()} == {told.clerk}


def test_where_nobody_has_a_name_it_is_said_how_somebody_gets_one(store):
    with store.write() as tx:
        made = council(tx)
        made.send()
        people.grant(tx, NOW, object_id=BEN, role="clerk", committee_slug="planning")
        people.revoke(tx, NOW, object_id=CLERK)
        answer = made.say("not mine: Jane Smith", BEN, place=made.clerk)
    assert "committee-bot people grant" in answer.lead
