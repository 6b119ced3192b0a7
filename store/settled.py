"""What a clerk has settled of what was doubtful: each doubt by its digest, which every loading of its paper keeps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store import Tx
from store.engine import add_unless_there
from store.tables import settled as settled_table


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """That a doubt is settled; `note` is the clerk's reason, `who` an Entra object id."""

    digest: str
    note: str
    who: str | None
    at: datetime


def settled(tx: Tx) -> Mapping[str, Settled]:
    """Everything that is settled, by digest."""
    chosen = sa.select(*(settled_table.c[name] for name in Settled.__dataclass_fields__))
    return {row["digest"]: Settled(**row) for row in tx.execute(chosen).mappings()}


def settle(tx: Tx, now: datetime, digests: Iterable[str], *, note: str, who: str | None) -> bool:
    """Settle these, and say whether any of them was open: what is settled already stays as it is."""
    more: dict[str, object] = {"note": note, "who": who, "at": now}
    added = [add_unless_there(tx, settled_table, {"digest": digest, **more}) for digest in dict.fromkeys(digests)]
    return any(added)


def reopen(tx: Tx, digests: Iterable[str]) -> bool:
    """Take back that these are settled, and say whether any of them was."""
    gone = sa.delete(settled_table).where(settled_table.c.digest.in_(list(digests))).returning(settled_table.c.id)
    return bool(tx.execute(gone).all())
