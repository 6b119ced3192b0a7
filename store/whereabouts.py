"""In which part of a pack a line stands: the item of the agenda, and the pages that the agenda prints for it.

A pack that was read as text has no pages of its own, but its agenda says which pages each item takes: so much is known
of every record under that item, and no more is claimed.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import sqlalchemy as sa

from store import Tx
from store.tables import item, passage

Pages = tuple[int, int]
PARTS = frozenset({"agenda", "minutes", "report"})


class Spot(NamedTuple):
    """`of` is agenda, minutes or report; `item` its number there; `pages` the agenda's for it, first and last."""

    of: str | None
    item: str | None
    pages: Pages | None


NOWHERE = Spot(None, None, None)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The parts of every pack, by document: the first and last line that is known of each, and what it is."""

    _parts: dict[int, Sequence[tuple[int, int, Spot]]]

    def spot(self, document: int, line: int | None) -> Spot:
        """Where a line of a document stands; nowhere between two parts, since it may belong to either."""
        parts = self._parts.get(document, ())
        place = bisect_right(parts, line, key=lambda part: part[0]) if line is not None else 0
        if not place or line is None or line > parts[place - 1][1]:
            return NOWHERE
        return parts[place - 1][2]


def whereabouts(tx: Tx) -> Whereabouts:
    """Read the parts of every pack."""
    pages = _pages(tx)
    columns = (passage.c.document_id, passage.c.line, passage.c.of, passage.c.item)
    rows = tx.execute(sa.select(*columns).where(passage.c.line.is_not(None)).order_by(*columns[:2])).all()
    parts = defaultdict[int, list[tuple[int, int, Spot]]](list)
    for (document, of, number), part in groupby(rows, key=lambda row: (row[0], row[2], row[3])):
        lines = [row[1] for row in part]
        parts[document].append((lines[0], lines[-1], Spot(of, number, _of(pages[document], of, number))))
    return Whereabouts(dict(parts))


def _pages(tx: Tx) -> dict[int, list[tuple[str, str, Pages]]]:
    """Of each document, the items of its agenda that print their pages: number, title, pages."""
    found = defaultdict[int, list[tuple[str, str, Pages]]](list)
    printed = sa.select(item).where(item.c.of == "agenda", item.c.page_first.is_not(None))
    for row in tx.execute(printed).mappings():
        pages = (row["page_first"], row["page_last"] or row["page_first"])
        found[row["document_id"]].append((row["number"], row["title"], pages))
    return found


def _of(items: Sequence[tuple[str, str, Pages]], of: str | None, number: str | None) -> Pages | None:
    """The pages of the one item that a part belongs to: a report's own, or that of the minutes; None where unsure."""
    if of == "report":
        fits = [pages for each, _, pages in items if each == number]
    elif of == "minutes":
        fits = [pages for _, title, pages in items if re.search(r"\bminutes?\b", title, re.IGNORECASE)]
    else:
        fits = []
    return fits[0] if len(fits) == 1 else None
