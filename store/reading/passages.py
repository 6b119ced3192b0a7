"""Every paragraph, bullet and row of a paper as a passage, with the headings above it; nothing in a paper is lost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from store.reading.found import Item, Passage
from store.reading.lines import Line
from store.reading.outline import Section

_BULLET = re.compile(r"^\s*(?:[-•*▪●◦‣·–]|\(?[a-z]\)|\(?[ivx]+[.)])\s+", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[A-Z]\d{1,3})[\t ]+")
_ENDS = (".", "!", "?", ":", ";", ")", "”", '"')
WRAPPED = 60
"""A line at least this long, in the middle of a sentence, was broken by the width of the page."""


@dataclass(slots=True)
class _Trail:
    """The headings above: of the section, of the item, and the nearest one; and a bullet list's opening."""

    section: str
    item: Item | None = None
    heading: str | None = None
    opening: str | None = None

    def text(self, *, bullet: bool) -> str:
        title = self.item.title if self.item else None
        parts = (self.section, title, self.heading, self.opening if bullet else None)
        return " > ".join(dict.fromkeys(part for part in parts if part))


@dataclass(slots=True)
class _Open:
    """The passage being read."""

    line: Line
    text: str
    trail: str
    part: int
    item: str | None
    table: bool = False
    lines: int = 1
    blank: bool = field(default=False)


def read_passages(lines: Sequence[Line], section: Section, items: Sequence[Item], title: str) -> Iterator[Passage]:
    """The passages of a section; `items` are the items of minutes or agenda whose headings stand in it."""
    headings = {item.line: item for item in items}
    trail = _Trail(title)
    now: _Open | None = None
    for index in range(section.first, section.last):
        line = lines[index]
        text = _readable(line)
        if not text:
            if now:
                now.blank = True
            continue
        if line.number in headings:
            trail = _Trail(title, headings[line.number])
        elif now and _goes_on(now, line, text):
            now.text, now.lines, now.blank = f"{now.text} {text}", now.lines + 1, False
            continue
        if now:
            yield from _closed(now, section)
        now = _opened(lines, index, section, trail)
    if now:
        yield from _closed(now, section)


def _readable(line: Line) -> str:
    cells = [" ".join(cell.split()) for cell in line.cells]
    return " | ".join(cell for cell in cells if cell) if len(cells) > 1 else cells[0]


def _opened(lines: Sequence[Line], index: int, section: Section, trail: _Trail) -> _Open:
    line, text = lines[index], _readable(lines[index])
    bullet, table = bool(_BULLET.match(line.text)), _is_row(line)
    if not bullet and not table and line.number != (trail.item.line if trail.item else None):
        if _is_heading(lines, index, section):
            trail.heading, trail.opening = _bare(text), None
        else:
            trail.opening = text if text.endswith(":") and len(text) < 200 else trail.opening if bullet else None
    item = trail.item.number if trail.item else section.item
    part = max(trail.item.part if trail.item else 1, section.part)
    return _Open(line, text, trail.text(bullet=bullet), part, item, table)


def _goes_on(now: _Open, line: Line, text: str) -> bool:
    """Whether a line is more of the passage before: broken by the width of the page, or by its end."""
    if now.table or _is_row(line) or (_BULLET.match(line.text) and not line.text[:1].isspace()):
        return False
    unfinished = not now.text.endswith(_ENDS)
    if now.blank:
        return unfinished and len(now.text) > WRAPPED and text[0].islower()
    if _NUMBER.match(line.text) and not text[0].islower():
        return False
    long_enough = len(now.text) >= WRAPPED * now.lines * 0.9 or len(now.text) > 4 * WRAPPED
    return (unfinished and (long_enough or text[0].islower())) or (text[0].islower() and not now.text.endswith("."))


def _is_row(line: Line) -> bool:
    return len([cell for cell in line.cells if cell.strip()]) > 1 or (len(line.cells) > 2)


def _is_heading(lines: Sequence[Line], index: int, section: Section) -> bool:
    """A short line by itself that ends without a stop, with something under it."""
    text = _bare(_readable(lines[index]))
    if not text or len(text) > 100 or re.search(r"[.;,:]$", text) or not re.search(r"[A-Za-z]{3}", text):
        return False
    above = index == section.first or not lines[index - 1].text.strip()
    below = index + 1 < len(lines)
    return above and below


def _bare(text: str) -> str:
    return _NUMBER.sub("", text).strip(" :")


def _closed(now: _Open, section: Section) -> Iterator[Passage]:
    text = " ".join(_BULLET.sub("", now.text).split())
    if re.search(r"\w", text):
        yield Passage(
            text=text,
            heading=now.trail or None,
            item=now.item,
            meeting_date=section.sitting,
            of=section.kind if section.kind != "after" else "minutes",
            line=now.line.number,
            page=now.line.page,
            part=now.part,
        )


def joined_over_pages(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """With a paragraph that the end of a page divided made whole: it breaks off, and the next begins in lower case."""
    whole: list[Passage] = []
    for passage in passages:
        last = whole[-1] if whole else None
        if last and _divided(last, passage):
            whole[-1] = replace(last, text=f"{last.text} {passage.text}")
        else:
            whole.append(passage)
    return tuple(whole)


def _divided(last: Passage, passage: Passage) -> bool:
    broken = not last.text.endswith(_ENDS) and len(last.text) > WRAPPED and " | " not in last.text + passage.text
    return broken and passage.text[:1].islower() and last.part == passage.part and last.of == passage.of
