"""Tables in a paper: a heading row known by what its columns mean, and the rows under it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.reading.lines import Line

_PAGE = re.compile(r"^page \d+(?: of \d+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its heading row, its rows, and the text lines that stood above it, the nearest last.

    `columns` gives the place of each meaning; `extra` are the places of the columns with no meaning of their own.
    """

    head: Line
    rows: tuple[Line, ...]
    above: tuple[str, ...]
    columns: Mapping[str, int]

    def cell(self, row: Line, meaning: str) -> str:
        """The text of a row's cell by its meaning; empty where the row or the table has none."""
        place = self.columns.get(meaning)
        return " ".join(row.cells[place].split()) if place is not None and place < len(row.cells) else ""


Meanings = Mapping[str, re.Pattern[str]]


def grids(lines: Sequence[Line], meanings: Meanings, needed: Sequence[frozenset[str]]) -> Iterator[Grid]:
    """The tables whose heading row has one of the sets of columns needed."""
    index = 0
    while index < len(lines):
        columns = columns_of(lines[index], meanings)
        if any(wanted <= columns.keys() for wanted in needed):
            rows, index_after = _rows(lines, index + 1, lines[index], meanings)
            yield Grid(lines[index], rows, _above(lines, index), columns)
            index = index_after
        else:
            index += 1


def columns_of(line: Line, meanings: Meanings) -> dict[str, int]:
    """The meaning of each heading cell; a heading row holds short cells only."""
    if len([cell for cell in line.cells if cell.strip()]) < 2 or any(len(cell) > 60 for cell in line.cells):
        return {}
    found: dict[str, int] = {}
    for place, cell in enumerate(line.cells):
        heading = " ".join(cell.split())
        meaning = next(
            (name for name, pattern in meanings.items() if name not in found and pattern.search(heading)), None
        )
        if meaning and heading:
            found[meaning] = place
    return found


def _rows(lines: Sequence[Line], index: int, head: Line, meanings: Meanings) -> tuple[tuple[Line, ...], int]:
    """The rows until the table ends: at a blank line with no further row behind it, or at prose."""
    rows: list[Line] = []
    width = len(head.cells)
    while index < len(lines):
        line = lines[index]
        if not line.text.strip():
            goes_on = rows and _is_row(lines, index + 1, width) and width > 2
            if not goes_on and not _opens_a_group(lines, index + 1, width, meanings):
                break
        elif line.cells == head.cells or _PAGE.match(line.text.strip()):
            pass  # printed at the top or foot of each page
        elif len(line.cells) > 1 or (_is_group(line) and (rows or _opens_a_group(lines, index, width, meanings))):
            rows.append(line)
        else:
            break
        index += 1
    return tuple(rows), index


def _is_row(lines: Sequence[Line], index: int, width: int) -> bool:
    return index < len(lines) and len(lines[index].cells) == width


def _opens_a_group(lines: Sequence[Line], index: int, width: int, meanings: Meanings) -> bool:
    """Whether a group's name and a row with a figure follow, or such a row alone, and no heading row."""
    after = [line for line in lines[index : index + 4] if line.text.strip()][:2]
    row = next((line for line in after if len(line.cells) == width > 2), None)
    named = len(after[0].cells) == 1 and _is_group(after[0]) if after else False
    figures = row is not None and any(character.isdigit() for cell in row.cells[1:] for character in cell)
    return row is not None and figures and (named or row is after[0]) and len(columns_of(row, meanings)) < 2


def _is_group(line: Line) -> bool:
    """Whether a lone cell inside a table is the name of a group of rows."""
    text = line.text.strip()
    return len(text) < 60 and not re.search(r"[.;:]$", text)


def _above(lines: Sequence[Line], index: int) -> tuple[str, ...]:
    texts = [
        line.text.strip() for line in lines[max(0, index - 14) : index] if line.text.strip() and len(line.cells) == 1
    ]
    return tuple(texts[-5:])


def meaning(pattern: str) -> re.Pattern[str]:
    """A heading's pattern, in any letter case."""
    return re.compile(pattern, re.IGNORECASE)
