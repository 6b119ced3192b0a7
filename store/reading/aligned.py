"""Tables of a text whose columns are parted by bars or by runs of spaces: their cells, as tabs would make them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.reading import deliverables, programme, scorecard, to_do
from store.reading.found import Doubt
from store.reading.grid import columns_of
from store.reading.lines import Line

_KINDS = (
    (scorecard.MEANINGS, scorecard.NEEDED),
    (deliverables.MEANINGS, deliverables.NEEDED),
    (to_do.MEANINGS, to_do.NEEDED),
    *programme.TABLES,
)
_GAP = re.compile(r"\s{2,}")
_BAR = re.compile(r"\s*\|\s*")
_RULER = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")
_UNREAD = "It reads like the heading of a table, but no rows could be read under it."


def with_cells(lines: Sequence[Line]) -> list[Line]:
    """The lines with the cells of such tables: a heading of known columns opens one, and a blank line ends it."""
    made = list(lines)
    place = 0
    while place < len(made):
        end = place + 1
        parted = _parted(made[place]) if len(made[place].cells) == 1 else ()
        if _is_heading(parted):
            while end < len(made) and len(made[end].cells) == 1 and made[end].text.strip():
                end += 1
            made[place:end] = _table(made[place:end])
        place += 1
    return made


def unread(lines: Sequence[Line]) -> Iterator[Doubt]:
    """A doubt for each heading of known columns under which no row stands."""
    for line in lines:
        if len(line.cells) == 1 and _is_heading(_parted(line)):
            yield Doubt(line=line.number, about=" ".join(line.text.split()), why=_UNREAD)


def _parted(line: Line) -> tuple[str, ...]:
    text = line.text.strip()
    return tuple(_BAR.split(text.strip("|").strip()) if "|" in text else _GAP.split(text))


def _is_heading(cells: Sequence[str]) -> bool:
    """Whether these cells name the columns that some kind of table needs."""
    line = Line(0, None, tuple(cells))
    return len(cells) > 1 and any(
        wanted <= columns_of(line, meanings).keys() for meanings, needed in _KINDS for wanted in needed
    )


def _table(lines: Sequence[Line]) -> list[Line]:
    """The lines of one table with their cells, without a ruler below the heading; as they are if no row fits."""
    rows = [line for line in lines if not _RULER.fullmatch(line.text)]
    framed = lines[0].text.strip().startswith("|")
    made = [_barred(line, framed=framed) for line in rows] if "|" in lines[0].text else _spaced(rows)
    width = len(made[0].cells) if made else 0
    fits = len(made) > 1 and all(len(line.cells) == width for line in made)
    return made if fits else list(lines)


def _barred(line: Line, *, framed: bool) -> Line:
    """The cells between bars, of which the outer ones are a frame where the heading has them."""
    text = line.text.strip().removeprefix("|").removesuffix("|") if framed else line.text
    return replace(line, cells=tuple(cell.strip() for cell in text.split("|")))


def _spaced(rows: Sequence[Line]) -> list[Line]:
    """The cells between the columns of blanks that run down through all rows, where the heading has its gaps."""
    head = rows[0].text
    starts = [0, *(gap.end() for gap in _GAP.finditer(head.rstrip()) if gap.start())]
    ends = [*starts[1:], None]
    for row in rows[1:]:
        if any(row.text[start - 1 : start].strip() for start in starts[1:]):
            return []  # a word bridges two columns
    return [
        replace(row, cells=tuple(row.text[start:end].strip() for start, end in zip(starts, ends, strict=True)))
        for row in rows
    ]
