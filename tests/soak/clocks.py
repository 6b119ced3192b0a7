"""R7: the clock is set back and forth, and the bot is away a minute or a week; what was due is sent or missed by rule.

`python -m tests.soak.clocks [--full] [--seed N]`
"""

import asyncio
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import count

from bot.courier import Courier
from store import outbox
from store.outbox import Owed
from store.rates import Rates
from tests.bot.by_hand import HandClock, Postbox
from tests.council import add_place
from tests.soak.command import Figures, main
from tests.soak.ground import Ground, ground
from tests.soak.worker import say

START = datetime(2021, 6, 23, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
PATIENCES = (HOUR, 24 * HOUR, 72 * HOUR)


class Times:
    """One course of events after another. The model: a notice is sent or missed at the first poll after it fell due."""

    def __init__(self, held: Ground, chance: random.Random) -> None:
        self._store, self._chance, self._numbers = held.store, chance, count()
        self.ends: Counter[str] = Counter()
        self.wrong = self.polls = 0

    async def course(self) -> None:
        """Ten notices, and ten turns of fortune."""
        clock, post = HandClock(START), Postbox()
        owed = self._plan()
        model = {one.subject: "planned" for one in owed}
        for _ in range(10):
            clock.move(self._step())
            courier = Courier(  # a new one each time: the bot was started again
                store=self._store, teams=post, now=clock.now, machine=clock.machine, rates=Rates((), ()), say=say
            )
            await asyncio.to_thread(self._reconcile, owed, clock.now())
            while await courier.deliver():
                pass
            self.polls += 1
            for one in owed:
                if model[one.subject] == "planned" and one.due_at <= clock.now():
                    model[one.subject] = "sent" if clock.now() <= one.due_at + one.patience else "missed"
        self._compare(model, post)

    def _plan(self) -> list[Owed]:
        with self._store.write() as tx:
            numbers = [next(self._numbers) for _ in range(10)]
            where = [add_place(tx, f"19:{n}@thread.tacv2") for n in numbers]
        return [self._owed(f"soak:{n}", one) for n, one in zip(numbers, where, strict=True)]

    def _owed(self, subject: str, where: int) -> Owed:
        due_at = START + self._chance.uniform(-24, 170) * HOUR
        return Owed("agenda_due", subject, where, due_at, "", self._chance.choice(PATIENCES))

    def _reconcile(self, owed: list[Owed], now: datetime) -> None:
        with self._store.write() as tx:
            others = [one for one in outbox.notices(tx) if one.subject not in {each.subject for each in owed}]
            kept = [Owed(one.kind, one.subject, one.place, one.due_at, one.rule, one.patience) for one in others]
            outbox.reconcile(tx, now, [*owed, *kept], (START - 400 * HOUR, START + 400 * HOUR))

    def _step(self) -> timedelta:
        """The clock is set, or some time passes while the bot is up, or away."""
        kind = self._chance.choice(("set", "up", "away"))
        if kind == "set":
            return self._chance.uniform(-2, 25) * HOUR
        return self._chance.uniform(0, 5) * HOUR if kind == "up" else self._chance.uniform(1 / 60, 7 * 24) * HOUR

    def _compare(self, model: dict[str, str], post: Postbox) -> None:
        said = Counter(answer.lead.split()[0] for answer in post.all)
        with self._store.read() as tx:
            held = {one.subject: one.state for one in outbox.notices(tx)}
        for subject, end in model.items():
            self.ends[end] += 1
            self.wrong += held[subject] != end or said[subject] != (end == "sent")


async def prove(_server: str | None, seed: int, full: bool) -> list[Figures]:
    """In full three hundred courses of events."""
    figures = Figures("R7 clock steps and restarts", seed)
    courses = 300 if full else 15
    chance = random.Random(seed)
    figures.note(courses=courses)
    times = []
    for _ in range(courses // 15):
        async with ground(None) as held:
            one = Times(held, chance)
            for _ in range(15):
                await one.course()
            times.append(one)
    ends = sum((one.ends for one in times), Counter[str]())
    figures.note(restarts=sum(one.polls for one in times), notices=ends.total(), **dict(sorted(ends.items())))
    wrong = sum(one.wrong for one in times)
    figures.hold(not wrong, lost_repeated_or_against_the_rule=wrong)
    return [figures]


if __name__ == "__main__":
    main(prove, server=False)
