"""What people asked for and got no answer to: the words, how often and on which day last; never who asked."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from store import Tx
from store.engine import add_unless_there
from store.records import Sight
from store.tables import unanswered as table

LONGEST = 200
"""How many characters of a question are kept."""
MOST = 1_000
"""How many questions are kept: of more, those go that were asked least often and longest ago."""
OPEN, SETTLED = "open", "settled"

_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Unanswered:
    """One question; `committees` are those whose exempt matter whoever asked may hear, None for all.

    `last` is the council's day on which it was asked last.
    """

    id: int
    text: str
    committees: AbstractSet[int] | None
    times: int
    last: date

    def may_be_read(self, sight: Sight) -> bool:
        """Whether somebody may read it: its words may lean on whatever whoever asked it may hear."""
        if sight.committees is None:
            return True
        return self.committees is not None and self.committees <= sight.committees


def keep(tx: Tx, day: date, text: str, sight: Sight) -> None:
    """Note a question, or count one that was asked before in the same words; one that was settled is open again."""
    kept = text[:LONGEST]
    same = _same(tx, kept)
    if same is not None:
        _count(tx, day, same, sight)
        return
    values: dict[str, object] = {
        "text": kept,
        "committees": _listed(sight.committees),
        "times": 1,
        "last": day,
        "state": OPEN,
    }
    if add_unless_there(tx, table, values):
        _drop_beyond(tx, MOST)
    else:  # another process has noted the very same words meanwhile
        tx.execute(sa.update(table).where(table.c.text == kept).values(times=table.c.times + 1, last=day))


def waiting(tx: Tx, sight: Sight) -> list[Unanswered]:
    """Those that are not settled and that somebody may read, the most often asked first."""
    chosen = sa.select(table).where(table.c.state == OPEN).order_by(table.c.times.desc(), table.c.last.desc())
    every = (_read(row) for row in tx.execute(chosen.order_by(table.c.id)))
    return [one for one in every if one.may_be_read(sight)]


def settle(tx: Tx, question: int) -> None:
    """Take it off the list, until it is asked again."""
    tx.execute(sa.update(table).where(table.c.id == question).values(state=SETTLED))


def normal(text: str) -> str:
    """The words alone: the same however they were spaced, stopped and capitalised."""
    return _SIGNS.sub(" ", text.casefold()).strip()


def merged(one: AbstractSet[int] | None, other: AbstractSet[int] | None) -> AbstractSet[int] | None:
    """Whose exempt matter words may lean on that two people used.

    What the one with less sight can say cannot lean on more. Where neither sees all that the other does, the words
    may lean on what both committees keep exempt, so whoever reads them has to see both.
    """
    if one is None or other is None:
        return other if one is None else one
    if one <= other or other <= one:
        return min(one, other, key=len)
    return one | other


def _count(tx: Tx, day: date, same: sa.Row[tuple[object, ...]], sight: Sight) -> None:
    mine = None if same.committees is None else frozenset(same.committees)
    times = table.c.times + 1 if same.state == OPEN else 1
    values = {"times": times, "last": day, "state": OPEN, "committees": _listed(merged(mine, sight.committees))}
    tx.execute(sa.update(table).where(table.c.id == same.id).values(values))


def _same(tx: Tx, text: str) -> sa.Row[tuple[object, ...]] | None:
    """The question with these words, held until the transaction ends, if it was asked before."""
    words = normal(text)
    found = next((row.id for row in tx.execute(sa.select(table.c.id, table.c.text)) if normal(row.text) == words), None)
    if found is None:
        return None
    return tx.execute(sa.select(table).where(table.c.id == found).with_for_update()).first()


def _drop_beyond(tx: Tx, most: int) -> None:
    least = sa.select(table.c.id).order_by(table.c.times.desc(), table.c.last.desc(), table.c.id.desc())
    beyond = [row.id for row in tx.execute(least.offset(most))]
    if beyond:
        tx.execute(sa.delete(table).where(table.c.id.in_(beyond)))


def _read(row: sa.Row[tuple[object, ...]]) -> Unanswered:
    committees = None if row.committees is None else frozenset(row.committees)
    return Unanswered(id=row.id, text=row.text, committees=committees, times=row.times, last=row.last)


def _listed(committees: AbstractSet[int] | None) -> list[int] | None:
    return None if committees is None else sorted(committees)
