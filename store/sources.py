"""Reads records that can be said: each with its source and its open doubts, and only what the viewer may see."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import RowMapping

from store import Tx, settled
from store.records import Doubt, Sight, Source
from store.tables import attendance, deliverable, document, doubt, role
from store.whereabouts import PARTS, Whereabouts, whereabouts

Record = TypeVar("Record")
Doubts = dict[tuple[int, int | None], list[tuple[str | None, str]]]

_PAPER = tuple(
    document.c[name].label(f"paper_{name}")
    for name in ("title", "kind", "file", "committee_id", "meeting_date", "draft")
)

_NAMING = (attendance, role, deliverable)


def said(
    tx: Tx,
    sight: Sight,
    table: sa.Table,
    kind: Callable[..., Record],
    *,
    which: sa.ColumnElement[bool] | None = None,
    **made: Callable[[RowMapping], object],
) -> list[Record]:
    """Read a table's records of this kind, in the order of their papers; `made` makes what is no column of it.

    `which` leaves others out in the database: what is asked for over and over need not read everything.
    """
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # a record's class is a dataclass
    every = _doubts(tx, sight)
    spots = whereabouts(tx)
    return [
        kind(
            **{name: row[name] for name in names & row.keys() - made.keys()},
            **{name: make(row) for name, make in made.items()},
            doubts=_about(table, every.get((row["document_id"], row["line"]), [])),
            source=source(row, spots),
        )
        for row in _rows(tx, sight, table, which)
    ]


def doubts(tx: Tx, sight: Sight) -> list[Doubt]:
    """Everything that a reader doubted, in the order of the papers."""
    spots = whereabouts(tx)
    return [
        Doubt(id=row["id"], about=row["about"], why=row["why"], source=source(row, spots))
        for row in _rows(tx, sight, doubt)
    ]


def visible(table: sa.Table, sight: Sight) -> sa.ColumnElement[bool]:
    """Say in SQL which rows a viewer may see; the table is joined to its document."""
    public = ~table.c.exempt & ~document.c.draft
    if sight.committees is None:
        return sa.true()
    return public | document.c.committee_id.in_(sight.committees) if sight.committees else public


def source(row: RowMapping, spots: Whereabouts) -> Source:
    """Where the row came from."""
    spot = spots.spot(row["document_id"], row["line"])
    own = row.get("item", row.get("number") if "page_first" in row else None)
    return Source(
        document=row["document_id"],
        paper=row["paper_title"],
        kind=row["paper_kind"],
        file=row["file"] or row["paper_file"],
        committee=row["paper_committee_id"],
        meeting_date=row["paper_meeting_date"],
        page=row["page"],
        line=row["line"],
        item=own or spot.item,
        exempt=row["exempt"] or row["paper_draft"],
        of=stated if (stated := row.get("of")) in PARTS else spot.of,
        pages=None if row["page"] else spot.pages,
        sheet=row["file"] is not None,
    )


def _rows(tx: Tx, sight: Sight, table: sa.Table, which: sa.ColumnElement[bool] | None = None) -> Iterator[RowMapping]:
    chosen = (
        sa.select(*table.c, *_PAPER)
        .join(document, table.c.document_id == document.c.id)
        .where(visible(table, sight), *([] if which is None else [which]))
        .order_by(document.c.meeting_date.nulls_first(), document.c.id, table.c.line.nulls_first(), table.c.id)
    )
    return iter(tx.execute(chosen).mappings())


def _doubts(tx: Tx, sight: Sight) -> Doubts:
    """The doubts of each line that nobody has settled."""
    gathered: Doubts = defaultdict(list)
    done = settled.settled(tx)
    slugs = settled.slugs(tx) if done else {}
    for row in _rows(tx, sight, doubt):
        if done and _digest(row, slugs) in done:
            continue
        gathered[row["document_id"], row["line"]].append((row["hangs_on"], row["why"]))
    return gathered


def _digest(row: RowMapping, slugs: Mapping[int | None, str]) -> str:
    paper = settled.paper_name(slugs.get(row["paper_committee_id"]), row["paper_meeting_date"], row["paper_title"])
    return settled.read_digest(paper, row["about"], row["why"])


def _about(table: sa.Table, at_its_line: Sequence[tuple[str | None, str]]) -> tuple[str, ...]:
    about = {None, table.name, "person" if table in _NAMING else None}
    return tuple(dict.fromkeys(why for hangs_on, why in at_its_line if hangs_on in about))
