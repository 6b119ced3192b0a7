"""R2: two, four and eight replicas share the work on one PostgreSQL; nothing goes twice, nothing is lost, nobody idles.

`python -m tests.soak.replicas [--full] [--seed N]`
"""

import random
import time
from collections import Counter

from tests.fakes import End
from tests.soak.command import Figures, account, ended, main
from tests.soak.ground import fill, ground


async def run(server: str | None, seed: int, *, deliveries: int, replicas: int) -> Figures:
    """One run without faults; the replicas are up before anything is due."""
    chance = random.Random(seed)
    figures = Figures(f"R2 {replicas} replicas", seed)
    async with ground(server, decide=lambda _: End(delay=chance.uniform(0, 0.02)), lease=30, send_limit=20) as held:
        names = [f"replica {n}" for n in range(replicas)]
        for name in names:
            held.start(name)
        channels = deliveries // 100
        fill(held, personal=deliveries - 10 * channels, channels=channels, each=10)
        begun = time.monotonic()
        finished = await held.finished(within=120 + deliveries / 10)
        seconds = time.monotonic() - begun
        rows, work = held.rows(), Counter(call.worker for call in held.post.calls)
        figures.note(deliveries=deliveries, seconds=round(seconds), a_second=round(deliveries / seconds))
        account(figures, rows, held.post)
        figures.hold(max(held.post.copies.values()) == 1, sent_twice=sum(n > 1 for n in held.post.copies.values()))
        figures.hold(
            all(row.state == "sent" for row in rows.values()), sent=sum(row.state == "sent" for row in rows.values())
        )
        figures.hold(all(work[name] for name in names), least_work=min(work[name] for name in names))
        ended(figures, held, finished)
    return figures


async def prove(server: str | None, seed: int, full: bool) -> list[Figures]:
    """In full with two, four and eight."""
    deliveries = 10_000 if full else 400
    return [await run(server, seed, deliveries=deliveries, replicas=n) for n in ((2, 4, 8) if full else (2,))]


if __name__ == "__main__":
    main(prove)
