"""Dates that contradict one another are doubted, and none is mended."""

import pytest

from tests.store.reading.given import paper

AGENDA = (
    "Wexmoor Borough Council\n\nLicensing Panel\n\nMonday 1 March 2027\n\nAgenda\n\n"
    "1. Apologies\n\n2. Minutes of the meeting held on {}\n\n\n\n"
)
MINUTES = (
    "Minutes of the meeting held on Monday 4 January 2027 at 2 pm\n\n"
    "1. Apologies\n\n2. Next meeting\n\nThe next meeting is on {}.\n\n\n\n"
)
REPORT = "Agenda Item 2\n\nLicensing Panel\n\nMeeting to be held on {}\n\nFees\n"


def doubts(of="4 January 2027", ahead="1 March 2027", day="Monday 1 March 2027"):
    found = paper(AGENDA.format(of) + MINUTES.format(ahead) + REPORT.format(day))
    return [doubt.why for doubt in found.doubts]


def test_papers_that_agree_are_not_doubted():
    assert doubts() == []


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ({"of": "5 May 2026"}, "The agenda has the minutes of 5 May 2026, and the minutes are of 4 January 2027."),
        (
            {"ahead": "2 May 2027"},
            "The minutes give the next meeting as 2 May 2027, and the agenda is for 1 March 2027.",
        ),
        ({"day": "8 March 2027"}, "The report is for a meeting on 8 March 2027, and the agenda is for 1 March 2027."),
        ({"day": "Tuesday 1 March 2027"}, "Tuesday 1 March 2027 was a Monday."),
        ({"day": "31 June 2027"}, "There is no such day as 31 June 2027."),
    ],
)
def test_a_date_at_odds_with_another_is_doubted(named, expected):
    assert doubts(**named) == [expected]


def test_minutes_that_name_no_next_meeting_are_not_doubted():
    assert doubts(ahead="a day to be named") == []


def test_several_dates_ahead_are_not_at_odds_with_one_of_them():
    assert doubts(ahead="2 February 2027, 1 March 2027 and 6 April 2027") == []


def test_the_number_of_a_paragraph_is_no_date_that_there_is_not():
    assert doubts(ahead="1 March 2027, see 3.14.15") == []
