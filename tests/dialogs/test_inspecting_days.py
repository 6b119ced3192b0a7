"""Days and periods that cannot be are found in records, and what only looks like them is not."""

from datetime import date

import pytest

from tests.dialogs.inspected import PAPER_DAY, action, again, deliverable, doubt, figure, found, meeting, source, told

SHEET = {"kind": "sheet", "sheet": True}


@pytest.mark.parametrize("printed", ["31/02/2025", "30 February 2025", "31.4.25"])
def test_a_printed_date_that_is_no_day_is_found(printed):
    one = deliverable(date=None, date_printed=printed)
    assert told(one) == [("date", f"Its date is doubtful: there is no such day as {printed}.")]
    assert [finding.of for finding in found(one)] == [{("deliverable", one.id)}]


def test_a_weekday_that_does_not_belong_to_its_date_is_found():
    assert told(deliverable(date_printed="Monday 2 March 2021")) == [
        ("date", "Its date is doubtful: Monday 2 March 2021 was a Tuesday.")
    ]


@pytest.mark.parametrize("printed", ["28/02/2025", "29/02/2024", "Spring", "week 31", "Q2 2025", "", None])
def test_a_printed_date_that_is_a_day_or_none_at_all_is_not_doubted(printed):
    assert told(deliverable(date=None, date_printed=printed)) == []


def test_a_date_that_a_reader_has_doubted_is_told_once():
    one = deliverable(date=None, date_printed="31/02/2025")
    why = "Its date is doubtful: there is no such day as 31/02/2025."
    assert told(one, doubt(why, source=one.source)) == [("date", why)]


def test_a_day_a_lifetime_from_its_paper_is_found():
    assert told(deliverable(date=date(1925, 3, 1))) == [
        ("date", "Its date, 1 March 1925, is 96 years before the paper (20 April 2021).")
    ]
    assert told(meeting(date=date(2125, 7, 1))) == [
        ("date", "Its date, 1 July 2125, is 104 years after the paper (20 April 2021).")
    ]
    assert told(action(due=date(2121, 1, 1)))[0][0] == "date"
    assert len(told(deliverable(date=date(2125, 3, 1)))) == 1, "told once, though it is later than the paper too"


@pytest.mark.parametrize("day", [date(1991, 3, 1), date(2021, 4, 20)])
def test_an_old_day_is_not_doubted(day):
    assert told(deliverable(date=day)) == []


def test_a_plan_for_decades_is_not_doubted():
    assert told(deliverable(status="Outstanding", date=date(2060, 3, 31))) == []


def test_a_meeting_of_a_sheet_without_a_day_is_held_against_the_others():
    undated = source(day=None)
    usual = [meeting(date=date(2021, month, 1), source=undated) for month in (5, 6, 7)]
    far = meeting(date=date(2125, 7, 1), source=undated)
    assert told(*usual) == []
    assert told(*usual, far) == [("date", "Its date, 1 July 2125, is 104 years after most meetings (1 June 2021).")]


def test_a_period_that_ends_before_it_begins_is_found():
    assert told(figure(start=date(2021, 3, 31), end=date(2021, 1, 1))) == [
        ("date", "Its period ends on 1 January 2021, before it begins (31 March 2021).")
    ]
    assert told(figure(start=date(2021, 3, 31), end=date(2021, 3, 31))) == [], "a figure of one day"


QUARTER = {"period": "Q1 2021/22", "start": date(2021, 4, 1), "end": date(2021, 6, 30)}


def test_a_figure_of_a_quarter_that_had_not_ended_is_found():
    assert told(figure(**QUARTER)) == [
        ("date", "It is a figure for Q1 2021/22, which ended on 30 June 2021, after the paper itself (20 April 2021).")
    ]


@pytest.mark.parametrize(
    "more",
    [
        {"value": None, "target": 90.0},
        {"reason": "A forecast on the first weeks."},
        {"period": "Q1 2021/22 to date"},
        {"status": "Projected"},
        {"end": PAPER_DAY},
        {"period": "2021/22", "end": date(2022, 3, 31)},
        {"source": source(day=None)},
    ],
)
def test_a_forecast_a_running_year_and_a_target_are_not_doubted(more):
    assert told(figure(**{**QUARTER, **more})) == []


def test_the_same_row_of_an_indicator_twice_is_found():
    one = figure()
    assert told(one, again(one)) == [("twice", "It is listed twice.")]
    lost = figure(period=None, start=None, end=None)
    assert "twice" in {kind for kind, _ in told(lost, again(lost))}


@pytest.mark.parametrize(
    "more",
    [
        {"source": source(document=2, paper="A report")},
        {"source": source(of="minutes")},
        {"source": source(item="7")},
        {"service": "Harbours"},
        {"indicator": 2},
        {"value": 80.4},
        {"target": 75.0},
        {"period": "Q3 2020/21", "start": date(2020, 10, 1), "end": date(2020, 12, 31)},
    ],
)
def test_two_papers_and_minutes_beside_a_report_may_tell_one_figure(more):
    assert told(figure(), figure(**more)) == []


@pytest.mark.parametrize(
    ("paper", "of"),
    [("Minutes of 20 April", "action"), ("Actions", "action"), ("A tracker", "next step"), ("A", "recommendation")],
)
def test_an_action_of_a_sheet_due_before_its_meeting_is_found(paper, of):
    assert told(action(due=date(2021, 4, 1), of=of, source=source(paper=paper, **SHEET))) == [
        ("date", "It is due on 1 April 2021, before the meeting that set it (20 April 2021).")
    ]


@pytest.mark.parametrize(
    ("paper", "more"),
    [
        ("Minutes", {"due": PAPER_DAY}),
        ("Minutes", {"due": None}),
        ("Action tracker", {}),
        ("Agenda pack, 20 April 2021", {}),
        ("outstanding_actions.csv", {}),
    ],
)
def test_an_older_action_that_a_sheet_lists_is_not_doubted(paper, more):
    assert told(action(**{"due": date(2021, 4, 1), "source": source(paper=paper, **SHEET), **more})) == []
