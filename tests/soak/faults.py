"""R4: three calls in ten fail, half of them after Teams has taken them; promises and rates are kept all the same.

`python -m tests.soak.faults [--full] [--seed N]`. The rates are the stated ones and are counted at the connector, over
both replicas. A second run, without faults, shows how close to the rates the bot comes.
"""

import random
import time
from collections import Counter

from store.rates import Rate
from tests.fakes import End
from tests.soak.command import Figures, account, ended, main
from tests.soak.ground import STATED, Ground, fill, ground

NAMES = ["replica 0", "replica 1"]
MOST = 1.1
"""How much longer than the rate allows five thousand sends without faults may take."""


class Faults:
    """Ends each request as chance has it; `share` of them badly."""

    def __init__(self, chance: random.Random, share: float, stall: float) -> None:
        self._chance, self._share, self._stall = chance, share, stall
        self.counted: Counter[str] = Counter()

    def __call__(self, _: str) -> End:
        if self._chance.random() >= self._share:
            return End(delay=self._chance.uniform(0, 0.02))
        taken = self._chance.random() < 0.5
        kind = self._chance.choice(("5xx", "stalled", "reset") if taken else ("429", "5xx", "stalled", "reset"))
        self.counted[f"{kind} {'after' if taken else 'before'}"] += 1
        match kind:
            case "429":
                return End(429, "TooManyRequests", str(self._chance.randint(1, 3)))
            case "5xx":
                return End(self._chance.choice((500, 502, 503, 504)), "Fault", taken=taken)
            case "reset":
                return End(cut=True, taken=taken)
            case _:
                return End(408, "Late", delay=self._stall, taken=taken)


def over(held: Ground) -> int:
    """How many requests broke the stated rates."""
    places, overall = ([Rate(*one) for one in STATED[name]] for name in ("conversation", "overall"))
    return held.post.over_rates(places, overall)


async def faulty(server: str | None, seed: int, *, personal: int, channels: int, each: int) -> Figures:
    """Three in ten fail."""
    chance = random.Random(seed)
    faults = Faults(chance, 0.3, stall=3)
    figures = Figures("R4 faults", seed)
    async with ground(server, decide=faults, rates=STATED, lease=8, breath=2, send_limit=2) as held:
        fill(held, personal=personal, channels=channels, each=each)
        for name in NAMES:
            held.start(name)
        begun = time.monotonic()
        finished = await held.finished(within=120 + personal / 5)
        calls = held.post.calls
        spread = max(call.at for call in calls) - min(call.at for call in calls)
        figures.note(deliveries=personal + channels * each, calls=len(calls), seconds=round(time.monotonic() - begun))
        figures.note(faults=sum(faults.counted.values()), after_taking=_after(faults))
        account(figures, held.rows(), held.post)
        figures.hold(not over(held), calls_over_the_rates=over(held))
        figures.hold(not held.post.too_soon(), before_Retry_After=held.post.too_soon())
        figures.note(of_the_time_the_rate_allows=round(spread / (len(calls) / 30), 3))
        ended(figures, held, finished)
    return figures


def _after(faults: Faults) -> int:
    return sum(number for kind, number in faults.counted.items() if kind.endswith("after"))


async def smooth(server: str | None, seed: int, *, personal: int, most: float = MOST) -> Figures:
    """None fail, and nothing is slower than the rate."""
    figures = Figures("R4 pace", seed)
    async with ground(server, rates=STATED, lease=30, send_limit=20) as held:
        fill(held, personal=personal)
        for name in NAMES:
            held.start(name)
        finished = await held.finished(within=60 + personal / 10)
        times = [call.at for call in held.post.calls]
        allowed = (personal - 30) / 30  # thirty may go at once, and then thirty in each second
        ratio = (max(times) - min(times)) / allowed
        figures.note(deliveries=personal, seconds=round(max(times) - min(times), 1), allowed=round(allowed, 1))
        figures.hold(ratio <= most, of_the_time_the_rate_allows=round(ratio, 3))
        account(figures, held.rows(), held.post)
        figures.hold(not over(held), calls_over_the_rates=over(held))
        ended(figures, held, finished)
    return figures


async def prove(server: str | None, seed: int, full: bool) -> list[Figures]:
    """In full five thousand people."""
    if full:
        first = await faulty(server, seed, personal=5_000, channels=10, each=30)
        return [first, await smooth(server, seed, personal=5_000)]
    first = await faulty(server, seed, personal=120, channels=3, each=10)
    return [
        first,
        await smooth(server, seed, personal=150, most=2),
    ]  # it is short, and hangs on how busy the machine is


if __name__ == "__main__":
    main(prove)
