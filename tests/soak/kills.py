"""R1: replicas are killed at random moments, between Teams' taking and their own receipt too, and nothing is lost.

`python -m tests.soak.kills [--full] [--seed N]`
"""

import asyncio
import random
import time

from tests.fakes import End
from tests.soak.command import Figures, account, ended, main
from tests.soak.ground import Ground, fill, ground
from tests.soak.post import Call


class Killer:
    """Kills a replica every so often, every second time just after Teams took something from it; another follows.

    It kills those that are at work: at most one of several is down, so that there is somebody to take over.
    """

    def __init__(self, held: Ground, chance: random.Random, pause: tuple[float, float]) -> None:
        self._held, self._chance, self._pause = held, chance, pause
        self._doomed: str | None = None
        self._dead = asyncio.Event()
        self._at_work: set[str] = set()
        self.kills = self.after_taking = 0
        held.post.on_taken = self._taken

    def _taken(self, call: Call) -> None:
        self._at_work.add(call.worker)
        if call.worker == self._doomed:
            self._held.kill(call.worker)
            self._doomed = None
            self.after_taking += 1
            self._dead.set()

    async def work(self, names: list[str], kills: int) -> None:
        """Kill so many, one after another."""
        for number in range(kills):
            await asyncio.sleep(self._chance.uniform(*self._pause))
            while len(self._at_work) < len(names):  # noqa: ASYNC110  # what is waited for is another process
                await asyncio.sleep(0.05)
            name = self._chance.choice(names)
            if number % 2:
                self._held.kill(name)
            else:
                self._dead.clear()
                self._doomed = name
                await self._dead.wait()
            self.kills += 1
            self._at_work.clear()  # whoever is at work shows it by the next call
            self._held.start(name)


async def run(server: str | None, seed: int, *, deliveries: int, kills: int, replicas: int, a_second: int) -> Figures:
    """One run: on SQLite there is one process."""
    chance = random.Random(seed)
    figures = Figures(f"R1 kills, {'PostgreSQL' if server else 'SQLite'}", seed)
    rates = {"conversation": [], "overall": [[a_second, 1]]}  # slow enough for so many kills
    lease = 3.0 if server else 5.0  # where there is one process, nobody sweeps until it is up again
    async with ground(server, decide=lambda _: End(delay=chance.uniform(0, 0.05)), lease=lease, rates=rates) as held:
        channels = deliveries // 100
        fill(held, personal=deliveries - 10 * channels, channels=channels, each=10)
        names = [f"replica {n}" for n in range(replicas if server else 1)]
        for name in names:
            held.start(name)
        begun = time.monotonic()
        killer = Killer(held, chance, (0.1, 1.5))
        killing = asyncio.create_task(killer.work(names, kills))
        finished = await held.finished(within=60 + deliveries / 10)
        killing.cancel()
        figures.note(deliveries=deliveries, replicas=len(names), seconds=round(time.monotonic() - begun))
        figures.hold(killer.kills >= kills, kills=killer.kills)
        figures.note(between_taking_and_receipt=killer.after_taking)
        account(figures, held.rows(), held.post)
        ended(figures, held, finished)
    return figures


async def prove(server: str | None, seed: int, full: bool) -> list[Figures]:
    """On PostgreSQL with several replicas, and on SQLite with one."""
    if full:
        first = await run(server, seed, deliveries=10_000, kills=40, replicas=3, a_second=150)
        return [first, await run(None, seed, deliveries=2_000, kills=15, replicas=1, a_second=80)]
    first = await run(server, seed, deliveries=300, kills=3, replicas=2, a_second=40)
    return [first, await run(None, seed, deliveries=160, kills=2, replicas=1, a_second=30)]


if __name__ == "__main__":
    main(prove)
