"""Performance tables: figures with their periods, in the paper's own words."""

from datetime import date

import pytest

from store.reading.scorecard import read_scorecard
from tests.store.reading.given import lines, paper, said


def rows(text):
    return read_scorecard(lines(text))[0]


HEAD = "Indicator | Good is | Last quarter | Actual | Target | RAG | DoT | Comment\n"


def test_a_row_keeps_its_figures_and_its_words():
    (row,) = rows(
        "Quarter 3 2026/27\n\n" + HEAD + "Calls answered | High | 79% | 81.5% | 80% | Green | Improving | New staff."
    )
    assert (row.name, row.value, row.unit, row.target, row.prior) == ("Calls answered", 81.5, "%", 80.0, 79.0)
    assert (row.status, row.direction, row.polarity, row.reason) == ("Green", "better", "high", "New staff.")
    assert (row.period, row.start, row.end) == ("Quarter 3 2026/27", date(2026, 10, 1), date(2026, 12, 31))


def test_what_is_not_stated_is_none():
    (row,) = rows(HEAD + "Calls answered |  | n/a | no data | - | n/a | n/a | ")
    assert (row.value, row.target, row.prior, row.status, row.direction, row.polarity) == (None,) * 6


def test_a_figure_without_a_period_is_doubted():
    _, doubts = read_scorecard(lines(HEAD + "Calls answered | High | 79% | 81% | 80% | G |  | "))
    assert said(doubts, "about", "why") == [
        ("Calls answered", "The table does not say for which period its figure is.")
    ]


@pytest.mark.parametrize(
    ("good", "before", "now", "arrow", "expected"),
    [
        ("High", "79%", "81%", "↑", "better"),
        ("Low", "79", "81", "↓", "worse"),
        ("Low", "81", "79", "▲", "better"),
        ("High", "81%", "79%", "▼", "worse"),
        ("High", "79%", "81%", "→", "same"),
        ("High", "79%", "79%", "↑", "same"),
        ("", "79%", "81%", "↑", None),
        ("High", "n/a", "81%", "↑", None),
        ("High", "79", "81%", "↑", None),
        ("High", "79%", "81%", "", None),
        ("High", "79%", "81%", "Getting worse", "worse"),
    ],
)
def test_an_arrow_tells_only_what_the_figures_tell_too(good, before, now, arrow, expected):
    (row,) = rows(HEAD + f"Calls | {good} | {before} | {now} | 80% | G | {arrow} | ")
    assert row.direction == expected


def test_columns_of_periods_are_read_the_latest_first():
    text = "Report for 2026/27\n\nMeasure | Q1 | Q2 | Target\nCalls | 79 | 81 | 80\n"
    (row,) = rows(text)
    assert (row.value, row.prior, row.period, row.end) == (81.0, 79.0, "Q2", date(2026, 9, 30))


@pytest.mark.parametrize(
    ("heads", "latest"), [("Q1 | Q2", 81.0), ("Q3 | Q2", 79.0), ("Q4 | Q1", 81.0), ("Q1 | Q3", 81.0)]
)
def test_quarters_without_years_are_read_the_latest_first(heads, latest):
    (row,) = rows(f"Measure | {heads} | Target\nCalls | 79 | 81 | 80\n")
    assert row.value == latest


def test_months_head_columns_too():
    (row,) = rows(
        "Report, 6 March 2027\n\nMeasure | Dec-25 | Dec-26 | Target | On track?\nCalls | 79 | 81 | 80 | Yes\n"
    )
    assert (row.value, row.prior, row.period, row.end) == (81.0, 79.0, "Dec-26", date(2026, 12, 31))
    assert row.status == "Yes"


def test_a_period_with_a_date_goes_before_one_without():
    (row,) = rows(
        "REPORT 2026/27 QUARTER 3\n\nPerformance at Quarter 3\n\nMeasure | Q3 Actual | Q3 Target\nCalls | 79 | 80\n"
    )
    assert (row.period, row.end) == ("Q3", date(2026, 12, 31))


def test_a_lone_cell_names_the_service_of_the_rows_below_it():
    text = "Measure | Actual | Target\nHousing\nRepairs | 4 | 5\nRoads |  | \nPotholes | 6 | 7\n"
    assert said(rows(text), "name", "service") == [("Repairs", "Housing"), ("Potholes", "Roads")]


def test_white_around_the_name_of_a_service_ends_no_table():
    text = "Measure | Actual | Target\n\nHousing\n\nRepairs | 4 | 5\n\nRoads\n\nPotholes | 6 | 7\n\nNotes\n\nThe end.\n"
    assert said(rows(text), "name", "service") == [("Repairs", "Housing"), ("Potholes", "Roads")]


def test_a_heading_with_another_table_ends_one():
    text = "Measure | Actual | Target\nRepairs | 4 | 5\n\nSkills\n\nMetric | Q2 | Target\nLearners | 6 | 7\n"
    assert said(rows(text), "name", "service", "period") == [("Repairs", None, None), ("Learners", None, "Q2")]


def test_a_table_goes_on_over_the_top_of_a_page():
    head = "Measure | Actual | Target\n"
    text = head + "Repairs | 4 | 5\n\nVisits | 8 | 9\nPage 4 of 9\n" + head + "Potholes | 6 | 7\n"
    assert said(rows(text), "name", "service") == [("Repairs", None), ("Visits", None), ("Potholes", None)]


def test_a_reference_is_no_name_and_an_indicator_no_status():
    text = "PI ref | Performance indicator | Actual | Target | Performance\nHO1 | Rent collected | 97% | 98% | Amber\n"
    assert said(rows(text), "name", "status") == [("Rent collected", "Amber")]


@pytest.mark.parametrize(
    ("name", "unit", "expected"),
    [
        ("Waste (tonnes)", "", ("Waste", "tonnes")),
        ("Time to let (calendar days)", "", ("Time to let", "calendar days")),
        ("Waste", "kg", ("Waste", "kg")),
        ("Waste (all)", "", ("Waste (all)", None)),
    ],
)
def test_a_unit_may_stand_apart_or_in_brackets(name, unit, expected):
    assert said(rows(f"Measure | Unit | Actual | Target\n{name} | {unit} | 4 | 5\n"), "name", "unit") == [expected]


def test_a_star_marks_what_is_better_when_lower_where_the_text_says_so():
    text = "* is better when lower\n\nMeasure | Actual | Target\nWaits* | 4 | 5\nVisits | 6 | 7\n"
    assert said(rows(text), "name", "polarity") == [("Waits", "low"), ("Visits", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Ref | Description | Impact | Owner | Latest Update\n | No issues |  |  | ",
        "ID | Description | Likelihood | Status | Direction\n1 | Prices rise | High | Open | ↑",
        "Milestone | Measure | Target | Status\nDepot open | Visits | 5 | Late",
        "Measure | Colour\nVisits | Blue",
        "Measure | Actual | Target\n |  | 5",
        "The measure | " + "was explained at some length to everybody " * 3 + " | Target",
    ],
)
def test_what_measures_nothing_is_no_indicator(text):
    assert rows(text) == ()


@pytest.mark.parametrize(
    ("cells", "why"), [("Red | 96.2%", "its columns have slid"), ("96.2% | Green Red", "several rows run into one")]
)
def test_a_status_that_is_a_figure_or_two_colours_is_doubted_and_not_kept(cells, why):
    found = paper(f"Measure | Target | Actual | RAG\nRent collected | 98% | {cells}\n")
    assert said(found.indicators, "status") == [(None,)]
    assert [doubt for doubt in found.doubts if why in doubt.why]
