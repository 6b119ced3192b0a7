"""The demonstration records load whole, and twice without a change; all is public and every summary is told as one."""

import csv
from collections.abc import Sized
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store import indicators, meetings, papers, programmes
from store.reading.read import read
from store.records import PUBLIC
from store.rows import KINDS

DEMO = Path(__file__).parents[2] / "demo"
SHEETS = sorted(DEMO.glob("*.csv"))
NOW = datetime(2021, 4, 12, 8, tzinfo=UTC)


def rows(sheet):
    with (DEMO / f"{sheet}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load(store):
    with store.write() as tx:
        return [papers.keep(tx, paper, now=NOW) for sheet in SHEETS for paper in read(sheet)]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_is_read_whole_as_public(sheet):
    (paper,) = read(sheet)
    found = [row for kind in KINDS if kind != "doubts" for row in getattr(paper, kind)]
    assert paper.marked
    assert len(found or paper.doubts) == len(rows(sheet.stem))
    assert {row.part for row in found} <= {1}
    assert len(paper.doubts) == sum(bool(row.get("doubt") or row.get("why")) for row in rows(sheet.stem))


def test_loading_it_twice_changes_nothing(store):
    assert {kept.state for kept in load(store)} == {"new"}
    assert {kept.state for kept in load(store)} == {"same"}


def test_the_public_sees_every_record(sqlite_store):
    load(sqlite_store)
    with sqlite_store.read() as tx:
        seen: dict[str, Sized] = {
            "passages": papers.passages(tx, PUBLIC),
            "deliverables": programmes.deliverables(tx, PUBLIC),
            "outcomes": programmes.outcomes(tx, PUBLIC),
            "items": meetings.items(tx, PUBLIC),
            "indicators": indicators.figures(tx, PUBLIC),
            "meetings": meetings.meetings(tx, PUBLIC),
        }
    assert {kind: len(records) for kind, records in seen.items()} == {kind: len(rows(kind)) for kind in seen}


def test_every_passage_is_told_as_a_summary():
    assert {row["summary"] for row in rows("passages")} == {"yes"}


def test_a_date_that_is_printed_is_parsed_and_nothing_else_is():
    for row in rows("deliverables"):
        printed = date.fromisoformat(row["date"]).strftime("%d/%m/%Y") if row["date"] else ""
        assert printed == row["date_printed"]


def test_every_row_tells_where_in_the_paper_it_stands():
    assert all(row["line"].isdigit() and row["paper"] for sheet in SHEETS for row in rows(sheet.stem))
