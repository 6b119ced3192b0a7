"""Finds or makes what records hang on: the committee, the programme, the indicator, the person."""

import re
from collections.abc import Mapping

import sqlalchemy as sa

from store import Tx, tables


def committee(tx: Tx, name: str, council: str | None) -> int:
    """The committee of that name, made if it is new; a council that was not known of it is filled in."""
    wanted = plain(name)
    namesakes = [row for row in tx.execute(sa.select(tables.committee)) if plain(row.name) == wanted]
    for row in namesakes:
        if plain(row.council or "") == plain(council or ""):
            return int(row.id)
    unclaimed = [row for row in namesakes if council is None or row.council is None]
    if len(unclaimed) != 1:
        return _new(tx, tables.committee, {"slug": _slug(tx, name, council), "name": tidy(name), "council": council})
    if council is not None:
        renamed = sa.update(tables.committee).where(tables.committee.c.id == unclaimed[0].id)
        tx.execute(renamed.values(council=council))
    return int(unclaimed[0].id)


def programme(tx: Tx, name: str, committee_id: int | None) -> int:
    """The committee's programme of that name, made if it is new."""
    return _named(tx, tables.programme, {"name": name, "committee_id": committee_id})


def indicator(tx: Tx, name: str, committee_id: int | None, more: Mapping[str, object]) -> int:
    """The committee's indicator of that name, made (with its service and polarity) if it is new."""
    return _named(tx, tables.indicator, {"name": name, "committee_id": committee_id, **more})


def plain(name: str) -> str:
    """A name as it is compared: no capitals, no leading "the", "&" for "and", one space between words."""
    words = re.sub(r"[^\w\s%]", " ", name.replace("&", " and ").casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def tidy(name: str) -> str:
    """A name as it is shown: one space between words and no leading "the"."""
    return re.sub(r"(?i)^the\s+(?=\S)", "", " ".join(name.split()))


def _named(tx: Tx, table: sa.Table, values: dict[str, object]) -> int:
    wanted = plain(str(values["name"]))
    mine = sa.select(table).where(table.c.committee_id.is_not_distinct_from(values["committee_id"]))
    for row in tx.execute(mine.order_by(table.c.id)):
        if plain(row.name) == wanted:
            return int(row.id)
    return _new(tx, table, values)


def _new(tx: Tx, table: sa.Table, values: dict[str, object]) -> int:
    made = tx.execute(sa.insert(table).values(values).returning(table.c.id)).scalar_one()
    return int(made)


def _slug(tx: Tx, name: str, council: str | None) -> str:
    taken = set(tx.execute(sa.select(tables.committee.c.slug)).scalars())
    short = plain(name).replace(" ", "-")
    choices = [short, f"{plain(council).replace(' ', '-')}-{short}"] if council else [short]
    numbered = (f"{short}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in [*choices, *numbered] if slug not in taken)
