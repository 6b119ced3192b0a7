"""Programmes: outcomes, roles, lessons, what is to be done next, and who holds which post."""

from datetime import date

import pytest

from store.reading.programme import read_programme
from store.reading.standing import done
from store.reading.to_do import read_actions
from tests.store.reading.given import lines, paper, said


def programme(text):
    return read_programme(lines(text), paper_date=date(2027, 6, 1))


def actions(text):
    return said(read_actions(lines(text)), "text", "owner", "due", "of")


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        (" | Outcome | Status", "1 | Safe depots | Complete", ("1", "Safe depots", "Complete")),
        ("No. | Objective | Achieved?", "2. | Safe depots | Partly", ("2", "Safe depots", "Partly")),
        ("Outcome | Status", "Safe depots | ", (None, "Safe depots", None)),
    ],
)
def test_an_outcome_keeps_its_number_and_status(head, row, expected):
    found = programme(f"{head}\n{row}\n |  | \n")
    assert said(found.outcomes, "number", "title", "status") == [expected]


def test_an_outcome_done_before_its_deliverables_is_doubted():
    found = programme(
        " | Outcome | Status\n1 | Safe | Complete\n2 | Dry | Complete\n3 | Warm | Open\n\n"
        "Outcome | Deliverable | Status\n1. Safe | Fence | Open\n1. Safe | Gate | Open\n"
        "2. Dry | Roof | Late\n3. Warm | Hearth | Open\n"
    )
    assert said(found.doubts, "about", "why") == [
        ("Safe", "It is reported Complete, but 2 deliverables under it are Open."),
        ("Dry", "It is reported Complete, but 1 deliverable under it is Late."),
    ]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Signed Off", True),
        ("Complete", True),
        ("Not complete", False),
        ("Partially met", False),
        ("Amber", False),
        ("Yes", None),
        ("", None),
        (None, None),
    ],
)
def test_a_status_says_done_not_yet_or_neither(status, expected):
    assert done(status) is expected


def test_a_letter_of_another_alphabet_is_read_and_doubted():
    found = programme("Name | RACI | Role\nAnn Lee | Α | Sponsor\nBo Moss | R | Manager\n | R | Nobody\n")
    assert said(found.roles, "name", "raci", "role") == [("Ann Lee", "A", "Sponsor"), ("Bo Moss", "R", "Manager")]
    assert said(found.doubts, "about", "why") == [("Ann Lee", "A letter is from another alphabet; it is read as A.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee - Chief Digital Officer", [("Ann Lee", "Chief Digital Officer", None)]),
        ("Ann Lee - a friend of the council", []),
        ("Project Manager: Ann Lee", [("Ann Lee", "Project Manager", None)]),
        ("Project Manager: to be named", []),
        ("Contact: Ann Lee, 01632 960123, Head of Roads, ann@wexmoor.example",
         [("Ann Lee", "Head of Roads", "01632 960123, ann@wexmoor.example")]),
        ("Contact officer: Ann Lee. Tel: 020 7946 0123", [("Ann Lee", None, "020 7946 0123")]),
        ("Report author: Ann Lee", [("Ann Lee", None, None)]),
        ("Contact: 01632 960123", []),
        ("For further information please contact:\nAnn Lee, Clerk\nTelephone: 01632 960123\n\nBo Moss",
         [("Ann Lee", "Clerk", "01632 960123")]),
        ("For further information please contact:\n\nAnn Lee, Clerk", []),
    ],
)  # fmt: skip
def test_posts_are_read_where_they_are_named(text, expected):
    assert said(programme(text).roles, "name", "role", "contact") == expected


@pytest.mark.parametrize(
    "foot",
    ["A Lee\nDirector of Law\n\nTown Hall", "A Lee Director of Law\n\nTown Hall", "Ann Lee\nChief Executive"],
)
def test_whoever_signs_an_agenda_is_named_with_the_post(foot):
    text = "Wexmoor Borough Council\n\nLicensing Panel\n\n1 March 2027\n\nAgenda\n\n1. Apologies\n\n2. Fees\n\n"
    assert [role.name for role in paper(text + foot).roles] == [foot.split(" Dir")[0].split("\n")[0]]


def test_a_council_with_its_committee_signs_nothing():
    text = "Wexmoor Borough Council\nCorporate Policy Committee\n\nAgenda\n\n1 March 2027\n\n1. Fees\n\n"
    assert paper(text).roles == ()


def test_a_name_spelt_twice_and_a_person_with_two_posts_are_doubted():
    found = programme(
        "Ann Lee - Head of Roads\n\nAnn Lee - Head of Waste\n\nAnnie Lee - Clerk\n\nAnn Moss - Clerk\n\n"
        "Bo Lee - Clerk\n\nOutcome | Deliverable | Approved by | Status\n"
        "1 | Fence | Rachael Oak | Done\n1 | Gate | Rachel Oak | Done\n"
        "1 | Roof | Oak | Done\n"
    )
    assert said(found.doubts, "about", "why") == [
        ("Annie Lee", "The paper also spells a name Ann Lee: it may be the same person."),
        ("Rachel Oak", "The paper also spells a name Rachael Oak: it may be the same person."),
        ("Ann Lee", "The paper also calls this person Head of Roads."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No. | Learning point | Recommendations | Responsible\n1 | Late start | Start early | Ann Lee\n |  |  | \n",
         ("1", "Late start", "Start early", "Ann Lee")),
        ("# | Lesson learned | Owner\n1 | Late start | \n", ("1", "Late start", None, None)),
        ("Lesson 1: Late start. Recommendation: start early. Responsible: Ann Lee.",
         ("1", "Late start.", "start early.", "Ann Lee")),
        ("Lesson 2. Late start", ("2", "Late start", None, None)),
    ],
)  # fmt: skip
def test_a_lesson_is_read_from_a_table_or_from_prose(text, expected):
    assert said(programme(text).lessons, "number", "text", "recommendation", "responsible") == [expected]


TABLE = "Outcome | Status\nSafe | Complete\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Depots Programme - Closure Report\n\n", "Depots Programme"),
        ("Depots Programme\nProgramme Closure Report\n\n", "Depots Programme"),
        ("The closure report\n\n", None),
        ("PROJECT CLOSURE REPORT\nProject: Depots for All\n\n", "Depots for All"),
        ("Project: Depots for All\n\n", None),
        ("Close-out report\n\n", None),
    ],
)
def test_a_programme_has_the_name_that_its_closure_report_gives(text, expected):
    assert programme(text + TABLE).name == expected


def test_without_a_programme_there_is_no_name():
    assert programme("Depots Programme - Closure Report").name is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recommendation\n\nThe Panel is asked to note the report.\n\nBackground",
         [("The Panel is asked to note the report.", None, None, "recommendation")]),
        ("1. Recommendations\n\nThe Panel is asked to:\n\n(a) note the report; and\n(b) keep the fees.\n\nMore.",
         [("note the report", None, None, "recommendation"), ("keep the fees.", None, None, "recommendation")]),
        ("1. | Recommendations\n\n1.1 | That the Panel:\n | a) notes the report;\n",
         [("notes the report", None, None, "recommendation")]),
        ("Recommendations\n\nThe fees are high.", []),
        ("Next steps\n\nAnn Lee to draft the plan by 2 May 2027.\n\nThe end",
         [("Ann Lee to draft the plan by 2 May 2027.", "Ann Lee", date(2027, 5, 2), "next step")]),
        ("Action: Ann Lee to draft the new plan.", [("Ann Lee to draft the new plan.", "Ann Lee", None, "action")]),
        ("Action: draft the new plan.", []),
        ("Action 2 - done", []),
        ("Close-out recommendations\n\nNo. | Recommendation | Owner\n1 | Review fees | Ann Lee\n2 |  | Ann Lee\n",
         [("Review fees", "Ann Lee", None, "recommendation")]),
        ("Action | Owner | By when\nReview fees | Ann Lee | 2 May 2027\n",
         [("Review fees", "Ann Lee", date(2027, 5, 2), "action")]),
        ("Task | Lead\nReview fees | Ann Lee\n", [("Review fees", "Ann Lee", None, "action")]),
        ("Next steps (agreed)\n\nRecommendation | Owner\nReview fees | \n", [("Review fees", None, None, "next step")]),
        ("Recommendation | Lesson | Owner\nReview fees | Late | Ann Lee\n", []),
        ("Recommendations", []),
    ],
)  # fmt: skip
def test_what_is_to_be_done_is_read_with_its_owner_and_day(text, expected):
    assert actions(text) == expected


def test_a_letter_of_another_alphabet_is_doubted_in_every_name():
    tables = (
        "Deliverable | Approved by | Status | Date\nFence | \u0410nn Lee | Open | 01/03/2027\n",
        "Name | Role\n\u0410nn Lee | Clerk\n",
        "No. | Lesson | Recommendation | Responsible\n1 | Ask first. | Ask. | \u0410nn Lee\n",
        "Action | Owner\nMend the fence | \u0410nn Lee\n",
        "Minutes of the meeting held on 1 March 2027\n\nPresent: Councillors Cy Dunn and \u0410nn Lee\n\n1. Fees\n",
    )
    for table in tables:
        (doubt,) = [doubt for doubt in paper(table).doubts if "alphabet" in doubt.why]
        assert "looks like Ann" in doubt.why
