"""Says an answer where it was asked, and changes cards: again while Teams is busy, and never where it is refused."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.changing import Change
from bot.teams.port import Busy, Heard, Refused, Teams, Unreachable, Unsure
from dialogs.clearance import Cleared

log = logging.getLogger(__name__)

PAUSES = (1.0, 4.0, 15.0)
"""Seconds to wait before each further try, where Teams does not say how long."""
LONGEST = 60.0
"""Seconds beyond which nobody waits for an answer any more: they ask again."""


async def reply(
    teams: Teams, heard: Heard, said: Cleared, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
) -> bool:
    """Whether the matter is settled: the answer was taken, may have been, or never will be; the log says which.

    It is not settled where Teams was too busy for too long.
    """
    for pause in (*PAUSES, None):
        try:
            await teams.reply(heard, said)
        except Busy as end:
            wait = _wait(end, pause)
            if wait is None:
                log.warning("Teams was too busy for an answer", extra={"act": "reply_given_up"})
                return False
            await sleep(wait)
        except Unsure as end:
            log.warning("An answer may not have arrived: %s", end, extra={"act": "reply_in_doubt"})
            return True
        except (Unreachable, Refused) as end:
            log.warning("An answer was not taken: %s", end, extra={"act": "reply_refused"})
            return True
        else:
            return True
    return False


async def change(teams: Teams, one: Change, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep) -> bool:
    """Whether a card was changed; the log says why not. In doubt again, since the same card twice is the same card."""
    for pause in (*PAUSES, None):
        try:
            await teams.update(one.address, one.activity, one.said)
        except (Busy, Unsure) as end:
            wait = _wait(end, pause)
            if wait is None:
                log.warning("A card could not be changed: %s", end, extra={"act": "change_given_up"})
                return False
            await sleep(wait)
        except (Unreachable, Refused) as end:
            log.warning("A card was not changed: %s", end, extra={"act": "change_refused"})
            return False
        else:
            return True
    return False


def _wait(end: Busy | Unsure, pause: float | None) -> float | None:
    """Seconds to wait before the next try; None where there is none, or nobody would wait so long."""
    asked = end.retry_after if isinstance(end, Busy) else None
    wait = pause if asked is None else asked
    return None if pause is None or wait is None or wait > LONGEST else wait
