"""Rows of tables whose cells are centred and stand close: where one row ends and the next begins.

No white parts such rows, and the first line of a long cell stands above the only line of a short one. So every way of
cutting the lines into rows is weighed, and the one with the fewest oddities is taken.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from store.reading.dates import find_dates
from store.reading.figures import parse_amount
from store.reading.pdf_columns import Block, edge, words_in
from store.reading.pdf_words import Strip, Word

_TALLEST = 45
"""A row has at most so many strips."""
_ROW, _LONELY, _SHORT, _FIRST_OFF, _OFF, _TWO = 0.3, 0.6, 1.0, 0.5, 3.0, 10.0
"""What it costs: a row; one with a single cell filled; a line that need not have wrapped; a cell off the middle of its
row, which may be the label of several rows if it is the first; a cell with a gap, or with two values in it."""
_COLOURS = frozenset(["red", "amber", "green", "yellow", "blue"])


def rows(block: Block) -> list[list[Strip]]:
    """The strips of each row, cut where it costs least."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(block.strips) + 1):
        starts = range(max(0, end - _TALLEST), end)
        best.append(min((best[start][0] + _cost(block, block.strips[start:end]), start) for start in starts))
    cuts = [len(block.strips)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    return [list(block.strips[start:end]) for start, end in pairwise(reversed(cuts))]


def is_centred(block: Block, made: Sequence[Sequence[Strip]]) -> bool:
    """Whether nearly every one of these rows has its cells in its middle, and one value a cell."""
    odd = sum(_cost(block, its) >= _OFF for its in made)
    return odd <= 0.1 * len(made)


def overlaps(above: Strip, below: Strip) -> bool:
    """Whether a strip begins before the one above it ends, as lines of centred cells do."""
    return below.top - above.bottom < -0.1 * below.size


def has_two_values(block: Block, its: Sequence[Strip]) -> bool:
    """Whether a cell of a row holds two dates, two figures or the same line twice, as two rows run together do."""
    return any(_two_values(_lines(its, block, place)) for place in range(len(block.columns)))


def values_meet(block: Block, above: Sequence[Strip], below: Sequence[Strip]) -> bool:
    """Whether two rows have a value each in one column: they are not two halves of one row."""
    places = range(len(block.columns))
    return any(
        any(map(_is_value, _lines(above, block, n))) and any(map(_is_value, _lines(below, block, n))) for n in places
    )


def _cost(block: Block, its: Sequence[Strip]) -> float:
    """How odd it would be for these strips to be one row."""
    cells = [(place, lines) for place in range(len(block.columns)) if (lines := _lines(its, block, place))]
    middle = (its[0].top + max(strip.bottom for strip in its)) / 2
    pitch = median(strip.bottom - strip.top for strip in its)
    cost = _ROW + (_LONELY if len(cells) == 1 else 0)
    for place, lines in cells:
        if abs((lines[0].top + lines[-1].bottom) / 2 - middle) > 0.3 * pitch:
            cost += _OFF if place else _FIRST_OFF
        cost += _cell(lines, edge(block, place))
    return cost


def _cell(lines: Sequence[Strip], right: float) -> float:
    """How odd it would be for these lines to be one cell."""
    short = sum(not above.ends_full(below, right) for above, below in pairwise(lines))
    gaps = any(below.top - above.bottom > below.size for above, below in pairwise(lines))
    return _SHORT * short + (_TWO if gaps or _two_values(lines) else 0)


def _lines(its: Sequence[Strip], block: Block, place: int) -> list[Strip]:
    """The printed lines of one cell."""
    found: list[tuple[Word, ...]] = [words_in(strip, block.columns[place]) for strip in its]
    return [Strip(words) for words in found if words]


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
