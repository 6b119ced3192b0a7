"""Roles hang on an Entra object id; the last administrator stays; what is held about somebody can be had and erased."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from store import expected, journal, people, places, privacy, substitutions, tasks, turns, wishes
from store.engine import Store
from store.people import Refusal
from store.tables import metadata, notice
from store.wishes import Wish
from tests.council import add_committee

NOW = datetime(2031, 5, 1, 9, tzinfo=UTC)
ANN, BEN = "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "6b29fc40-ca47-1067-b31d-00dd010662da"


@pytest.fixture
def committees(store):
    with store.write() as tx:
        return add_committee(tx, "harbours", "Harbours"), add_committee(tx, "tides", "Tides")


def grant(store, object_id, role, slug=None, name=None):
    with store.write() as tx:
        people.grant(tx, NOW, object_id=object_id, role=role, name=name, committee_slug=slug)


def standing(store, object_id):
    with store.read() as tx:
        return people.standing(tx, object_id)


def test_whoever_was_granted_nothing_is_public(store):
    assert standing(store, ANN) == ("public", frozenset())


def test_a_role_without_a_committee_is_for_all(store, committees):
    grant(store, ANN, "clerk")
    assert standing(store, ANN) == ("clerk", None)


def test_several_roles_make_the_strongest_and_all_their_committees(store, committees):
    harbours, tides = committees
    grant(store, ANN, "member", "harbours")
    assert standing(store, ANN) == ("member", frozenset({harbours}))
    grant(store, ANN, "officer", "tides")
    assert standing(store, ANN) == ("officer", frozenset({harbours, tides}))
    grant(store, ANN, "officer")
    assert standing(store, ANN) == ("officer", None)


def test_a_role_for_one_committee_is_no_leave_for_another(store, committees):
    harbours, tides = committees
    grant(store, ANN, "clerk", "harbours")
    grant(store, ANN, "member", "tides")
    grant(store, BEN, "administrator")
    clerks = frozenset({"clerk", "administrator"})
    with store.read() as tx:
        assert people.may(tx, ANN, clerks, harbours)
        assert not people.may(tx, ANN, clerks, tides)
        assert people.may(tx, BEN, clerks, tides)


def test_granting_again_changes_the_name_alone(store):
    grant(store, ANN, "clerk", name="Ann")
    grant(store, ANN, "clerk", name="Ann Mead")
    grant(store, ANN, "clerk")
    with store.read() as tx:
        (only,) = people.grants(tx)
        assert len(journal.entries(tx)) == 1
    assert (only.object_id, only.role, only.name, only.committee, only.granted_at) == (
        ANN,
        "clerk",
        "Ann Mead",
        None,
        NOW,
    )


def test_a_grant_that_cannot_be_made_says_why(store, committees):
    with pytest.raises(Refusal, match="no role chair: choose administrator, clerk, officer or member"):
        grant(store, ANN, "chair")
    with pytest.raises(Refusal, match="name it with --committee"):
        grant(store, ANN, "member")
    with pytest.raises(Refusal, match="no committee boats; those known are: harbours, tides"):
        grant(store, ANN, "clerk", "boats")


def test_before_any_paper_is_loaded_no_committee_is_known(store):
    with pytest.raises(Refusal, match="load a paper of it first"):
        grant(store, ANN, "member", "harbours")


def revoke(store, object_id, **which):
    with store.write() as tx:
        return people.revoke(tx, NOW, object_id=object_id, **which)


def test_roles_are_taken_back_all_or_by_role_or_by_committee(store, committees):
    for role, slug in [("clerk", "harbours"), ("clerk", "tides"), ("officer", None), ("member", "tides")]:
        grant(store, ANN, role, slug)
    assert revoke(store, ANN, role="clerk", committee_slug="tides") == 1
    assert revoke(store, ANN, committee_slug="tides") == 1
    assert revoke(store, ANN, role="clerk") == 1
    assert revoke(store, ANN) == 1
    assert revoke(store, ANN) == 0
    assert standing(store, ANN) == ("public", frozenset())


def test_the_last_administrator_stays(store):
    grant(store, ANN, "administrator")
    for last in (lambda: revoke(store, ANN), lambda: erase(store, ANN)):
        with pytest.raises(Refusal, match="last administrator"):
            last()
    grant(store, BEN, "administrator")
    assert revoke(store, ANN) == 1


def test_two_administrators_cannot_take_each_other_at_once(database_url):
    stores = [Store.open(database_url) for _ in range(2)]
    for each in (ANN, BEN):
        grant(stores[0], each, "administrator")

    def take(pair):
        try:
            return revoke(*pair)
        except Refusal:
            return 0

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(take, zip(stores, (ANN, BEN), strict=True))) == 1
    for store in stores:
        store.close()


def test_who_was_given_and_taken_what_is_in_the_journal(store, committees):
    grant(store, ANN, "clerk", "tides", name="Ann")
    revoke(store, ANN)
    with store.read() as tx:
        entries = [(entry.did, entry.what) for entry in journal.entries(tx)]
    assert entries == [("granted", f"clerk of tides for {ANN}"), ("revoked", f"every role of all committees for {ANN}")]


# What is held about somebody


def erase(store, object_id):
    with store.write() as tx:
        return privacy.erase(tx, NOW, object_id)


def leave_traces(store, object_id):
    with store.write() as tx:
        people.grant(tx, NOW, object_id=object_id, role="officer", name="Somebody")
        chat = places.remember(
            tx, NOW, conversation=f"a:{object_id}", scope="personal", name=None, object_id=object_id, address="{}"
        )
        harbours = add_committee(tx, f"of-{object_id}", "Harbours")
        places.follow(tx, NOW, chat, harbours)
        owed = {"kind": "digest", "subject": "s", "place_id": chat, "due_at": NOW, "rule": "r"}
        tx.execute(sa.insert(notice).values(**owed, reference="7F3K", patience=60))
        turns.first_time(tx, NOW, f"a:{object_id}", "1")
        turns.keep_talk(tx, NOW, f"a:{object_id}", object_id, {"question": "agenda"})
        journal.note(tx, NOW + timedelta(hours=1), who=object_id, did="follow", what="harbours")
        wishes.put(tx, NOW, chat, "agenda_due", Wish(off=True))
        wishes.put_off(tx, chat, "agenda_due", "s", NOW.date())
        tasks.answer(tx, NOW, kind="agenda_due", subject=f"by-{harbours}", who=object_id, note="Waiting.")
        tasks.answer(tx, NOW, kind="agenda_due", subject=f"for-{harbours}", who=None, owner=object_id)
        day = NOW.date()
        substitutions.put(tx, NOW, committee=harbours, day=day, member=object_id, substitute="another")
        expected.put(tx, NOW, committee=harbours, day=day, title="Tides", author=object_id)


def traces(store, object_id):
    """Every row of every table in which the id stands."""
    with store.read() as tx:
        return [
            (table.name, tuple(row))
            for table in metadata.sorted_tables
            for row in tx.execute(sa.select(table))
            if object_id in repr(tuple(row))
        ]


def test_everything_held_about_somebody_can_be_had(store):
    leave_traces(store, ANN)
    leave_traces(store, BEN)
    with store.read() as tx:
        held = privacy.export(tx, ANN)
    assert {kind: len(rows) for kind, rows in held.items() if rows} == {
        "heard": 1,
        "roles": 1,
        "places": 1,
        "follows": 1,
        "notices": 1,
        "talk": 1,
        "wishes": 1,
        "put_off": 1,
        "answers": 2,
        "substitutions": 1,
        "reports": 1,
        "journal": 2,
    }
    assert BEN not in repr(held)


def test_everything_held_about_somebody_is_erased_and_nobody_elses(store):
    leave_traces(store, ANN)
    leave_traces(store, BEN)
    others = traces(store, BEN)
    assert erase(store, ANN) == 14
    assert [row for row in traces(store, ANN) if row[0] != "committee"] == []
    assert traces(store, BEN) == others
    with store.read() as tx:
        assert tx.execute(sa.select(sa.func.count()).select_from(notice)).scalar() == 1
        answered = [(one.who, one.owner, one.note) for one in tasks.tasks(tx).values()]
        assert {("(erased)", None, None), (None, "", None), (BEN, None, "Waiting."), (None, BEN, None)} == set(answered)
        erased = [(entry.who, entry.did, entry.what) for entry in journal.entries(tx)]
    assert ("(erased)", "follow", "harbours") in erased
    assert (None, "granted", "officer of all committees for (erased)") in erased
    assert erased[-1] == (None, "erased", "everything held about a person")


def test_erasing_somebody_of_whom_nothing_is_held_leaves_no_trace(store):
    assert erase(store, ANN) == 0
    with store.read() as tx:
        assert journal.entries(tx) == []
