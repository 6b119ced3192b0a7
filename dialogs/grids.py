"""Tables as the papers print them: rows of passages put back under their headings, where that is sure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from store.records import Passage

_BAR = " | "
_NUMBER = re.compile(r"^[<>~+-]?[£€$]?\d[\d,]*(?:\.\d+)?\s?(?:%|k|m|bn|[a-z]{1,7}\b)?\W*$", re.IGNORECASE)
_DATE = re.compile(
    r"^(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d|(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]{2,8},? \d{4}|tbc|tba)$",
    re.IGNORECASE,
)
_NAME = re.compile(r"^(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Dr) )?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]+){1,2}$")
NONE = frozenset({"", "-", "–", "—", "n/a", "none", "nil"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the cells under their headings, empty ones left out, and the passage that it is."""

    cells: tuple[tuple[str, str], ...]
    passage: Passage

    @property
    def name(self) -> str:
        """What the row is of: the longest of its first two cells."""
        return max((cell for _, cell in self.cells[:2]), key=len, default="")

    def under(self, head: str) -> str:
        """The cell under a heading."""
        return next((cell for title, cell in self.cells if title == head), "")

    def printed(self) -> str:
        """As a sentence: "Price: £7,655; Guarantee: 5 years" after the first cell."""
        first, *rest = self.cells
        start = first[1]
        if len(start) < 8 and rest:
            start, rest = f"{start} {rest[0][1]}", rest[1:]
        return f"{start}: {'; '.join(f'{head} {cell}' for head, cell in rest)}" if rest else start


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its headings, its rows, and the headings above it."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    above: str

    def column(self, head: str) -> tuple[str, ...]:
        """Every cell under a heading."""
        return tuple(row.under(head) for row in self.rows)


def grids(passages: Sequence[Passage]) -> Iterator[Grid]:
    """The tables that stand in passages, in the order of the papers."""
    run: list[Passage] = []
    for passage in passages:
        fits = _BAR in passage.text and (not run or _together(run[-1], passage))
        if run and not fits:
            yield from _grid(run)
            run = []
        if _BAR in passage.text:
            run.append(passage)
    yield from _grid(run)


def _together(one: Passage, other: Passage) -> bool:
    return (one.source.document, one.heading) == (other.source.document, other.heading)


def _grid(run: Sequence[Passage]) -> Iterator[Grid]:
    if len(run) < 2 or not _is_head(cells := run[0].text.split(_BAR)):
        return
    kinds = _kinds(len(cells), [passage.text.split(_BAR) for passage in run[1:]])
    rows = (_row(cells, kinds, passage) for passage in run[1:])
    yield Grid(tuple(cells), tuple(row for row in rows if row), run[0].heading or "")


def _is_head(cells: Sequence[str]) -> bool:
    short = all(len(cell) < 45 and not cell.endswith(":") for cell in cells)
    return short and len(cells) > 1 and not any(kind(cell) in {"number", "date"} for cell in cells)


@lru_cache(maxsize=20_000)
def kind(cell: str) -> str:
    """number, date, name, blank or words."""
    bare = cell.strip()
    if bare.casefold() in NONE:
        return "blank"
    if _DATE.match(bare):
        return "date"
    if _NUMBER.match(bare) or re.match(r"^\d+m \d+s$", bare):
        return "number"
    return "name" if _NAME.match(bare) else "words"


def _kinds(width: int, rows: Sequence[Sequence[str]]) -> tuple[Counter[str], ...]:
    """The kinds of cell in each column, from the rows that fill every column."""
    whole = [row for row in rows if len(row) == width]
    return tuple(
        Counter(kind(row[place]) for row in whole) + Counter({row[place]: 1 for row in whole}) for place in range(width)
    )


def _row(heads: Sequence[str], kinds: Sequence[Counter[str]], passage: Passage) -> Row | None:
    """A row with every cell under its heading; None where cells are missing and it cannot be told which."""
    cells = passage.text.split(_BAR)
    if len(cells) > len(heads):
        return None
    best = sorted(_placings(tuple(cells), kinds, 0), reverse=True)[:2]
    if not best or (len(best) == 2 and best[0][0] - best[1][0] < 0.25):
        return None
    return Row(tuple((heads[place], cell) for place, cell in zip(best[0][1], cells, strict=True)), passage)


def _placings(cells: tuple[str, ...], kinds: Sequence[Counter[str]], first: int) -> list[tuple[float, tuple[int, ...]]]:
    """Every way to put cells under columns in order, with how well the kinds fit."""
    if not cells:
        return [(0.0, ())]
    found: list[tuple[float, tuple[int, ...]]] = []
    for place in range(first, len(kinds) - len(cells) + 1):
        fit = _fit(cells[0], kinds[place])
        found += [(fit + rest, (place, *places)) for rest, places in _placings(cells[1:], kinds, place + 1)]
    return sorted(found, reverse=True)[:4]


def _fit(cell: str, column: Counter[str]) -> float:
    """How well a cell fits a column: like the cells that stand there, and best where the very words do."""
    total = sum(column[name] for name in ("number", "date", "name", "words", "blank")) or 1
    return column[kind(cell)] / total + (1.0 if column[cell] else 0.0) + (0.1 if kind(cell) == "blank" else 0.0)


def amount_of(cell: str) -> tuple[float, str] | None:
    """The number in a cell and its unit; None where it holds none, or more than one."""
    found = re.fullmatch(r"([£€$]?)\s?(\d[\d,]*(?:\.\d+)?)\s?(%|[A-Za-z]{0,12})\W*", cell.strip())
    if found is None:
        return None
    unit = found[1] or found[3].lower().removesuffix("s")
    return float(found[2].replace(",", "")), unit
