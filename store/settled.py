"""What a clerk has settled of what was doubtful: each doubt by its digest, which every loading of its paper keeps.

A digest is made of words: those of the record and of its paper's name, and never of rows, lines and pages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

import sqlalchemy as sa

from store import Tx
from store.engine import add_unless_there
from store.tables import committee
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


def digest(*parts: object) -> str:
    """Name a doubt by its words, however they are cased and spaced."""
    words = (" ".join(str(part).casefold().split()) for part in parts)
    return sha256("\n".join(words).encode()).hexdigest()


def paper_name(slug: str | None, day: date | None, title: str) -> str:
    """Name a paper through all its versions: by its committee, its day and its title."""
    return f"{slug or ''}|{day or ''}|{title}"


def read_digest(paper: str, about: str, why: str) -> str:
    """Name what the reader of a paper doubted."""
    return digest("doubt", paper, about, why)


def odds_digest(slug: str, day: date, why: str) -> str:
    """Name in what papers disagree about a meeting."""
    return digest("papers", slug, day, why)


def slugs(tx: Tx) -> dict[int | None, str]:
    """What each committee, by its id, is called in digests."""
    return {row.id: row.slug for row in tx.execute(sa.select(committee.c.id, committee.c.slug))}
