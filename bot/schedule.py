"""The metronome: three ticks, owe, deliver and tend. The truth is in the outbox, so a second process is harmless.

APScheduler keeps time and nothing else: a memory store, one run of a tick at a time, late runs melted into one.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.courier import Courier
from dialogs.calendar import Span
from dialogs.plan import plan
from store import outbox
from store.engine import Store

log = logging.getLogger(__name__)

LOOK_BACK = timedelta(days=7)
"""What fell due while the bot was away is still planned, and sent or called missed."""
LOOK_AHEAD = timedelta(days=35)
FRESH = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Tick:
    """Something done over and over; `run` says whether it should be done again at once.

    `finish` lets what it has set going come to its end.
    """

    name: str
    every: timedelta
    run: Callable[[], Awaitable[bool]]
    finish: Callable[[], Awaitable[None]] | None = None


class Schedule:
    """Runs ticks in the running event loop; a tick that raises is logged, and the next one runs."""

    def __init__(self, ticks: tuple[Tick, ...], machine: Callable[[], datetime]) -> None:
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it reports every beat
        self._machine = machine
        self._ticks = ticks
        self._done: dict[str, datetime] = {}
        self._running: set[asyncio.Task[None] | None] = set()
        self._stopping = False
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        for tick in ticks:
            self._scheduler.add_job(
                self._beat,
                "interval",
                args=(tick,),
                seconds=tick.every.total_seconds(),
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )

    def start(self) -> None:
        """Begin to tick; call it from within the event loop."""
        self._scheduler.start()

    async def stop(self, grace: float = 25) -> None:
        """Begin nothing more, and let what is under way come to its end, for `grace` seconds at most."""
        self._stopping = True
        self._scheduler.pause()
        with suppress(TimeoutError):
            async with asyncio.timeout(grace):
                await self._finish()
        self._scheduler.shutdown(wait=False)

    async def _finish(self) -> None:
        if running := {task for task in self._running if task}:
            await asyncio.wait(running)
        for tick in self._ticks:
            if tick.finish:
                await tick.finish()

    def done_at(self, name: str) -> datetime | None:
        """The instant of machine time at which a tick last came to a good end."""
        return self._done.get(name)

    def fresh(self) -> bool:
        """Whether the outbox was polled, successfully, within half a minute: what /readyz goes by."""
        last = self.done_at("deliver")
        return last is not None and self._machine() - last < FRESH

    async def _beat(self, tick: Tick) -> None:
        task = asyncio.current_task()
        self._running.add(task)
        try:
            again = True
            while again and not self._stopping:
                again = await tick.run()
                self._done[tick.name] = self._machine()
        except Exception:  # the tick is one of the two places that catch everything
            log.exception("The tick %s failed; the next one runs all the same", tick.name, extra={"act": "tick_failed"})
        finally:
            self._running.discard(task)


def ticks(store: Store, courier: Courier, now: Callable[[], datetime], tend: Callable[[], None]) -> tuple[Tick, ...]:
    """The three ticks; `tend` is the housekeeping, which runs in a thread."""

    async def owing() -> bool:
        await asyncio.to_thread(owe, store, now())
        return False

    async def tending() -> bool:
        await asyncio.to_thread(tend)
        return False

    return (
        Tick("owe", timedelta(seconds=2), owing),
        Tick("deliver", timedelta(seconds=1), courier.deliver, courier.finish),
        Tick("tend", timedelta(minutes=10), tending),
    )


def owe(store: Store, now: datetime) -> None:
    """Make the outbox equal to what the facts say is owed, from a week back to five weeks ahead.

    Facts are read before the store is locked for writing: what changes in between is seen at the next tick.
    """
    span = Span(now - LOOK_BACK, now + LOOK_AHEAD)
    with store.read() as tx:
        owed = plan(tx, span)
    with store.write() as tx:
        outbox.reconcile(tx, now, owed, span)
