"""Each thing that can be wrong with the records is found, its near misses are not, and it keeps its name."""

from dataclasses import replace
from datetime import date

import pytest

from dialogs.inspecting.finding import KINDS, kind_said
from dialogs.inspector import inspect, references
from tests.dialogs.inspected import (
    PAPER_DAY,
    action,
    again,
    deliverable,
    doubt,
    figure,
    found,
    meeting,
    minuted,
    outcome,
    records,
    source,
    told,
)

OPEN = {"status": "Carried forward", "date": None, "approvers": ()}
LATER = date(2021, 5, 4)


def test_what_is_sound_is_not_doubted():
    sound = (outcome(), deliverable(), figure(target=75.0, status="Green", polarity="high"), meeting(), action())
    assert told(*sound, minuted(date(2021, 3, 2))) == []
    assert told() == []


def test_an_outcome_reported_done_with_deliverables_open_is_found():
    left = [deliverable(title=title, **OPEN) for title in ("Fuel licences", "Fire plans")]
    assert told(outcome(), deliverable(), *left) == [
        ("open", "It is reported Complete, but 2 deliverables under it are Carried forward.")
    ]
    assert told(outcome(), left[0])[0][1].endswith("but 1 deliverable under it is Carried forward.")


@pytest.mark.parametrize(
    ("of", "under"),
    [
        ({"status": "Partly complete"}, {}),
        ({}, {"outcome": "2"}),
        ({}, {"programme": "Locks"}),
        ({}, {"source": source(document=2)}),
        ({}, {"status": "Cancelled"}),
        ({}, {"status": "Withdrawn: not needed"}),
        ({}, {"status": "Noted"}),
        ({}, {"status": None}),
        ({"number": None}, {"outcome": None}),
    ],
)
def test_an_outcome_is_not_doubted_for_what_is_not_open_under_it(of, under):
    assert told(outcome(**of), deliverable(**{**OPEN, **under})) == []


def test_where_two_outcomes_have_one_number_none_is_said_to_be_unfinished():
    assert told(outcome(), outcome(title="Quays are paid for"), deliverable(**OPEN)) == []


@pytest.mark.parametrize("status", ["Signed off", "Accepted", "Approved by the board"])
def test_a_sign_off_after_the_paper_that_reports_it_is_found(status):
    ((kind, why),) = told(deliverable(status=status, date=LATER))
    assert kind == "date"
    assert why == f"It is marked {status} on 4 May 2021, which is later than the paper itself (20 April 2021)."


@pytest.mark.parametrize(
    "more",
    [
        {"date": PAPER_DAY},
        {"status": "Outstanding"},
        {"status": "Complete"},
        {"status": None},
        {"source": source(day=None)},
    ],
)
def test_a_date_to_come_is_not_doubted_where_it_may_be_a_date_of_falling_due(more):
    assert told(deliverable(**{"date": LATER, **more})) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"approvers": ("B Roe",)}, "approvers (A Pike; B Roe)"),
        ({"date": date(2021, 3, 2)}, "date (1 March 2021; 2 March 2021)"),
        ({"status": "Open"}, "status (Signed off; Open)"),
        ({"approvers": ("B Roe",), "status": "Open"}, "approvers (A Pike; B Roe) and status (Signed off; Open)"),
        ({"title": "survey of the Quay (as above)", "approvers": ("B Roe",)}, "approvers (A Pike; B Roe)"),
        ({"source": source(document=2, paper="A report"), "approvers": ("B Roe",)}, "approvers (A Pike; B Roe)"),
    ],
)
def test_a_deliverable_that_is_listed_twice_and_told_otherwise_is_found(more, said):
    assert told(deliverable(), deliverable(**more)) == [("odds", f"It is listed twice with another {said}.")]


def test_a_deliverable_under_two_outcomes_or_simply_listed_again_is_found():
    first = deliverable()
    assert told(first, deliverable(outcome="3")) == [
        ("twice", "It is listed twice: under outcome 1 and under outcome 3.")
    ]
    assert told(first, deliverable()) == [("twice", "It is listed twice.")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"title": "Survey of the weir", "approvers": ("B Roe",)}),
        ({"ref": "D1"}, {"ref": "D2", "approvers": ("B Roe",)}),
        ({}, {"programme": "Locks", "approvers": ("B Roe",)}),
        ({}, {"source": source(document=2, paper="Report", day=date(2021, 7, 1)), "status": "Open"}),
        ({}, {"source": source(document=2, paper="Report")}),
        ({"title": "Plan"}, {"title": "Plan", "outcome": "3"}),
    ],
)
def test_two_deliverables_and_two_tellings_at_two_times_are_not_one_listed_twice(one, other):
    assert told(deliverable(**one), deliverable(**other)) == []


def test_what_only_one_of_two_rows_states_is_no_contradiction():
    other = deliverable(source=source(document=2, paper="A report"), approvers=(), status=None, date=None)
    assert told(deliverable(), other) == []


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"value": 80.0}, {"value": 84.0}, "Its figure for Q4 2020/21 is given twice: 80% (A pack) and 84% (A pack)."),
        (
            {"target": 90.0},
            {"target": 95.0},
            "Its target for Q4 2020/21 is given twice: 90% (A pack) and 95% (A pack).",
        ),
        (
            {"status": "Red"},
            {"status": "On target"},
            "Its status for Q4 2020/21 is given twice: Red (A pack) and On target (A pack).",
        ),
    ],
)
def test_two_tellings_of_one_indicator_for_one_period_are_found(one, other, why):
    assert told(figure(**one), figure(**other)) == [("odds", why)]


@pytest.mark.parametrize(
    "other",
    [
        {"value": 84.0, "period": "Q3 2020/21", "start": date(2020, 10, 1), "end": date(2020, 12, 31)},
        {"value": 84.0, "indicator": 2},
        {"value": 84.0, "service": "Harbours"},
        {"value": 84.0, "unit": "days"},
        {"value": None},
        {"value": 80.4},
        {"value": 79.95},
        {"target": 90.0},
        {"status": "Watch"},
    ],
)
def test_another_period_service_or_unit_and_a_rounded_figure_are_no_contradiction(other):
    assert told(figure(status="Red"), figure(**other)) == []


def test_of_figures_without_a_period_it_is_said_and_they_are_not_compared():
    lost = {"period": None, "start": None, "end": None}
    why = "The paper does not say for which period its figure is."
    assert told(figure(**lost), figure(**lost, value=84.0)) == [("period", why)] * 2
    assert told(figure(**lost, value=None)) == []


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (
            {"status": "Green", "target": 90.0, "polarity": "high"},
            "It is given as Green, but 80% misses the target of 90%: higher is better.",
        ),
        (
            {"status": "Red", "target": 75.0, "polarity": "high"},
            "It is given as Red, but 80% meets the target of 75%: higher is better.",
        ),
        (
            {"status": "On target", "target": 75.0, "polarity": "low"},
            "It is given as On target, but 80% misses the target of 75%: lower is better.",
        ),
        (
            {"status": "below target", "target": 75.0, "polarity": "high"},
            "It is given as below target, but 80% meets the target of 75%: higher is better.",
        ),
    ],
)
def test_a_status_that_says_the_contrary_of_figure_and_target_is_found(more, why):
    assert told(figure(**more)) == [("status", why)]


@pytest.mark.parametrize(
    "more",
    [
        {"polarity": None},
        {"polarity": "near"},
        {"polarity": "high", "target": 80.0},
        {"polarity": "high", "status": "Amber"},
        {"polarity": "high", "status": None},
        {"polarity": "high", "target": None},
        {"polarity": "high", "value": None},
        {"polarity": "low", "status": "below target", "target": 90.0},
        {"polarity": "low", "status": "above target", "target": 75.0},
    ],
)
def test_a_status_is_not_doubted_where_which_way_is_good_is_not_plain(more):
    assert told(figure(**{"status": "Green", "target": 90.0, **more})) == []


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ({"venue": None}, "no place"),
        ({"time": None}, "no time"),
        ({"time": None, "venue": None}, "neither a time nor a place"),
    ],
)
def test_a_meeting_to_come_without_a_time_or_a_place_is_found_until_its_day(more, what):
    (one,) = found(meeting(**more))
    assert (one.kind, one.why) == ("lacking", f"The papers give {what} for it.")
    assert one.matters(date(2021, 7, 1))
    assert not one.matters(date(2021, 7, 2))
    assert one.of == frozenset(), "an answer says so by itself"


def test_a_meeting_that_is_over_or_off_lacks_nothing():
    assert told(*(meeting(time=None, venue=None, status=status) for status in ("held", "cancelled", "proposed"))) == [
        ("date", "It is said to have been held, in a paper for an earlier day (20 April 2021).")
    ]


def test_a_meeting_is_held_on_its_day_and_not_before():
    assert told(meeting(status="held", date=PAPER_DAY)) == []
    assert told(meeting(status="held", source=source(day=None))) == []


def test_where_papers_disagree_about_a_meeting_it_is_told_once():
    why = "The papers disagree on the time: 14:00 (A pack); 15:00 (A sheet)"
    assert told(meeting(doubts=(why,))) == [("odds", f"{why}.")]
    assert [one.why for one in found(meeting(doubts=("Read.",)), doubt("Read."))] == ["Read."]


def test_an_action_due_before_the_meeting_that_set_it_is_found():
    minutes = minuted(date(2021, 3, 2))
    assert told(minutes, action(due=date(2021, 2, 1))) == [
        ("date", "It is due on 1 February 2021, before the meeting that set it (2 March 2021).")
    ]


@pytest.mark.parametrize(
    "more",
    [
        {"due": date(2021, 3, 2)},
        {"due": None},
        {"source": source()},
        {"of": "recommendation"},
        {"source": source(document=2, of="minutes")},
    ],
)
def test_an_action_from_a_list_of_older_ones_is_not_doubted(more):
    assert told(minuted(date(2021, 3, 2)), action(**{"due": date(2021, 2, 1), **more})) == []


def test_where_a_paper_has_the_minutes_of_two_meetings_no_action_is_tied_to_one():
    days = (minuted(date(2021, 3, 2)), minuted(date(2021, 1, 5)))
    assert told(*days, action(due=date(2021, 2, 1))) == []


def test_what_a_reader_doubted_is_told_once_and_not_found_again():
    why = "It is reported Complete, but 1 deliverable under it is Carried forward."
    doubted = outcome(doubts=(why,))
    assert told(doubted, deliverable(**OPEN), doubt(why, doubted.title, source=doubted.source)) == [("open", why)]
    twice = "The same title stands elsewhere with another approver or date."
    rows = [deliverable(doubts=(twice,), approvers=(name,)) for name in ("A Pike", "B Roe")]
    assert told(*rows, *(doubt(twice, source=row.source) for row in rows)) == [("odds", twice)]


@pytest.mark.parametrize(
    ("why", "kind"),
    [
        ("It is reported Complete, but 2 products under it are Open.", "open"),
        ("The same title stands elsewhere with another approver or date.", "odds"),
        ("The minutes give the next meeting as 6 May 2021, and the agenda is for 4 May 2021.", "odds"),
        ("Its date is doubtful: there is no such day as 31/02/2024.", "date"),
        ("It is marked Accepted on a date later than the paper itself (12 June 2024).", "date"),
        ("The table does not say for which period its figure is.", "period"),
        ("“A Pike” may be “A Pyke”: the names differ by a letter or two.", "name"),
        ("A letter is from another alphabet; it is read as A.", "name"),
        ("The status “Open” stands in the column of the approver: its columns have slid.", "reading"),
        ("It seems to be several deliverables run into one row.", "reading"),
        ("Hm.", "other"),
    ],
)
def test_a_readers_sentence_says_of_which_kind_its_doubt_is(why, kind):
    assert kind_said(why) == kind
    assert kind in KINDS


def test_a_finding_keeps_its_name_through_another_loading_of_the_same_fault():
    first = (outcome(), deliverable(**OPEN), figure(), figure(value=84.0), meeting(venue=None))
    second = [again(one) for one in first]
    assert [one.marks for one in found(*first)] == [one.marks for one in found(*second)]
    assert [one.code for one in found(*first)] == [one.code for one in found(*second)]


def test_another_fault_of_the_same_record_has_another_name():
    ((first,), (second,)) = (found(figure(), figure(value=value)) for value in (84.0, 85.0))
    assert not set(first.marks) & set(second.marks)
    other = found(outcome(), deliverable(**OPEN, title="Other work"))[0]
    assert not set(other.marks) & set(found(outcome(), deliverable(**OPEN))[0].marks)


def test_with_one_thing_less_against_it_a_record_stays_settled_and_with_one_more_it_is_open_again():
    one, other = (deliverable(title=title, **OPEN) for title in ("Fuel licences", "Fire plans"))
    (whole,), (part,) = found(outcome(), one, other), found(outcome(), one)
    assert part.is_settled(set(whole.marks))
    assert not whole.is_settled(set(part.marks))


def test_the_same_words_in_another_paper_are_another_finding():
    (here,), (there,) = found(doubt("Hm.")), found(doubt("Hm.", source=source(paper="Another")))
    assert here.marks != there.marks


def test_a_reference_is_as_long_as_it_has_to_be():
    several = inspect(records(*(doubt(f"Doubt {number}.") for number in range(3000))))
    short = references(several)
    assert len(short) == 3000
    assert {len(reference) for reference in short} > {4}
    assert all(one.code.startswith(reference) for reference, one in short.items())
    assert all(sum(one.code.startswith(reference) for one in several) == 1 for reference in list(short)[::50])


def test_the_source_that_not_everybody_may_see_stands_for_all():
    secret = replace(source(), exempt=True)
    (one,) = found(outcome(), deliverable(**OPEN, source=secret))
    assert one.source == secret
    assert one.doubts == ()
