"""Anybody may ask who can announce where they are, and hears names; object ids are for administrators in their chat."""

from datetime import UTC, date, datetime

import pytest

from dialogs.acts.roles import ACT
from dialogs.asked import Asked, Scope
from store import people, places, upkeep
from store.records import ALL
from tests.council import LONG_AGO, add_chat, add_committee, add_meeting, add_place

NOW = datetime(2031, 5, 6, 9, tzinfo=UTC)
ADMIN, ANN, BEN, CAL = (f"{digit * 8}-aaaa-4aaa-8aaa-000000000001" for digit in "1234")


@pytest.fixture
def tx(sqlite_store):
    with sqlite_store.write() as lent:
        planning = add_committee(lent)
        add_meeting(lent, planning, date(2031, 6, 3))
        add_meeting(lent, add_committee(lent, "audit", "Audit Committee"), date(2031, 6, 4))
        people.grant(lent, LONG_AGO, object_id=ANN, role="clerk", name="Ann Dale", committee_slug="planning")
        people.grant(lent, LONG_AGO, object_id=BEN, role="clerk", name="Ben Ford", committee_slug="audit")
        people.grant(lent, LONG_AGO, object_id=CAL, role="clerk")
        people.grant(lent, LONG_AGO, object_id=ADMIN, role="administrator", name="Ada Mead")
        yield lent


@pytest.fixture
def channel(tx):
    where = add_place(tx)
    places.follow(tx, LONG_AGO, where, 1)
    return where


def say(tx, text, **more):
    wanted = ACT.recognise(text)
    assert wanted is not None
    asked = Asked(text=text, **more)
    assert ACT.may(asked)
    return ACT.perform(tx, NOW, asked, wanted)


def rows(answer):
    return dict(row for block in answer.blocks for row in block.rows)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Who can announce here?", "announce\n"),
        ("who may post announcements in this channel?", "announce\n"),
        ("who is allowed to announce the agenda", "announce\n"),
        ("Who can announce for Planning?", "announce\nPlanning"),
        ("who are the clerks?", "clerk\n"),
        ("who is our clerk here?", "clerk\n"),
        ("Who is the clerk of the Planning Committee?", "clerk\nPlanning Committee"),
        ("who are the administrators?", "administrator\n"),
        ("who's the admin", "administrator\n"),
        ("What may I do?", "me\n"),
        ("what am I allowed to do here?", "me\n"),
        ("what is my role?", "me\n"),
        ("which roles do I have?", "me\n"),
    ],
)
def test_asking_for_roles_is_recognised_however_it_is_said(text, wanted):
    assert ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "who announced the budget?",
        "who is the officer for highways?",
        "who are the members of planning?",
        "what can I do about potholes?",
        "who is the clerk's deputy and what did they say?",
        "what are the key roles?",
        "what may the council do?",
        "who" + " is" * 200,
    ],
)
def test_a_question_about_papers_does_not_ask_for_roles(text):
    assert ACT.recognise(text) is None


def test_a_channel_hears_the_clerks_of_what_it_follows_and_of_all_by_name_alone(tx, channel):
    answer = say(tx, "who can announce here?", scope=Scope.CHANNEL, place=channel, role="administrator", person=ADMIN)
    assert answer.lead == (
        "The clerks of Planning Committee and of all committees can announce here, and so can administrators."
    )
    assert rows(answer) == {
        "Clerk, All committees": "1 person whose name I do not know",
        "Clerk, Planning Committee": "Ann Dale",
        "Administrator, All committees": "Ada Mead",
    }
    assert all(person not in str(answer) for person in (ADMIN, ANN, BEN, CAL))


def test_a_channel_that_follows_nothing_hears_whose_role_is_for_all(tx):
    answer = say(tx, "who can announce here?", scope=Scope.CHANNEL, place=add_place(tx))
    assert "follows no committee" in answer.lead
    assert set(rows(answer)) == {"Clerk, All committees", "Administrator, All committees"}


def test_the_personal_chat_hears_every_committee_and_an_administrator_the_object_ids(tx):
    assert rows(say(tx, "who are the clerks?"))["Clerk, All committees"] == "1 person whose name I do not know"
    told = rows(say(tx, "who are the clerks?", role="administrator", person=ADMIN, sight=ALL))
    assert told["Clerk, All committees"] == CAL
    assert told["Clerk, Audit Committee"] == "Ben Ford"


def test_one_committee_is_asked_after_by_name(tx):
    told = rows(say(tx, "who is the clerk of audit?"))
    assert told["Clerk, Audit Committee"] == "Ben Ford"
    assert "Clerk, Planning Committee" not in told
    assert say(tx, "who is the clerk of parks?").choices[0].startswith("who is the clerk of ")


def test_administrators_of_the_settings_are_told_of_by_the_name_of_their_chat(tx):
    upkeep.put(tx, upkeep.ADMINISTRATORS, BEN)
    assert rows(say(tx, "who are the administrators?")) == {"Administrator, All committees": "Ada Mead and Ben Ford"}
    people.revoke(tx, NOW, object_id=BEN)
    add_chat(tx, BEN)
    assert "1 person" in rows(say(tx, "who are the administrators?"))["Administrator, All committees"]


def test_where_nobody_is_clerk_that_is_said(tx):
    for person in (ANN, CAL):
        people.revoke(tx, NOW, object_id=person)
    answer = say(tx, "who is the clerk of Planning?")
    assert answer.lead.startswith("Nobody has been made clerk of Planning Committee. Administrators do")


def test_everybody_hears_what_they_may_do(tx):
    assert say(tx, "what may I do?", person="5").lead.startswith("You have no role here.")
    people.grant(tx, NOW, object_id=ANN, role="member", committee_slug="audit")
    answer = say(tx, "what may I do?", person=ANN, role="clerk")
    assert answer.lead == "You are clerk of Planning Committee and member of Audit Committee."
    assert list(rows(answer)) == ["As clerk", "As member"]
    assert say(tx, "what is my role?", person="terminal", role="administrator").lead == "You are administrator."
