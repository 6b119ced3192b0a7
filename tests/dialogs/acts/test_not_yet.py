"""Not yet: people's own dates move, the law's do not."""

from datetime import date

import pytest

from dialogs.acts import not_yet
from dialogs.audience import read_audience
from dialogs.reminders import action_due
from store import journal, tasks, wishes
from tests.council import add_action, add_paper
from tests.dialogs.acts.answers import MEETING, SENT, SPAN, council, owe

SUBJECT = f"meeting:planning:{MEETING}"


@pytest.fixture
def told(store):
    with store.write() as tx:
        made = council(tx)
        made.send()
        yield made


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("not yet", "\n"),
        ("Not yet.", "\n"),
        ("not yet, 3 May", "\n3 May"),
        ("not yet until 3 May 2021", "\nuntil 3 May 2021"),
        ("7F3K not yet", "7F3K\n"),
        ("7F3K not yet, 3 May", "7F3K\n3 May"),
        ("not yet 7F3K, 3 May", "7F3K\n3 May"),
        ("Not yet 7F3K, ", "7F3K\n"),
        ("Not yet 7F3K, 2021-05-03", "7F3K\n2021-05-03"),
    ],
)
def test_not_yet_is_recognised_however_it_is_said(text, wanted):
    assert not_yet.ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text", ["not yet signed off", "not yet done deliverables", "which are not yet due on 3 May", "not yet?", ""]
)
def test_what_only_sounds_like_it_is_a_question(text):
    assert not_yet.ACT.recognise(text) is None


def test_of_a_lawful_deadline_only_the_reminder_waits(told):
    answer = told.say("not yet, Monday")
    assert "The last day stays Wednesday 23 June 2021" in answer.lead
    assert wishes.snoozes(told.tx) == {(1, "agenda_due", SUBJECT): date(2021, 6, 21)}
    assert tasks.tasks(told.tx) == {}


def test_without_a_day_it_is_asked_for_one(told):
    answer = told.say("not yet")
    assert [choice.split(" ", 1)[1] for choice in answer.choices] == [
        "not yet, tomorrow",
        "not yet, Monday",
        "not yet, in a week",
    ]
    assert (tasks.tasks(told.tx), wishes.snoozes(told.tx)) == ({}, {})


@pytest.fixture
def owing(told):
    """The clerk owns an action that was due on Friday 18 June 2021, and was told on the day."""
    paper = add_paper(told.tx, told.committee, date(2021, 4, 20), "agenda")
    add_action(told.tx, paper, owner="Cleo Clerk", due=date(2021, 6, 18))
    [first, *_] = [one for one in dues(told) if one.due_at == SENT]
    return told, owe(told.tx, first.kind, first.subject, told.clerk)


def dues(told):
    """What is owed of actions, in order."""
    owed = action_due.REMINDER.plan(told.tx, SPAN, read_audience(told.tx))
    return sorted(owed, key=lambda one: one.due_at)


def test_a_date_that_people_set_moves_and_the_reminders_with_it(owing):
    told, sent = owing
    answer = told.say(f"{sent.reference} not yet, 2 July")
    assert "Cleo Clerk has set a new date, Friday 2 July 2021" in answer.lead
    assert (answer.closes, answer.only_here) == (((sent.kind, sent.subject),), False)
    task = tasks.task(told.tx, sent.kind, sent.subject)
    assert task is not None
    assert (task.due, task.state) == (date(2021, 7, 2), "open")
    assert [f"{one.due_at:%a %d %B}" for one in dues(told)][:3] == ["Fri 25 June", "Fri 02 July", "Mon 05 July"]
    [entry] = [one for one in journal.entries(told.tx) if one.did == "not yet"]
    assert entry.what.endswith(f"Ref {sent.reference} until 2021-07-02")


def test_what_was_moved_can_still_be_done_by_its_old_reference(owing):
    told, sent = owing
    told.say(f"{sent.reference} not yet, 2 July")
    assert told.say(f"{sent.reference} done").title.startswith("Done: Action")
    assert dues(told) == []


@pytest.mark.parametrize("text", ["18 June 2021", "1 June 2021", "yesterday", "2 July 2035"])
def test_a_day_that_is_past_or_too_far_is_not_taken(owing, text):
    told, sent = owing
    answer = told.say(f"{sent.reference} not yet, {text}")
    assert len(answer.choices) == 3
    assert tasks.tasks(told.tx) == {}


def test_of_several_that_wait_it_is_asked_which_with_the_day_kept(owing):
    told, sent = owing
    answer = told.say("not yet, 2 July")
    assert f"{sent.reference} not yet, 2 July" in answer.choices
    assert len(answer.choices) == 2
