"""Rows of tables that stand close: where one row ends and the next begins.

No white parts such rows; if their cells are centred, a long one begins above the only line of a short one. Every way of
cutting the lines into rows is weighed, and the one with the fewest oddities is taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from store.reading.dates import find_dates
from store.reading.figures import parse_amount
from store.reading.pdf_columns import Block, edge, words_in
from store.reading.pdf_words import Strip

_TALLEST = 45
"""A row has at most so many strips."""
_ROW, _LONELY, _SHORT, _FIRST_OFF, _OFF, _TWO = 0.3, 0.6, 1.0, 0.5, 3.0, 10.0
"""What it costs: a row; one with a single cell filled; a line that need not have wrapped; a cell off the middle of its
row, which may be the label of several rows if it is the first; a cell with a gap, or with two values in it."""
_COLOURS = frozenset(["red", "amber", "green", "yellow", "blue"])


@dataclass(frozen=True)
class _Table:
    """The printed lines of each strip by its column, the right edge of each column, and how far lines are apart."""

    lines: tuple[tuple[Strip | None, ...], ...]
    edges: tuple[float, ...]
    pitch: float

    def cell(self, first: int, last: int, place: int) -> list[Strip]:
        """The lines of one cell of the row that the strips from `first` to before `last` make."""
        return [line for its in self.lines[first:last] if (line := its[place])]


def rows(block: Block, made: list[list[Strip]]) -> list[list[Strip]]:
    """The strips of each row if their cells are centred, cut where it costs least; `made` if those rows cost no more.

    The cells of `made` stand at the top of their rows.
    """
    table = _table(block)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(block.strips) + 1):
        starts = range(max(0, end - _TALLEST), end)
        best.append(min((best[start][0] + _cost(table, start, end), start) for start in starts))
    ends = [0, *accumulate(len(its) for its in made)]
    if sum(_cost(table, start, end, top=True) for start, end in pairwise(ends)) <= best[-1][0] + 0.01:
        return made
    cuts = [len(block.strips)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    return [list(block.strips[start:end]) for start, end in pairwise(reversed(cuts))]


def overlaps(block: Block) -> bool:
    """Whether some strip stands half a line below the one above it, as lines of centred cells do."""
    pitch = _table(block).pitch
    return any(below.top - above.top < 0.75 * pitch for above, below in pairwise(block.strips))


def values_meet(block: Block, above: Sequence[Strip], below: Sequence[Strip]) -> bool:
    """Whether two rows have a value each in one column: they are not two halves of one row."""
    over, under = (_table(Block(tuple(its), block.columns)) for its in (above, below))
    return any(
        any(map(_is_value, over.cell(0, len(above), place))) and any(map(_is_value, under.cell(0, len(below), place)))
        for place in range(len(block.columns))
    )


def _table(block: Block) -> _Table:
    lines = tuple(
        tuple(Strip(words) if (words := words_in(strip, column)) else None for column in block.columns)
        for strip in block.strips
    )
    columns = ([line for line in column if line] for column in zip(*lines, strict=True))
    steps = [below.top - above.top for column in columns for above, below in pairwise(column)]
    edges = tuple(edge(block, place) for place in range(len(block.columns)))
    return _Table(lines, edges, min(steps, default=block.strips[0].size))


def _cost(table: _Table, first: int, last: int, *, top: bool = False) -> float:
    """How odd it would be for these strips to be one row, its cells in its middle or at its top."""
    cells = [(place, lines) for place in range(len(table.edges)) if (lines := table.cell(first, last, place))]
    whole = [lines[0] for _, lines in cells], [lines[-1] for _, lines in cells]
    high, low = min(line.top for line in whole[0]), max(line.bottom for line in whole[1])
    cost = _ROW + (_LONELY if len(cells) == 1 else 0)
    for place, lines in cells:
        off = lines[0].top - high if top else (lines[0].top + lines[-1].bottom - high - low) / 2
        if abs(off) > 0.25 * table.pitch:
            cost += _OFF if place else _FIRST_OFF
        cost += _cell(lines, table.edges[place], table.pitch)
    return cost


def _cell(lines: Sequence[Strip], right: float, pitch: float) -> float:
    """How odd it would be for these lines to be one cell."""
    short = sum(not above.ends_full(below, right) for above, below in pairwise(lines))
    gaps = any(below.top - above.top > 1.3 * pitch for above, below in pairwise(lines))
    return _SHORT * short + (_TWO if gaps or _two_values(lines) else 0)


def _two_values(lines: Sequence[Strip]) -> bool:
    texts = [line.text for line in lines]
    return sum(map(_is_value, lines)) > 1 or any(one == other for one, other in pairwise(texts))


def _is_value(line: Strip) -> bool:
    """Whether a line is the whole of a value: a date, a figure or a colour."""
    text = line.text
    dated = find_dates(text)
    if dated and dated[0].start == 0 and dated[0].end == len(text):
        return True
    return text.casefold() in _COLOURS or parse_amount(text) is not None
