"""What a page of a PDF shows: its words where they stand, the strips that they form as printed lines, and its rules."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from pdfplumber.page import Page

from store.reading.plain_text import tidy

_SYMBOLS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-"})
_SPACE = 0.28
_MARKER = re.compile(r"[•▪●○◦‣·➢✓–—*§-]|o|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2})+")


Rule = tuple[float, float, float]
"""A horizontal rule: its height on the page, where it starts and where it ends."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box in points from the top left; `size` is its font's."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of its box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Strip:
    """One printed line: its words from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def x0(self) -> float:
        """Where it starts."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @cached_property
    def size(self) -> float:
        """The size of most of its words, in points."""
        return median(word.size for word in self.words)

    @cached_property
    def top(self) -> float:
        """Its upper edge, without what is raised."""
        return median(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Its lower edge, without what is lowered."""
        return median(word.bottom for word in self.words)

    @cached_property
    def text(self) -> str:
        """Its words, one space between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def gaps(self) -> tuple[float, ...]:
        """The spaces between its words."""
        return tuple(after.x0 - before.x1 for before, after in pairwise(self.words))

    def ends_full(self, following: "Strip", right: float) -> bool:
        """Whether the first word of the following strip would not have fitted before `right`: it had to wrap."""
        first = following.words[0]
        return self.x1 + _SPACE * self.size + (first.x1 - first.x0) > right - 0.1 * self.size


@dataclass(frozen=True)
class PageText:
    """All that is read of one page; `picture` says that it shows a picture and no text."""

    number: int
    width: float
    height: float
    strips: tuple[Strip, ...]
    turned: tuple[Word, ...] = ()
    grids: tuple["Grid", ...] = ()
    rules: tuple[Rule, ...] = ()
    picture: bool = False


@dataclass(frozen=True)
class Grid:
    """A ruled table's cells, each a box (x0, top, x1, bottom), and the words in it."""

    cells: tuple[tuple[float, float, float, float], ...]
    words: tuple[Word, ...] = ()

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The box around all its cells."""
        x0s, tops, x1s, bottoms = zip(*self.cells, strict=True)
        return min(x0s), min(tops), max(x1s), max(bottoms)

    def holds(self, word: Word) -> bool:
        """Whether a word stands in it."""
        x0, top, x1, bottom = self.box
        x, y = word.middle
        return x0 <= x <= x1 and top <= y <= bottom


def page_text(page: Page) -> PageText:
    """Read one page: words upright, whichever way the page was turned."""
    if not page.chars:
        return PageText(page.page_number, float(page.width), float(page.height), (), picture=bool(page.images))
    if len({(c["text"], round(c["x0"]), round(c["top"])) for c in page.chars}) < len(page.chars):
        page = page.dedupe_chars()  # bold made by printing twice
    words, turned = _words(page)
    width, height = float(page.width), float(page.height)
    if len(turned) > len(words):
        return PageText(page.page_number, height, width, strips(turned))
    grids = _grids(page) if page.rects or page.lines or page.curves else ()
    held = tuple(replace(grid, words=tuple(word for word in [*words, *turned] if grid.holds(word))) for grid in grids)
    free = [word for word in words if not any(grid.holds(word) for grid in grids)]
    return PageText(page.page_number, width, height, strips(free), tuple(turned), held, _rules(page))


def strips(words: Iterable[Word]) -> tuple[Strip, ...]:
    """Words as printed lines from top to bottom: those that stand beside each other by at least half their height."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.x0)):
        if lines and _beside(lines[-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(Strip(_joined(sorted(line, key=lambda word: word.x0))) for line in lines)


def is_marker(text: str) -> bool:
    """Whether a word is what stands before an item of a list: a bullet, or a number or letter with its point."""
    return bool(_MARKER.fullmatch(text))


def joined(texts: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """Wrapped lines as one text; a hyphen at the end of a line stays unless the paper knows the word without it."""
    whole = texts[0]
    for text in texts[1:]:
        last, first = whole.rsplit(" ", 1)[-1], text.split(" ", 1)[0]
        if last.endswith(("\u00ad", "-")) and len(last) > 1 and last[-2].isalnum():
            bare = (last[:-1] + first).strip(".,;:)").lower()
            whole = (whole[:-1] if bare in known and first[:1].islower() else whole) + text
        elif last.endswith("/") and len(last) > 1:
            whole += text
        else:
            whole = f"{whole} {text}"
    return whole


def _beside(line: Sequence[Word], word: Word) -> bool:
    """Whether a word stands on a line, compared with the line's tallest word."""
    tall = max(line, key=lambda other: other.bottom - other.top)
    shared = min(tall.bottom, word.bottom) - max(tall.top, word.top)
    return shared > 0.5 * min(tall.bottom - tall.top, word.bottom - word.top)


def _joined(line: Sequence[Word]) -> tuple[Word, ...]:
    """Join what is one word in two sizes: the st of 1st."""
    words = [line[0]]
    for word in line[1:]:
        before = words[-1]
        if word.size != before.size and word.x0 - before.x1 < 0.1 * max(word.size, before.size):
            tall = max(before, word, key=lambda one: one.size)
            words[-1] = replace(tall, text=before.text + word.text, x0=before.x0, x1=word.x1)
        else:
            words.append(word)
    return tuple(words)


def _words(page: Page) -> tuple[list[Word], list[Word]]:
    """The words that stand upright on the page, and those turned by a quarter, as if the page were turned back."""
    upright: list[Word] = []
    turned: list[Word] = []
    for found in page.extract_words(x_tolerance_ratio=0.15, extra_attrs=["size"], return_chars=True):
        upwards = not found["upright"] and found["chars"][0]["matrix"][1] > 0
        letters = sorted(found["chars"], key=lambda letter: -letter["bottom"])  # pdfplumber mixes what reads upwards
        spelt = "".join(letter["text"] for letter in letters) if upwards else found["text"]
        text = tidy(spelt.translate(_SYMBOLS)).strip()
        if not text or found["x1"] < 0 or found["x0"] > page.width:
            continue
        x0, x1, top, bottom = found["x0"], found["x1"], found["top"], found["bottom"]
        if found["upright"]:
            upright.append(Word(text, x0, x1, top, bottom, found["size"]))
        elif upwards:
            turned.append(Word(text, page.height - bottom, page.height - top, x0, x1, found["size"]))
        else:
            turned.append(Word(text, top, bottom, page.width - x1, page.width - x0, found["size"]))
    return upright, turned


def _grids(page: Page) -> tuple[Grid, ...]:
    """The ruled tables of two columns or more; a box around a text is no table."""
    found = (Grid(tuple((x0, top, x1, low) for x0, top, x1, low in table.cells)) for table in page.find_tables())
    return tuple(grid for grid in found if len({round(cell[0]) for cell in grid.cells}) > 1)


def _rules(page: Page) -> tuple[Rule, ...]:
    """The horizontal rules, and edges of shaded bands, that are longer than a word, as (top, x0, x1)."""
    return tuple(
        sorted((e["top"], e["x0"], e["x1"]) for e in page.edges if e["orientation"] == "h" and e["x1"] - e["x0"] > 60)
    )
