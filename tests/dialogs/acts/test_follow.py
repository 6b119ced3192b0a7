"""A clerk has a place follow a committee, or stop; what is not plainly that is not taken for it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from time import perf_counter

import pytest

from dialogs.acts import ACTS, follow, unfollow
from dialogs.asked import Asked, Scope
from store import journal, people, places
from tests.council import LONG_AGO, add_chat, add_clerk, add_committee, add_meeting, add_place

NOW = datetime(2031, 5, 6, 9, tzinfo=UTC)
CLERK = "11111111-aaaa-4aaa-8aaa-000000000001"


@pytest.fixture
def tx(store):
    with store.write() as lent:
        for committee in (add_committee(lent), add_committee(lent, "audit", "Audit and Standards Committee")):
            add_meeting(lent, committee, date(2031, 7, 1))
        yield lent


def asked(tx, text, **more):
    more = {"scope": Scope.CHANNEL, "person": CLERK, "role": "clerk", "committees": None} | more
    return Asked(text=text, place=add_place(tx), **more)


def done(act, tx, text):
    message = asked(tx, text)
    wanted = act.ACT.recognise(text)
    assert wanted is not None
    return message, act.ACT.perform(tx, NOW, message, wanted)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("follow Planning Committee", "Planning Committee"),
        ("Follow the planning committee.", "planning committee"),
        ("please follow audit", "audit"),
        ("subscribe us to Audit", "Audit"),
        ("follow", ""),
    ],
)
def test_following_is_recognised_however_it_is_said(text, named):
    assert follow.ACT.recognise(text) == named


@pytest.mark.parametrize("text", ["who follows us?", "the following officers", "followers", "unfollow planning", ""])
def test_what_only_sounds_like_following_is_a_question(text):
    assert follow.ACT.recognise(text) is None


def test_a_place_that_follows_is_told_how_to_stop_and_the_journal_knows_who_did_it(tx):
    message, answer = done(follow, tx, "follow planning")
    assert list(places.followers(tx).values()) == [(message.place,)]
    assert "unfollow Planning Committee" in answer.lead
    (entry,) = journal.entries(tx)
    assert (entry.who, entry.did, entry.what) == (CLERK, "follow", "planning")


def test_following_twice_is_following_once(tx):
    message, _ = done(follow, tx, "follow planning")
    follow.ACT.perform(tx, NOW + timedelta(days=1), message, "planning")
    assert list(places.followers(tx).values()) == [(message.place,)]


def test_a_place_that_stops_is_sent_nothing_more(tx):
    message, _ = done(follow, tx, "follow planning")
    answer = unfollow.ACT.perform(tx, NOW, message, "planning")
    assert places.followers(tx) == {}
    assert "nothing more of the Planning Committee" in answer.lead


def test_a_clerk_of_one_committee_has_no_channel_follow_another_and_hears_whom_to_ask(tx):
    people.grant(tx, LONG_AGO, object_id=CLERK, role="clerk", committee_slug="planning")
    people.grant(tx, LONG_AGO, object_id=CLERK, role="member", committee_slug="audit")
    add_clerk(tx, "amy", "audit", "Amy Auditor")
    theirs = asked(tx, "follow audit", committees=frozenset({1, 2}))
    answer = follow.ACT.perform(tx, NOW, theirs, "audit")
    assert answer.lead == (
        "Only a clerk of Audit and Standards Committee can have a channel or group chat follow it. Ask Amy Auditor."
    )
    places.follow(tx, NOW, theirs.place, 2)
    assert unfollow.ACT.perform(tx, NOW, theirs, "audit").declined
    assert not unfollow.ACT.perform(tx, NOW, theirs, "planning").lead.startswith("Only")
    assert list(places.followers(tx)) == [2]


def test_anybody_follows_and_stops_in_their_own_chat_and_in_no_channel(tx):
    own = Asked(text="follow planning", person="ann", place=add_chat(tx, "ann"))
    assert follow.ACT.may(own)
    assert unfollow.ACT.may(own)
    assert not follow.ACT.may(replace(own, scope=Scope.CHANNEL))
    assert not follow.ACT.perform(tx, NOW, own, "planning").declined
    assert not unfollow.ACT.perform(tx, NOW, own, "planning").declined
    assert unfollow.ACT.perform(tx, NOW, own, "planning").lead == (
        "This conversation does not follow Planning Committee."
    )


def test_whoever_is_told_as_clerk_too_hears_that_unfollowing_does_not_end_it(tx):
    chat = add_clerk(tx, "amy", "planning")
    mine = Asked(text="", person="amy", role="clerk", place=chat)
    places.follow(tx, NOW, chat, 1)
    lead = unfollow.ACT.perform(tx, NOW, mine, "planning").lead
    assert lead.endswith("As clerk you are still reminded of its deadlines; to stop that, say: pause reminders.")


@pytest.mark.parametrize("text", ["follow", "follow Highways", "follow committee"])
def test_a_committee_that_is_not_plain_is_asked_for_with_whole_choices(tx, text):
    _, answer = done(follow, tx, text)
    assert set(answer.choices) == {"follow Planning Committee", "follow Audit and Standards Committee"}
    assert places.followers(tx) == {}


def test_initials_and_slugs_name_a_committee(tx):
    _, answer = done(follow, tx, "follow ASC")
    assert "Audit and Standards Committee" in answer.lead


def test_in_the_terminal_there_is_nowhere_to_send_to(tx):
    answer = follow.ACT.perform(tx, NOW, Asked(text="follow planning", role="clerk"), "planning")
    assert answer.declined
    assert places.followers(tx) == {}


def test_without_any_papers_there_is_nothing_to_follow(store):
    with store.write() as tx:
        assert follow.ACT.perform(tx, NOW, asked(tx, "follow"), "").declined


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_a_long_message_is_looked_at_in_no_time(act):
    def seconds(length):
        begun = perf_counter()
        act.recognise("-" * length + " x")
        act.recognise("follow " + "- " * length)
        return perf_counter() - begun

    seconds(100)
    assert seconds(100_000) < 200 * max(seconds(1_000), 1e-4)


@pytest.mark.parametrize("text", ["follow", "follow Inquiry", "follow Highways"])
def test_a_committee_that_exempt_papers_alone_name_is_never_offered(tx, text):
    add_meeting(tx, add_committee(tx, "secret-inquiry", "Secret Inquiry Committee"), date(2031, 7, 1), exempt=True)
    _, answer = done(follow, tx, text)
    assert len(answer.choices) == 2
    assert "Secret" not in f"{answer.lead} {answer.choices}"


def test_whoever_names_such_a_committee_in_full_may_follow_it(tx):
    add_meeting(tx, add_committee(tx, "secret-inquiry", "Secret Inquiry Committee"), date(2031, 7, 1), exempt=True)
    _, answer = done(follow, tx, "follow Secret Inquiry Committee")
    assert answer.title == "Following"
