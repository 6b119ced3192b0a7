"""What a cell of a sheet says, and what it may not say."""

from datetime import date, time

import pytest

from store.reading import cells

DAY = date(2027, 2, 1)
GOOD = [
    (cells.DATE, "2027-02-01", DAY),
    (cells.DATE, "2027-02-01 00:00:00", DAY),
    (cells.DATE, "01/02/2027", DAY),
    (cells.DATE, "1 February 2027", DAY),
    (cells.DATE, "Monday, 1st Feb 2027", DAY),
    (cells.TIME, "14:00", time(14)),
    (cells.TIME, "14.00", time(14)),
    (cells.TIME, "2.00 pm", time(14)),
    (cells.TIME, "2pm", time(14)),
    (cells.TIME, "12 a.m.", time(0)),
    (cells.TIME, "9:30", time(9, 30)),
    (cells.FIGURE, "1,250", 1250.0),
    (cells.FIGURE, "£1,250.50", 1250.5),
    (cells.FIGURE, "93.2%", 93.2),
    (cells.FIGURE, "-4", -4.0),
    (cells.FIGURE, "£-4", -4.0),
    (cells.FIGURE, "n/a", None),
    (cells.PAGES, "11-34", (11, 34)),
    (cells.PAGES, "Pages 11 to 34", (11, 34)),
    (cells.PAGES, "p. 7", (7, 7)),
    (cells.NAMES, "A Example; B Example", ("A Example", "B Example")),
    (cells.NAMES, "A Example / B Example", ("A Example", "B Example")),
    (cells.YES, "Yes", True),
    (cells.YES, "n", False),
    (cells.PART, "Part II", 2),
    (cells.PART, "1", 1),
    (cells.WHOLE, "12", 12),
    (cells.TEXT, "as it is", "as it is"),
]
BAD = [
    (cells.DATE, "02/30/2027"),
    (cells.DATE, "Tuesday 1 February 2027"),
    (cells.DATE, "1 Febuary"),
    (cells.DATE, "1 Fob 2027"),
    (cells.TIME, "2"),
    (cells.TIME, "2:30"),
    (cells.TIME, "13 pm"),
    (cells.TIME, "after lunch"),
    (cells.TIME, "25:00"),
    (cells.FIGURE, "lots"),
    (cells.FIGURE, "1,25"),
    (cells.PAGES, "34-11"),
    (cells.PAGES, "all"),
    (cells.YES, "perhaps"),
    (cells.PART, "III"),
    (cells.WHOLE, "0"),
    (cells.WHOLE, "1.5"),
]


@pytest.mark.parametrize(("form", "cell", "expected"), GOOD)
def test_a_cell_is_read_as_it_is_meant(form, cell, expected):
    assert form.read(cell) == expected


@pytest.mark.parametrize(("form", "cell"), BAD)
def test_a_cell_that_is_not_understood_is_refused(form, cell):
    with pytest.raises(ValueError, match=r".*"):
        form.read(cell)


def test_a_closed_set_takes_its_words_in_any_case_and_no_other():
    form = cells.one_of("better", "worse")
    assert (form.read("Better"), form.expected) == ("better", "one of better, worse")
    with pytest.raises(ValueError, match="up"):
        form.read("up")


@pytest.mark.parametrize(("cell", "expected"), [("£4", "£"), ("4%", "%"), ("4", None), ("lots", None)])
def test_the_unit_of_a_figure_is_what_it_carries(cell, expected):
    assert cells.unit(cell) == expected
