"""Somebody answers that a reminder's thing is done: it is written down once, and nobody is reminded again."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest

from dialogs.acts import answer_done
from dialogs.answer import Text
from dialogs.asked import Asked, Scope
from store import journal, outbox, people, tasks
from store.tables import meeting
from tests.council import add_committee, add_meeting
from tests.dialogs.acts.answers import (
    ANN,
    BEN,
    CLERK,
    MEETING,
    NOW,
    add_channel,
    add_chat,
    council,
    in_channel,
    owe,
)

SUBJECT = f"meeting:planning:{MEETING}"


@pytest.fixture
def told(store):
    """The clerk was told that the agenda is due."""
    with store.write() as tx:
        made = council(tx)
        made.send()
        yield made


def add_committee_with(told, slug):
    """Another committee of the same clerk."""
    people.grant(told.tx, NOW, object_id=CLERK, role="clerk", committee_slug=None)
    return add_committee(told.tx, slug, f"{slug.capitalize()} Committee")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("done", "\n"),
        ("Done.", "\n"),
        ("that is done", "\n"),
        ("That’s done", "\n"),
        ("it is already done", "\n"),
        ("7F3K done", "7F3K\n"),
        ("7f3k is done", "7F3K\n"),
        ("Ref 7F3K: done", "7F3K\n"),
        ("done 7F3K", "7F3K\n"),
        ("done with ref 7f3k", "7F3K\n"),
        ("mark 7F3K as done", "7F3K\n"),
    ],
)
def test_done_is_recognised_however_it_is_said(text, wanted):
    assert answer_done.ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text",
    ["is that done?", "that is done?", "done?", "what is done", "done deliverables", "which are done", "7F30 done", ""],
)
def test_what_only_sounds_like_done_is_a_question(text):
    assert answer_done.ACT.recognise(text) is None


def test_done_stops_every_further_reminder_and_the_journal_knows_who_said_so(told):
    assert [one.kind for one in told.plan()].count("agenda_due") == 1  # the one on the last day
    answer = told.say("done")
    assert answer.lead.startswith("Done, by Cleo Clerk on Friday 18 June 2021")
    assert answer.closes == (("agenda_due", SUBJECT),)
    assert "agenda_due" not in {one.kind for one in told.plan()}
    [entry] = [one for one in journal.entries(told.tx) if one.did == "done"]
    assert (entry.who, entry.what.split(" Ref ")[0]) == (CLERK, f"agenda_due {SUBJECT}")


def test_the_second_answer_is_told_who_was_first_and_changes_nothing(told):
    told.say("done")
    before = tasks.tasks(told.tx)
    [reference] = [one.reference for one in told.send() if one.kind == "agenda_due"]
    told.now = NOW + timedelta(days=1)
    answer = told.say(f"{reference} done")
    assert answer.lead == "That was already answered: done by Cleo Clerk on Friday 18 June 2021."
    assert answer.closes == (("agenda_due", SUBJECT),)
    assert answer.only_here
    assert tasks.tasks(told.tx) == before
    assert len([one for one in journal.entries(told.tx) if one.did == "done"]) == 1


def test_of_two_who_answer_at_the_same_instant_one_is_first(store):
    with store.write() as tx:
        made = council(tx)
        made.send()
    both = Barrier(2)

    def answer(_: int) -> str:
        both.wait()
        with store.write() as tx:
            return replace(made, tx=tx).say(f"{reference(tx)} done").lead

    with ThreadPoolExecutor(2) as pool:
        leads = sorted(pool.map(answer, range(2)))
    assert [lead.split(" by ")[0] for lead in leads] == ["Done,", "That was already answered: done"]
    with store.read() as tx:
        assert len([one for one in journal.entries(tx) if one.did == "done"]) == 1


def reference(tx):
    return next(one.reference for one in outbox.notices(tx) if one.state == "sent")


def test_without_a_reminder_nothing_waits_for_an_answer(told):
    add_chat(told.tx, ANN)
    assert told.say("done", ANN).lead.startswith("No reminder here waits for an answer.")
    told.say("done")
    assert told.say("done").lead.startswith("No reminder here waits for an answer.")


def test_of_several_reminders_it_is_asked_which_in_whole_sentences(told):
    add_meeting(told.tx, add_committee_with(told, "audit"), MEETING)
    sent = {one.reference for one in told.send()}
    answer = told.say("done")
    assert len(sent) == 2
    assert set(answer.choices) == {f"{reference} done" for reference in sent}
    assert "Audit Committee" in str(answer.blocks)
    assert tasks.tasks(told.tx) == {}
    assert told.say(answer.choices[0]).title == "Done: Agenda due"
    assert told.say("done").title == "Done: Agenda due"  # the one that is left


def test_a_reference_is_known_however_it_is_written(told):
    [reference] = [one.reference for one in told.send() if one.kind == "agenda_due"]
    assert told.say(f"ref {reference.lower()} done").title == "Done: Agenda due"


def test_a_reference_that_nobody_was_sent_changes_nothing(told):
    answer = told.say("2222 done")
    assert answer.declined
    assert "no reminder with Ref 2222" in answer.lead
    assert tasks.tasks(told.tx) == {}


def test_what_was_sent_to_another_is_answered_only_by_the_committees_clerk(told):
    channel = add_channel(told.tx, told.committee)
    sent = told.send(where=channel)
    [reference] = [one.reference for one in sent if one.place == channel and one.kind == "agenda_due"]
    add_chat(told.tx, ANN)
    people.grant(told.tx, NOW, object_id=BEN, role="clerk", committee_slug=None)
    add_chat(told.tx, BEN)
    assert told.say(f"{reference} done", ANN).title == "Not allowed"
    assert tasks.tasks(told.tx) == {}
    assert told.say(f"{reference} done", BEN).title == "Done: Agenda due"


def test_a_clerk_of_one_committee_does_not_answer_for_another(told):
    add_committee(told.tx, "audit", "Audit Committee")
    people.grant(told.tx, NOW, object_id=BEN, role="clerk", committee_slug="audit")
    people.grant(told.tx, NOW, object_id=BEN, role="member", committee_slug="planning")
    add_chat(told.tx, BEN)
    [reference] = [one.reference for one in told.send() if one.kind == "agenda_due"]
    assert told.say(f"{reference} done", BEN).title == "Not allowed"


def test_in_a_channel_an_officer_over_the_committee_may_answer_and_a_member_may_not(told):
    channel = add_channel(told.tx, told.committee)
    told.send()
    people.grant(told.tx, NOW, object_id=BEN, role="officer", committee_slug="planning")
    people.grant(told.tx, NOW, object_id=ANN, role="member", committee_slug="planning")
    role, committees = people.standing(told.tx, ANN)
    member = Asked(text="done", person=ANN, role=role, committees=committees, scope=Scope.CHANNEL, place=channel)
    assert not answer_done.ACT.may(member)
    assert told.say("done", BEN, **in_channel(channel)).title == "Done: Agenda due"


def test_a_reminder_that_was_overtaken_is_said_to_be_out_of_date(told):
    [reference] = [one.reference for one in told.send() if one.kind == "agenda_due"]
    told.tx.execute(meeting.update().values(date=MEETING + timedelta(days=14)))
    answer = told.say(f"{reference} done")
    assert answer.title == "Out of date"
    assert answer.closes
    assert tasks.tasks(told.tx) == {}


def test_the_card_that_stays_says_what_was_done_and_offers_nothing_more(told):
    answer = told.say("done")
    assert answer.choices == ()
    assert all(isinstance(block, Text) for block in answer.blocks)
    assert "The agenda for Planning Committee" in str(answer.blocks)


def test_a_thing_of_no_one_committee_is_answered_elsewhere_only_by_whoever_is_over_all(told):
    sent = owe(told.tx, "agenda_due", f"meeting:gone:{MEETING}", told.clerk)
    add_chat(told.tx, BEN)
    text = f"{sent.reference} done"
    assert told.say(text, BEN, role="clerk", committees=frozenset({told.committee})).title == "Not allowed"
    assert told.say(text, BEN, role="clerk", committees=None).title == "Out of date"


def test_a_role_that_no_grant_gives_counts_as_it_is(told):
    """In local mode, and for the administrators of the settings."""
    [sent] = told.send()
    local = {"place": None, "role": "clerk", "committees": None}
    assert told.say(f"{sent.reference} done", "terminal", **{**local, "role": "member"}).title == "Not allowed"
    assert told.say(f"{sent.reference} done", "terminal", **local).lead.startswith("Done, by you")


@pytest.mark.parametrize("text", ["2222 not mine: Jane Smith", "2222 note: x", "2222 not yet, Monday", "2222 snooze"])
def test_every_answer_to_what_nobody_was_sent_is_told_so(told, text):
    assert "no reminder with Ref 2222" in told.say(text).lead
