"""Other names for things, taught by clerks: what people call a thing that the papers call otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from store import Tx
from store.tables import alias as table


@dataclass(frozen=True, kw_only=True, slots=True)
class Alias:
    """One taught name: `phrase` is what people say, `means` what the papers call it.

    `who` (Entra object id) taught it; `used` counts the answers that came by it, the last on the council's day
    `used_last`.
    """

    id: int
    phrase: str
    means: str
    who: str | None
    at: datetime
    used: int
    used_last: date | None


def aliases(tx: Tx) -> list[Alias]:
    """Every one, whoever may hear what it means, the oldest first."""
    return [Alias(**row) for row in tx.execute(sa.select(table).order_by(table.c.id)).mappings()]


def teach(tx: Tx, now: datetime, *, phrase: str, means: str, who: str | None) -> None:
    """Take a phrase as another name for a thing."""
    tx.execute(sa.insert(table).values(phrase=phrase, means=means, who=who, at=now))


def forget(tx: Tx, alias: int) -> None:
    """Take it as a name no more."""
    tx.execute(sa.delete(table).where(table.c.id == alias))


def count(tx: Tx, day: date, used: Iterable[int]) -> None:
    """Note that a question was answered by these."""
    one_more = sa.update(table).where(table.c.id.in_(tuple(used)))
    tx.execute(one_more.values(used=table.c.used + 1, used_last=day))
