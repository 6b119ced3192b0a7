"""How meetings to come change when a paper is kept, as it is written down for those who were told."""

from datetime import UTC, date, datetime, timedelta

import pytest

from store import moves, papers
from store.reading.sheets import from_csv

NOW = datetime(2031, 5, 6, 9, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
HEAD = "committee,date,time,venue,status,classification\n"
FIRST = "Panel,2031-07-01,14:00,Hall,scheduled,public\n"
SECOND = "Panel,2031-09-09,14:00,Hall,scheduled,public\n"


@pytest.fixture
def keep(store):
    def run(*rows, at=NOW, **terms):
        with store.write() as tx:
            for paper in from_csv("diary.csv", HEAD + "".join(rows)):
                papers.keep(tx, paper, now=at, accept=True, **terms)

    return run


@pytest.fixture
def written(store):
    def run():
        with store.read() as tx:
            return [(one.day.isoformat(), one.became, one.moved_to, one.at) for one in moves.changes(tx, NOW)]

    return run


def test_a_first_paper_changes_nothing(keep, written):
    keep(FIRST, SECOND)
    assert written() == []


def test_a_meeting_that_is_cancelled_is_written_down_once(keep, written):
    keep(FIRST, SECOND)
    keep(FIRST.replace("scheduled", "cancelled"), SECOND, at=LATER)
    keep(FIRST.replace("scheduled", "cancelled"), SECOND, at=LATER + timedelta(hours=1))
    assert written() == [("2031-07-01", "cancelled", None, LATER)]


def test_a_meeting_that_no_paper_gives_any_more_is_gone(keep, written):
    keep(FIRST, SECOND)
    keep(SECOND, at=LATER)
    assert written() == [("2031-07-01", "gone", None, LATER)]


@pytest.mark.parametrize("rest", ["", FIRST.replace("scheduled", "cancelled")])
def test_a_meeting_that_goes_as_one_other_day_appears_has_moved_there(keep, written, rest):
    keep(FIRST, SECOND)
    keep(rest, FIRST.replace("07-01", "07-08"), SECOND, at=LATER)
    assert written() == [("2031-07-01", "moved", date(2031, 7, 8), LATER)]


def test_where_two_days_appear_or_two_go_nobody_can_tell_which_is_which(keep, written):
    keep(FIRST, SECOND)
    keep(FIRST.replace("07-01", "07-08"), FIRST.replace("07-01", "07-15"), SECOND, at=LATER)
    keep(FIRST.replace("07-01", "07-22"), SECOND, at=LATER + timedelta(hours=1))
    assert [(day, became, to) for day, became, to, _ in written()] == [
        ("2031-07-01", "gone", None),
        ("2031-07-08", "gone", None),
        ("2031-07-15", "gone", None),
    ]


@pytest.mark.parametrize(("was", "now_is"), [("14:00", "15:00"), ("Hall", "Annexe")])
def test_another_time_or_place_is_a_change(keep, written, was, now_is):
    keep(FIRST)
    keep(FIRST.replace(was, now_is), at=LATER)
    assert written() == [("2031-07-01", "changed", None, LATER)]


@pytest.mark.parametrize("known", ["14:00", "Hall"])
def test_what_was_not_known_before_is_no_change_when_it_is(keep, written, known):
    keep(FIRST.replace(known, ""))
    keep(FIRST, at=LATER)
    assert written() == []


def test_a_meeting_that_is_on_again_is_a_change(keep, written):
    keep(FIRST)
    keep(SECOND, at=LATER)
    keep(FIRST, SECOND, at=LATER + timedelta(hours=1))
    assert [became for _, became, _, _ in written()] == ["moved", "changed"]


def test_meetings_of_the_past_change_unsaid(keep, written):
    keep(FIRST, SECOND)
    keep(SECOND, at=datetime(2031, 7, 1, 23, 30, tzinfo=UTC))  # the second of July at the council
    assert written() == []


def test_a_meeting_of_today_is_still_to_come(keep, written):
    keep(FIRST, SECOND)
    keep(SECOND, at=datetime(2031, 7, 1, 8, tzinfo=UTC))
    assert len(written()) == 1


def test_what_is_not_public_changes_unsaid(keep, written):
    keep(FIRST.replace("public", "exempt"))
    keep(FIRST.replace("public", "exempt").replace("14:00", "15:00"), at=LATER)
    assert written() == []


def test_a_draft_changes_nothing_until_it_is_published(keep, written):
    keep(FIRST, draft=True)
    keep(FIRST.replace("14:00", "15:00"), draft=True, at=LATER)
    keep(FIRST.replace("14:00", "16:00"), at=LATER)
    assert written() == []


def test_each_committees_meetings_are_compared_alone(keep, written):
    other = FIRST.replace("Panel", "Board")
    keep(FIRST, other)
    keep(FIRST, other.replace("07-01", "07-08"), SECOND, at=LATER)
    assert written() == [("2031-07-01", "moved", date(2031, 7, 8), LATER)]


def test_a_change_that_waits_to_be_accepted_is_none_yet(keep, written, store):
    keep(FIRST, SECOND)
    with store.write() as tx:
        [paper] = from_csv("diary.csv", HEAD + SECOND)
        assert papers.keep(tx, paper, now=LATER).state == "waiting"
    assert written() == []
