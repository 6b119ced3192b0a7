"""A reminder is put off: the place it was sent to hears of it again on a day, and the law's day stays."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogs.acts import snooze
from store import journal, tasks, wishes
from tests.dialogs.acts.answers import ANN, CLERK, MEETING, NOW, add_channel, add_chat, council, in_channel, owe

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
        ("snooze", "\n"),
        ("later", "\n"),
        ("snooze until tomorrow", "\nuntil tomorrow"),
        ("7F3K snooze until Monday", "7F3K\nuntil Monday"),
        ("Snooze 7f3k until 2021-05-03", "7F3K\nuntil 2021-05-03"),
        ("snooze 7F3K", "7F3K\n"),
        ("7F3K later", "7F3K\n"),
        ("7F3K snooze for ever", "7F3K\nfor ever"),  # and is asked for a day
        ("remind me tomorrow", "\ntomorrow"),
        ("remind us again on Monday", "\non Monday"),
        ("remind me of 7F3K in a week", "7F3K\nin a week"),
    ],
)
def test_putting_off_is_recognised_however_it_is_said(text, wanted):
    assert snooze.ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "remind me of agendas 5 and 1 days before",
        "remind me what was resolved",
        "remind me who chairs tomorrow's meeting",
        "later deliverables",
        "snooze?",
        "remind me",
        "",
    ],
)
def test_what_only_sounds_like_putting_off_is_a_question(text):
    assert snooze.ACT.recognise(text) is None


def test_what_was_put_off_is_owed_at_nine_on_the_day_and_the_lawful_day_is_said_to_stay(told):
    assert [f"{one.due_at:%a %d %H:%M}" for one in told.plan()] == ["Wed 23 08:00"]
    answer = told.say("snooze until Monday")
    assert answer.lead.startswith("Put off until Monday 21 June 2021, 9am, by Cleo Clerk.")
    assert "The last day stays Wednesday 23 June 2021" in answer.lead
    assert (answer.closes, answer.only_here) == ((("agenda_due", SUBJECT),), True)
    assert [f"{one.due_at:%a %d %H:%M}" for one in told.plan()] == ["Mon 21 08:00", "Wed 23 08:00"]
    [entry] = [one for one in journal.entries(told.tx) if one.did == "snooze"]
    assert entry.what.endswith("until 2021-06-21")


def test_what_is_planned_before_that_day_is_withdrawn(told):
    told.say("snooze until 23 June")
    assert [f"{one.due_at:%a %d %H:%M}" for one in told.plan()] == ["Wed 23 08:00"]
    told.say("snooze until tomorrow")
    assert [f"{one.due_at:%a %d %H:%M}" for one in told.plan()] == ["Sat 19 08:00", "Wed 23 08:00"]


def test_the_law_is_not_put_off_past_its_last_day(told):
    answer = told.say("snooze until 28 June")
    assert wishes.snoozes(told.tx) == {}
    [choice] = answer.choices
    assert choice.endswith("snooze until Wednesday 23 June 2021")
    assert told.say(choice).lead.startswith("Put off until Wednesday 23 June 2021")


def test_one_persons_putting_off_silences_nobody_else(told):
    add_channel(told.tx, told.committee)
    told.say("snooze until 22 June")
    assert {(one.place, one.due_at.day) for one in told.plan()} == {(1, 22), (1, 23), (2, 18), (2, 23)}


@pytest.mark.parametrize(
    "text", ["snooze", "snooze until yesterday", "snooze until 3 June", "snooze until 3 June 2023"]
)
def test_without_a_day_to_come_it_is_asked_for_one_in_whole_sentences(told, text):
    answer = told.say(text)
    assert len(answer.choices) == 3
    assert all(snooze.ACT.recognise(choice) for choice in answer.choices)
    assert wishes.snoozes(told.tx) == {}
    assert told.say(answer.choices[1]).lead.startswith("Put off until Monday 21 June 2021")


def test_what_is_no_day_is_said_to_be_none(told):
    [reference] = [one.reference for one in told.send() if one.kind == "agenda_due"]
    assert (
        "cannot read a day in “until the cows come home”"
        in told.say(f"{reference} snooze until the cows come home").lead
    )


def test_what_was_put_off_can_still_be_answered_without_its_reference(told):
    told.say("snooze until Monday")
    assert told.say("done").title == "Done: Agenda due"


def test_in_a_channel_it_is_the_channel_that_hears_later(told):
    channel = add_channel(told.tx, told.committee)
    told.send()
    told.say("snooze until Monday", CLERK, **in_channel(channel))
    assert list(wishes.snoozes(told.tx)) == [(channel, "agenda_due", SUBJECT)]


def test_what_only_tells_is_not_put_off(told):
    notice = owe(told.tx, "meeting_soon", SUBJECT, told.clerk)
    assert "nobody is asked to answer it" in told.say(f"{notice.reference} snooze until Monday").lead


def test_after_the_last_day_an_overdue_agenda_may_still_be_put_off(told):
    told.now = datetime(2021, 6, 24, 9, tzinfo=UTC)
    add_chat(told.tx, ANN)
    told.send()
    assert told.say("snooze until tomorrow").lead.startswith("Put off until Friday 25 June 2021")
    assert tasks.tasks(told.tx) == {}
    assert NOW + timedelta(days=6) == told.now
