"""R5: places that the bot was blocked in or removed from are found out once, and nobody else has to wait for it.

`python -m tests.soak.dead [--full] [--seed N]`
"""

import random
import re
from collections import Counter

from sqlalchemy import select

from store.tables import place
from tests.fakes import End
from tests.soak.command import Figures, account, ended, main
from tests.soak.ground import Ground, fill, ground

NUMBER = re.compile(r"^19:|@.*$")
EACH = 4
"""Notices that are due at once to each place."""
MOST = 3


async def run(server: str | None, seed: int, *, dead: int, alive: int) -> Figures:
    """One run with two replicas; every second dead place says 403, the others 404."""
    chance = random.Random(seed)
    figures = Figures("R5 dead places", seed)
    gone = {f"19:{n}@thread.tacv2" for n in chance.sample(range(dead + alive), dead)}

    def decide(path: str) -> End:
        conversation = path.split("/")[1]
        if conversation not in gone:
            return End()
        return (
            End(403, "BotNotInConversationRoster")
            if int(NUMBER.sub("", conversation)) % 2
            else End(404, "ConversationNotFound")
        )

    async with ground(server, decide=decide, lease=30, send_limit=20) as held:
        fill(held, personal=0, channels=dead + alive, each=EACH)
        for name in ("replica 0", "replica 1"):
            held.start(name)
        finished = await held.finished(within=60 + (dead + alive) / 2)
        tries = Counter(call.conversation for call in held.post.calls)
        states = Counter(row.state for row in held.rows().values())
        worst = max(tries[one] for one in gone)
        figures.hold(worst <= MOST, dead=dead, most_tries_of_one=worst)
        figures.hold(states == {"sent": alive * EACH, "undeliverable": dead * EACH}, **states)
        figures.hold(_marked(held) == gone, marked_gone=len(_marked(held)))
        account(figures, held.rows(), held.post)
        ended(figures, held, finished)
    return figures


def _marked(held: Ground) -> set[str]:
    with held.store.read() as tx:
        said = place.c.gone_at.is_not(None) & place.c.gone_why.is_not(None)
        return set(tx.execute(select(place.c.conversation).where(said)).scalars())


async def prove(server: str | None, seed: int, full: bool) -> list[Figures]:
    """In full a thousand dead places."""
    return [await run(server, seed, dead=1_000 if full else 20, alive=200 if full else 20)]


if __name__ == "__main__":
    main(prove)
