"""What the bot says unasked, from a clerk's word to Teams' receipt, over HTTP."""

from datetime import UTC, datetime, timedelta

import pytest

from store import outbox, people
from store.engine import Store
from tests.activities import ANN, BEN, CHANNEL, CLERK, Where, bot_removed, chat_with, message
from tests.fakes import CUT, refused, taken_then, throttled
from tests.whole.conftest import THEN
from tests.whole.serving import serving

COMMITTEE = "Cabinet Committee on Performance Improvement"
DUE = datetime(2021, 6, 18, 8, tzinfo=UTC)
"""09:00 on Friday 18 June 2021: three working days before the last day for the agenda of 1 July."""
OTHER = Where("channel", "19:11117a9c117d2f0a9c5e4b4c0f8a6d1b@thread.tacv2", "1614660000001")


@pytest.fixture
def store(demo_url):
    opened = Store.open(demo_url)
    with opened.write() as tx:
        people.grant(tx, THEN, object_id=CLERK.entra, role="clerk")
    yield opened
    opened.close()


async def follow(bot, *where):
    """Have channels follow the committee, and forget that this was said."""
    for one in where:
        assert await bot.post(message(bot.teams.url, f"follow {COMMITTEE}", CLERK, one)) == 200
    assert all("Done" in one.text for one in await bot.teams.answers(len(where)))
    bot.teams.received.clear()


def due(store):
    with store.read() as tx:
        return [one for one in outbox.notices(tx) if one.due_at == DUE]


async def states(bot, store, *wanted):
    """Wait until the outbox says so of what is due."""
    await bot.teams.settle(lambda: sorted(one.state for one in due(store)) == sorted(wanted))


async def test_a_reminder_arrives_in_the_channel_that_follows_and_is_receipted(bot, store, clock):
    await follow(bot, CHANNEL)
    clock.move(DUE)
    [said] = await bot.teams.answers(1)
    await states(bot, store, "sent")
    [notice] = due(store)
    assert said.conversation == CHANNEL.id  # a thread of its own
    assert said.activity is None
    assert "must be published by Wednesday 23 June 2021" in said.text
    assert f"Ref {notice.reference}" in str(said.card)
    assert (notice.activity, notice.attempts) == (said.given, 1)
    assert notice.sent_at >= DUE


async def test_each_end_of_a_send_is_written_down_and_nothing_goes_twice(bot, store, clock):
    """Four channels: one is throttled and then sent, one is in doubt, one is gone, one refuses."""
    four = [Where("channel", f"19:{number}@thread.tacv2", "1") for number in range(4)]
    await follow(bot, *four)
    bot.teams.ends.extend(
        [throttled("0"), taken_then(CUT), refused(404, "ConversationNotFound"), refused(400, "BadSyntax")]
    )
    clock.move(DUE)
    await states(bot, store, "sent", "unknown", "undeliverable", "refused")
    assert len(bot.teams.said) == len({one.conversation for one in bot.teams.said}) == 2
    assert len(bot.teams.received) == 5
    assert {one.state: one.why for one in due(store)}["undeliverable"] == "Teams says: ConversationNotFound"


async def test_nothing_is_sent_to_where_the_bot_was_removed_from(bot, store, clock):
    await follow(bot, CHANNEL, OTHER)
    await bot.post(bot_removed(bot.teams.url, CLERK, Where("channel", OTHER.id)))
    clock.move(DUE)
    await states(bot, store, "sent")
    assert [one.conversation for one in bot.teams.said] == [CHANNEL.id]


async def test_two_replicas_send_each_notice_once(bot, demo_url, teams, store, clock):
    ten = [Where("channel", f"19:{number}@thread.tacv2", "1") for number in range(10)]
    await follow(bot, *ten)
    async with serving(demo_url, teams, clock):
        clock.move(DUE)
        await states(bot, store, *["sent"] * 10)
    assert sorted(one.conversation for one in teams.received) == sorted(one.id for one in ten)


async def test_whoever_is_left_without_an_answer_is_told_to_ask_again_and_nobody_else(bot, store, clock):
    bot.teams.ends.append(throttled("999"))
    assert await bot.post(message(bot.teams.url, "When is the next meeting?", ANN)) == 200
    await bot.teams.until(lambda: bot.teams.received)
    assert await bot.post(message(bot.teams.url, "When is the next meeting?", BEN)) == 200
    await bot.teams.answers(1)
    clock.move(THEN + timedelta(minutes=3))
    *_, told = await bot.teams.answers(2)
    assert told.conversation == chat_with(ANN).id
    assert "ask me again" in told.text
    await bot.teams.settle(lambda: states_of(store, "unanswered") == ["sent"])


def states_of(store, kind):
    with store.read() as tx:
        return [one.state for one in outbox.notices(tx) if one.kind == kind and one.state != "withdrawn"]
