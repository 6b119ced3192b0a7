"""Whether the bot is alive and ready, and what becomes of those who ask while its database is away."""

import asyncio
import sqlite3
import time
from contextlib import closing

import pytest

from tests.activities import ANN, BEN, chat_with, message
from tests.whole.conftest import THEN
from tests.whole.serving import SetClock, serving


@pytest.fixture
async def hasty(sqlite_demo_url, teams):
    """The bot, waiting for its database no longer than a tenth of a second."""
    async with serving(f"{sqlite_demo_url}?timeout=0.1", teams, SetClock(THEN)) as served:
        yield served


@pytest.fixture
def file(sqlite_demo_url):
    return sqlite_demo_url.removeprefix("sqlite:///")


async def ready(bot, status):
    """Wait until /readyz says so; gives what it says."""
    for _ in range(100):
        found, said = await bot.get("/readyz")
        if found == status:
            return said
        await asyncio.sleep(0.05)
    raise AssertionError(f"/readyz went on saying {found}, {said}")


async def test_it_is_alive_at_once_and_ready_when_the_outbox_was_polled(bot):
    assert await bot.get("/healthz") == (200, {"alive": True})
    assert await ready(bot, 200) == {"ready": True, "faults": []}


async def test_while_the_database_is_locked_whoever_asks_gets_an_apology_and_afterwards_an_answer(hasty, file):
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        assert await hasty.post(message(hasty.teams.url, "When is the next meeting?")) == 200
        assert time.monotonic() - began < 1
        [sorry] = await hasty.teams.answers(1)
        other.execute("ROLLBACK")
    assert "cannot reach my records" in sorry.text
    assert (sorry.conversation, sorry.card) == (chat_with(ANN).id, None)
    await hasty.post(message(hasty.teams.url, "When is the next meeting?"))
    assert "20 April 2021" in (await hasty.teams.answers(2))[1].text


async def test_a_database_that_is_gone_is_no_fault_of_the_door_and_is_said_to_be_away(hasty, file):
    await ready(hasty, 200)
    with closing(sqlite3.connect(file)) as other:
        other.execute("ALTER TABLE edition RENAME TO gone")
        other.execute("ALTER TABLE seen RENAME TO gone_too")
    people = [ANN, BEN] * 10
    ended = await asyncio.gather(*(hasty.post(message(hasty.teams.url, "help", one)) for one in people))
    assert set(ended) == {200}
    assert {one.text.split(".")[0] for one in await hasty.teams.answers(20)} == {"I cannot reach my records just now"}
    assert "the database cannot be reached" in (await ready(hasty, 503))["faults"]
    assert (await hasty.get("/healthz"))[0] == 200
    with closing(sqlite3.connect(file)) as other:
        other.execute("ALTER TABLE gone RENAME TO edition")
        other.execute("ALTER TABLE gone_too RENAME TO seen")
    await ready(hasty, 200)
    await hasty.post(message(hasty.teams.url, "thanks"))
    assert "welcome" in (await hasty.teams.answers(21))[20].text


async def test_whoever_asked_before_the_bot_was_stopped_is_answered(demo_url, teams):
    teams.login_delay = 0.3
    async with serving(demo_url, teams, SetClock(THEN)) as stopping:
        assert await stopping.post(message(teams.url, "When is the next meeting?")) == 200
    [answer] = teams.said
    assert "20 April 2021" in answer.text
