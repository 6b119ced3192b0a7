"""Running heads, running feet and page numbers of a PDF: found by their repetition, and left out of what is read."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from store.reading.pdf_words import PageText, Strip

_ZONE = 0.12
_PAGE_NUMBER = re.compile(
    r"(?:page )?[-–(]? ?(?:\d{1,4}|[ivxl]{1,6})(?: of \d{1,4}| ?/ ?\d{1,4})? ?[-–)]?", re.IGNORECASE
)
_Key = tuple[str, int]


def without_running_heads(pages: Sequence[PageText]) -> list[PageText]:
    """The pages without what stands in the same place of a margin on three pages running, or on every other one.

    A head stays where its words stand first: they may be the title of the paper, or of its committee.
    """
    seen: dict[_Key, set[int]] = defaultdict(set)
    for page in pages:
        for strip in _marginal(page):
            seen[_key(strip)].add(page.number)
    told: set[str] = set()
    made: list[PageText] = []
    for page in pages:
        made.append(replace(page, strips=tuple(_body(page, seen, told))))
        told |= {_key(strip)[0] for strip in page.strips}
    return made


def _body(page: PageText, seen: Mapping[_Key, set[int]], told: Set[str]) -> list[Strip]:
    """The strips of a page that are read; `told` are the words of the lines on the pages before."""
    top = page.height * _ZONE
    fresh = {id(s) for s in page.strips[:3] if s.bottom < top and _key(s)[0] not in told}
    marginal = {id(strip) for strip in _marginal(page)}
    numbers = {id(strip) for strip in (*page.strips[:1], *page.strips[-1:]) if _PAGE_NUMBER.fullmatch(strip.text)}
    return [
        strip
        for strip in page.strips
        if id(strip) not in marginal
        or not (id(strip) in numbers or (id(strip) not in fresh and _runs(seen[_key(strip)], page.number)))
    ]


def _marginal(page: PageText) -> list[Strip]:
    """The outer lines that stand in the upper or the lower margin."""
    top, bottom = page.height * _ZONE, page.height * (1 - _ZONE)
    return [s for s in page.strips[:3] if s.bottom < top] + [s for s in page.strips[-3:] if s.top > bottom]


def _key(strip: Strip) -> _Key:
    """What a running line keeps from page to page: its words without their figures, and its height on the page."""
    return re.sub(r"\d+", "#", strip.text.casefold()), round(strip.top / 4)


def _runs(pages: set[int], page: int) -> bool:
    """Whether a line stands on three pages in a row, or on three with one page between, this page being one of them."""
    return any(
        {start, start + step, start + 2 * step} <= pages
        for step in (1, 2)
        for start in (page - 2 * step, page - step, page)
    )
