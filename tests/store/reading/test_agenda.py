"""Agendas: meetings, items, pages and parts."""

from datetime import date, time

import pytest

from tests.store.reading.given import paper, said

HEAD = "Wexmoor Borough Council\n\nLicensing Panel\n\n{}\n\nAgenda\n\n1. Apologies\n"
NO_DATE = "Wexmoor Borough Council\n\nLicensing Panel\n\nAgenda\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday, 1 March 2027 at 6.30 pm in the Guildhall", (time(18, 30), "Guildhall")),
        ("Monday, 1 March 2027 at 6.30 pm - Virtual Meeting", (time(18, 30), "Virtual Meeting")),
        ("Date: Monday 1 March 2027\nTime: 14:00\nVenue: Room 1, Town Hall", (time(14), "Room 1, Town Hall")),
        ("To be held in the Council Chamber on Monday 1 March 2027 at 10 am", (time(10), "Council Chamber")),
        ("1 March 2027, 10:00\nHybrid meeting", (time(10), "Hybrid meeting")),
        ("1 March 2027", (None, None)),
    ],
)  # fmt: skip
def test_a_meeting_has_its_time_and_venue_where_they_are_printed(text, expected):
    (meeting,) = paper(HEAD.format(text)).meetings
    assert (meeting.time, meeting.venue) == expected
    assert (meeting.date, meeting.status, meeting.committee) == (date(2027, 3, 1), "scheduled", "Licensing Panel")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Fees (Pages 3 - 12)", ("1", "Fees", (3, 12))),
        ("1. Fees\n(Pages 3 to 12)", ("1", "Fees", (3, 12))),
        ("1. Fees (Page 3)", ("1", "Fees", (3, 3))),
        ("1 | Fees | 3 - 12", ("1", "Fees", (3, 12))),
        ("1. Fees of the\nnext year", ("1", "Fees of the next year", None)),
        ("1. Fees\nfor the year", ("1", "Fees for the year", None)),
        ("1. Fees\nA report", ("1", "Fees", None)),
        ("Item 1: Fees", ("1", "Fees", None)),
        ("F/31/27 Fees", ("F/31/27", "Fees", None)),
        ("27/061 | Fees", ("27/061", "Fees", None)),
    ],
)
def test_an_item_has_its_number_title_and_pages(text, expected):
    assert said(paper(NO_DATE + text).items, "number", "title", "pages") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Part I\n\n1. Fees\n\nPart II\n\n2. A contract", [1, 2]),
        ("1. Fees\n\n2. Exclusion of the press and public\n\n3. A contract\n\nPUBLIC\n\n4. Tables", [1, 1, 2, 1]),
        ("1. Fees\n\n2. A contract\nNot for publication: paragraph 3", [1, 2]),
        (
            "1. Fees\n\n2. To consider excluding the public\nExempt information may be heard.\n\n3. A contract",
            [1, 1, 2],
        ),
        ("1. Fees\n\n2. To agree whether exempt information may be heard\n\n3. Tables", [1, 1, 1]),
        ("1. Fees\n\nPRIVATE\n\n2. A contract\nexempt under paragraph 3", [1, 2]),
    ],
)
def test_an_item_is_private_where_its_agenda_says_so(text, expected):
    assert [item.part for item in paper(NO_DATE + text).items] == expected


def test_an_agenda_without_items_has_none():
    assert paper(NO_DATE + "The business will be announced.").items == ()


def test_items_in_a_run_without_blank_lines_are_all_read():
    assert [item.number for item in paper(NO_DATE + "1 Apologies\n2 Fees\n3 Tables\n").items] == ["1", "2", "3"]


def test_the_meetings_of_a_work_programme_are_meetings_too():
    found = paper(
        HEAD.format("1 March 2027") + "\nDate of meeting | Business\n3 May 2027 | Fees\n5 July 2027 | Tables\n"
    )
    assert [meeting.date for meeting in found.meetings] == [date(2027, 3, 1), date(2027, 5, 3), date(2027, 7, 5)]


def test_the_next_meeting_is_told_apart():
    found = paper(
        HEAD.format("1 March 2027") + "\n2. Date of Next Meeting\n\nThe next meeting is on 3 May 2027 at 2pm."
    )
    assert found.next_meeting is not None
    assert (found.next_meeting.date, found.next_meeting.time) == (date(2027, 5, 3), time(14))


def test_minutes_that_an_item_names_were_of_a_meeting_that_was_held():
    found = paper(HEAD.format("1 March 2027") + "\n2. Minutes of 4 January 2027\n3. Fees")
    assert said(found.meetings, "date", "status") == [(date(2027, 1, 4), "held"), (date(2027, 3, 1), "scheduled")]


def test_a_report_by_itself_is_for_the_meeting_that_its_head_names():
    found = paper("Wexmoor Borough Council\n\nReport to: Licensing Panel, 1 March 2027\n\nFees\n")
    assert (found.committee, [meeting.date for meeting in found.meetings]) == ("Licensing Panel", [date(2027, 3, 1)])


def test_a_summons_names_its_committee_behind_its_members():
    found = paper(
        "Wexmoor Town Council\n\nTo all members of the Finance Committee\n\nAgenda\n\n1 March 2027\n\n1. Fees"
    )
    assert found.committee == "Finance Committee"


@pytest.mark.parametrize("head", ["Agenda Item 7\n\nWexmoor Borough Council\n\nLicensing Panel\n1 March 2027"])
def test_a_report_that_opens_with_its_item_is_no_agenda(head):
    found = paper(
        f"{head}\n\nFees\n\nRecommendations\n\nThe Panel is asked to:\n1. Note it.\n2. Keep the fees.\n\n4. Advice"
    )
    assert (found.kind, found.items, [meeting.date for meeting in found.meetings]) == ("report", (), [date(2027, 3, 1)])
    assert said(found.actions, "number", "text") == [("1", "Note it."), ("2", "Keep the fees.")]


def test_the_date_of_a_meeting_is_not_that_of_the_next():
    head = "Wexmoor Borough Council\n\nLicensing Panel\n\nMinutes\n\nDate of meeting: 1 March 2027\n\n"
    found = paper(head + "1. Fees\n\nBy 2 May 2027.")
    assert found.meeting_date == date(2027, 3, 1)
