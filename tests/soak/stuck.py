"""R10: the tick that delivers dies inside a living process; the bot says within half a minute that it is not at work.

`python -m tests.soak.stuck [--full] [--seed N]`
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from bot.schedule import Schedule, Tick
from tests.bot.by_hand import HandClock
from tests.soak.command import Figures, main

QUICK = timedelta(milliseconds=10)
WITHIN = 30


async def until_stale(dies: Callable[[Schedule], Awaitable[bool]]) -> int:
    """Seconds of machine time from the last good poll until it is said that there was none of late."""
    clock = HandClock(datetime(2021, 6, 23, 8, tzinfo=UTC))
    dead = False

    async def deliver() -> bool:
        return await dies(schedule) if dead else False

    schedule = Schedule((Tick("deliver", QUICK, deliver),), clock.machine)
    schedule.start()
    while not schedule.fresh():  # noqa: ASYNC110  # what is waited for is a tick
        await asyncio.sleep(0.01)
    dead = True
    await asyncio.sleep(0.05)
    seconds = 0
    while schedule.fresh() and seconds < 100:
        clock.move(timedelta(seconds=1))
        seconds += 1
        await asyncio.sleep(0.02)
    await schedule.stop(grace=0)
    return seconds


async def fails(_: Schedule) -> bool:
    """Every poll fails."""
    raise RuntimeError("a fault of ours")


async def hangs(_: Schedule) -> bool:
    """A poll does not end."""
    await asyncio.sleep(3600)
    return False


async def ends(schedule: Schedule) -> bool:
    """What beats the time is gone."""
    schedule._scheduler.pause()
    raise RuntimeError("and the last poll with it")


async def prove(_: str | None, seed: int, full: bool) -> list[Figures]:
    """Three ways to die."""
    figures = Figures("R10 the tick dies", seed)
    logging.disable()  # each failure is told in full
    for name, dies in (("every_poll_fails", fails), ("a_poll_hangs", hangs), ("the_scheduler_stops", ends)):
        seconds = await until_stale(dies)
        figures.hold(seconds <= WITHIN, **{name: f"said after {seconds} s"})
    logging.disable(logging.NOTSET)
    return [figures]


if __name__ == "__main__":
    main(prove, server=False)
