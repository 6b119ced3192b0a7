"""What people wish of their reminders, from what they type to what arrives, over HTTP."""

from datetime import UTC, datetime

import pytest

from store import moves, outbox, papers, people
from store.engine import Store
from store.meetings import meetings
from store.reading.sheets import from_csv
from store.records import PUBLIC
from tests.activities import ANN, BEN, CHANNEL, CLERK, chat_with, message
from tests.whole.conftest import THEN

COMMITTEE = "Cabinet Committee on Performance Improvement"
AGENDA_DUE = datetime(2021, 6, 18, 8, tzinfo=UTC)
DAY_BEFORE = datetime(2021, 6, 30, 8, tzinfo=UTC)
HOUR_BEFORE = datetime(2021, 7, 1, 12, tzinfo=UTC)
LONG_AGO = datetime(2015, 1, 1, tzinfo=UTC)


@pytest.fixture
def store(demo_url):
    opened = Store.open(demo_url)
    with opened.write() as tx:
        [slug] = {one.committee.slug for one in meetings(tx, PUBLIC)}
        people.grant(tx, LONG_AGO, object_id=CLERK.entra, role="clerk")
        people.grant(tx, LONG_AGO, object_id=ANN.entra, role="member", name=ANN.name, committee_slug=slug)
        people.grant(tx, LONG_AGO, object_id=BEN.entra, role="officer", name=BEN.name)
    yield opened
    opened.close()


async def say(bot, text, person=CLERK, where=None):
    """Say it, and give what the bot answers."""
    before = len(bot.teams.said)
    assert await bot.post(message(bot.teams.url, text, person, where)) == 200
    await bot.teams.settle(lambda: len(bot.teams.said) > before)
    return bot.teams.said[-1].text


def sent(store, kind):
    with store.read() as tx:
        return [one for one in outbox.notices(tx) if one.kind == kind and one.state == "sent"]


async def test_the_substitute_is_reminded_in_the_members_place_and_the_member_once_they_come_after_all(
    bot, store, clock
):
    for person in (ANN, BEN):
        await say(bot, "help", person)
    assert "Ben Baker stands in for Ann Archer" in await say(bot, "Ben Baker substitutes for Ann Archer on 1 July")
    clock.move(DAY_BEFORE)
    await bot.teams.settle(lambda: len(sent(store, "meeting_soon")) == 1)
    [told] = [one for one in bot.teams.said if "meets tomorrow" in one.text]
    assert told.conversation == chat_with(BEN).id
    assert "You stand in for Ann Archer." in told.text
    assert "Ann Archer comes to" in await say(bot, "I am coming after all on 1 July", ANN)
    clock.move(HOUR_BEFORE)
    await bot.teams.settle(lambda: any("meets today" in one.text for one in bot.teams.said))
    [told] = [one for one in bot.teams.said if "meets today" in one.text]
    assert told.conversation == chat_with(ANN).id


async def test_a_channel_that_was_told_of_a_meeting_is_told_when_it_is_cancelled(bot, store, clock):
    await say(bot, f"follow {COMMITTEE}", CLERK, CHANNEL)
    clock.move(AGENDA_DUE)
    await bot.teams.settle(lambda: len(sent(store, "agenda_due")) == 1)
    sheet = f"committee,date,status,classification\n{COMMITTEE},2021-07-01,cancelled,public\n"
    with store.write() as tx:
        for paper in from_csv("meetings changed.csv", sheet):
            papers.keep(tx, paper, now=clock.now())
    await bot.teams.settle(lambda: len(sent(store, "meeting_changed")) == 1)
    told = bot.teams.said[-1]
    assert told.conversation == CHANNEL.id
    assert "was to meet on Thursday 1 July 2021. The papers say that it is cancelled." in told.text
    with store.read() as tx:
        waiting = [one for one in outbox.notices(tx) if one.state == "planned" and "2021-07-01" in one.subject]
    assert waiting == []


async def test_whoever_pauses_is_sent_nothing_and_hears_afterwards_what_that_was(bot, store, clock):
    await say(bot, f"follow {COMMITTEE}", BEN)
    assert "Paused: nothing is sent here unasked before" in await say(bot, "pause reminders until 25 June", BEN)
    clock.move(AGENDA_DUE)
    assert "were held back" in await say(bot, "resume reminders", BEN)
    assert not [one for one in bot.teams.said if one.conversation == chat_with(BEN).id and "Ref " in str(one.card)]


def test_loading_papers_for_the_first_time_changes_no_meeting(store):
    with store.read() as tx:
        assert moves.changes(tx, THEN) == []
