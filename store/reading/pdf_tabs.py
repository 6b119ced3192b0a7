"""Pages of a PDF that are a text printed with its tabs: where the tab stops stand, and the rows between them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import floor

from store.reading import pdf_prose
from store.reading.pdf_prose import Paragraph, Setting
from store.reading.pdf_tables import Row
from store.reading.pdf_words import Strip, joined

_USUAL_STEPS = (35.43, 36.0)
_LEAST_STARTS = 8


@dataclass(frozen=True)
class Tabs:
    """The left edge of the text, the distance of its tab stops and the width of a space in points.

    `even` says that all letters are equally wide: every gap that differs from a space is then a tab. `spaced` says that
    the stops are a whole number of letters apart: a single space before a stop may then be a tab too.
    """

    left: float
    step: float
    space: float
    even: bool
    spaced: bool = False

    def stop(self, x: float) -> int | None:
        """Which stop stands at x, if one does; the left edge is stop 0."""
        nearest = round((x - self.left) / self.step)
        return nearest if abs(x - self.left - nearest * self.step) < 0.8 else None

    def after(self, x: float) -> int:
        """The first stop after x."""
        return floor((x - self.left + 0.5) / self.step) + 1

    def cells(self, strip: Strip, *, every: bool = False) -> list[str]:
        """The cells of a strip, one more than it has tabs; `every` takes a single space before a stop for a tab too."""
        cells = [""] * (self.stop(strip.x0) or 0) + [strip.words[0].text]
        for gap, (before, word) in zip(strip.gaps, pairwise(strip.words), strict=True):
            stop = self.stop(word.x0)
            if stop and stop >= self.after(before.x1) and (every or self.is_tab(gap)):
                cells += [""] * (stop - self.after(before.x1)) + [word.text]
            else:
                cells[-1] = f"{cells[-1]} {word.text}"
        return cells

    def is_tab(self, gap: float) -> bool:
        """Whether a gap before a stop is surely more than a space."""
        return abs(gap - self.space) > 0.25 if self.even else gap > 1.3 * self.space


@dataclass(frozen=True)
class Tabbed:
    """Strips with tabs, and the rows that they make."""

    strips: tuple[Strip, ...]
    rows: tuple[Row, ...]


def tabs(strips: Sequence[Strip]) -> Tabs | None:
    """The tab stops of a paper, if its wide gaps end on them: many different places, all at multiples of one step."""
    gaps = sorted(gap for strip in strips for gap in strip.gaps)
    if not gaps:
        return None
    starts = Counter(round(strip.x0, 1) for strip in strips)
    left = min((x for x, many in starts.items() if many * 5 > len(strips)), default=0.0)
    space = gaps[len(gaps) // 4]
    wide = {
        round(word.x0, 1)
        for strip in strips
        for gap, word in zip(strip.gaps, strip.words[1:], strict=True)
        if gap > 1.5 * space
    }
    letter = _letter(strips)
    for step in (*_USUAL_STEPS, *((8 * letter, 4 * letter) if letter else ())):
        found = Tabs(left, step, space, even=bool(letter), spaced=step not in _USUAL_STEPS)
        if len(wide) >= _LEAST_STARTS and sum(bool(found.stop(x)) for x in wide) > 0.9 * len(wide):
            return found
    return None


def paragraphs(strips: Iterable[Strip], setting: Setting, stops: Tabs, before: int = 1) -> list[Paragraph | Tabbed]:
    """The paragraphs of a run of strips, and the rows where it has tabs; a row that was wrapped is one row again.

    `before` is how many cells the rows had that ended the page before: the first rows may go on with their table.
    """
    made: list[Paragraph | Tabbed] = []
    for run in _runs(strips, setting):
        widest = max(len(stops.cells(strip)) for strip in run)
        if widest > 1:
            widest, before = max(widest, before), 1
        if widest == 1:
            made += pdf_prose.paragraphs(run, setting)
        else:
            rows = _wrapped(run, setting, stops, widest)
            made.append(Tabbed(tuple(run), tuple(_row(row, stops, widest) for row in rows)))
    return made


def had_to_wrap(above: Strip, below: Strip, setting: Setting, stops: Tabs) -> bool:
    """Whether the first word of a strip, after the tabs before it, had no room on the strip above."""
    if stops.stop(below.x0):
        return stops.left + stops.after(above.x1) * stops.step + below.words[0].x1 - below.x0 > setting.right
    return above.ends_full(below, setting.right)


def over_page(last: Tabbed, first: Tabbed, setting: Setting, stops: Tabs) -> tuple[Tabbed, Tabbed]:
    """The same rows, the row that the end of a page divided being whole on the first of them."""
    row = tuple(_chained([last.rows[-1], first.rows[0]]))
    if len(row) > max(map(len, last.rows)) or not had_to_wrap(last.strips[-1], first.strips[0], setting, stops):
        return last, first
    return replace(last, rows=(*last.rows[:-1], row)), replace(first, rows=first.rows[1:])


def _letter(strips: Sequence[Strip]) -> float | None:
    """The width of a letter, if all are equally wide."""
    widths = sorted((word.x1 - word.x0) / len(word.text) for strip in strips for word in strip.words)
    low, high = widths[len(widths) // 10], widths[-1 - len(widths) // 10]
    return (low + high) / 2 if high < 1.02 * low else None


def _runs(strips: Iterable[Strip], setting: Setting) -> list[list[Strip]]:
    """Strips gathered as far as no white stands between them."""
    runs: list[list[Strip]] = []
    for strip in strips:
        if runs and not setting.divides(runs[-1][-1].bottom, strip.top, strip.size):
            runs[-1].append(strip)
        else:
            runs.append([strip])
    return runs


def _wrapped(run: Sequence[Strip], setting: Setting, stops: Tabs, widest: int) -> list[list[Strip]]:
    """The strips of each row: a strip goes on with a row that had no room for it and lacks its cells."""
    rows = [[run[0]]]
    for strip in run[1:]:
        if had_to_wrap(rows[-1][-1], strip, setting, stops) and len(_row([*rows[-1], strip], stops, 0)) <= widest:
            rows[-1].append(strip)
        else:
            rows.append([strip])
    return rows


def _row(strips: Sequence[Strip], stops: Tabs, widest: int) -> Row:
    """The cells of a row's strips: sure tabs divide them, and likely ones where that makes the row whole."""
    sure, likely = (_chained([stops.cells(strip, every=every) for strip in strips]) for every in (False, True))
    return tuple(likely if stops.spaced and len(sure) < len(likely) == widest else sure)


def _chained(strips: Sequence[Sequence[str]]) -> list[str]:
    """The cells of wrapped strips: the last cell of one goes on with the first of the next."""
    cells = list(strips[0])
    for more in strips[1:]:
        cells[-1:] = [joined([part for part in (cells[-1], more[0]) if part] or [""]), *more[1:]]
    return cells
