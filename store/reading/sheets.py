"""Sheets to papers: each row is one record of the kind that its sheet's headings name, or a fault with its cell."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from store.reading import found, rows
from store.reading.found import Unreadable
from store.reading.headings import SHARED, Kind, UnknownHeadings, recognise
from store.reading.rows import Row

MOST_FAULTS = 10
MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it stands: its name, and its filled rows, each with the number that a spreadsheet shows."""

    name: str
    rows: Sequence[tuple[int, tuple[str, ...]]]


@dataclass(slots=True)
class Faults:
    """What was not understood in a file."""

    file: str
    said: list[str] = field(default_factory=list)

    def raise_if_any(self) -> None:
        """End the reading with one sentence of the first faults, if there are any."""
        if self.said:
            more = len(self.said) - MOST_FAULTS
            rest = f"; and {more} more" if more > 0 else ""
            raise Unreadable(
                f"{self.file} was not loaded, correct it and load it again: {'; '.join(self.said[:MOST_FAULTS])}{rest}"
            )


def from_csv(file: str, text: str) -> list[found.Paper]:
    """The papers of a CSV file divided by commas, semicolons or tabs; Unreadable if any row is not understood."""
    try:
        filled = [
            (number, tuple(cell.strip() for cell in row))
            for number, row in enumerate(_reader(text), 1)
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise Unreadable(f"{file} has a quotation mark too many or too few ({error}): save it as CSV again") from None
    return from_sheets(file, [Sheet(Path(file).stem, filled)])


def looks_like_one(text: str) -> bool:
    """Whether a text's first line is made of the headings of a sheet, three or more."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    try:
        headings = next(iter(_reader(first)), [])
        return len(headings) > 2 and bool(recognise(headings, ""))
    except (csv.Error, UnknownHeadings):
        return False


def from_sheets(file: str, sheets: Iterable[Sheet]) -> list[found.Paper]:
    """The papers of a file's sheets, in the order in which the rows first name them."""
    faults = Faults(file)
    understood = [row for sheet in sheets if sheet.rows for row in _rows(sheet, faults)]
    faults.raise_if_any()
    if not understood:
        raise Unreadable(f"{file} has no rows under its headings: fill them in and load it again")
    return rows.papers(file, understood)


def _reader(text: str) -> Iterator[list[str]]:
    """Read by the divider that gives the first line the most cells; the quotation marks have to add up."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    divider = max(",;\t", key=first.count)
    return csv.reader(StringIO(text, newline=""), delimiter=divider, strict=True)


def _rows(sheet: Sheet, faults: Faults) -> Iterator[Row]:
    """Give the rows that are understood; the others are added to the faults."""
    (_, headings), *filled = sheet.rows
    try:
        kind, columns = recognise(headings[:MOST_COLUMNS], sheet.name)
    except UnknownHeadings as error:
        faults.said.append(f"{sheet.name} {error}" if sheet.name != Path(faults.file).stem else f"it {error}")
        return
    for number, cells in filled:
        row = _row(kind, columns, number, cells)
        if isinstance(row, Row):
            yield row
        else:
            faults.said.extend(row)


def _row(kind: Kind, columns: Sequence[str | None], number: int, cells: Sequence[str]) -> Row | list[str]:
    """One row as a record's values, or what is wrong with it."""
    values: dict[str, object] = {}
    said: list[str] = []
    written: dict[str, str] = {}
    quoted = _quoting(kind, columns, cells)
    for place, cell in enumerate(cells):
        column = columns[place] if place < len(columns) else None
        if not cell:
            continue
        if column is None:
            said.append(f"{letters(place)}{number} {quoted(cell)}stands under no heading")
            continue
        form = kind.columns.get(column) or SHARED[column]
        written[column] = cell
        try:
            values[column] = form.read(cell)
        except ValueError:
            said.append(f"{letters(place)}{number} {quoted(cell) or 'cannot be read: '}{form.expected} was expected")
    said += [
        f"{letters(columns.index(column))}{number} is empty and the {column.replace('_', ' ')} was expected"
        for column in sorted(kind.needed)
        if column not in written and column in columns
    ]
    return said or Row(kind, number, frozenset(filter(None, columns)), values, written)


SETTINGS = frozenset({"rules", "closed_days"})
"""The kinds of sheet that hold settings, and no matter of papers."""


def _quoting(kind: Kind, columns: Sequence[str | None], cells: Sequence[str]) -> Callable[[str], str]:
    """How a cell is quoted in an error: only a setting, or where its row is public, for errors are kept in logs."""
    classed = [cell for column, cell in zip(columns, cells, strict=False) if column == "classification" and cell]
    public = kind.name in SETTINGS or [cell.strip().casefold() for cell in classed] == ["public"]
    return lambda cell: f'is "{cell}" and ' if public else ""


def letters(place: int) -> str:
    """The letters of a column as a spreadsheet shows them, from 0: A to Z, then AA."""
    before, last = divmod(place, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)
