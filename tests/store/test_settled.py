"""What a clerk has settled is kept by its digest, and can be taken back."""

from datetime import UTC, datetime, timedelta

import pytest

from store.settled import reopen, settle, settled

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
