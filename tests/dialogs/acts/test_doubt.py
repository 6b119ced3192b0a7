"""A clerk settles a doubt in one word, once, for their own committee; and it is on record who did."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from dialogs.acts.doubt import ACT, WITHIN
from dialogs.asked import Asked
from dialogs.calendar import Span
from dialogs.plan import plan
from store import journal, outbox, people
from store.tables import notice
from tests.council import LONG_AGO, add_committee, add_follower, add_meeting, remind_of_agendas_alone

DUE = datetime(2021, 6, 18, 8, tzinfo=UTC)
NOW = DUE + timedelta(days=1, hours=2)
SPAN = Span(DUE, DUE + timedelta(hours=1))


@pytest.fixture
def tx(store):
    with store.write() as lent:
        yield lent


@pytest.fixture
def committee(tx):
    """A committee whose reminder of the agenda is in doubt in two channels."""
    planning = add_committee(tx)
    for room in ("19:1", "19:2"):
        add_follower(tx, planning, room)
    add_meeting(tx, planning, date(2021, 7, 1))
    remind_of_agendas_alone(tx)
    outbox.reconcile(tx, DUE, plan(tx, SPAN), SPAN)
    tx.execute(update(notice).values(state="unknown", ended_at=DUE + timedelta(minutes=1), doubts=1))
    return planning


def asked(**more):
    return Asked(**{"text": "", "person": "cleo", "role": "clerk", "committees": None, **more})


def do(tx, text, now=NOW, **more):
    wanted = ACT.recognise(text)
    assert wanted is not None
    return ACT.perform(tx, now, asked(**more), wanted)


def first(tx):
    return outbox.notices(tx)[0]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It is there 7F3K", "there 7F3K"),
        ("it's there: ref 7f3k.", "there 7F3K"),
        ("7F3K is there", "there 7F3K"),
        ("It has arrived, 7F3K", "there 7F3K"),
        ("It is there", "there "),
        ("Send again 7F3K", "again 7F3K"),
        ("please send it again, Ref 7F3K", "again 7F3K"),
        ("send 7F3K again", "again 7F3K"),
        ("resend 7F3K", "again 7F3K"),
        ("send again", "again "),
    ],
)
def test_a_doubt_is_settled_however_it_is_said(text, wanted):
    assert ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "is it there",
        "It is there in the report",
        "what is there on 7F3K",
        "send 7F3K",
        "who has to send again",
        "send again the minutes",
        "it is there 7F3KK",
        "There is no case",
    ],
)
def test_what_is_a_question_about_papers_is_left_alone(text):
    assert ACT.recognise(text) is None


def test_what_a_clerk_has_seen_counts_as_sent_and_the_journal_says_who_saw_it(tx, committee):
    reference = first(tx).reference
    answer = do(tx, f"It is there {reference}")
    assert "Agenda due, Planning Committee, 1 July 2021) is there" in answer.lead
    assert (first(tx).state, first(tx).why) == ("sent", "A clerk has seen it there.")
    [entry] = journal.entries(tx)
    assert (entry.who, entry.did) == ("cleo", "seen there")
    assert entry.what == f"agenda_due meeting:planning:2021-07-01 Ref {reference}"


def test_what_goes_again_is_due_at_once_and_not_missed_at_once(tx, committee):
    do(tx, f"Send again {first(tx).reference}")
    outbox.sweep(tx, NOW + WITHIN, machine=NOW, policy=lambda _: "ask")
    assert (first(tx).state, first(tx).doubts) == ("planned", 0)
    [claim] = outbox.claim(tx, NOW, machine=NOW, limit=5, lease=timedelta(minutes=1))
    assert claim.notice.identity == first(tx).identity
    assert journal.entries(tx)[0].did == "sent again"


def test_the_plan_leaves_what_goes_again_as_it_is(tx, committee):
    do(tx, f"Send again {first(tx).reference}")
    outbox.reconcile(tx, NOW, plan(tx, SPAN), SPAN)
    assert first(tx).state == "planned"


@pytest.mark.parametrize("order", ["It is there", "Send again"])
@pytest.mark.parametrize("then", ["It is there", "Send again"])
def test_the_second_word_changes_nothing_and_says_what_was_done(tx, committee, order, then):
    reference = first(tx).reference
    do(tx, f"{order} {reference}")
    before = outbox.notices(tx)
    answer = do(tx, f"{then} {reference}", person="dev")
    assert answer.declined
    assert ("A clerk has seen it there." if order == "It is there" else "as a clerk has asked") in answer.lead
    assert outbox.notices(tx) == before
    assert len(journal.entries(tx)) == 1


def test_what_is_over_is_not_sent_again(tx, committee):
    answer = do(tx, f"Send again {first(tx).reference}", now=datetime(2021, 7, 2, tzinfo=UTC))
    assert answer.declined
    assert first(tx).state == "unknown"


def test_another_committees_clerk_cannot_settle_it_nor_learns_of_it(tx, committee):
    audit = add_committee(tx, "audit", "Audit Committee")
    people.grant(tx, LONG_AGO, object_id="dev", role="clerk", committee_slug="audit")
    answer = do(tx, f"It is there {first(tx).reference}", person="dev", committees=frozenset({audit}))
    assert answer.declined
    assert "Planning" not in str(answer)
    assert first(tx).state == "unknown"


def test_a_clerk_who_is_but_a_member_of_the_committee_cannot_settle_it(tx, committee):
    audit = add_committee(tx, "audit", "Audit Committee")
    people.grant(tx, LONG_AGO, object_id="dev", role="clerk", committee_slug="audit")
    people.grant(tx, LONG_AGO, object_id="dev", role="member", committee_slug="planning")
    both = frozenset({audit, committee})
    assert do(tx, f"It is there {first(tx).reference}", person="dev", committees=both).declined
    assert first(tx).state == "unknown"


@pytest.mark.parametrize("text", ["It is there", "It is there ZZZZ"])
def test_without_a_reference_that_is_known_it_is_asked_which(tx, committee, text):
    answer = do(tx, text)
    assert set(answer.choices) == {f"It is there {one.reference}" for one in outbox.notices(tx)}


def test_where_nothing_is_in_doubt_that_is_said(tx):
    assert do(tx, "Send again").declined


@pytest.mark.parametrize(("role", "may"), [("clerk", True), ("administrator", True), ("officer", False)])
def test_clerks_and_administrators_may(role, may):
    assert ACT.may(asked(role=role)) is may


def test_what_happens_to_bear_the_same_reference_is_not_touched(tx, committee):
    tx.execute(update(notice).where(notice.c.id == first(tx).id).values(state="sent", reference="7F3K"))
    tx.execute(update(notice).where(notice.c.id != first(tx).id).values(reference="7F3K"))
    do(tx, "Send again 7F3K")
    assert [one.state for one in outbox.notices(tx)] == ["sent", "planned"]
