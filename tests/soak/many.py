"""Fifty thousand notices are planned and reconciled, and a claim costs no more when as many have been sent already.

`python -m tests.soak.many [--full] [--seed N]`
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import psycopg
from sqlalchemy import insert, select, update

from store import Tx, outbox
from store.outbox import Claim, Owed
from store.rates import STATED, room, room_overall
from store.tables import notice, place
from tests.soak.command import Figures, main
from tests.soak.ground import Ground, ground

NOW = datetime(2021, 6, 23, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
SPAN = (NOW - 200 * HOUR, NOW + 800 * HOUR)
MOST = 2.0
"""How much more a claim may cost, in the same run."""
PLANS = 20.0
"""Seconds that planning so many may take at most, on a machine that is busy."""


def owed(number: int, places: list[int], *, since: datetime) -> list[Owed]:
    """So many notices, spread over five weeks."""
    step = 700 * HOUR / number
    return [
        Owed("agenda_due", f"soak:{n}", places[n % len(places)], since + n * step, "", 24 * HOUR) for n in range(number)
    ]


def timed(held: Ground, act: Callable[[Tx], object]) -> float:
    """How many seconds a transaction takes."""
    begun = time.perf_counter()
    with held.store.write() as tx:
        act(tx)
    return time.perf_counter() - begun


def claims(held: Ground, places: list[int], name: str) -> tuple[float, float]:
    """Milliseconds of a claim of twenty, and of all that is written about their sends; each the least of many."""
    subjects = [Owed("agenda_due", f"{name}:{n}", one, NOW, "", 24 * HOUR) for n, one in enumerate(places[:400])]
    with held.store.write() as tx:
        outbox.reconcile(tx, NOW, subjects, (NOW, NOW + timedelta(seconds=1)))
    _vacuum(held)
    hand: list[Claim] = []

    def claim(tx: Tx) -> None:
        hand[:] = outbox.claim(tx, NOW, machine=NOW, limit=20, lease=HOUR)

    def carry(tx: Tx) -> None:
        for one in hand:
            room(tx, one.notice.place, machine=NOW, rates=STATED)
            room_overall(tx, machine=NOW, rates=STATED)
            outbox.begin(tx, one, machine=NOW, lease=HOUR)
            outbox.receipt(tx, one, NOW, "activity")

    times = [(timed(held, claim), timed(held, carry)) for _ in range(20)]
    first, rest = (min(each) * 1000 for each in zip(*times, strict=True))
    return first, rest


def _vacuum(held: Ground) -> None:
    """What PostgreSQL does by itself within a minute of so many changes."""
    if held.url.startswith("postgres"):
        with psycopg.connect(held.url, autocommit=True) as admin:
            admin.execute("VACUUM ANALYZE notice")


def _reconcile(each: list[Owed], tx: Tx) -> None:
    outbox.reconcile(tx, NOW, each, (NOW + HOUR, SPAN[1]))


async def run(server: str | None, seed: int, *, number: int) -> Figures:
    """One run."""
    figures = Figures(f"Many notices, {'PostgreSQL' if server else 'SQLite'}", seed)
    async with ground(server) as held:
        with held.store.write() as tx:
            new = [
                {"conversation": f"19:{n}", "scope": "personal", "address": "{}", "seen_at": NOW} for n in range(1000)
            ]
            places = list(tx.execute(insert(place).returning(place.c.id), new).scalars())
        before = claims(held, places, "before")
        plan, moved = owed(number, places, since=NOW + HOUR), owed(number, places, since=NOW + 2 * HOUR)
        figures.note(notices=number)
        for name, each in (("planned", plan), ("unchanged", plan), ("all_moved", moved)):
            seconds = timed(held, partial(_reconcile, each))
            figures.hold(seconds <= PLANS, **{name: f"{seconds:.1f} s"})
        with held.store.write() as tx:
            planned = tx.execute(select(notice.c.id).where(notice.c.state == "planned")).scalars().all()
            figures.hold(len(planned) == number, owed_afterwards=len(planned))
            tx.execute(update(notice).values(state="sent", begun_at=NOW - HOUR / 2))  # within the longest window
        after = claims(held, places, "after")
        figures.note(claim_before=f"{before[0]:.1f} ms", claim_with_as_many_sent=f"{after[0]:.1f} ms")
        figures.hold(after[0] / before[0] <= MOST, ratio=round(after[0] / before[0], 2))
        figures.note(ratio_of_all_that_is_written=round(after[1] / before[1], 2))
    return figures


async def prove(server: str | None, seed: int, full: bool) -> list[Figures]:
    """In full fifty thousand, on both databases."""
    number = 50_000 if full else 5_000
    return [await run(one, seed, number=number) for one in (server, None)]


if __name__ == "__main__":
    main(prove)
