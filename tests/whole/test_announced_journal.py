"""The journal holds of an announcement what each order changed, and nothing of one that changed nothing."""

import pytest

from store import journal
from tests.whole.announcing import CLERK, OTHER, Clerks


@pytest.fixture
def desk(sqlite_store):
    return Clerks(sqlite_store)


def changes(desk, reference):
    """What was done to it, with what it was before and what it is after, the first first."""
    with desk.store.read() as tx:
        return [(one.did, one.before, one.after) for one in reversed(journal.naming(tx, reference))]


def test_an_announcement_is_followed_from_draft_to_withdrawal(desk):
    orders = [
        ("Announce the agenda for 1 July", CLERK),
        ("A1 places: everywhere", CLERK),
        ("Post A1 now", CLERK),
        ("No to A1", OTHER),
        ("Post A1 now", CLERK),
        ("Yes to A1", OTHER),
        ("Withdraw A1", CLERK),
    ]
    for order, person in orders:
        desk.say(order, person)
    first, places, *rest = changes(desk, "A1")
    assert first == ("announcement drawn up", "no announcement", "draft")
    assert (places[0], places[2]) == ("places chosen", "everywhere")
    assert rest == [
        ("second yes asked for", "draft", "asked"),
        ("second yes refused", "asked", "draft"),
        ("second yes asked for", "draft", "asked"),
        ("second yes given", "asked", "ordered"),
        ("announcement withdrawn", "ordered", "withdrawn"),
    ]


def test_a_draft_is_discarded_and_the_next_one_ordered(desk):
    for order in ("Announce the agenda for 1 July", "Discard A1", "Announce the agenda for 1 July", "Post A2 now"):
        desk.say(order)
    assert changes(desk, "A1")[-1] == ("announcement discarded", "draft", "discarded")
    assert changes(desk, "A2")[-1] == ("announcement ordered", "draft", "ordered for 2021-06-21T09:00:00Z")


def test_places_that_stay_as_they_are_leave_no_entry(desk):
    for order in ("Announce the agenda for 1 July", "A1 places: everywhere", "A1 places: everywhere"):
        desk.say(order)
    assert [did for did, *_ in changes(desk, "A1")] == ["announcement drawn up", "places chosen"]
