"""Workbooks: typed cells become the words of a sheet."""

from datetime import date, datetime, time
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

from store.reading import workbook
from store.reading.found import Unreadable
from tests.store.reading.given import said

DAY = datetime(2027, 2, 1)  # noqa: DTZ001 - a cell of a workbook knows no zone


def content(**named):
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in named.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book):
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        (None, "General", ""),
        (True, "General", "yes"),
        (False, "General", "no"),
        (DAY, "dd/mm/yyyy", "2027-02-01"),
        (DAY.replace(hour=14, minute=30), "dd/mm/yyyy hh:mm", "2027-02-01 14:30"),
        (date(2027, 2, 1), "dd/mm/yyyy", "2027-02-01"),
        (time(14), "hh:mm", "14:00"),
        (5, "General", "5"),
        (93.25, "0.0", "93.25"),
        (0.932, "0.0%", "93.2%"),
        (1250.0, "[$£-809]#,##0", "£1250"),
        (1250.0, '"£"#,##0.00', "£1250"),
        (1250.0, "$#,##0", "$1250"),
        (1250.0, "[$-809]#,##0", "1250"),
        (float("inf"), "General", "inf"),
        (" Calls ", "General", "Calls"),
    ],
)  # fmt: skip
def test_a_cell_is_what_a_person_would_write(value, style, expected):
    assert workbook.words(value, style) == expected


def test_every_sheet_is_read_by_its_own_headings():
    (paper,) = workbook.papers(
        "book.xlsx",
        content(
            meetings=[["committee", "date"], ["Panel", DAY]],
            indicators=[["name", "value"], [], ["Calls", 93.2]],
            empty=[],
        ),
    )
    assert said(paper.meetings, "date") == [(date(2027, 2, 1),)]
    assert said(paper.indicators, "value", "line") == [(93.2, 3)]


def test_a_chart_sheet_holds_no_rows():
    book = Workbook()
    sheet = book.create_sheet("indicators", 0)
    sheet.append(["name", "value"])
    sheet.append(["Calls", 5])
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
    book.create_chartsheet("chart").add_chart(chart)
    (paper,) = workbook.papers("book.xlsx", saved(book))
    assert len(paper.indicators) == 1


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ({"indicators": [["name", "value"], ["Calls", "=1+1"]]}, "B2 holds a formula without a value"),
        ({"figures": [["colour"], ["red"]]}, "figures has the headings colour"),
        ({"indicators": [["name", "value"], ["Calls", "lots"]]}, "B2 cannot be read"),
        ({"indicators": [["name", "value"]]}, "no rows under its headings"),
    ],
)
def test_what_is_not_understood_is_named(sheets, expected):
    with pytest.raises(Unreadable) as caught:
        workbook.papers("book.xlsx", content(**sheets))
    assert expected in str(caught.value)


def test_a_sheet_beyond_measure_is_refused():
    book = Workbook()
    sheet = book.create_sheet("indicators", 0)
    sheet["A1"] = "name"
    sheet.cell(workbook.MOST_ROWS + 1, 1, "Calls")
    with pytest.raises(Unreadable, match="has more than 100,000 rows in indicators: split it into smaller files"):
        workbook.papers("book.xlsx", saved(book))
