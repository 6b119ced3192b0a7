"""Everything that may be said to a viewer, read once for each state of the store."""

from pathlib import Path

from dialogs.known import Shelf
from dialogs.person import Person
from store.engine import Store
from store.migrate import migrate
from store.records import ALL, PUBLIC, Sight
from tests.dialogs.conftest import DEMO, load


def opened(folder) -> Store:
    store = Store.open(f"sqlite:///{folder / 'known.db'}")
    migrate(store)
    return store


def test_the_same_state_is_read_once_for_each_sight(tmp_path):
    store, shelf = opened(tmp_path), Shelf()
    with store.read() as tx:
        assert shelf.known(tx, PUBLIC) is shelf.known(tx, PUBLIC)
        assert shelf.known(tx, ALL) is not shelf.known(tx, PUBLIC)
    store.close()


def test_a_new_paper_is_known_at_once(tmp_path):
    store, shelf = opened(tmp_path), Shelf(size=1)
    with store.read() as tx:
        assert not shelf.known(tx, PUBLIC).meetings
    load(store, Path(DEMO / "meetings.csv"))
    with store.read() as tx:
        assert shelf.known(tx, PUBLIC).meetings
    store.close()


def test_who_sees_a_committee_whole_is_told(demo):
    committee = demo.committees[0].id
    assert not demo.sees_all_of(committee)
    assert Sight(frozenset({committee})).committees == {committee}


def test_the_short_forms_of_committees_are_known(demo):
    assert "CCPI" in demo.short_forms


def test_a_person_is_what_each_paper_calls_them(demo):
    people = [person for person in demo.people if isinstance(person, Person)]
    assert any(len(person.titles) > 1 for person in people)
    assert any(person.contact for person in people)
