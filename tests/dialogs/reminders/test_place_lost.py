"""A conversation that people count on and the bot is out of is told once, to the clerks whom it concerns."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogs.audience import read_audience
from dialogs.plan import compose
from dialogs.reminders.place_lost import REMINDER
from store import outbox, people, places, wishes
from tests.council import LONG_AGO, add_chat, add_clerk, add_committee, add_follower, add_place
from tests.dialogs.reminders.conftest import ALWAYS, composed, facts, notices

LOST = datetime(2021, 6, 18, 8, 7, tzinfo=UTC)
CHANNEL = "19:clerks@thread.tacv2"


@pytest.fixture
def clerk(tx, planning):
    return add_clerk(tx, "cleo", "planning")


def lose(tx, conversation=CHANNEL, why="removed", at=LOST):
    places.mark_gone(tx, at, conversation, why)


def planned(tx):
    return REMINDER.plan(tx, ALWAYS, read_audience(tx))


def test_a_lost_channel_is_told_at_once_with_what_is_lost_and_what_to_do(tx, planning, clerk):
    add_follower(tx, planning)
    lose(tx)
    [notice] = notices(tx, REMINDER)
    assert (notice.place, notice.due_at) == (clerk, LOST)
    answer = composed(tx, LOST, notice)
    assert answer.lead == (
        "I can no longer speak in a channel, Clerks. What is due of Planning Committee does not arrive there any more."
    )
    assert facts(answer)["Since"] == "18 June 2021, 9.07am"
    assert facts(answer)["Why"] == "The app was removed there"
    assert "added there again" in facts(answer)["What to do"]


def test_why_teams_shut_it_out_is_told_as_teams_says_it(tx, planning, clerk):
    add_follower(tx, planning)
    lose(tx, why="Teams says: BotNotInConversationRoster")
    [notice] = notices(tx, REMINDER)
    assert facts(composed(tx, LOST, notice))["Why"] == "Teams says: BotNotInConversationRoster"


def test_a_place_that_is_found_lost_again_and_again_is_told_once(tx, planning, clerk):
    add_follower(tx, planning)
    lose(tx)
    before = planned(tx)
    lose(tx, at=LOST + timedelta(hours=1))
    assert planned(tx) == before


def test_a_place_that_is_back_is_not_told_and_one_lost_anew_is(tx, planning, clerk):
    add_follower(tx, planning)
    lose(tx)
    [notice] = notices(tx, REMINDER)
    places.remember(tx, LOST, conversation=CHANNEL, scope="channel", name=None, object_id=None, address="there again")
    assert planned(tx) == frozenset()
    assert compose(tx, LOST, notice) is None
    lose(tx, at=LOST + timedelta(days=1))
    [again] = planned(tx)
    assert again.due_at == LOST + timedelta(days=1)
    assert compose(tx, LOST, notice) is None


def test_a_place_that_nobody_counts_on_is_not_missed(tx, planning, clerk):
    add_place(tx)
    add_chat(tx, "nobody with a role")
    lose(tx)
    lose(tx, "a:nobody with a role")
    assert planned(tx) == frozenset()


def test_the_chat_of_a_member_is_missed_by_the_clerks_of_their_committee(tx, planning, clerk):
    add_committee(tx, "audit", "Audit Committee")
    add_clerk(tx, "dev", "audit")
    people.grant(tx, LONG_AGO, object_id="ann", role="member", name="Ann Archer", committee_slug="planning")
    add_chat(tx, "ann")
    lose(tx, "a:ann", "Teams says: Forbidden")
    [notice] = notices(tx, REMINDER)
    assert notice.place == clerk
    assert "a personal chat with Ann Archer" in composed(tx, LOST, notice).lead


def test_whoever_is_reached_in_another_chat_is_not_missed(tx, planning, clerk):
    people.grant(tx, LONG_AGO, object_id="ann", role="member", committee_slug="planning")
    add_chat(tx, "ann")
    lose(tx, "a:ann")
    places.remember(tx, LOST, conversation="a:new", scope="personal", name=None, object_id="ann", address="a:new")
    assert planned(tx) == frozenset()


def test_one_clerk_of_two_committees_is_told_once_and_an_officer_of_all_is_missed_by_all(tx, planning, clerk):
    audit = add_committee(tx, "audit", "Audit Committee")
    people.grant(tx, LONG_AGO, object_id="cleo", role="clerk", committee_slug="audit")
    where = add_follower(tx, planning)
    places.follow(tx, LONG_AGO, where, audit)
    lose(tx)
    [notice] = notices(tx, REMINDER)
    assert "Audit Committee and Planning Committee" in composed(tx, LOST, notice).lead
    people.grant(tx, LONG_AGO, object_id="olga", role="officer", name="Olga Old")
    add_chat(tx, "olga")
    lose(tx, "a:olga", at=LOST + timedelta(hours=1))
    [_, olga] = notices(tx, REMINDER)
    assert "What is due of every committee" in composed(tx, olga.due_at, olga).lead


def test_a_clerk_whose_own_chat_is_lost_is_not_told_there(tx, planning, clerk):
    lose(tx, "a:cleo")
    [owed] = planned(tx)
    assert owed.place is None


def test_whoever_is_no_longer_clerk_is_told_nothing(tx, planning, clerk):
    add_follower(tx, planning)
    add_clerk(tx, "dev", "planning")
    lose(tx)
    every = notices(tx, REMINDER)
    people.revoke(tx, LOST, object_id="cleo")
    assert {one.place: compose(tx, LOST, one) is None for one in every}[clerk]
    outbox.reconcile(tx, LOST, planned(tx), ALWAYS)
    assert sorted(one.state for one in outbox.notices(tx)) == ["planned", "withdrawn"]


def test_where_everybody_who_could_be_told_has_paused_the_clerk_is_told_all_the_same(tx, planning, clerk):
    add_follower(tx, planning)
    wishes.pause(tx, clerk, LOST + timedelta(days=1))
    lose(tx)
    [notice] = notices(tx, REMINDER)
    assert notice.place == clerk
    assert composed(tx, LOST, notice)
