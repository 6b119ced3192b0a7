"""What became of what was owed is found again, and a doubt is settled once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from store import outbox, posted
from store.outbox import Owed
from store.tables import notice
from tests.council import add_place

NOW = datetime(2021, 6, 23, 8, tzinfo=UTC)
SPAN = (NOW - timedelta(days=7), NOW + timedelta(days=35))
HOUR = timedelta(hours=1)
SUBJECT = "meeting:planning:2021-07-01"


@pytest.fixture
def tx(store):
    with store.write() as lent:
        yield lent


def owe(tx, number=1, *, kind="agenda_due", due=NOW, **ends):
    """Plan notices to so many places, and end them as given."""
    held = len(outbox.notices(tx))
    places = [add_place(tx, f"19:{held + one}") for one in range(number)]
    fresh = frozenset(Owed(kind, SUBJECT, place, due, "09:00", HOUR) for place in places)
    known = frozenset(Owed(o.kind, o.subject, o.place, o.due_at, o.rule, o.patience) for o in outbox.notices(tx))
    outbox.reconcile(tx, NOW, fresh | known, SPAN)
    if ends:
        tx.execute(update(notice).where(notice.c.place_id.in_(places)).values(**ends))
    return [one for one in outbox.notices(tx) if one.place in places]


def test_what_many_places_missed_at_one_time_is_one_moment(tx):
    owe(tx, 30, state="missed", ended_at=NOW)
    owe(tx, state="refused", ended_at=NOW + HOUR)
    owe(tx, kind="trouble", state="missed", ended_at=NOW + 2 * HOUR)
    assert posted.moments(tx, SPAN, besides="trouble") == {(SUBJECT, NOW), (SUBJECT, NOW + HOUR)}


def test_the_end_of_a_span_is_not_in_it_and_its_start_is(tx):
    owe(tx, state="missed", ended_at=NOW)
    assert len(posted.ended(tx, (NOW, NOW + HOUR))) == 1
    assert posted.ended(tx, (NOW - HOUR, NOW)) == []


def test_only_what_should_have_gone_is_overdue(tx):
    [late] = owe(tx, due=NOW - HOUR)
    owe(tx, due=NOW + HOUR)
    owe(tx, due=NOW - HOUR, state="sent", sent_at=NOW)
    assert posted.overdue(tx, NOW) == [late]


def test_what_went_is_found_by_when_teams_took_it_and_not_by_when_it_was_due(tx):
    [gone] = owe(tx, due=NOW - HOUR, state="sent", sent_at=NOW)
    assert posted.sent(tx, (NOW, NOW + HOUR)) == [gone]
    assert posted.sent(tx, (NOW - HOUR, NOW)) == []


def test_of_what_bears_one_reference_the_doubt_comes_first_and_then_the_newest(tx):
    old, doubtful, new = (
        owe(tx, due=NOW + days * HOUR, reference="7F3K", state=state)[0]
        for days, state in ((0, "sent"), (1, "unknown"), (2, "sent"))
    )
    assert posted.referred(tx, "7f3k") == [doubtful, new, old]


def test_what_a_clerk_has_seen_is_sent_as_of_when_it_fell_into_doubt(tx):
    [doubtful] = owe(tx, state="unknown", ended_at=NOW + HOUR)
    assert posted.settle_seen(tx, doubtful, "seen")
    [now] = posted.about(tx, SUBJECT)
    assert (now.state, now.sent_at, now.ended_at, now.why) == ("sent", NOW + HOUR, None, "seen")


def test_what_goes_again_has_time_from_now_on_and_is_not_missed_at_once(tx):
    [doubtful] = owe(tx, due=NOW - 5 * HOUR, state="unknown", ended_at=NOW - 4 * HOUR, doubts=2)
    assert posted.settle_again(tx, doubtful, NOW, "again", within=HOUR)
    outbox.sweep(tx, NOW + HOUR, machine=NOW, policy=lambda _: "ask")
    [now] = outbox.notices(tx)
    assert (now.state, now.doubts, now.ended_at) == ("planned", 0, None)
    outbox.sweep(tx, NOW + HOUR + timedelta(seconds=1), machine=NOW, policy=lambda _: "ask")
    assert outbox.notices(tx)[0].state == "missed"


def test_a_doubt_is_settled_once(tx):
    [doubtful] = owe(tx, state="unknown", ended_at=NOW)
    assert posted.settle_seen(tx, doubtful, "seen")
    assert not posted.settle_again(tx, doubtful, NOW, "again", within=HOUR)
    assert not posted.settle_seen(tx, doubtful, "seen twice")
    assert outbox.notices(tx)[0].why == "seen"
