"""Prose of a PDF to paragraphs: lines that the width of the page wrapped are joined, where their setting shows it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles

from store.reading.pdf_words import Strip, is_marker, joined

_BULLETS = frozenset("•▪●○◦‣·➢✓")
_LABEL = re.compile(r"[A-Z][\w /-]{1,30}:\s")
"""What opens a line such as "Date: 14 June": two of them below each other are two lines, however short the page."""
_CLOSED = (".", "!", "?", ":", ";")


@dataclass(frozen=True)
class Setting:
    """How prose is set: the right edge to which its lines run, and the white between them in parts of their size."""

    right: float
    lead: float

    def divides(self, bottom: float, top: float, size: float = 11) -> bool:
        """Whether more white stands between two heights than between the lines of a paragraph."""
        return top - bottom > (self.lead + 0.25) * size or top < bottom - size


@dataclass(frozen=True)
class Paragraph:
    """The strips of a paragraph."""

    strips: tuple[Strip, ...]

    def text(self, known: frozenset[str]) -> str:
        """Its words as one line."""
        return joined([strip.text for strip in self.strips], known)


def settings(pages: Sequence[Sequence[Strip]]) -> list[Setting]:
    """The setting of each page's prose; a page of short lines alone takes the right edge of the others."""
    rights = [max((strip.x1 for strip in page), default=0.0) for page in pages]
    sure = [right for right, page in zip(rights, pages, strict=True) if _runs_to(right, page)]
    usual = quantiles(sure, n=10, method="inclusive")[-1] if len(sure) > 1 else max(sure, default=0.0)
    whites = [
        (below.top - above.bottom) / above.size
        for page in pages
        for above, below in pairwise(page)
        if below.words[0].text[0].islower() and not above.text.endswith(_CLOSED) and below.top > above.bottom
    ]
    lead = quantiles(whites, n=5, method="inclusive")[0] if len(whites) > 3 else 0.25
    return [
        Setting(right if _runs_to(right, page) else max(right, usual), min(lead, 1.2))
        for right, page in zip(rights, pages, strict=True)
    ]


def paragraphs(strips: Iterable[Strip], setting: Setting) -> list[Paragraph]:
    """The paragraphs of a run of strips."""
    made: list[list[Strip]] = []
    for strip in strips:
        if made and _goes_on(made[-1], strip, setting):
            made[-1].append(strip)
        else:
            made.append([strip])
    return [Paragraph(tuple(its)) for its in made]


def runs_over(last: Paragraph, first: Paragraph, setting: Setting) -> bool:
    """Whether a paragraph plainly goes on over the end of a page: its line is full and its sentence is open."""
    end, start = last.strips[-1], first.strips[0]
    if starts_item(start) or end.text.endswith(_CLOSED) or abs(end.size - start.size) > 0.5:
        return False
    if start.text.isupper() and len(start.words) > 1 and not end.text.isupper():
        return False  # a title in capitals, as at the head of the next paper
    return end.ends_full(start, setting.right) and (len(last.strips) > 1 or len(end.words) > 5)


def starts_item(strip: Strip) -> bool:
    """Whether a strip begins with a bullet, or with a number or dash that stands out to the left of its text."""
    marker = strip.words[0].text
    if marker in _BULLETS:
        return True
    usual = median(strip.gaps[1:]) if len(strip.gaps) > 1 else 0.0
    return is_marker(marker) and bool(strip.gaps) and strip.gaps[0] > max(0.45 * strip.size, 1.3 * usual)


def _runs_to(right: float, page: Sequence[Strip]) -> bool:
    """Whether enough lines of a page end near its right edge for the edge to be that of its prose."""
    return sum(strip.x1 > right - 6 * strip.size for strip in page) > 4


def _goes_on(paragraph: Sequence[Strip], below: Strip, setting: Setting) -> bool:
    """Whether a strip goes on with a paragraph: the last line was full, the letters are as large, it stands in line."""
    above = paragraph[-1]
    if setting.divides(above.bottom, below.top, max(above.size, below.size)):
        return False
    if starts_item(below) or abs(above.size - below.size) > 0.1 * above.size:
        return False
    in_list = is_marker(paragraph[0].words[0].text) or above.text.endswith((*_CLOSED, ","))
    if in_list and is_marker(below.words[0].text):
        return False
    if len(above.words) < 9 and _LABEL.match(above.text) and _LABEL.match(below.text):
        return False
    return above.ends_full(below, setting.right) and _in_line(paragraph, below)


def _in_line(paragraph: Sequence[Strip], below: Strip) -> bool:
    """Whether a strip starts where the paragraph's lines do: after its bullet, or left of an indented first line."""
    first = paragraph[0]
    if len(paragraph) > 1:
        return abs(below.x0 - paragraph[-1].x0) < below.size
    hangs = is_marker(first.words[0].text) and len(first.words) > 1 and abs(below.x0 - first.words[1].x0) < below.size
    return hangs or -5 * below.size < below.x0 - first.x0 < below.size
