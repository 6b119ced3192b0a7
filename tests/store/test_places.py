"""A place is one conversation, refreshed by whatever is heard there, and followed by nobody once it is gone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from store import places
from store.engine import Store
from tests.council import add_committee

NOW = datetime(2031, 5, 1, 9, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
ANN = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"


def remember(tx, now=NOW, **stated):
    room = {"conversation": "19:room", "scope": "channel", "name": "Harbours", "object_id": None, "address": "one"}
    return places.remember(tx, now, **room | stated)


def known(tx, place_id):
    return places.place(tx, place_id)


def test_a_place_is_remembered_once_and_refreshed(store):
    with store.write() as tx:
        first = remember(tx)
        assert remember(tx, LATER, address="two", name=None) == first
        place = known(tx, first)
        assert (place.address, place.name, place.seen_at, place.scope) == ("two", "Harbours", LATER, "channel")
        assert places.by_conversation(tx, "19:room") == place


def test_a_place_that_is_heard_from_again_is_no_longer_gone(store):
    with store.write() as tx:
        room = remember(tx)
        places.mark_gone(tx, LATER, "19:room", "removed")
        gone = known(tx, room)
        assert (gone.gone_at, gone.gone_why) == (LATER, "removed")
        remember(tx, LATER)
        assert (known(tx, room).gone_at, known(tx, room).gone_why) == (None, None)


def test_what_was_never_heard_of_is_none(store):
    with store.read() as tx:
        assert places.place(tx, 7) is None
        assert places.by_conversation(tx, "19:nowhere") is None
        assert places.personal(tx, ANN) is None


def test_somebodys_own_chat_is_the_one_seen_last_that_still_stands(store):
    with store.write() as tx:
        for number, conversation in enumerate(["a:old", "a:new", "a:gone"]):
            seen = NOW + timedelta(minutes=number)
            remember(tx, seen, conversation=conversation, scope="personal", object_id=ANN)
        remember(tx, LATER, conversation="19:group", scope="group", object_id=ANN)
        places.mark_gone(tx, LATER, "a:gone", "blocked")
        assert places.personal(tx, ANN) == places.by_conversation(tx, "a:new")


def test_a_place_follows_a_committee_once_until_it_stops(store):
    with store.write() as tx:
        harbours, tides = add_committee(tx, "harbours", "Harbours"), add_committee(tx, "tides", "Tides")
        room, other = remember(tx), remember(tx, conversation="19:other")
        for place, committee in [(other, harbours), (room, harbours), (room, harbours), (room, tides)]:
            places.follow(tx, NOW, place, committee)
        assert places.followers(tx) == {harbours: (other, room), tides: (room,)}
        places.unfollow(tx, room, harbours)
        places.unfollow(tx, room, harbours)
        assert places.followers(tx) == {harbours: (other,), tides: (room,)}
        places.mark_gone(tx, NOW, "19:other", "removed")
        assert places.followers(tx) == {tides: (room,)}


def test_two_replicas_that_hear_of_a_new_place_at_once_make_one(database_url):
    stores = [Store.open(database_url) for _ in range(4)]

    def hear(store):
        with store.write() as tx:
            return remember(tx)

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(hear, stores))) == 1
    for store in stores:
        store.close()


def test_it_is_known_since_when_a_place_follows(store):
    with store.write() as tx:
        harbours, room = add_committee(tx), remember(tx)
        places.follow(tx, NOW, room, harbours)
        places.follow(tx, LATER, room, harbours)
        assert places.following_since(tx) == {(room, harbours): NOW}
