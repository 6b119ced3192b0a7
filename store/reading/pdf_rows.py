"""Rows of tables without vertical rules: which printed lines make one row, also over the end of a page."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from store.reading import pdf_close
from store.reading.pdf_columns import Block, filled, goes_on, words_in
from store.reading.pdf_tables import Row, text_of
from store.reading.pdf_words import Rule, Strip, is_marker


def rows(block: Block, rules: Sequence[Rule], known: frozenset[str]) -> list[Row]:
    """The rows of a table without vertical rules."""
    found = [
        tuple(text_of([word for strip in its for word in words_in(strip, column)], known) for column in block.columns)
        for its in _by_row(block, rules)
    ]
    firsts = {row[0] for row in found} - {""}
    if firsts and len(block.columns) > 1 and all(is_marker(first) for first in firsts):
        return [(f"{row[0]} {row[1]}".strip(), *row[2:]) for row in found]
    return found


def goes_over(last: Block, first: Block, rules: Sequence[Rule]) -> bool:
    """Whether the end of a page divides a row: what stands on the next page had no room, and reads as a rest."""
    start, end = first.strips[0], _by_row(last, rules)[-1]
    if pdf_close.values_meet(last, end, _by_row(first, rules)[0]):
        return False
    small = any((words := words_in(start, column)) and words[0].text[0].islower() for column in first.columns)
    rest = small or filled(start, first.columns) == 1 < filled(end[0], last.columns) - 1
    return rest and last.columns == first.columns and goes_on(last, end, start) and _fewer(last, end[0], start)


def _by_row(block: Block, rules: Sequence[Rule]) -> list[list[Strip]]:
    """The strips of each row: as rules or white part them, or by what their cells hold where those part too little."""
    made, parted = _by_white(block, rules)
    return made if parted and not pdf_close.overlaps(block) else pdf_close.rows(block, made)


def _by_white(block: Block, rules: Sequence[Rule]) -> tuple[list[list[Strip]], bool]:
    """The strips of each row: rules divide them, else wider white between rows, else what cannot have wrapped.

    Also whether it was rules, or white that only some of the strips have above them.
    """
    whites = [below.top - above.bottom for above, below in pairwise(block.strips)]
    size = median(strip.size for strip in block.strips)
    least = min((white for white in whites if white > -0.1 * size), default=0.0)
    threshold = min(least + 0.35 * size, 0.75 * size)
    padded = sum(white > threshold for white in whites) > 1
    near = [pair for pair, white in zip(pairwise(block.strips), whites, strict=True) if white <= threshold]
    spaced = padded and sum(_twins(block, *pair) for pair in near) <= 0.3 * len(near)
    ruled = sum(_ruled_between(above, below, rules) for above, below in pairwise(block.strips)) > 1
    made = [[block.strips[0]]]
    for above, below in pairwise(block.strips):
        white = below.top - above.bottom
        if ruled:
            same = not _ruled_between(above, below, rules)
        elif white < -0.1 * size:
            same = True
        elif white > threshold:
            same = False
        else:
            same = spaced or (goes_on(block, made[-1], below) and (padded or _fewer(block, made[-1][0], below)))
        if same:
            made[-1].append(below)
        else:
            made.append([below])
    return made, ruled or (padded and bool(near))


def _ruled_between(above: Strip, below: Strip, rules: Sequence[Rule]) -> bool:
    return any(
        above.bottom - 2 < top < below.top + 2
        and x0 < below.x1
        and x1 > below.x0
        and x1 - x0 > 0.5 * (below.x1 - below.x0)
        for top, x0, x1 in rules
    )


def _fewer(block: Block, first: Strip, below: Strip) -> bool:
    """Whether a strip fills fewer columns than the first one of its row did."""
    return filled(below, block.columns) < filled(first, block.columns)


def _twins(block: Block, above: Strip, below: Strip) -> bool:
    """Whether two strips fill the same columns, as two rows do."""
    filled = [[bool(words_in(strip, column)) for column in block.columns] for strip in (above, below)]
    return filled[0] == filled[1] and sum(filled[0]) > 1
