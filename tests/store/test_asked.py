"""What becomes of something that was asked for is written once, on both databases, and seen as its minutes are."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from sqlalchemy import select

from store import asked, people, tables
from store.asked import ACCEPTED, CLOSED, DECLINED, Minutes
from store.reading import found
from store.records import ALL, PUBLIC, Sight
from tests.store.pack import MARCH, NOW, PACK, keep, stating

LINES = (
    found.Passage(text="Members asked for the tide tables.", of="minutes", meeting_date=MARCH, line=27, page=2),
    found.Passage(text="The tender is secret.", of="minutes", meeting_date=MARCH, line=29, page=3, part=2),
    found.Passage(text="A report says nothing.", of="report", line=40),
)
MINUTES = stating(PACK, {"passages": LINES})


@pytest.fixture
def council(store):
    keep(store, MINUTES)
    return store


def lines(store, sight=ALL):
    with store.read() as tx:
        return asked.minutes(tx, sight).passages


def decide(store, passage, state=ACCEPTED, who="clerk-1"):
    with store.write() as tx:
        committee = tx.execute(select(tables.committee.c.id)).scalar_one()
        own = {"committee_id": committee, "meeting_date": MARCH, "digest": passage.text, "text": passage.text}
        return asked.decide(tx, NOW, passage.source, **own, state=state, who=who)


def kept(store, sight=ALL):
    with store.read() as tx:
        return asked.asked_actions(tx, sight)


def test_minutes_alone_are_read_and_only_what_a_viewer_may_see(council):
    assert [one.text for one in lines(council)] == [LINES[0].text, LINES[1].text]
    assert [one.text for one in lines(council, PUBLIC)] == [LINES[0].text]
    assert [one.source.page for one in lines(council)] == [2, 3]


def test_of_two_clerks_at_once_one_decides_and_the_other_does_not(council):
    (passage, *_), together = lines(council), Barrier(2)

    def press(who):
        together.wait()
        return decide(council, passage, who=who)

    with ThreadPoolExecutor() as pool:
        firsts = list(pool.map(press, ("clerk-1", "clerk-2")))
    assert sorted(firsts) == [False, True]
    (one,) = kept(council)
    assert one.who == ("clerk-1" if firsts[0] else "clerk-2")


def test_what_somebody_has_changed_meanwhile_is_not_changed_again(council):
    decide(council, lines(council)[0])
    (one,) = kept(council)
    with council.write() as tx:
        assert asked.change(tx, NOW, one, state=CLOSED, closed_with="item 5", who="clerk-2")
        assert not asked.change(tx, NOW, one, state=DECLINED, who="clerk-1")
    assert [(row.state, row.closed_with, row.who) for row in kept(council)] == [(CLOSED, "item 5", "clerk-2")]


def test_what_is_exempt_is_seen_by_the_entitled_alone_and_a_draft_once_it_is_published(store):
    keep(store, MINUTES, draft=True)
    for passage in lines(store):
        decide(store, passage)
    committee = kept(store)[0].committee
    assert [one.source.exempt for one in kept(store)] == [True, True]
    assert kept(store, PUBLIC) == []
    assert len(kept(store, Sight(frozenset({committee})))) == 2
    assert kept(store, Sight(frozenset({committee + 1}))) == []
    keep(store, MINUTES, accept=True)
    assert [(one.text, one.source.exempt) for one in kept(store, PUBLIC)] == [(LINES[0].text, False)]


def test_the_person_it_was_given_to_has_the_name_that_grants_give(council):
    decide(council, lines(council)[0])
    (one,) = kept(council)
    with council.write() as tx:
        people.grant(tx, NOW, object_id="person-jane", role="officer", name="Jane Smith")
        asked.change(tx, NOW, one, person="person-jane", owner=None)
    assert [row.name for row in kept(council)] == ["Jane Smith"]


def test_minutes_are_found_by_when_their_paper_was_loaded(council):
    with council.read() as tx:
        ((at, found_then),) = asked.minutes_loaded(tx, PUBLIC, NOW, NOW).items()
        assert at == NOW
        assert isinstance(found_then, Minutes)
        assert [one.text for one in found_then.passages] == [LINES[0].text]
        assert {one.meeting_date for one in found_then.passages} == {date(2031, 3, 4)}
        assert asked.minutes_loaded(tx, PUBLIC, NOW.replace(year=2032), NOW.replace(year=2033)) == {}
