"""Tables of a PDF without rules: words aligned in columns, told from prose by the gaps that run down between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from store.reading.pdf_words import Strip, Word, is_marker

Span = tuple[float, float]


@dataclass(frozen=True)
class Block:
    """Strips that make a table, and where its columns stand."""

    strips: tuple[Strip, ...]
    columns: tuple[Span, ...]


def blocks(strips: Sequence[Strip]) -> list[Strip | Block]:
    """The strips of a page in their order, those that make a table gathered; columns of prose come one by one."""
    space = typical_space(strips)
    right = max((strip.x1 for strip in strips), default=0.0)
    found: list[Strip | Block] = []
    place = 0
    while place < len(strips):
        block = _grown(strips[place:], space, right)
        place += max(1, len(block))
        if not block:
            found.append(strips[place - 1])
            continue
        above = _above(found, block, space)
        del found[len(found) - len(above) :]
        made = Block((*above, *block), columns((*above, *block), space))
        if _reads_down(made):
            found.extend(strip for column in made.columns for strip in _within(made.strips, column))
        else:
            found.append(made)
    return found


def typical_space(strips: Sequence[Strip]) -> float:
    """A narrow space between two words, in parts of the size of their letters: the usual one if none is stretched."""
    gaps = sorted(gap / strip.size for strip in strips for gap in strip.gaps if gap < strip.size)
    return max(0.2, gaps[len(gaps) // 4]) if gaps else 0.25


def columns(strips: Sequence[Strip], space: float) -> tuple[Span, ...]:
    """Where the columns of a table stand: what no word of it bridges is between two."""
    few = len(strips) < 8  # a gap that stays open for long may be narrower
    least = max(0.45, 1.6 * space) if few else max(0.34, 1.3 * space)
    least *= median(strip.size for strip in strips)
    spans: list[Span] = []
    for x0, x1 in sorted((word.x0, word.x1) for strip in strips for word in strip.words):
        if spans and x0 - spans[-1][1] < least:
            spans[-1] = (spans[-1][0], max(x1, spans[-1][1]))
        else:
            spans.append((x0, x1))
    return tuple(spans)


def sharing(above: Block, below: Block) -> tuple[Block, Block]:
    """Two blocks with the columns of both together, if those are the columns of one of them."""
    both = (*above.strips, *below.strips)
    shared = columns(both, typical_space(both))
    if len(shared) != max(len(above.columns), len(below.columns)):
        return above, below
    return replace(above, columns=shared), replace(below, columns=shared)


def stands_under(strip: Strip, block: Block) -> bool:
    """Whether a strip without gaps stands in one column of a block, and not in the first, where prose starts too."""
    return any(abs(strip.x0 - x0) < 2 and strip.x1 < x1 + strip.size for x0, x1 in block.columns[1:])


def is_wide(strip: Strip, space: float, right: float) -> bool:
    """Whether a strip has a gap as between columns: not the one after a bullet or number, nor those of even spacing."""
    gaps = strip.gaps[1:] if is_marker(strip.words[0].text) else strip.gaps
    if not gaps or max(gaps) < max(0.65, 2.5 * space) * strip.size:
        return False
    return max(gaps) > 2.2 * min(gaps) or strip.x1 < right - strip.size


def _grown(strips: Sequence[Strip], space: float, right: float) -> tuple[Strip, ...]:
    """The strips from the first on that make one table, if the first of them has columns."""
    if not is_wide(strips[0], space, right):
        return ()
    block = [strips[0]]
    widest = 0.0
    for strip in strips[1:]:
        white = strip.top - block[-1].bottom
        alone = len(columns([strip], space)) == 1
        if white > 3 * strip.size or (alone and white > max(1.2 * strip.size, 1.25 * widest)):
            break
        again = strip.text == block[0].text and not re.search(r"\d", strip.text)
        if again or not _fits(strip, block, space):
            break  # the same headings again are another table's
        widest = max(widest, white)
        block.append(strip)
    while len(block) > 1 and not (is_wide(block[-1], space, right) or _ends_well(block, space)):
        block.pop()
    return tuple(block)


def _fits(strip: Strip, block: Sequence[Strip], space: float) -> bool:
    """Whether a strip leaves the gaps between a table's columns open, and has its own wide gaps there."""
    stand = columns([*block, strip], space)
    if len(stand) < max(2, len(columns(block, space))):
        return False
    wide = max(1.3, 4 * space) * strip.size
    return not any(
        gap > wide and any(x0 <= before.x1 and after.x0 <= x1 for x0, x1 in stand)
        for gap, (before, after) in zip(strip.gaps, pairwise(strip.words), strict=True)
    )


def _above(found: Sequence[Strip | Block], block: Sequence[Strip], space: float) -> list[Strip]:
    """The strips just above a table that are its rows though their own gaps are narrow: their cells are full."""
    above: list[Strip] = []
    for strip in reversed(found):
        whole = [*above, *block]
        if not isinstance(strip, Block) and _beside(strip, whole[0]):
            above.insert(0, strip)
            continue
        if isinstance(strip, Block) or whole[0].top - strip.bottom > 1.2 * strip.size:
            break
        if not _fits(strip, whole, space) or _is_even(strip, columns([strip, *whole], space)):
            break
        above.insert(0, strip)
    stand = columns([*above, *block], space)
    while above and filled(above[0], stand) < 2 and not stands_under(above[0], Block(tuple(block), stand)):
        if _beside(*[*above, *block][:2]):
            break
        del above[0]
    return above


def _is_even(strip: Strip, stand: Sequence[Span]) -> bool:
    """Whether the gaps of a strip between columns are no wider than its others, as in a line stretched to the edge."""
    place = [next((n for n, column in enumerate(stand) if word in words_in(strip, column)), -1) for word in strip.words]
    across = [gap for gap, (left, right) in zip(strip.gaps, pairwise(place), strict=True) if left != right]
    inside = [gap for gap, (left, right) in zip(strip.gaps, pairwise(place), strict=True) if left == right]
    return bool(across and inside) and min(across) < 1.25 * max(inside)


def _ends_well(block: Sequence[Strip], space: float) -> bool:
    """Whether the last strip of a table, though it has no gaps, stands in a later column or goes on with a cell."""
    above, last = block[-2:]
    if _beside(above, last) or stands_under(last, Block(tuple(block), columns(block[:-1], space))):
        return True
    made = Block(tuple(block), columns(block, space))
    least = min(below.top - over.bottom for over, below in pairwise(block))
    near = min(least + 0.3 * last.size, 0.75 * last.size)
    return last.top - above.bottom < near and goes_on(made, [above], last)


def _beside(above: Strip, below: Strip) -> bool:
    """Whether a strip begins before the one above it ends, as the lines of centred cells do."""
    return below.top - above.bottom < -0.1 * below.size


def goes_on(block: Block, row: Sequence[Strip], below: Strip) -> bool:
    """Whether each cell of a strip can be the wrapped rest of the cell above it, which then had no room for it."""
    for place, column in enumerate(block.columns):
        words = words_in(below, column)
        above = [part for strip in row if (part := words_in(strip, column))]
        if words and not (above and Strip(above[-1]).ends_full(Strip(words), edge(block, place))):
            return False
    return True


def edge(block: Block, place: int) -> float:
    """Where a column's lines end at the latest: near the next column, unless its words run on further."""
    widest = block.columns[place][1]
    if place + 1 == len(block.columns):
        return widest
    return max(widest, block.columns[place + 1][0] - 1.2 * block.strips[0].size)


def filled(strip: Strip, columns: Sequence[Span]) -> int:
    """In how many columns a strip has words."""
    return sum(bool(words_in(strip, column)) for column in columns)


def words_in(strip: Strip, column: Span) -> tuple[Word, ...]:
    """The words of a strip that stand in a column."""
    return tuple(word for word in strip.words if column[0] - 0.5 <= word.middle[0] <= column[1] + 0.5)


def _within(strips: Sequence[Strip], column: Span) -> list[Strip]:
    return [Strip(words) for strip in strips if (words := words_in(strip, column))]


def _reads_down(block: Block) -> bool:
    """Whether a block is prose in columns: long, both columns filled, nearly every line of each full to its edge."""
    if len(block.columns) not in {2, 3} or len(block.strips) < 8:
        return False
    for column in block.columns:
        lines = _within(block.strips, column)
        full = sum(above.ends_full(below, column[1]) for above, below in pairwise(lines))
        if len(lines) < 0.6 * len(block.strips) or full < 0.7 * (len(lines) - 1) or column[1] - column[0] < 120:
            return False
    return True
