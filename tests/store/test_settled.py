"""What a clerk has settled is kept by its digest, and can be taken back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from store import meetings, papers, programmes
from store.records import PUBLIC
from store.settled import odds_digest, paper_name, read_digest, reopen, settle, settled
from tests.store.pack import EMPTY, MAY, PACK, stating

NOW = datetime(2021, 4, 12, 9, tzinfo=UTC)


@pytest.fixture
def tx(store):
    with store.write() as lent:
        yield lent


def test_what_is_settled_is_kept_with_its_reason_and_whose_it_was(tx):
    assert settle(tx, NOW, ["a", "b", "a"], note="Seen.", who="ann")
    found = settled(tx)
    assert set(found) == {"a", "b"}
    assert (found["a"].note, found["a"].who, found["a"].at) == ("Seen.", "ann", NOW)


def test_what_is_settled_already_stays_as_the_first_clerk_left_it(tx):
    settle(tx, NOW, ["a"], note="Seen.", who="ann")
    assert not settle(tx, NOW + timedelta(days=1), ["a"], note="Again.", who="ben")
    assert settle(tx, NOW, ["a", "b"], note="More.", who="ben")
    assert [settled(tx)[digest].who for digest in "ab"] == ["ann", "ben"]


def test_what_is_reopened_is_settled_no_more(tx):
    settle(tx, NOW, ["a", "b"], note="Seen.", who="ann")
    assert reopen(tx, ["a"])
    assert not reopen(tx, ["a"])
    assert set(settled(tx)) == {"b"}


def test_a_readers_doubt_that_is_settled_is_no_doubt_of_its_record_any_more(tx):
    papers.keep(tx, PACK, now=NOW)
    (doubt,) = [one for one in papers.doubts(tx, PUBLIC) if one.about == "Railings"]
    name = paper_name("harbours-committee", MAY, PACK.title)
    settle(tx, NOW, [read_digest(name, doubt.about, doubt.why)], note="Seen.", who=None)
    assert [one.doubts for one in programmes.deliverables(tx, PUBLIC)] == [(), ()]
    assert doubt in papers.doubts(tx, PUBLIC), "it can still be looked up"


def test_what_papers_disagree_about_is_said_of_their_meeting_until_it_is_settled(tx):
    (here, *_) = PACK.meetings
    papers.keep(tx, stating(EMPTY, {"meetings": (here,)}), now=NOW)
    elsewhere = stating(EMPTY, {"meetings": (replace(here, venue="Moot Hall"),), "title": "A report"})
    papers.keep(tx, elsewhere, now=NOW)
    (why,) = meetings.meetings(tx, PUBLIC)[0].doubts
    settle(tx, NOW, [odds_digest("harbours-committee", MAY, why)], note="Seen.", who=None)
    assert meetings.meetings(tx, PUBLIC)[0].doubts == ()
    assert meetings.meetings(tx, PUBLIC, settled_too=True)[0].doubts == (why,)
