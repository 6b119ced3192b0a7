"""The wiring: everything is built here, read from top to bottom, and nowhere else."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.calendar_feed import Feeds
from bot.cards import rendered
from bot.clock import Clock
from bot.courier import Courier
from bot.popup import Popups
from bot.schedule import Schedule, ticks
from bot.settings import Settings
from bot.teams.connection import connect
from bot.turn import Turns
from bot.web import Desk, make_app
from dialogs.asked import Scope
from dialogs.audience import ADMINISTRATORS
from dialogs.lacking import CREDENTIAL
from dialogs.leave import EVERYBODY
from store import papers, retention, upkeep
from store.engine import Store, StoreUnavailable
from store.migrate import open_current

log = logging.getLogger(__name__)

ANSWERS = 3
"""Seconds within which the database has to answer to count as reachable."""


def open_store(settings: Settings) -> Store:
    """The database, brought to this version if it is empty; an older or newer one is refused."""
    return open_current(settings.database_url)


def local_role(settings: Settings) -> str:
    """The role of everyone where nobody can sign in."""
    return settings.local_role


def turns_for(settings: Settings, clock: Clock, store: Store, *, role: str | None) -> Turns:
    """The turns; `role` is everyone's in local mode, None where grants decide."""
    return Turns(
        store=store, zone=ZoneInfo(settings.timezone), now=clock.now, admins=frozenset(settings.admins), role=role
    )


def feeds_for(settings: Settings, clock: Clock, store: Store) -> Feeds:
    """The calendar feeds; the tenant tells this council's meetings from another's."""
    owner = settings.tenant_id or "local"
    return Feeds(store=store, zone=ZoneInfo(settings.timezone), now=clock.now, owner=owner)


@asynccontextmanager
async def running(settings: Settings, clock: Clock, store: Store, *, local: bool) -> AsyncIterator[web.Application]:
    """The whole bot, at work: hears, answers, and carries what is owed, until the block ends."""
    async with connect(settings, clock, rendered, local=local) as connection:
        turns_of = turns_for(settings, clock, store, role=local_role(settings) if local else None)
        courier = Courier(
            store=store,
            teams=connection,
            now=clock.now,
            machine=clock.machine,
            rates=settings.rates,
            doubt={
                Scope.PERSONAL: settings.doubt_personal,
                Scope.GROUP: settings.doubt_channel,
                Scope.CHANNEL: settings.doubt_channel,
            },
        )
        schedule = Schedule(ticks(store, courier, clock.now, lambda: tend(store, clock)), clock.machine)
        desk = Desk(turns_of.note, lambda heard, noted: turns_of.answer_to(heard, noted, connection))
        popups = Popups(connection, turns_of.note, turns_of.answer_to)
        await asyncio.to_thread(note_upkeep, settings, store, turns_of.role)
        schedule.start()
        try:
            yield make_app(connection, desk, popups, feeds_for(settings, clock, store), faults_of(store, schedule))
        finally:
            await asyncio.gather(desk.close(), popups.close(), schedule.stop())
            store.close()


def note_upkeep(settings: Settings, store: Store, role: str | None = None) -> None:
    """Keep what reminders have to know: the first administrators, when the credential ends, everybody's local role."""
    expires = settings.credential_expires
    try:
        with store.write() as tx:
            upkeep.put(tx, ADMINISTRATORS, ",".join(sorted(settings.admins)))
            upkeep.put(tx, EVERYBODY, role)
            upkeep.put(tx, CREDENTIAL, expires.isoformat() if expires else None)
    except StoreUnavailable:
        log.warning("The settings could not be noted; what was noted before stands", extra={"act": "upkeep_failed"})


def tend(store: Store, clock: Clock) -> None:
    """Forget what has been kept for long enough."""
    with store.write() as tx:
        gone = retention.run(tx, clock.now())
    if gone:
        log.info("Records went that were kept for long enough: %s", gone, extra={"act": "retention"})


def faults_of(store: Store, schedule: Schedule) -> Callable[[], Awaitable[list[str]]]:
    """What keeps the bot from its work just now, in words."""

    def reach() -> None:
        with store.read() as tx:
            papers.version(tx)

    async def faults() -> list[str]:
        found = []
        try:
            async with asyncio.timeout(ANSWERS):
                await asyncio.to_thread(reach)
        except (StoreUnavailable, TimeoutError):
            found.append("the database cannot be reached")
        if not schedule.fresh():
            found.append("the outbox has not been polled of late")
        return found

    return faults
