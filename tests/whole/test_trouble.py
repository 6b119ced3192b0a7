"""What went wrong reaches a clerk over HTTP, is settled with one word, and can be asked about."""

import json
from datetime import timedelta

import pytest

from bot.schedule import owe
from dialogs.audience import ADMINISTRATORS
from dialogs.lacking import CREDENTIAL
from store import journal, meetings, outbox, people, places, upkeep
from store.engine import Store
from tests.activities import ANN, BEN, CHANNEL, CLERK, bot_removed, chat_with, message, press
from tests.fakes import CUT, taken_then
from tests.whole.conftest import THEN
from tests.whole.serving import serving
from tests.whole.test_notices import COMMITTEE, DUE

TOLD = timedelta(minutes=17)
"""By then the quarter of an hour in which it happened is over."""


@pytest.fixture
def store(demo_url):
    opened = Store.open(demo_url)
    with opened.write() as tx:
        people.grant(tx, THEN, object_id=CLERK.entra, role="clerk")
    yield opened
    opened.close()


async def say(bot, text, where=None):
    """What the clerk is answered."""
    return await answered(bot, message(bot.teams.url, text, CLERK, where))


async def answered(bot, activity):
    before = len(bot.teams.said)
    assert await bot.post(activity) == 200
    return (await bot.teams.answers(before + 1))[before]


def of(store, kind):
    with store.read() as tx:
        return [one for one in outbox.notices(tx) if one.kind == kind and one.state != "withdrawn"]


async def in_doubt(bot, store, clock):
    """A channel's reminder that is there though nobody says so, and what its clerk is then told."""
    await say(bot, f"follow {COMMITTEE}", CHANNEL)
    bot.teams.ends.append(taken_then(CUT))
    clock.move(DUE)
    await bot.teams.settle(lambda: "unknown" in [one.state for one in of(store, "agenda_due")])
    await say(bot, "hello")
    clock.move(DUE + TOLD)
    await bot.teams.settle(lambda: [one.state for one in of(store, "trouble")] == ["sent"])
    [doubtful] = [one for one in of(store, "agenda_due") if one.state == "unknown"]
    [told] = [one for one in bot.teams.said if "not sent as planned" in one.text]
    return doubtful, told


async def test_a_channel_post_in_doubt_is_put_to_the_clerk_who_settles_it_in_one_word(bot, store, clock):
    doubtful, told = await in_doubt(bot, store, clock)
    assert told.conversation == chat_with(CLERK).id
    assert f"It is there {doubtful.reference}" in str(told.card)
    assert f"Send again {doubtful.reference}" in str(told.card)
    assert doubtful.reference in str((await say(bot, "what is stuck?")).card)
    assert "is there. It counts as sent" in (await say(bot, f"It is there {doubtful.reference}")).text
    assert doubtful.reference not in str((await say(bot, "what is stuck?")).card)
    assert "A clerk has seen it there" in (await say(bot, f"It is there {doubtful.reference}")).text
    assert f"Ref {doubtful.reference}" not in str(bot.teams.said[-2].card)
    with store.read() as tx:
        assert [one.did for one in journal.entries(tx)].count("seen there") == 1
    assert len([one for one in bot.teams.said if one.conversation == CHANNEL.id and "published" in one.text]) == 1


async def test_a_press_on_send_again_sends_it_once_more_with_the_same_reference(bot, store, clock):
    doubtful, told = await in_doubt(bot, store, clock)
    order = f"Send again {doubtful.reference}"
    where = chat_with(CLERK)
    said = await answered(bot, press(bot.teams.url, {"ask": order}, order, CLERK, where, told.given))
    assert "goes once more" in said.text
    await bot.teams.settle(lambda: {one.state for one in of(store, "agenda_due") if one.due_at == DUE} == {"sent"})
    posts = [one for one in bot.teams.said if one.conversation == CHANNEL.id and "published" in one.text]
    assert len(posts) == 2
    assert all(f"Ref {doubtful.reference}" in str(one.card) for one in posts)


async def test_nobody_but_a_clerk_may_ask_or_settle(bot, store, clock):
    for text in ("what is stuck?", "what went out today?", "who got 7F3K?", "send again 7F3K"):
        said = await answered(bot, message(bot.teams.url, text, ANN))
        assert "a clerk can do that" in said.text


async def test_an_outage_that_cost_five_hundred_messages_is_one_message_to_each_clerk(demo_url, store, teams, clock):
    with store.write() as tx:
        [committee] = [one for one in meetings.committees(tx) if one.name == COMMITTEE]
        people.grant(tx, THEN, object_id=BEN.entra, role="clerk", committee_slug=committee.slug)
        for number in range(500):
            places.follow(tx, THEN, remember(tx, teams, f"19:{number}@thread.tacv2", "channel", None), committee.id)
        for person in (CLERK, BEN):
            remember(tx, teams, chat_with(person).id, "personal", person.entra)
    owe(store, DUE - timedelta(days=1))
    clock.move(DUE + timedelta(days=2))
    async with serving(demo_url, teams, clock) as bot:
        await bot.teams.settle(lambda: states(store, DUE) == {"missed"}, 30)
        clock.move(DUE + timedelta(days=2) + TOLD)
        told = await bot.teams.answers(2, 30)
        await bot.teams.settle(lambda: [one.state for one in of(store, "trouble")] == ["sent", "sent"])
    assert {one.conversation for one in told} == {chat_with(CLERK).id, chat_with(BEN).id}
    missed = [one for one in of(store, "agenda_due") if one.state == "missed" and one.due_at == DUE]
    assert len(missed) == 502
    assert len(teams.said) == 2


def states(store, due_at):
    return {one.state for one in of(store, "agenda_due") if one.due_at == due_at}


def remember(tx, teams, conversation, scope, person):
    """A place that the bot has long known."""
    address = json.dumps({"url": teams.url, "conversation": conversation, "scope": scope})
    return places.remember(
        tx, THEN, conversation=conversation, scope=scope, name=None, object_id=person, address=address
    )


async def test_a_channel_that_loses_the_bot_is_told_to_the_clerk_at_once(bot, store, clock):
    await say(bot, "hello")
    await say(bot, f"follow {COMMITTEE}", CHANNEL)
    bot.teams.received.clear()
    await bot.post(bot_removed(bot.teams.url, CLERK, CHANNEL))
    [told] = await bot.teams.answers(1)
    assert told.conversation == chat_with(CLERK).id
    assert "I can no longer speak in a channel" in told.text


async def test_what_reminders_have_to_know_of_the_settings_is_kept_at_the_start(sqlite_demo_url, teams, clock):
    settings = {"BOT_ADMINS": f"{BEN.entra},{ANN.entra}", "BOT_CREDENTIAL_EXPIRES": "2021-05-06"}
    for environ, kept in ((settings, (f"{ANN.entra},{BEN.entra}", "2021-05-06")), ({}, ("", None))):
        async with serving(sqlite_demo_url, teams, clock, environ):
            opened = Store.open(sqlite_demo_url)
            with opened.read() as tx:
                assert (upkeep.value(tx, ADMINISTRATORS), upkeep.value(tx, CREDENTIAL)) == kept
            opened.close()
