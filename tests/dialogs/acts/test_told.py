"""A clerk can prove who was told of a meeting, and who got one message: when, how it ended, and Teams' receipt."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogs.acts.told import ACT
from dialogs.answer import Table
from dialogs.asked import Scope
from store import people
from tests.council import LONG_AGO, add_chat, add_committee, add_place
from tests.dialogs.acts.outbox import add_notice, ask

NOW = datetime(2021, 6, 23, 11, tzinfo=UTC)
DUE = datetime(2021, 6, 18, 8, tzinfo=UTC)


@pytest.fixture
def tx(store):
    with store.write() as lent:
        add_committee(lent)
        yield lent


def rows(answer):
    return next(block for block in answer.blocks if isinstance(block, Table)).rows


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("who was told of the meeting on 20 April?", "1\nmeeting\n20 April"),
        ("Who were informed about the meeting of 1 July", "1\nmeeting\n1 July"),
        ("who has been reminded of the agenda for 1 July 2021", "1\nmeeting\n1 July 2021"),
        ("Who was told of the meeting on 2021-07-01, from number 16", "16\nmeeting\n2021-07-01"),
        ("who was told about the 16 June meeting?", "1\nmeeting\n16 June"),
        ("who was told of our 1 July 2021 agenda", "1\nmeeting\n1 July 2021"),
        ("who got 7F3K?", "1\nreference\n7F3K"),
        ("Who received ref 7f3k", "1\nreference\n7F3K"),
        ("who was told of 7F3K", "1\nreference\n7F3K"),
    ],
)
def test_who_was_told_is_asked_in_many_ways(text, wanted):
    assert ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "who was told of the fire",
        "who was told of the meeting with the minister",
        "who was told of the budget meeting",
        "who got the contract",
        "who got it",
    ],
)
def test_what_is_about_the_papers_is_left_alone(text):
    assert ACT.recognise(text) is None


def test_who_was_told_of_a_meeting_is_listed_with_state_local_time_and_receipt(tx):
    people.grant(tx, LONG_AGO, object_id="ann", role="member", name="Ann Archer", committee_slug="planning")
    add_notice(tx, "sent", DUE, where=add_place(tx), reference="AAAA")
    add_notice(tx, "missed", DUE, where=add_chat(tx, "ann"), kind="meeting_soon", reference="BBBB")
    add_notice(tx, "sent", DUE, subject="meeting:planning:2021-09-09", reference="CCCC")
    answer = ask(ACT, tx, NOW, "who was told of the meeting on 1 July?")
    assert answer.lead == (
        "1 conversation was told of the meeting on Thursday 1 July 2021. In all: 1 sent and 1 too late."
    )
    [first, second] = rows(answer)
    assert first[:4] == ("a channel, Clerks", "sent", "18 June 2021, 9.10am", "Teams' number 1624")
    assert second[:4] == ("a personal chat with Ann Archer", "too late", "18 June 2021, 9.10am", "none")


def test_what_a_clerk_has_seen_is_told_apart_from_what_teams_has_confirmed(tx):
    add_notice(tx, "sent", DUE, activity=None)
    assert rows(ask(ACT, tx, NOW, "who got 7F3K"))[0][3] == "none: a clerk has seen it there"


def test_who_got_one_message_is_told_by_its_reference(tx):
    add_notice(tx, "sent", DUE, reference="AAAA")
    add_notice(tx, "sent", DUE, kind="report_due", reference="BBBB")
    [row] = rows(ask(ACT, tx, NOW, "who got aaaa?"))
    assert row[-2:] == ("Agenda due, Planning Committee, 1 July 2021", "AAAA")


@pytest.mark.parametrize("text", ["who got ZZZZ", "who was told of the meeting on 3 May", "who got 7F3K"])
def test_what_was_never_owed_or_is_another_committees_is_no_record(tx, text):
    audit = add_committee(tx, "audit", "Audit Committee")
    people.grant(tx, LONG_AGO, object_id="cleo", role="clerk", committee_slug="audit")
    add_notice(tx, "sent", DUE)
    answer = ask(ACT, tx, NOW, text, committees=frozenset({audit}))
    assert answer.declined
    assert "no record" in answer.lead


def test_more_than_a_day_is_no_meeting(tx):
    assert ask(ACT, tx, NOW, "who was told of the meeting in May").declined


def test_in_a_channel_they_are_counted_and_nobody_is_named(tx):
    people.grant(tx, LONG_AGO, object_id="ann", role="member", name="Ann Archer", committee_slug="planning")
    add_notice(tx, "sent", DUE, where=add_chat(tx, "ann"))
    answer = ask(ACT, tx, NOW, "who got 7F3K", scope=Scope.CHANNEL)
    assert "1 conversation was told" in answer.lead
    assert "Ann" not in str(answer)


def test_a_long_list_is_shown_in_parts_that_can_be_asked_for(tx):
    for number in range(20):
        add_notice(tx, "sent", DUE + timedelta(seconds=number), reference=f"AA{number:02}")
    answer = ask(ACT, tx, NOW, "who was told of the meeting on 1 July")
    rest = ask(ACT, tx, NOW, answer.choices[0])
    assert [row[-1] for row in rows(rest)] == [f"AA{number}" for number in range(15, 20)]
