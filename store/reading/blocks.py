"""Which rows a merged cell covers, where the layout has set its label beside the middle of them.

A label of two lines stands beside the two middle rows of its block. Blocks follow one another without a gap, so the
split is the one that brings each block's middle nearest to its label's; where another is as good, the rows that change
sides are told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

MARGIN = 0.51
"""A split that misses the middles by this much more, in rows, is as good: rows are not all of one height."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label, beside the rows from `first` to `last` (both counted in, from 0)."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Covered:
    """The labels of a row: the one it most likely has, and the others that it may have."""

    label: int
    others: tuple[int, ...] = ()


def cover(labels: Sequence[Label], heights: Sequence[float]) -> list[Covered]:
    """For each row the label that covers it; `heights` says how many rows each stands for (1, or more run together)."""
    tops = [sum(heights[:row]) for row in range(len(heights) + 1)]

    def miss(label: Label, start: int, end: int) -> float:
        middle = (tops[start] + tops[end]) / 2
        beside = (tops[label.first] + tops[label.last + 1]) / 2
        return abs(middle - beside)

    best = _splits(labels, len(heights), miss)
    rows: list[set[int]] = [set() for _ in heights]
    for ends in (ends for ends, cost in best if cost <= best[0][1] + MARGIN):
        for row in range(len(heights)):
            rows[row].add(_at(ends, row))
    chosen = best[0][0]
    return [Covered(_at(chosen, row), tuple(sorted(found - {_at(chosen, row)}))) for row, found in enumerate(rows)]


def cover_unsure(labels: Sequence[Label], heights: Sequence[int]) -> list[Covered]:
    """As `cover`, and told as open too: what other heights would change, and rows below a label that stands at the top.

    A label beside the very first rows may be in the middle of them, or at the top of more.
    """
    likely, even = cover(labels, heights), cover(labels, [1] * len(heights))
    top = range(labels[0].last + 1, labels[1].first) if labels[0].first == 0 and len(labels) > 1 else range(0)
    found: list[Covered] = []
    for row, (one, other) in enumerate(zip(likely, even, strict=True)):
        may = {*one.others, other.label, *([0] if row in top else [])} - {one.label}
        found.append(Covered(one.label, tuple(sorted(may))))
    return found


def _at(ends: Sequence[int], row: int) -> int:
    return next(place for place, end in enumerate(ends) if row < end)


def _splits(
    labels: Sequence[Label], count: int, miss: Callable[[Label, int, int], float]
) -> list[tuple[tuple[int, ...], float]]:
    """Every split near the best, the best first: the row after each block's last, and how far middles are missed."""

    @cache
    def after(place: int, start: int) -> tuple[tuple[tuple[int, ...], float], ...]:
        label = labels[place]
        if place == len(labels) - 1:
            return (((count,), miss(label, start, count)),) if start <= label.first else ()
        ends = range(label.last + 1, labels[place + 1].first + 1)
        found = [((end, *rest), miss(label, start, end) + cost) for end in ends for rest, cost in after(place + 1, end)]
        found.sort(key=lambda split: split[1])
        return tuple(split for split in found if split[1] <= found[0][1] + MARGIN)

    return list(after(0, 0))
