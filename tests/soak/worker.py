"""One replica for the long runs: a courier on a real database, in a process of its own that can be killed."""

import asyncio
import json
import signal
import sys
from datetime import UTC, datetime, timedelta

from bot.cards import rendered
from bot.clock import Clock
from bot.courier import Courier
from bot.schedule import Schedule, Tick
from bot.settings import Settings
from bot.teams.connection import connect
from dialogs.answer import Answer
from store import Tx
from store.engine import Store
from store.outbox import Notice
from store.rates import Rate, Rates


def say(_: Tx, now: datetime, notice: Notice) -> Answer:
    """What stands in a notice of the long runs: which one it is."""
    return Answer(title="Reminder", lead=f"{notice.subject} of {now.astimezone(UTC):%H:%M}. Ref {notice.reference}")


def rates(told: dict[str, list[list[int]]]) -> Rates:
    """The rates as they were handed over."""
    return Rates(*(tuple(Rate(*one) for one in told[name]) for name in ("conversation", "overall")))


async def work(told: dict[str, object]) -> None:
    """Deliver until the process is told to end, or killed."""
    settings = Settings.read(told["environ"])  # type: ignore[arg-type]  # it came as JSON
    clock, store = Clock(), Store.open(settings.database_url)
    async with connect(settings, clock, rendered) as connection:
        courier = Courier(
            store=store,
            teams=connection,
            now=clock.now,
            machine=clock.machine,
            rates=rates(told["rates"]),  # type: ignore[arg-type]
            say=say,
            send_limit=float(str(told["send_limit"])),
            lease=timedelta(seconds=float(str(told["lease"]))),
            breath=timedelta(seconds=float(str(told["breath"]))),
        )
        tick = Tick("deliver", timedelta(seconds=0.2), courier.deliver, courier.finish)
        schedule, ended = Schedule((tick,), clock.machine), asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
        schedule.start()
        await ended.wait()
        await schedule.stop()


if __name__ == "__main__":
    asyncio.run(work(json.loads(sys.argv[1])))
