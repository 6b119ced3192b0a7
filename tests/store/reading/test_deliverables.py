"""Tables of deliverables: rows, outcomes, and what is doubtful of each."""

from datetime import date

import pytest

from store.reading.blocks import Covered, Label, cover, cover_unsure
from store.reading.deliverables import read_deliverables
from tests.store.reading.given import lines, paper, said

HEAD = "Outcome | Deliverable | Approved By | Status | Date\n"
DAY = date(2027, 3, 2)
SLID = "The status “Open” stands in the column of the approver: its columns have slid."


def table(*rows, titles=None, head=HEAD, day=date(2027, 6, 1)):
    return read_deliverables(lines(head + "\n".join(rows)), titles or {}, day)


def whys(*rows):
    return [doubt.why for doubt in table(*rows)[1]]


def test_a_row_keeps_its_words_and_its_line():
    (row,), doubts = table("1. Safe depots | Fence up | A Lee / B Moss | Signed Off | 02/03/2027")
    assert (row.outcome, row.title, row.approvers, row.status) == ("1", "Fence up", ("A Lee", "B Moss"), "Signed Off")
    assert (row.date, row.date_printed, row.line) == (DAY, "02/03/2027", 2)
    assert doubts == ()


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("A Lee and B Moss", ("A Lee", "B Moss")),
        ("A Lee; B Moss", ("A Lee", "B Moss")),
        ("A Lee, B Moss", ("A Lee", "B Moss")),
        ("TBC", ()),
        ("", ()),
    ],
)
def test_approvers_are_taken_apart(printed, expected):
    assert table(f"1 | Fence up | {printed} | Done | ")[0][0].approvers == expected


def test_a_row_without_a_title_is_none():
    assert table("1 |  | A Lee | Done | ", "1 | Fence up | A Lee | Done | ")[0][0].line == 3


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("1 | Gate up | Open |  | ", [SLID]),
        ("1 | Gate up | d Open |  | ", [SLID, "The status is printed as “d Open”."]),
        ("1 | Gate up | Open | 02/03/2027 | ", [SLID]),
        ("1 | Gate up | A Lee | Done | 31/02/2027", ["Its date is doubtful: there is no such day as 31/02/2027."]),
        ("1 | Gate up | A Lee | Done | 02/07/2027",
         ["It is marked Done on a date later than the paper itself (1 June 2027)."]),
        ("1 | Gate up | A Lee | Open | 02/07/2027", []),
        ("1 | Fence up | B Moss | Done | ", ["The same title stands elsewhere with another approver or date."] * 2),
        ("1 | Gate up and painted Lights replaced in all yards Pumps and tanks tested |  | Open | ",
         ["It seems to be several deliverables run into one row."]),
        ("1 | Gate up and painted with lights replaced in all yards of the town |  | Open | ", []),
    ],
)  # fmt: skip
def test_what_is_doubtful_of_a_row_is_told(row, expected):
    rest = ["1 | Fence up | A Lee | Done | ", "1 | Wall up | A Lee | Open | ", "1 | Roof up | A Lee | Open | "]
    assert whys(*rest, row) == expected


def test_a_slid_row_keeps_its_status_and_the_date_that_slid_with_it():
    row = table("1 | Wall up | A Lee | Open | ", "1 | Roof | Open | 02/03/2027 | ", "1 | Door | B Moss | Open | ")[0][1]
    assert (row.approvers, row.status, row.date) == ((), "Open", DAY)


def test_a_label_covers_the_rows_below_it_until_the_next():
    rows = ["O1 Safe | Fence | A Lee | Done | ", " | Gate | A Lee | Done | ", "O2 Dry | Roof | A Lee | Done | "]
    assert [row.outcome for row in table(*rows)[0]] == ["O1", "O1", "O2"]


def test_a_label_is_known_by_its_title_or_kept_as_printed():
    rows = ["Safe depots for all | Fence | A Lee | Done | ", "Other work | Roof | A Lee | Done | "]
    assert [row.outcome for row in table(*rows, titles={"4": "Safe depots for all of us"})[0]] == ["4", "Other work"]


def test_a_table_without_outcomes_has_none():
    rows, _ = table("Fence | Done | 02/03/2027", head="Milestone | Status | Date\n")
    assert said(rows, "outcome", "title") == [(None, "Fence")]


def test_labels_in_the_middle_cover_the_rows_around_them():
    rows = [
        " | Fence | A Lee | Done | ",
        "1. Safe | Gate | A Lee | Done | ",
        "depots | Wall | A Lee | Done | ",
        " | Lock | A Lee | Done | ",
        " | Roof | A Lee | Done | ",
        "2. Dry | Pump | A Lee | Done | ",
        " | Drain | A Lee | Done | ",
    ]
    found, doubts = table(*rows)
    assert [row.outcome for row in found] == ["1", "1", "1", "1", "2", "2", "2"]
    assert doubts == ()


def test_rows_that_may_be_of_either_label_are_doubted():
    rows = [
        "1. Safe | Fence | A Lee | Done | ",
        "depots | Gate | A Lee | Done | ",
        " | Lock | A Lee | Done | ",
        "2. Dry | Pump | A Lee | Done | ",
        "stores | Roof | A Lee | Done | ",
        " | Drain | A Lee | Done | ",
    ]
    found, doubts = table(*rows)
    assert [row.outcome for row in found] == ["1", "1", "2", "2", "2", "2"]
    assert said(doubts, "about", "why") == [("Lock", "The layout leaves open whether it belongs to outcome 1 or 2.")]


def test_blocks_follow_one_another_without_a_gap():
    labels = [Label("a", 1, 1), Label("b", 4, 4)]
    assert [one.label for one in cover(labels, [1, 1, 1, 1, 1, 1])] == [0, 0, 0, 1, 1, 1]


def test_a_height_that_is_only_likely_is_told():
    labels = [Label("a", 1, 1), Label("b", 4, 4)]
    assert [one.others for one in cover(labels, [1, 1, 1, 3, 1, 1, 1])] == [()] * 7
    assert cover_unsure(labels, [1, 1, 1, 3, 1, 1, 1])[2] == Covered(0, (1,))
    assert cover_unsure([Label("a", 0, 0)], [1, 1]) == [Covered(0), Covered(0)]


def test_two_dates_in_one_cell_are_no_date():
    found = paper("Deliverable | Approved by | Status | Date\nFence Gate | Ann Lee | Open | 01/03/2027 02/03/2027\n")
    assert [row.date for row in found.deliverables] == [None]
    assert "several rows run into one" in found.doubts[0].why
