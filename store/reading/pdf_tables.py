"""Ruled tables of a PDF to rows: a cell a column, its wrapped lines joined, a merged cell's words where they stand."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from store.reading.pdf_words import Grid, Strip, Word, joined, strips

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


def goes_over(last: Grid, first: Grid) -> bool:
    """Whether the end of a page divides a row: what stands on the next page had no room, and reads as a rest."""
    lefts = _apart(cell[0] for cell in last.cells)
    if len(lefts) != len(_apart(cell[0] for cell in first.cells)):
        return False
    rights = [*lefts[1:], last.box[2]]
    end, start = _line_by_column(last, -1), _line_by_column(first, 0)
    rest = len(start) == 1 < len(end) - 1 or any(its[0].words[0].text[0].islower() for its in start.values())
    return rest and all(
        column in end and end[column][-1].ends_full(its[0], rights[column] - 0.3 * its[0].size)
        for column, its in start.items()
    )


def over_page(last: Row, first: Row, known: frozenset[str]) -> Row:
    """One row out of its two halves on two pages."""
    return tuple(
        joined([part for part in halves if part] or [""], known) for halves in zip_longest(last, first, fillvalue="")
    )


def _line_by_column(grid: Grid, row: int) -> dict[int, tuple[Strip, ...]]:
    """The printed lines of each cell of the first or the last row."""
    lefts = _apart(cell[0] for cell in grid.cells)
    tops = _apart(cell[1] for cell in grid.cells)
    wanted = range(len(tops))[row]
    held: dict[int, list[Word]] = {}
    for word in grid.words:
        if _band(tops, word.middle[1]) == wanted:
            held.setdefault(_band(lefts, word.middle[0]), []).append(word)
    return {column: strips(words) for column, words in held.items()}


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
