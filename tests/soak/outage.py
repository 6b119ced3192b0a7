"""R8 and R9: the database is gone, locked or can only be read for a while; nothing is lost, and the bot recovers.

`python -m tests.soak.outage [--full] [--seed N]`
"""

import asyncio
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from bot.clock import Clock
from bot.courier import Courier
from store.engine import Store, StoreUnavailable
from tests.bot.by_hand import Postbox
from tests.fakes import End
from tests.soak.command import Figures, account, ended, main
from tests.soak.ground import Ground, fill, ground
from tests.soak.worker import say

RECOVERS = 10.0
"""Seconds after which something has to arrive again."""


@contextmanager
def gone(url: str, server: str) -> Iterator[None]:
    """Every connection is cut, and no new one is let in."""
    name = urlsplit(url).path.removeprefix("/")
    allow = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(allow.format(sql.Identifier(name), sql.SQL("false")))
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        try:
            yield
        finally:
            admin.execute(allow.format(sql.Identifier(name), sql.SQL("true")))


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Another program holds the file of SQLite."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"), timeout=30, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


async def run(server: str | None, seed: int, *, deliveries: int, outages: int, seconds: float) -> Figures:
    """One run, in the middle of which the database goes away, several times."""
    chance = random.Random(seed)
    figures = Figures(f"R8 database gone, {'PostgreSQL' if server else 'SQLite'}", seed)
    async with ground(server, decide=lambda _: End(delay=chance.uniform(0, 0.05)), lease=5) as held:
        fill(held, personal=deliveries)
        for name in ("replica 0", "replica 1") if server else ("replica 0",):
            held.start(name)
        recoveries = []
        for n in range(outages):
            await _calls(held, deliveries * (n + 1) // (outages + 2))
            with gone(held.url, server) if server else locked(held.url):
                await asyncio.sleep(seconds)
            since = time.monotonic()
            await _calls(held, len(held.post.calls))
            recoveries.append(time.monotonic() - since)
        finished = await held.finished(within=120 + deliveries / 10)
        alive = sum(one.poll() is None for one in held.workers.values())
        figures.note(deliveries=deliveries, outages=outages, seconds_each=seconds)
        figures.hold(max(recoveries) <= RECOVERS, recovered_within=f"{max(recoveries):.1f} s")
        figures.hold(alive == len(held.workers), replicas_alive=alive)
        account(figures, held.rows(), held.post)
        held.longest = 0.0  # while it is away nobody can sweep
        ended(figures, held, finished)
    return figures


async def _calls(held: Ground, number: int) -> None:
    """Wait until there were more than so many."""
    await held.post.settle(lambda: len(held.post.calls) > number, seconds=120)


async def read_only(seed: int) -> Figures:
    """The database can only be read: nothing is sent, for nothing could be written down; then it can be written."""
    figures = Figures("R9 read-only, SQLite", seed)
    async with ground(None) as held:
        fill(held, personal=20)
        post, told = Postbox(), 0
        shut = Store.open(f"sqlite:///file:{held.url.removeprefix('sqlite:///')}?mode=ro&uri=true")
        for store in (shut, shut, held.store):
            courier = Courier(store=store, teams=post, now=Clock().now, machine=Clock().machine, say=say)
            try:
                while await courier.deliver():
                    pass
            except StoreUnavailable:
                told += 1
                figures.hold(not post.all, sent_meanwhile=len(post.all))
        shut.close()
        figures.hold(told == 2, polls_that_said_so=told)
        figures.hold(len(post.all) == 20, sent_afterwards=len(post.all))
        figures.hold(held.intact() == "ok", database=held.intact())
    return figures


async def prove(server: str | None, seed: int, full: bool) -> list[Figures]:
    """In full a minute without PostgreSQL, and several locks of twelve seconds."""
    if full:
        away = await run(server, seed, deliveries=4_000, outages=2, seconds=60)
        return [away, await run(None, seed, deliveries=2_000, outages=5, seconds=12), await read_only(seed)]
    away = await run(server, seed, deliveries=200, outages=1, seconds=2)
    return [away, await run(None, seed, deliveries=100, outages=1, seconds=6), await read_only(seed)]


if __name__ == "__main__":
    main(prove)
