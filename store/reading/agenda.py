"""The items of an agenda: number, title, pages, and whether each is in Part I or Part II."""

import re
from collections.abc import Sequence
from datetime import date

from store.reading.found import Item
from store.reading.lines import Line
from store.reading.outline import PRIVATE, PUBLIC, Heading, Section, excludes, numbered

_PAGES = re.compile(r"\(?\s*\bpages?\s*:?\s*(\d{1,4})(?:\s*(?:-|–|to|and)\s*(\d{1,4}))?\s*\)?", re.IGNORECASE)
_BARE = re.compile(r"\t\s*(\d{1,4})\s*[-–]\s*(\d{1,4})\s*$")
_EXEMPT = re.compile(
    r"\bnot for publication\b|\bexempt (?:information|under|by|from)\b|^\W*exempt\b|\bschedule (?:12a|7a)\b|"
    r"^\W*confidential\b",
    re.IGNORECASE,
)
_ON = re.compile(r"(?:\b(?:of|the|and|for|to|in|on|with|by|from|at|a|or)|[,–&-])$", re.IGNORECASE)


def read_agenda(lines: Sequence[Line], section: Section, sitting: date | None) -> tuple[Item, ...]:
    """Every item of an agenda, in order."""
    found = numbered(lines, section)
    ends = [*(heading.index for heading in found), section.last][1:]
    items: list[Item] = []
    part = _part_before(lines, section.first, found[0].index if found else section.last, 1)
    for heading, end in zip(found, ends, strict=True):
        own = lines[heading.index : end]
        items.append(_item(heading, own, sitting, 2 if _exempt(own) else part))
        part = _part_before(lines, heading.index + 1, end, 2 if excludes(heading.title) else part)
    return tuple(items)


def _part_before(lines: Sequence[Line], first: int, last: int, part: int) -> int:
    """The part that holds after these lines: a heading of a part changes it."""
    for line in lines[first:last]:
        text = line.text.strip()
        if PRIVATE.match(text) and not _EXEMPT.search(text):
            part = 2
        elif PUBLIC.match(text):
            part = 1
    return part


def _exempt(own: Sequence[Line]) -> bool:
    """Whether the item's own lines say that it is not for publication, before any heading of the next part."""
    for number, line in enumerate(own):
        text = line.text.strip()
        if number and PRIVATE.match(text) and not _EXEMPT.search(text):
            return False
        title = re.sub(r"^\S+\s+", "", text) if not number else text
        if _EXEMPT.search(title) and not excludes(text):
            return not excludes(own[0].text) and not re.search(
                r"\bto (?:consider|resolve|agree)\b", own[0].text, re.IGNORECASE
            )
    return False


def _item(heading: Heading, own: Sequence[Line], sitting: date | None, part: int) -> Item:
    head = own[0]
    title, pages = _cut_pages(head.text)
    title = re.sub(r"^\s*(?:item\s+)?\S+\s+", "", title, count=1, flags=re.IGNORECASE).strip()
    for line in own[1:]:
        if pages is None and (found := _PAGES.search(line.text)):
            pages = _range(found)
    title = _continued(title, own)
    return Item(
        meeting_date=sitting,
        of="agenda",
        number=heading.number,
        title=" ".join(title.replace("\t", " ").split()).strip(" -–"),
        part=part,
        pages=pages,
        line=head.number,
        page=head.page,
    )


def _continued(title: str, own: Sequence[Line]) -> str:
    """With the lines that the title runs on over: it breaks off, or they begin in lower case, with no blank between."""
    for line in own[1:4]:
        text, _ = _cut_pages(line.text.strip())
        if not text or line.text[:1] == "\t" or len(text) > 100:
            break
        if not (_ON.search(title) or (text[:1].islower() and not re.match(r"^[a-z]\)", text))):
            break
        title = f"{title} {text}"
    return title


def _cut_pages(text: str) -> tuple[str, tuple[int, int] | None]:
    """The text without its pages, and the pages."""
    found = _PAGES.search(text) or _BARE.search(text)
    if not found or (found.re is _PAGES and found.start() == 0 and not text[found.end() :].strip()):
        return (text, None) if not found else ("", _range(found))
    return text[: found.start()].rstrip() + text[found.end() :], _range(found)


def _range(found: re.Match[str]) -> tuple[int, int]:
    first = int(found[1])
    return first, int(found[2] or first)
