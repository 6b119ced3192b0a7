"""An activity is answered once, on whatever replica, and what was understood is kept for half an hour."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from store import retention, turns
from store.engine import Store

NOW = datetime(2031, 5, 1, 9, tzinfo=UTC)
ANN = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"


def test_an_activity_is_new_once(store):
    with store.write() as tx:
        assert turns.first_time(tx, NOW, "19:room", "1")
        assert not turns.first_time(tx, NOW, "19:room", "1")
        assert turns.first_time(tx, NOW, "19:room", "2")
        assert turns.first_time(tx, NOW, "19:other", "1")
        turns.forget(tx, "19:room", "1")
        assert turns.first_time(tx, NOW, "19:room", "1")


def test_of_two_replicas_that_get_one_activity_one_answers(database_url):
    stores = [Store.open(database_url) for _ in range(4)]

    def hear(store):
        answered = 0
        for activity in range(25):
            with store.write() as tx:
                answered += turns.first_time(tx, NOW, "19:room", str(activity))
        return answered

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(hear, stores)) == 25
    for store in stores:
        store.close()


def test_what_was_understood_is_kept_for_half_an_hour(store):
    soon, late = NOW + timedelta(minutes=29, seconds=59), NOW + timedelta(minutes=30)
    with store.write() as tx:
        turns.keep_talk(tx, NOW, "19:room", ANN, {"question": "deliverables", "things": ["outcome:1"]})
        assert turns.recall(tx, soon, "19:room", ANN) == {"question": "deliverables", "things": ["outcome:1"]}
        assert turns.recall(tx, late, "19:room", ANN) is None
        assert turns.recall(tx, soon, "19:room", "somebody else") is None
        assert turns.recall(tx, soon, "19:other", ANN) is None


def test_the_last_thing_understood_takes_the_place_of_the_one_before(store):
    later = NOW + timedelta(minutes=20)
    with store.write() as tx:
        turns.keep_talk(tx, NOW, "19:room", ANN, {"question": "agenda"})
        turns.keep_talk(tx, later, "19:room", ANN, {"question": "meetings"})
        assert turns.recall(tx, NOW + timedelta(minutes=45), "19:room", ANN) == {"question": "meetings"}


def test_what_is_old_is_forgotten(store):
    later = NOW + timedelta(days=8)
    with store.write() as tx:
        turns.first_time(tx, NOW, "19:room", "1")
        turns.first_time(tx, later, "19:room", "2")
        turns.keep_talk(tx, NOW, "19:room", ANN, {})
        assert retention.run(tx, later) == {"heard": 1, "talk": 1}
        assert turns.first_time(tx, later, "19:room", "1")
        assert not turns.first_time(tx, later, "19:room", "2")
