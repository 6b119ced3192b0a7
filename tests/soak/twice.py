"""R11: Teams hands over each activity two to five times, at once and to different replicas; each is answered once.

`python -m tests.soak.twice [--full] [--seed N]`
"""

import asyncio
import random
import time
from collections import Counter

from tests.activities import ANN, Where, message
from tests.fakes import FakeTeams
from tests.soak.command import Figures, main
from tests.soak.ground import ground
from tests.whole.serving import serving

AT_ONCE = 16


async def run(server: str | None, seed: int, *, activities: int) -> Figures:
    """One run with two replicas of the whole bot on one database."""
    chance = random.Random(seed)
    figures = Figures("R11 duplicates", seed)
    async with (
        ground(server) as held,
        FakeTeams() as teams,
        serving(held.url, teams) as one,
        serving(held.url, teams) as two,
    ):
        chats = [Where("personal", f"a:{n}") for n in range(activities)]
        posts = [said for chat in chats for said in [message(teams.url, "thanks", ANN, chat)] * chance.randint(2, 5)]
        for n in range(0, len(posts), 40):  # re-sent within a moment, not only side by side
            posts[n : n + 40] = chance.sample(posts[n : n + 40], len(posts[n : n + 40]))
        few, statuses = asyncio.Semaphore(AT_ONCE), Counter[int]()

        async def post(said: dict[str, object]) -> None:
            async with few:
                statuses[await chance.choice((one, two)).post(said)] += 1

        begun = time.monotonic()
        await asyncio.gather(*(post(said) for said in posts))
        await teams.answers(activities, seconds=30 + activities / 5)
        await asyncio.sleep(1)
        answered = Counter(said.conversation for said in teams.said)
        figures.note(activities=activities, posts=len(posts), seconds=round(time.monotonic() - begun))
        figures.hold(set(statuses) == {200}, accepted=statuses[200])
        figures.hold(len(answered) == activities, answered=len(answered))
        figures.hold(max(answered.values()) == 1, answered_twice=sum(n > 1 for n in answered.values()))
    return figures


async def prove(server: str | None, seed: int, full: bool) -> list[Figures]:
    """In full two thousand activities."""
    return [await run(server, seed, activities=2_000 if full else 200)]


if __name__ == "__main__":
    main(prove)
