"""Tables as the papers print them, put back under their headings."""

import pytest

from dialogs.grids import amount_of, grids, kind
from store.records import Passage, Source


def passages(*texts, heading="Report > Results"):
    return [
        Passage(
            id=line, text=text, heading=heading, of="agenda", meeting_date=None, summary=False, doubts=(),
            source=Source(1, "Pack", "agenda pack", "a.txt", 1, None, None, line, None, exempt=False),
        )
        for line, text in enumerate(texts, 1)
    ]  # fmt: skip


def test_a_row_is_put_under_the_headings_above_it():
    [grid] = grids(passages("Firm | Price | Guarantee", "Ash | £4,200 | 5 years", "Elm | £3,900 | 2 years"))
    assert grid.heads == ("Firm", "Price", "Guarantee")
    assert grid.column("Price") == ("£4,200", "£3,900")
    assert grid.rows[0].printed() == "Ash £4,200: Guarantee 5 years"
    assert grid.rows[0].name == "£4,200"


def test_a_missing_cell_is_told_by_what_stands_in_its_column():
    [grid] = grids(
        passages(
            "Measure | Q1 | Target | RAG | Why",
            "Fires | 78 | 75 | Red | Heaters",
            "Floods | 12 | 15 | Green | Dry",
            "Visits to homes | 1,905 | 1,950 | Red",
        )
    )
    assert grid.rows[-1].under("RAG") == "Red"
    assert grid.rows[-1].under("Why") == ""


def test_a_row_that_could_stand_two_ways_is_left_out():
    [grid] = grids(passages("Name | Q1 | Q2", "Fires | 1 | 2", "Floods | 3 | 4", "Storms | 5"))
    assert [row.name for row in grid.rows] == ["Fires", "Floods"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Report to: | Committee", "Date: | 1 May 2021"),
        ("1. | Apologies", "2. | Minutes"),
        ("Name | Role",),
        ("No bar here", "nor here"),
    ],
)
def test_lines_without_headings_are_no_table(lines):
    assert list(grids(passages(*lines))) == []


def test_a_row_of_more_cells_than_headings_is_left_out():
    [grid] = grids(passages("Name | Role", "Ash | Chair", "Elm | Clerk | Officer"))
    assert len(grid.rows) == 1


def test_a_row_of_one_cell_is_printed_as_it_stands():
    [grid] = grids(passages("Name | Role", "Ash | Chair", "Elm | Clerk"))
    assert grid.rows[0].printed() == "Ash Chair"


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("1,905", "number"),
        ("8m 02s", "number"),
        ("30/09/2025", "date"),
        ("TBC", "date"),
        ("A Ash", "name"),
        ("-", "blank"),
    ],
)
def test_cells_are_told_apart(cell, told):
    assert kind(cell) == told


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("£7,655", (7655.0, "£")), ("10 years", (10.0, "year")), ("97%", (97.0, "%")), ("2 to 4", None)],
)
def test_an_amount_is_read_with_its_unit(cell, amount):
    assert amount_of(cell) == amount
