"""One number or one person told two ways is found in records, and what only looks like it is not."""

from datetime import date

import pytest

from dialogs.inspecting.finding import KINDS
from tests.dialogs.inspected import (
    action,
    deliverable,
    found,
    meeting,
    minuted,
    numbered,
    outcome,
    present,
    source,
    told,
)

MET = date(2021, 3, 2)


def test_one_number_for_two_items_of_an_agenda_is_found():
    assert told(numbered(), numbered(title="Weirs", number="4.")) == [
        ("twice", "Number 4 of the agenda is given twice: “Quays” and “Weirs”.")
    ]


@pytest.mark.parametrize(
    "more",
    [
        {"number": "5"},
        {"number": "4a"},
        {"part": 2},
        {"of": "minutes"},
        {"meeting_date": MET},
        {"source": source(document=2)},
    ],
)
def test_another_agenda_or_part_may_use_a_number_again(more):
    assert told(numbered(), numbered(**{"title": "Weirs", **more})) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"owner": "B Roe"}, "owner (A Pike; B Roe)"),
        ({"due": date(2021, 6, 1)}, "day (1 May 2021; 1 June 2021)"),
        ({"text": "Paint the gates", "owner": "B Roe"}, "owner (A Pike; B Roe)"),
    ],
)
def test_one_number_for_two_actions_with_two_owners_or_days_is_found(more, said):
    minutes = source(paper="Minutes", kind="minutes", of="minutes")
    first = {"number": "3", "due": date(2021, 5, 1), "source": minutes}
    assert told(action(**first), action(**{**first, **more})) == [
        ("odds", f"Number 3 stands twice, with another {said}.")
    ]


@pytest.mark.parametrize(
    "more",
    [
        {"owner": "A Pike"},
        {"owner": None},
        {"number": "4"},
        {"number": None},
        {"source": source(document=2, paper="Minutes", of="minutes")},
        {"source": source(paper="Minutes", of="minutes", item="6")},
        {"of": "recommendation"},
    ],
)
def test_another_paper_or_item_may_count_its_actions_anew(more):
    first = {"number": "3", "source": source(paper="Minutes", kind="minutes", of="minutes")}
    assert told(action(**first), action(**{**first, "text": "Paint the gates", "owner": "B Roe", **more})) == []


def test_in_a_pack_each_report_counts_its_actions_anew():
    first = {"number": "3"}
    assert told(action(**first), action(**first, text="Paint the gates", owner="B Roe")) == []
    assert [kind for kind, _ in told(action(**first), action(**first, owner="B Roe"))] == ["odds"]


@pytest.mark.parametrize("capacity", ["member", "officer", "other"])
def test_somebody_present_and_apologising_at_one_meeting_is_found(capacity):
    here, away = present(capacity=capacity), present(name="Ann  pike", capacity="apologies")
    why = "Ann Pike is listed both as present at the meeting of 2 March 2021 and as having sent apologies."
    assert told(here, away) == [("odds", why)]
    assert [one.of for one in found(here, away)] == [{("attendance", here.id), ("attendance", away.id)}]


@pytest.mark.parametrize(
    "more",
    [
        {"name": "Bea Roe"},
        {"meeting_date": date(2021, 1, 5)},
        {"role": "for lateness"},
        {"role": "left early"},
        {"capacity": "officer"},
    ],
)
def test_apologies_of_others_for_another_day_or_for_lateness_are_not_doubted(more):
    assert told(present(), present(**{"capacity": "apologies", **more})) == []


@pytest.mark.parametrize("status", ["Awaiting approval", "Overdue", "Pending", "Awaiting sign-off", "To be approved"])
def test_an_outcome_is_not_complete_while_something_under_it_waits(status):
    assert told(outcome(), deliverable(status=status, date=None)) == [
        ("open", f"It is reported Complete, but 1 deliverable under it is {status}.")
    ]


@pytest.mark.parametrize(
    "status", ["Approved, to be published", "Signed off in review", "Reviewed", "Withdrawn, overdue"]
)
def test_what_is_done_or_dropped_does_not_wait(status):
    assert told(outcome(), deliverable(status=status)) == []


def test_nor_while_something_under_it_has_no_status_where_the_others_have_theirs():
    untold = {"title": "Fuel licences", "status": None}
    why = "It is reported Complete, but 1 deliverable under it is without a status."
    assert told(outcome(), deliverable(), deliverable(**untold, date=None)) == [("open", why)]
    assert told(outcome(), deliverable(), deliverable(**untold, date=date(2021, 6, 1))) == [("open", why)]
    assert told(outcome(), deliverable(), deliverable(**untold)) == [], "its day is over"
    assert told(outcome(), deliverable(**untold, date=None)) == [], "the paper gives no status of any"


@pytest.mark.parametrize(
    "venue",
    ["TBC", "tba", "t.b.c.", "To be confirmed", "Venue to be confirmed", "(TBC)", "N/A", "n/a", "-", "?", "Unknown"],
)
def test_words_that_stand_for_a_place_to_come_are_no_place(venue):
    assert told(meeting(venue=venue)) == [("lacking", "The papers give no place for it.")]


@pytest.mark.parametrize(
    "venue", ["Moot Hall (room to be confirmed)", "Committee Room 1", "Nanny Hall", "Teams", "Tba Hall"]
)
def test_a_place_is_a_place_though_its_room_is_to_come(venue):
    assert told(meeting(venue=venue)) == []


def test_each_of_these_keeps_its_name_when_its_paper_is_loaded_again():
    several = (numbered(), numbered(title="Weirs"), present(), present(capacity="apologies"), minuted(MET))
    assert {one.code for one in found(*several)} == {one.code for one in found(*reversed(several))}
    assert {one.kind for one in found(*several)} <= set(KINDS)
