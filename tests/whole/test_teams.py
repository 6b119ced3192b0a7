"""Conversations over HTTP: what Teams posts, and what it is then sent."""

import asyncio
import time

import pytest

from store import people, places
from store.engine import Store
from tests import activities
from tests.activities import ANN, BEN, BOT, CHANNEL, CLERK, GROUP, Where, chat_with, message, press
from tests.fakes import CUT, End, refused, slow, taken_then, throttled
from tests.tokens import TENANT
from tests.whole.conftest import THEN
from tests.whole.serving import serving

NEXT_MEETING = "Tuesday 20 April 2021 at 2pm"
DELIVERABLE = "who approves Management team in place?"
APPROVED = "signed off by Glyn Peach"
ZOE = activities.Person("Zoe", "29:1Zoe", "44444444-dddd-4ddd-8ddd-000000000004")
"""Says one last thing, with nothing said before."""
COMMITTEE = "Cabinet Committee on Performance Improvement"


@pytest.fixture
def store(demo_url):
    opened = Store.open(demo_url)
    yield opened
    opened.close()


async def ask(bot, text, person=ANN, where=None):
    """Say something, and wait for the next message of the bot's, whatever it answers."""
    before = len(bot.teams.said)
    assert await bot.post(message(bot.teams.url, text, person, where)) == 200
    return (await bot.teams.answers(before + 1))[before]


async def nothing_more(bot, where=None):
    """What was said until now, once whatever was heard in the thread before has been dealt with."""
    before = bot.teams.said[:]
    last = await ask(bot, "thanks", ZOE, where or chat_with(ANN))
    assert "welcome" in last.text
    return [one for one in bot.teams.said if one is not last and one not in before]


async def test_a_question_in_a_personal_chat_is_answered_there(bot):
    asked = message(bot.teams.url, "When is the next meeting?")
    assert await bot.post(asked) == 200
    [answer] = await bot.teams.answers(1)
    assert NEXT_MEETING in answer.text
    assert (answer.conversation, answer.activity) == (chat_with(ANN).id, asked["id"])
    assert (answer.body["replyToId"], answer.body["recipient"]) == (asked["id"], {"id": ANN.id})
    assert answer.path.startswith(f"/emea/{TENANT}/v3/conversations/")
    assert "Agenda pack, 20 April 2021" in str(answer.card)


@pytest.mark.parametrize("where", [GROUP, CHANNEL], ids=["group chat", "channel"])
async def test_a_mention_is_answered_in_its_own_thread(bot, where):
    answer = await ask(bot, "When is the next meeting?", ANN, where)
    assert NEXT_MEETING in answer.text
    assert answer.conversation == where.said()["id"]
    assert "recipient" not in answer.body


async def test_what_is_sent_is_a_message_as_the_connector_takes_it(bot):
    answer = await ask(bot, "help")
    body = answer.body
    assert (body["type"], body["from"], body["conversation"]) == (
        "message",
        {"id": BOT["id"]},
        {"id": chat_with(ANN).id},
    )
    [attached] = body["attachments"]
    assert attached["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert (attached["content"]["type"], attached["content"]["version"]) == ("AdaptiveCard", "1.2")
    assert answer.authorization is not None


@pytest.mark.parametrize("where", [chat_with(ANN), GROUP, Where("channel", CHANNEL.id)], ids=lambda where: where.scope)
async def test_an_install_is_welcomed_once_though_two_activities_come(bot, where):
    both = [activities.bot_added(bot.teams.url, ANN, where), activities.installation(bot.teams.url, "add", ANN, where)]
    assert await asyncio.gather(*(bot.post(one) for one in both)) == [200, 200]
    [welcome] = await bot.teams.answers(1)
    assert welcome.text.startswith("Hello.")
    assert (welcome.conversation, welcome.activity) == (where.id, None)
    assert await nothing_more(bot, where) == []


async def test_who_comes_back_is_welcomed_again(bot):
    for action in ("add", "remove", "add", "add-upgrade"):
        assert await bot.post(activities.installation(bot.teams.url, action)) == 200
    assert [one.text[:6] for one in await bot.teams.answers(2)] == ["Hello."] * 2
    assert await nothing_more(bot) == []


@pytest.mark.parametrize("said", ["hi", "Hello", "help", "Help!", "what can you do?", "?"])
async def test_whoever_greets_or_asks_for_help_is_told_what_can_be_asked(bot, said):
    answer = await ask(bot, said)
    assert "I answer questions about the committee's papers" in answer.text
    assert "When is the next meeting?" in str(answer.card)


async def test_a_mention_alone_is_a_call_for_help(bot):
    assert "I answer questions" in (await ask(bot, "", ANN, CHANNEL)).text


async def test_a_follow_up_is_understood_in_its_own_thread(bot):
    assert APPROVED in (await ask(bot, DELIVERABLE, ANN, CHANNEL)).text
    assert APPROVED in (await ask(bot, "and its status?", ANN, CHANNEL)).text


async def test_each_person_and_each_thread_has_a_follow_up_of_its_own(bot):
    await ask(bot, DELIVERABLE, ANN, CHANNEL)
    elsewhere = Where("channel", CHANNEL.id, "1614669999999")
    assert APPROVED not in (await ask(bot, "and its status?", BEN, CHANNEL)).text
    assert APPROVED not in (await ask(bot, "and its status?", ANN, elsewhere)).text
    assert APPROVED not in (await ask(bot, "and its status?", ANN)).text
    assert APPROVED in (await ask(bot, "and its status?", ANN, CHANNEL)).text


async def test_what_is_said_in_one_thread_is_answered_in_its_order(bot):
    for text in ("When is the next meeting?", DELIVERABLE, "and its status?"):
        await bot.post(message(bot.teams.url, text))
    first, second, third = await bot.teams.answers(3)
    assert NEXT_MEETING in first.text
    assert APPROVED in second.text
    assert APPROVED in third.text


async def test_one_activity_sent_five_times_at_once_is_answered_once(bot):
    asked = message(bot.teams.url, "When is the next meeting?")
    assert await asyncio.gather(*(bot.post(asked) for _ in range(5))) == [200] * 5
    assert await bot.post(asked) == 200  # and replayed later, inside the life of a token
    assert len(await bot.teams.answers(1)) == 1
    assert await nothing_more(bot) == []


async def test_two_replicas_answer_one_activity_once(bot, demo_url, teams, clock):
    chats = [Where("personal", f"a:{number}") for number in range(20)]
    every = [message(teams.url, "thanks", ANN, one) for one in chats]
    async with serving(demo_url, teams, clock) as other:
        posts = [one.post(activity) for activity in every for one in (bot, other, bot, other)]
        assert set(await asyncio.gather(*posts)) == {200}
        await teams.answers(20, seconds=20)
        assert await nothing_more(bot) == []
        assert await nothing_more(other) == []
    assert {one.conversation for one in teams.said[:20]} == {one.id for one in chats}


async def test_the_same_id_in_another_conversation_is_another_activity(bot):
    asked = message(bot.teams.url, "thanks")
    await bot.post(asked)
    await bot.post({**message(bot.teams.url, "thanks", BEN), "id": asked["id"]})
    assert {one.conversation for one in await bot.teams.answers(2)} == {chat_with(ANN).id, chat_with(BEN).id}


async def test_teams_is_answered_within_a_second_however_long_the_answer_takes(bot):
    bot.teams.ends.append(slow(1.5))
    bot.teams.login_delay = 0.5
    began = time.monotonic()
    assert await bot.post(message(bot.teams.url, "help")) == 200
    assert await bot.post(message(bot.teams.url, "help", BEN)) == 200
    assert time.monotonic() - began < 1
    assert {one.conversation for one in await bot.teams.answers(2)} == {chat_with(ANN).id, chat_with(BEN).id}


async def test_an_answer_that_teams_throttles_is_sent_when_teams_says(bot):
    bot.teams.ends.append(throttled("1"))
    await bot.post(message(bot.teams.url, "When is the next meeting?"))
    [answer] = await bot.teams.answers(1)
    first, second = bot.teams.received
    assert NEXT_MEETING in answer.text
    assert (first.taken, second.taken) == (False, True)
    assert second.at - first.at >= 1


async def test_an_answer_waits_for_a_token_that_cannot_be_had_at_once(bot):
    bot.teams.login_ends.append((503, {}))
    await bot.post(message(bot.teams.url, "thanks"))
    assert "welcome" in (await bot.teams.answers(1))[0].text
    assert bot.teams.fetched["token"] == 2


@pytest.mark.parametrize(
    "end", [taken_then(CUT), taken_then(End(502)), CUT, refused(403), refused(400), refused(413)], ids=str
)
async def test_an_answer_that_ends_otherwise_is_sent_once_and_the_next_one_goes(bot, end):
    bot.teams.ends.append(end)
    await bot.post(message(bot.teams.url, "When is the next meeting?"))
    await bot.teams.until(lambda: len(bot.teams.received) == 1)
    await bot.post(message(bot.teams.url, "thanks", ZOE, chat_with(ANN)))
    await bot.teams.until(lambda: "welcome" in bot.teams.received[-1].text)
    assert len(bot.teams.received) == 2


async def test_a_hundred_turns_need_one_token(bot):
    others = [Where("personal", f"a:{number}") for number in range(100)]
    ended = await asyncio.gather(*(bot.post(message(bot.teams.url, "thanks", ANN, one)) for one in others))
    assert set(ended) == {200}
    await bot.teams.answers(100, seconds=20)
    assert bot.teams.fetched["token"] == 1


@pytest.mark.parametrize("text", ["When is the next meeting?", None], ids=["with its text", "with its value alone"])
@pytest.mark.parametrize("where", [chat_with(ANN), GROUP, CHANNEL], ids=lambda where: where.scope)
async def test_a_pressed_button_is_answered_as_the_question_it_carries(bot, text, where):
    card = await ask(bot, "help", ANN, where)
    pressed = press(bot.teams.url, {"ask": "When is the next meeting?"}, text, ANN, where, card.given)
    assert await bot.post(pressed) == 200
    assert NEXT_MEETING in (await bot.teams.answers(2))[1].text


@pytest.mark.parametrize("value", [{}, {"ask": None}, {"ask": ["x"]}, {"ask": {"a": 1}}, {"other": 1}], ids=str)
async def test_a_button_of_another_make_is_answered_with_help(bot, value):
    await bot.post(press(bot.teams.url, value, None, ANN, chat_with(ANN), "1"))
    [answer] = await bot.teams.answers(1)
    assert "I answer questions" in answer.text


def passed_over(url):
    was = message(url, "When is the next meeting?")
    yield activities.edited(url, was, "When is the last meeting?")
    yield activities.deleted(url, was)
    yield activities.reaction(url, "1700000000001")
    yield activities.members_added(url, [BEN], GROUP)
    yield activities.meeting_event(url)
    yield {**was, "type": "typing"}
    yield {**was, "type": "something new"}


async def test_what_needs_no_answer_is_taken_and_nothing_is_said(bot):
    for activity in passed_over(bot.teams.url):
        assert await bot.exchange(activity) == (200, b"")
    assert await nothing_more(bot) == []


async def test_whatever_is_heard_makes_the_place_known(bot, store):
    await bot.post(activities.members_added(bot.teams.url, [BEN], GROUP))
    assert await nothing_more(bot) == []
    assert place_of(store, GROUP).scope == "group"


async def test_an_invoke_is_answered_in_its_body(bot):
    status, body = await bot.exchange(activities.invoke(bot.teams.url))
    assert status == 200
    assert b"application/vnd.microsoft.error" in body
    assert await nothing_more(bot) == []


@pytest.mark.parametrize("make", [activities.bot_removed, lambda url: activities.installation(url, "remove")])
async def test_a_removal_marks_the_place_gone_and_coming_back_undoes_it(bot, store, make):
    await ask(bot, "hi")
    assert place_of(store, chat_with(ANN)).gone_at is None
    assert await bot.post(make(bot.teams.url)) == 200
    await bot.teams.settle(lambda: place_of(store, chat_with(ANN)).gone_at)
    assert place_of(store, chat_with(ANN)).gone_why == "removed"
    await ask(bot, "hi")
    assert place_of(store, chat_with(ANN)).gone_at is None


def place_of(store, where):
    with store.read() as tx:
        place = places.by_conversation(tx, where.id)
    assert place is not None
    return place


async def test_where_the_bot_was_heard_is_remembered_with_its_person(bot, store):
    await ask(bot, "hi", ANN)
    await ask(bot, "hi", ANN, CHANNEL)
    assert (place_of(store, chat_with(ANN)).object_id, place_of(store, CHANNEL).object_id) == (ANN.entra, None)
    assert place_of(store, CHANNEL).scope == "channel"


async def test_only_a_clerk_may_have_a_channel_follow_a_committee(bot, store):
    assert "clerk" in (await ask(bot, f"follow {COMMITTEE}", ANN, CHANNEL)).text
    with store.write() as tx:
        people.grant(tx, THEN, object_id=CLERK.entra, role="clerk")
    assert "Done" in (await ask(bot, f"follow {COMMITTEE}", CLERK, CHANNEL)).text
    with store.read() as tx:
        assert [len(one) for one in places.followers(tx).values()] == [1]


async def test_who_calls_himself_a_clerk_is_none(bot, store):
    with store.write() as tx:
        people.grant(tx, THEN, object_id=CLERK.entra, role="clerk")
    pretender = activities.Person(CLERK.name, CLERK.id, ANN.entra)
    nameless = activities.Person(CLERK.name, CLERK.id, "")
    for person in (pretender, nameless):
        assert "Only a" in (await ask(bot, f"follow {COMMITTEE}", person, CHANNEL)).text
