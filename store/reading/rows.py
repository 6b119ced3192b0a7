"""Rows to papers: the rows that name the same paper make one, each row a record with its line, part and doubt."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from inspect import Parameter, signature

from store.reading import cells, found
from store.reading.headings import Kind

ORIGIN = ("kind", "council", "committee", "programme", "paper_date")

_SPELT = {"from": "start", "to": "end", "on_off": "active"}
_ABOUT = ("title", "name", "text", "about", "rule", "date")
_CLOCK = ("rules", "closed_days")
"""Sheets that go on being kept under their title alone, whichever committees they come to name."""
_MEASURED = ("value", "target", "prior")
_new_paper: Callable[..., found.Paper] = found.Paper


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was understood: its number, its sheet's columns, and its filled cells as values and as written."""

    kind: Kind
    number: int
    columns: frozenset[str]
    values: Mapping[str, object]
    written: Mapping[str, str]


def papers(file: str, rows: Iterable[Row]) -> list[found.Paper]:
    """The papers that the rows name; without a `paper` column the file is the paper."""
    by_title: dict[str, list[Row]] = {}
    for row in rows:
        by_title.setdefault(row.written.get("paper", file), []).append(row)
    return [paper for title, its in by_title.items() for paper in _papers_called(title, file, its)]


def _papers_called(title: str, file: str, rows: Sequence[Row]) -> list[found.Paper]:
    """One paper if its rows agree on where it comes from, else one for each origin, told apart by committee."""
    if all(len(_said(rows, column)) < 2 for column in ORIGIN):
        return [_paper(title, file, rows)]
    by_origin: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        by_origin.setdefault(tuple(row.values.get(column) for column in ORIGIN), []).append(row)
    return [
        _paper(", ".join([title, *(str(part) for part in origin[1:] if part)]), file, its)
        for origin, its in by_origin.items()
    ]


def _said(rows: Iterable[Row], column: str) -> set[object]:
    """What the rows say of their paper, not of themselves: meetings of many committees may stand in one paper."""
    whose = [row for row in rows if column not in row.kind.columns]
    return {row.values[column] for row in whose if column in row.values}


def _paper(title: str, file: str, rows: Sequence[Row]) -> found.Paper:
    marked = any("classification" in row.columns for row in rows)
    origin = {column: next(iter(_said(rows, column)), None) for column in ORIGIN}
    sitting = {row.values.get("committee") for row in rows if row.kind.name not in _CLOCK}
    if not origin["committee"] and len(sitting) == 1:
        origin["committee"] = sitting.pop()
    records: dict[str, list[object]] = {}
    for row in rows:
        records.setdefault(row.kind.name, []).append(_record(row, marked=marked))
        if doubt := row.written.get("doubt"):
            doubted = found.Doubt(line=_line(row), about=_about(row), why=doubt, part=_part(row, marked=marked))
            records.setdefault("doubts", []).append(doubted)
    return _new_paper(
        file=file,
        title=title,
        kind=origin.pop("kind") or "sheet",
        meeting_date=origin.pop("paper_date"),
        marked=marked,
        sheet=True,
        **origin,
        **{name: tuple(its) for name, its in records.items()},
    )


def _record(row: Row, *, marked: bool) -> object:
    """The record of a row: an empty cell is None or what the record takes for granted."""
    values = {_SPELT.get(name, name): value for name, value in row.values.items() if name in row.kind.columns}
    if "unit" in row.kind.columns:
        values.setdefault("unit", _unit(row))
    if row.kind.makes is found.Doubt or _part(row, marked=marked) == 2:
        values["part"] = _part(row, marked=marked)
    values |= {"line": _line(row), "page": row.values.get("page")}
    takes = signature(row.kind.makes).parameters
    unsaid = {name: None for name, parameter in takes.items() if parameter.default is Parameter.empty}
    return row.kind.makes(**unsaid | {name: value for name, value in values.items() if name in takes})


def _part(row: Row, *, marked: bool) -> int | None:
    """The part that the row's classification puts it under: what is not said to be public is exempt."""
    if not marked:
        return None
    return 1 if row.written.get("classification", "").lower() == "public" else 2


def _unit(row: Row) -> str | None:
    """The unit that a figure of the row carries, where no cell states it."""
    return next((unit for name in _MEASURED if (unit := cells.unit(row.written.get(name, "")))), None)


def _line(row: Row) -> int:
    line = row.values.get("line")
    return line if isinstance(line, int) else row.number


def _about(row: Row) -> str:
    return next(row.written[name] for name in _ABOUT if name in row.written)
