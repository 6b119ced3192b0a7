"""R3: a replica is stopped past its lease and goes on later; what it then has to write down is refused by the fence.

`python -m tests.soak.pauses [--full] [--seed N]`
"""

import asyncio
import random
import signal
import time

from tests.fakes import End
from tests.soak.command import Figures, account, main
from tests.soak.ground import Ground, fill, ground
from tests.soak.post import Call


class Pauser:
    """Stops a replica just after Teams took something from it, wakes it past its lease, and knows what is stale."""

    def __init__(self, held: Ground) -> None:
        self._held = held
        self._chosen: str | None = None
        self._stopped = asyncio.Event()
        self._under_way: set[str] = set()
        self.pauses = 0
        self.stale: set[str] = set()
        held.post.on_taken = self._taken

    def _taken(self, call: Call) -> None:
        if call.worker == self._chosen:
            self._held.signal(call.worker, signal.SIGSTOP)
            self._chosen = None
            self._stopped.set()

    async def work(self, names: list[str], pauses: int, chance: random.Random) -> None:
        """Pause so many times."""
        for _ in range(pauses):
            await asyncio.sleep(chance.uniform(0.1, 0.5))
            self._stopped.clear()
            self._chosen = name = chance.choice(names)
            await self._stopped.wait()
            await asyncio.sleep(self._held.lease)
            self.stale |= await self._overtaking(name)
            self._held.signal(name, signal.SIGCONT)
            self.pauses += 1

    async def _overtaking(self, name: str, seconds: float = 10) -> set[str]:
        """Wait until another has taken over what it left lying: how soon depends on the machine."""
        found: set[str] = set()
        for _ in range(round(seconds * 5)):
            await asyncio.sleep(0.2)
            if found := await asyncio.to_thread(self._overtaken, name):
                break
        return found

    def _overtaken(self, name: str) -> set[str]:
        """The activity ids that the stopped replica was given, and has no receipt of, for what was taken from it."""
        rows = self._held.rows()
        return {
            call.given
            for call in self._held.post.calls
            if call.worker == name and call.given and rows[call.subject].activity != call.given
            if rows[call.subject].state != "sending"
        }


async def run(server: str | None, seed: int, *, deliveries: int, pauses: int, a_second: int) -> Figures:
    """One run with two replicas."""
    chance = random.Random(seed)
    figures = Figures("R3 pauses", seed)
    rates = {"conversation": [], "overall": [[a_second, 1]]}  # slow enough for so many pauses
    async with ground(server, decide=lambda _: End(delay=chance.uniform(0, 0.05)), lease=1.5, rates=rates) as held:
        fill(held, personal=deliveries)
        names = ["replica 0", "replica 1"]
        for name in names:
            held.start(name)
        begun, pauser = time.monotonic(), Pauser(held)
        pausing = asyncio.create_task(pauser.work(names, pauses, chance))
        finished = await held.finished(within=60 + deliveries / 5)
        await asyncio.wait({pausing}, timeout=5)
        pausing.cancel()
        held.end()
        rows = held.rows()
        figures.note(deliveries=deliveries, seconds=round(time.monotonic() - begun))
        figures.hold(pauser.pauses >= pauses, pauses=pauser.pauses)
        account(figures, rows, held.post)
        committed = pauser.stale & {row.activity for row in rows.values()}
        figures.hold(pauser.stale, sends_overtaken=len(pauser.stale))
        figures.hold(not committed, stale_receipts_committed=len(committed))
        figures.hold(held.said("no longer ours") > 0, refused_by_the_fence=held.said("no longer ours"))
        figures.hold(finished, came_to_its_end=finished)
    return figures


async def prove(server: str | None, seed: int, full: bool) -> list[Figures]:
    """In full fifty pauses."""
    return [await run(server, seed, deliveries=8_000 if full else 400, pauses=50 if full else 2, a_second=40)]


if __name__ == "__main__":
    main(prove)
