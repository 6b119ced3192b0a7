"""The days before an election on which a council is careful what it publishes, as a clerk has said.

The law is the Local Government Act 1986, section 2, with the Code of Recommended Practice on Local Authority Publicity
of 2011, which is more careful still between the notice of an election and the poll.
"""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from store import Tx
from store.tables import pre_election


@dataclass(frozen=True, slots=True)
class Period:
    """One such span of civil days, the `first` and the `last` of them in it; `committee` None is the whole council."""

    id: int
    committee: int | None
    first: date
    last: date


def period_on(tx: Tx, committee_id: int, day: date) -> Period | None:
    """The period that a committee is in on a day, its own or the council's; of several the one that ends last."""
    holding = [one for one in periods(tx) if one.committee in {None, committee_id} and one.first <= day <= one.last]
    return max(holding, key=lambda one: one.last, default=None)


def periods(tx: Tx) -> list[Period]:
    """Every period, the earliest first."""
    chosen = sa.select(*_COLUMNS).order_by(pre_election.c.first, pre_election.c.last, pre_election.c.id)
    return [Period(*row) for row in tx.execute(chosen)]


def add(tx: Tx, now: datetime, *, who: str | None, committee: int | None, days: tuple[date, date]) -> Period:
    """Note a period, from its first day to its last; ValueError where they lie the wrong way round."""
    first, last = _spanning(days)
    values = {"committee_id": committee, "first": first, "last": last, "who": who, "at": now}
    return Period(*tx.execute(sa.insert(pre_election).values(values).returning(*_COLUMNS)).one())


def change(tx: Tx, now: datetime, period: Period, *, who: str | None, days: tuple[date, date]) -> Period:
    """Let a period have other days; ValueError where they lie the wrong way round."""
    first, last = _spanning(days)
    values = {"first": first, "last": last, "who": who, "at": now}
    tx.execute(sa.update(pre_election).where(pre_election.c.id == period.id).values(values))
    return Period(period.id, period.committee, first, last)


def remove(tx: Tx, period: Period) -> None:
    """There is no such period after all."""
    tx.execute(sa.delete(pre_election).where(pre_election.c.id == period.id))


_COLUMNS = (pre_election.c.id, pre_election.c.committee_id, pre_election.c.first, pre_election.c.last)


def _spanning(days: tuple[date, date]) -> tuple[date, date]:
    first, last = days
    if last < first:
        raise ValueError("A period ends on its first day or later.")
    return first, last
