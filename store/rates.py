"""How fast the bot may speak unasked, counted over all replicas from when each send may last have reached Teams.

Teams allows a bot 7 messages in 1 s, 8 in 2 s, 60 in 30 s and 1,800 in 1 h in one conversation, and 30 or 50 requests
in 1 s in all (learn.microsoft.com, "Optimize your bot with rate limiting in Teams"; the second figure differs by page).

A send reaches Teams at some instant between its beginning and its end. So one that is on its way counts as one of now,
and one that has ended counts from its end: however long each takes, Teams never counts more than we do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, func, literal, select

from store import Tx
from store.tables import Instant, notice

SLACK = timedelta(milliseconds=10)
"""Added to every window, for clocks of replicas that do not quite agree."""
LONGEST = timedelta(seconds=1)
"""How long a send may take to reach Teams: what began earlier is there, and waits for its answer."""


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

    A place that Teams has put off stays put off for all that is owed to it. Call it alone (`outbox.alone`), so that no
    two take the same room.
    """
    here = notice.c.place_id == place
    put_off = tx.execute(select(func.max(notice.c.retry_at)).where(here)).scalar()
    return max(machine, put_off or machine, _free(tx, rates.conversation, machine, here))


def room_overall(tx: Tx, *, machine: datetime, rates: Rates) -> datetime:
    """The same for all that the bot says, wherever it says it."""
    # Said of the bare column, so that its index serves; where a place is asked for, the index of places is the better.
    lately = notice.c.begun_at > machine - max(map(_window, rates.overall), default=timedelta())
    return _free(tx, rates.overall, machine, lately)


def _free(tx: Tx, rates: tuple[Rate, ...], machine: datetime, where: ColumnElement[bool]) -> datetime:
    """From when every window has room: from when the send that fills it leaves it.

    What lies far ahead of the clock was written before the clock was set back, and does not count.
    """
    if not rates:
        return machine
    on_its_way = (notice.c.state == "sending") & notice.c.begun_at.between(machine - LONGEST, machine + LONGEST)
    arrived_by = case((on_its_way, literal(machine, Instant)), else_=notice.c.begun_at)
    since = machine - max(map(_window, rates))
    held = select(arrived_by).where(where, arrived_by.between(since, machine + LONGEST))
    latest = held.order_by(arrived_by.desc()).limit(max(rate.count for rate in rates))
    times: Sequence[datetime] = tx.execute(latest).scalars().all()
    filling = [times[rate.count - 1] + _window(rate) for rate in rates if len(times) >= rate.count]
    return max([machine, *filling])


def _window(rate: Rate) -> timedelta:
    return timedelta(seconds=rate.seconds) + SLACK
