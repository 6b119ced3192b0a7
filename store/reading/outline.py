"""Which stretch of a paper is what: agenda, minutes or report, under which item, and in which Part.

What is marked as private, or stands under a mark that is, is Part II; where it is not plain, it is Part II as well.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from store.reading.dates import MONTH, find_dates
from store.reading.found import Item
from store.reading.lines import Line

_MINUTES = re.compile(r"^(?:draft |unconfirmed |public )?minutes?\b(?!\s*[-–:]\s*\d)", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"^(?:agenda item|item)\s*(?:no\.?\s*)?:?\s*(?P<n>[A-Z]?\d{1,3}[a-z]?)\.?$", re.IGNORECASE)
_REPORT = re.compile(r"^report (?:to|by|of)\b", re.IGNORECASE)
_AGENDA = re.compile(r"^(?:agenda|business|order of business|summons|notice of meeting)\b", re.IGNORECASE)
_ENDED = re.compile(r"\b(?:meeting|business) (?:closed|ended|finished|terminated|concluded|rose)\b", re.IGNORECASE)
PRIVATE = re.compile(
    r"^\W*(?:part\s+(?:ii|2|b|two)\b(?!.{0,40}\bif appropriate)|private\b(?! (?:sector|rent|finance|hire|car|hous))|"
    r"confidential\b|exempt (?:information|items?|business)\b|not for publication|not open to|"
    r"closed (?:session|part|items?)|restricted\b|pink (?:papers?|pages?)|"
    r"to resolve that the (?:press and )?(?:public|press))",
    re.IGNORECASE,
)
PUBLIC = re.compile(
    r"^\W*(?:part\s+(?:i|1|a|one)\b|public(?: (?:items?|business|session|part))?\W*$|open (?:to|session|part|"
    r"items?)\b)",
    re.IGNORECASE,
)
_EXCLUSION = re.compile(r"\bexclu(?:sion of|de|ding)\b.{0,30}\b(?:public|press)\b", re.IGNORECASE)
NUMBERED = re.compile(
    r"^\s*(?:[Ii]tem\s+)?(?P<n>(?:[A-Z]{1,4}[/.]?\s?)?(?:\d{2,4}/)?\d{1,4}(?:/\d{2,4})?[A-Za-z]?(?:\([a-z]\))?)"
    r"(?P<stop>[.):]?)(?:\s+|\t)(?P<title>\S.*)$"
)


@dataclass(frozen=True, slots=True)
class Section:
    """Lines `first` to `last` (indexes, last excluded): kind is agenda, minutes or report; `part` is 1 or 2."""

    kind: str
    first: int
    last: int
    part: int = 1
    item: str | None = None
    sitting: date | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading found at an index: an agenda item, or an item of minutes."""

    index: int
    number: str
    title: str


def sections(lines: Sequence[Line]) -> list[Section]:
    """The paper cut into agenda, minutes and reports, each with its part, in order; never empty."""
    starts = _starts(lines)
    cut = [
        Section(kind, first, following)
        for (first, kind), (following, _) in zip(starts, [*starts[1:], (len(lines), "")], strict=True)
    ]
    return [_marked(section, lines) for section in cut]


def _starts(lines: Sequence[Line]) -> list[tuple[int, str]]:
    starts = [(0, _opening(lines))]
    for index in range(1, len(lines)):
        kind = _start(lines, index, starts[-1][1])
        if not kind:
            continue
        first = _heading_before(lines, index, starts[-1][0])
        if kind == starts[-1][1] == "report" and not _breaks(lines, starts[-1][0] + 1, first):
            continue  # one report's own head: "Item 4", then "Report by ..."
        starts.append((first, kind))
    return starts


def _breaks(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether a new head can begin at `last`: after a page break, or where an item's number stands."""
    if _NUMBER_ALONE.match(lines[last].text.strip()):
        return True
    return any(_page_break(lines, index) for index in range(max(first, last - 3), last + 1))


def _page_break(lines: Sequence[Line], index: int) -> bool:
    """Two blank lines above, or another page."""
    if index < 2:
        return False
    above = lines[index - 1], lines[index - 2]
    turned = lines[index].page is not None and lines[index].page != lines[index - 1].page
    return turned or not any(line.text.strip() for line in above)


def _opening(lines: Sequence[Line]) -> str:
    """What a paper opens with: an agenda, minutes or a report."""
    for line in [line for line in lines if line.text.strip()][:40]:
        text = line.text.strip()
        forms = ((_NUMBER_ALONE, "report"), (_AGENDA, "agenda"), (_MINUTES, "minutes"), (_REPORT, "report"))
        if kind := next((kind for form, kind in forms if form.match(text)), None):
            return kind
    return "report"


def _start(lines: Sequence[Line], index: int, now: str) -> str | None:
    text = lines[index].text.strip()
    if not text or lines[index].text[:1] in "\t ":
        return None
    if _MINUTES.match(text) and len(text) < 300 and re.search(r"\b(?:meeting|held)\b", text, re.IGNORECASE):
        if now == "agenda" and _under_an_item(lines, index):
            return None
        near = " ".join(line.text for line in lines[index : index + 4])
        return "minutes" if any(found.date for found in find_dates(near)) else None
    fresh = _page_break(lines, index)
    if _NUMBER_ALONE.match(text) or (_REPORT.match(text) and (fresh or now != "agenda")):
        return "report"
    if now == "minutes":
        return "after" if _ENDED.search(text) and len(text) < 120 else None
    if now in ("report", "after") and fresh and (now == "after" or _title_like(text) or PRIVATE.match(text)):
        return "report"
    return None


def _under_an_item(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands below an agenda's item, and names the minutes to be approved: the next item follows."""
    above = next((line.text for line in reversed(lines[:index]) if line.text.strip()), "")
    item = NUMBERED.match(above)
    following = (NUMBERED.match(line.text) for line in lines[index + 1 : index + 12])
    after = next((match for match in following if match), None)
    return item is not None and after is not None and _follows(item["n"], after["n"])


def _title_like(text: str) -> bool:
    return len(text) < 120 and text.upper() == text and len(text.split()) > 1


def _heading_before(lines: Sequence[Line], index: int, floor: int) -> int:
    """Where the section's head begins: the council's and committee's names stand above it after a page break."""
    first = index
    for above in range(index - 1, max(floor, index - 8), -1):
        text = lines[above].text.strip()
        if text and (len(text) > 90 or text.endswith((".", ";", ":")) or NUMBERED.match(text)):
            break
        if not text and above > 1 and not lines[above - 1].text.strip() and not lines[above - 2].text.strip():
            return first
        first = above if text else first
    return index


def _marked(section: Section, lines: Sequence[Line]) -> Section:
    """With the part that its own marks give it; a mark anywhere near the head of a report covers all of it."""
    if section.kind != "report":
        return section
    head = [line.text.strip() for line in lines[section.first : section.last] if line.text.strip()][:12]
    own = next((match["n"] for text in head if (match := _NUMBER_ALONE.match(text))), None)
    return replace(section, item=own, part=2 if any(PRIVATE.match(text) for text in head) else 1)


def placed(cut: Sequence[Section], lines: Sequence[Line], items: Sequence[Item]) -> list[Section]:
    """The sections with the agenda item that each report belongs to, and the part of that item.

    A report without a number of its own goes by its title, or belongs to the item before. After a private one, reports
    are private unless their item is public.
    """
    parts = {item.number: item.part for item in items}
    last: str | None = None
    private = False
    done: list[Section] = []
    for section in cut:
        if section.kind != "report":
            done.append(section)
            continue
        own = section.item if section.item in parts else _titled(section, lines, items)
        private = section.part == 2 or parts.get(own or "", 2 if private else 1) == 2
        last = own or last
        done.append(replace(section, item=last, part=2 if private else 1))
    return done


def _titled(section: Section, lines: Sequence[Line], items: Sequence[Item]) -> str | None:
    """The item whose title stands in the first lines of the section."""
    titles = {_plain(item.title): item.number for item in items if len(_plain(item.title)) > 6}
    head = [line.text for line in lines[section.first : section.last] if line.text.strip()][:8]
    named = [text.split(":", 1)[-1] if text.lower().startswith("subject") else text for text in head]
    return next((titles[_plain(text)] for text in named if _plain(text) in titles), None)


def _plain(title: str) -> str:
    return "".join(re.findall(r"[a-z0-9]+", title.casefold()))


def numbered(lines: Sequence[Line], section: Section) -> list[Heading]:
    """The numbered headings of a section, in sequence: a number that does not follow the last one heads nothing."""
    found: list[Heading] = []
    for index in range(section.first, section.last):
        match = NUMBERED.match(lines[index].text)
        if match and _heads(match, found) and _looks_like_a_heading(lines, index, match):
            found.append(Heading(index, _number(match["n"]), match["title"].strip()))
    return found


def _number(printed: str) -> str:
    return printed.replace(" ", "")


def _heads(match: re.Match[str], found: Sequence[Heading]) -> bool:
    if not found:
        return True
    return _follows(found[-1].number, match["n"])


def _follows(earlier: str, later: str) -> bool:
    """Whether a number goes on the series of another; one may be missing between them."""
    before, now = _parts(earlier), _parts(later)
    if before[0] != now[0]:
        return False
    steps = [after - first for first, after in zip(before[1], now[1], strict=True) if after != first]
    return len(steps) == 1 and 0 < steps[0] <= 2


def _parts(number: str) -> tuple[str, tuple[int, ...]]:
    """The series and the numbers in it, of which one counts: ("0/0", (25, 61)) of 25/061, ("P0", (14,)) of P14."""
    bare = re.sub(r"(?<=\d)(?:[A-Za-z]|\([a-z]\))$", "", number.replace(" ", ""))
    return re.sub(r"\d+", "0", bare), tuple(int(part) for part in re.findall(r"\d+", bare))


def _looks_like_a_heading(lines: Sequence[Line], index: int, match: re.Match[str]) -> bool:
    title = match["title"].strip()
    if len(title) > 160 or re.match(r"^(?:%|\d|[a-z])", title) or find_dates(lines[index].text[:14]):
        return False
    if MONTH.match(title):
        return False
    if "\t" in lines[index].text.strip():
        return True
    above = lines[index - 1].text.strip() if index else ""
    alone = not above or match["stop"] != "" or NUMBERED.match(above) is not None
    return alone and not (title.endswith(".") and len(title) > 70)


def excludes(title: str) -> bool:
    """Whether an item is the one that excludes the public: what follows it is private."""
    return _EXCLUSION.search(title) is not None
