"""Ruled tables of a PDF to rows: a cell a column, its wrapped lines joined, a merged cell's words where they stand."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from store.reading.pdf_words import Grid, Word, joined, strips

Row = tuple[str, ...]


def grid_rows(grid: Grid, known: frozenset[str]) -> list[Row]:
    """The rows of a ruled table, empty cells kept; a cell over several columns speaks in the first of them."""
    lefts = _apart(cell[0] for cell in grid.cells)
    tops = _apart(cell[1] for cell in grid.cells)
    held: dict[tuple[int, int], list[Word]] = {}
    for word in grid.words:
        x, y = word.middle
        inside = next((c for c in grid.cells if c[0] <= x <= c[2] and c[1] <= y <= c[3]), None)
        left = inside[0] if inside else x
        held.setdefault((_band(tops, y), _band(lefts, left + 1)), []).append(word)
    rows = [
        tuple(text_of(held.get((row, column), ()), known) for column in range(len(lefts))) for row in range(len(tops))
    ]
    return [row for row in rows if any(row)]


def text_of(words: Sequence[Word], known: frozenset[str]) -> str:
    """The words of one cell as one text."""
    return joined([strip.text for strip in strips(words)], known) if words else ""


def _apart(edges: Iterable[float]) -> list[float]:
    """The different edges, those that are drawn within two points of each other being one."""
    apart: list[float] = []
    for edge in sorted(edges):
        if not apart or edge - apart[-1] > 2:
            apart.append(edge)
    return apart


def _band(edges: Sequence[float], place: float) -> int:
    return max(0, bisect_right(edges, place) - 1)
