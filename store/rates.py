"""How fast the bot may speak unasked, counted over all replicas from when each send began.

Teams allows a bot 7 messages in 1 s, 8 in 2 s, 60 in 30 s and 1,800 in 1 h in one conversation, and 30 or 50 requests
in 1 s in all (learn.microsoft.com, "Optimize your bot with rate limiting in Teams"; the second figure differs by page).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select, true

from store import Tx
from store.outbox import alone
from store.tables import notice

SLACK = timedelta(milliseconds=250)
"""Added to every window: a send that began early may reach Teams late, and close up on the next."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` sends in any `seconds`."""

    count: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Rates:
    """What one conversation bears, and what Teams bears from this bot in all."""

    conversation: tuple[Rate, ...] = (Rate(7, 1), Rate(8, 2), Rate(60, 30), Rate(1800, 3600))
    overall: tuple[Rate, ...] = (Rate(30, 1),)


STATED = Rates()
"""As Microsoft states them."""


def room(tx: Tx, place: int, *, machine: datetime, rates: Rates) -> datetime:
    """The instant of machine time from which a place may be sent to: `machine` itself if there is room now.

    A place that Teams has put off stays put off for all that is owed to it. Other replicas wait until this transaction
    ends, so that two never take the same room.
    """
    alone(tx)
    here = notice.c.place_id == place
    put_off = tx.execute(select(func.max(notice.c.retry_at)).where(here)).scalar()
    full = [_full_until(tx, rate, machine, here) for rate in rates.conversation]
    full += [_full_until(tx, rate, machine, true()) for rate in rates.overall]
    return max([machine, put_off or machine, *full])


def _full_until(tx: Tx, rate: Rate, machine: datetime, where: ColumnElement[bool]) -> datetime:
    """When the send that fills a window leaves it; `machine` if the window is not full."""
    window = timedelta(seconds=rate.seconds) + SLACK
    begun = select(notice.c.begun_at).where(where, notice.c.begun_at > machine - window)
    filling = tx.execute(begun.order_by(notice.c.begun_at.desc()).offset(rate.count - 1).limit(1)).scalar()
    return machine if filling is None else filling + window
