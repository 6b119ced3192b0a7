"""Clerks are told what ended other than sent: once for a quarter of an hour, with what they can do about a doubt."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert, update

from dialogs.answer import Table
from dialogs.audience import ADMINISTRATORS, read_audience
from dialogs.calendar import Span
from dialogs.plan import compose
from dialogs.reminders.trouble import PATIENCE, REMINDER
from store import expected, outbox, people, posted, upkeep, wishes
from store.outbox import Owed
from store.tables import notice, place
from tests.council import LONG_AGO, add_chat, add_clerk, add_committee, add_follower, add_place
from tests.dialogs.reminders.conftest import ALWAYS, texts

END = datetime(2021, 6, 18, 8, 7, tzinfo=UTC)  # 09:07 in London
TOLD = datetime(2021, 6, 18, 8, 16, tzinfo=UTC)
SUBJECT = "meeting:planning:2021-07-01"
CLEO, DEV = "cleo", "dev"


@pytest.fixture
def clerk(tx, planning):
    """The chat with Planning's clerk."""
    return add_clerk(tx, CLEO, "planning")


def ends(tx, where, state="missed", *, at=END, kind="agenda_due", subject=SUBJECT, reference="7F3K"):
    """A notice that ended so."""
    values = {"kind": kind, "subject": subject, "place_id": where, "due_at": at - timedelta(hours=1), "rule": "09:00"}
    ended = {"state": state, "ended_at": at, "reference": reference, "patience": 3600, "why": "Teams says: NotFound."}
    tx.execute(insert(notice).values(**values, **ended))


def planned(tx, span=ALWAYS):
    return REMINDER.plan(tx, span, read_audience(tx))


def told(tx, now=TOLD):
    """What each place is told, by place."""
    outbox.reconcile(tx, now, planned(tx), ALWAYS)
    every = [one for one in outbox.notices(tx) if one.kind == "trouble"]
    return {one.place: compose(tx, now, one) for one in every}


def rows(answer):
    return next(block for block in answer.blocks if isinstance(block, Table)).rows


def test_a_clerk_is_told_what_where_and_why_when_the_quarter_of_an_hour_is_over(tx, planning, clerk):
    ends(tx, add_follower(tx, planning), "undeliverable")
    [owed] = planned(tx)
    assert (owed.place, owed.due_at, owed.patience) == (clerk, TOLD, PATIENCE)
    answer = told(tx)[clerk]
    assert answer.lead == (
        "In the quarter of an hour from 18 June 2021, 9am, 1 message was not sent as planned: 1 not delivered."
    )
    assert rows(answer) == (
        (
            "Agenda due, Planning Committee, 1 July 2021",
            "a channel, Clerks",
            "not delivered: Teams says: NotFound",
            "7F3K",
        ),
    )
    assert "what is stuck?" in texts(answer)[0]


def test_an_outage_makes_one_message_for_each_clerk_however_much_it_cost(tx, planning, clerk):
    other = add_clerk(tx, DEV, "planning")
    for number in range(500):
        ends(tx, add_place(tx, f"19:{number}"))
    owed = planned(tx)
    assert sorted(one.place for one in owed) == sorted([clerk, other])
    answer = told(tx)[clerk]
    assert "500 messages were not sent as planned: 500 too late." in answer.lead
    assert (len(rows(answer)), answer.blocks[0].total) == (10, 500)


def test_a_doubt_is_offered_to_be_settled_in_one_tap_and_stands_first(tx, planning, clerk):
    channel = add_follower(tx, planning)
    ends(tx, channel, "missed", reference="AAAA")
    for reference in ("BBBB", "CCCC", "DDDD", "EEEE"):
        ends(tx, add_place(tx, f"19:{reference}"), "unknown", reference=reference)
    answer = told(tx)[clerk]
    assert answer.choices[:2] == ("It is there BBBB", "Send again BBBB")
    assert len(answer.choices) == 6
    assert rows(answer)[-1][-1] == "AAAA"
    assert answer.lead.endswith("4 in doubt and 1 too late.")


def test_what_was_settled_meanwhile_is_not_listed_and_where_nothing_is_left_nothing_is_said(tx, planning, clerk):
    ends(tx, add_follower(tx, planning), "unknown")
    told(tx)
    [doubtful, trouble] = outbox.notices(tx)
    posted.settle_seen(tx, doubtful, "seen")
    assert planned(tx) == frozenset()
    assert compose(tx, TOLD, trouble) is None


def test_trouble_with_telling_of_trouble_is_not_told(tx, clerk):
    ends(tx, clerk, kind="trouble", subject="trouble:2021-06-18T0800Z")
    assert planned(tx) == frozenset()


def test_where_other_trouble_is_told_that_of_trouble_stays_out(tx, planning, clerk):
    ends(tx, clerk, kind="trouble", subject="trouble:2021-06-18T0800Z")
    ends(tx, add_follower(tx, planning))
    assert "1 message was" in told(tx)[clerk].lead


def test_clerks_hear_of_their_own_committee_alone(tx, planning, clerk):
    audit = add_committee(tx, "audit", "Audit Committee")
    other = add_clerk(tx, DEV, "audit")
    ends(tx, add_follower(tx, planning, "19:1"))
    ends(tx, add_follower(tx, audit, "19:2"), subject="meeting:audit:2021-07-01")
    said = told(tx)
    assert "Planning" in str(rows(said[clerk]))
    assert "Audit" not in str(rows(said[clerk]))
    assert "Audit" in str(rows(said[other]))


def test_what_is_no_committees_is_told_to_every_clerk(tx, planning, clerk):
    ends(tx, add_chat(tx, "ann"), kind="unanswered", subject="asked:1624")
    assert rows(told(tx)[clerk])[0][:2] == ("Unanswered", "a personal chat")


def test_an_expected_report_is_its_committees(tx, planning, clerk):
    add_committee(tx, "audit", "Audit Committee")
    add_clerk(tx, DEV, "audit")
    expected.put(tx, LONG_AGO, committee=planning, day=date(2021, 7, 1), title="Budget", author="ann")
    [report] = expected.reports(tx)
    ends(tx, add_chat(tx, "ann"), subject=f"report:{report.id}")
    assert set(told(tx)) == {clerk}


def test_without_a_clerk_who_can_be_reached_the_administrators_are_told(tx, planning):
    people.grant(tx, LONG_AGO, object_id=CLEO, role="clerk", committee_slug="planning")
    upkeep.put(tx, ADMINISTRATORS, "adam,eve")
    adam = add_chat(tx, "adam")
    ends(tx, add_follower(tx, planning))
    assert [one.place for one in planned(tx)] == [adam]


def test_where_nobody_can_be_told_it_is_owed_to_no_place_for_due_to_show(tx, planning):
    ends(tx, add_follower(tx, planning))
    [owed] = planned(tx)
    assert owed.place is None


def test_a_clerk_who_has_paused_hears_nothing_and_the_others_do(tx, planning, clerk):
    other = add_clerk(tx, DEV, "planning")
    wishes.pause(tx, clerk, TOLD + timedelta(days=1))
    ends(tx, add_follower(tx, planning))
    assert [one.place for one in planned(tx)] == [other]


def test_where_every_clerk_has_paused_an_administrator_is_told(tx, planning, clerk):
    upkeep.put(tx, ADMINISTRATORS, "adam")
    adam = add_chat(tx, "adam")
    for chat in (clerk, add_clerk(tx, DEV, "planning")):
        wishes.pause(tx, chat, TOLD + timedelta(days=1))
    ends(tx, add_follower(tx, planning), "unknown")
    assert [one.place for one in planned(tx)] == [adam]


def test_where_everybody_who_could_be_told_has_paused_the_clerks_are_asked_all_the_same(tx, planning, clerk):
    upkeep.put(tx, ADMINISTRATORS, "adam")
    other = add_clerk(tx, DEV, "planning")
    for chat in (clerk, other, add_chat(tx, "adam")):
        wishes.pause(tx, chat, TOLD + timedelta(days=1))
    ends(tx, add_follower(tx, planning), "unknown")
    said = told(tx)
    assert set(said) == {clerk, other}
    assert "Send again 7F3K" in said[clerk].choices
    assert "To hear nothing for a while, as long as somebody else here can be told" in texts(said[clerk])[0]


def test_without_any_clerk_an_administrator_who_has_paused_is_told_all_the_same(tx, planning):
    upkeep.put(tx, ADMINISTRATORS, "adam")
    adam = add_chat(tx, "adam")
    wishes.pause(tx, adam, TOLD + timedelta(days=1))
    ends(tx, add_follower(tx, planning))
    assert [one.place for one in planned(tx)] == [adam]


def test_whoever_becomes_a_clerk_is_not_told_what_was_long_over(tx, planning):
    add_chat(tx, CLEO)
    people.grant(tx, TOLD + PATIENCE + timedelta(days=1), object_id=CLEO, role="clerk", committee_slug="planning")
    ends(tx, add_follower(tx, planning))
    assert [one.place for one in planned(tx)] == [None]


@pytest.mark.parametrize("minute", [0, 7, 14])
def test_what_ends_within_one_quarter_is_told_together(tx, planning, clerk, minute):
    channel = add_follower(tx, planning)
    ends(tx, channel, at=END.replace(minute=minute, second=59))
    ends(tx, channel, at=END.replace(minute=14, second=59, microsecond=999_999), kind="report_due")
    assert [one.due_at for one in planned(tx)] == [TOLD]
    assert len(rows(told(tx)[clerk])) == 2


def test_planning_a_span_equals_planning_its_halves(tx, planning, clerk):
    channel = add_follower(tx, planning)
    for number in range(60):
        ends(tx, channel, at=END + timedelta(minutes=number * 7), kind=f"kind_{number}")
    whole = Span(END - timedelta(days=1), END + timedelta(days=1))
    for cut in (TOLD, TOLD + timedelta(microseconds=1), TOLD + timedelta(minutes=40)):
        assert planned(tx, Span(whole.start, cut)) | planned(tx, Span(cut, whole.end)) == planned(tx, whole)


def test_a_named_person_is_called_by_the_name_of_the_grant_and_a_lost_place_is_still_told(tx, planning, clerk):
    chat = add_chat(tx, "ann")
    people.grant(tx, LONG_AGO, object_id="ann", role="member", name="Ann Archer", committee_slug="planning")
    ends(tx, chat, "refused")
    tx.execute(update(place).where(place.c.id == chat).values(gone_at=END))
    assert rows(told(tx)[clerk])[0][1] == "a personal chat with Ann Archer"


def test_what_is_owed_meanwhile_is_no_trouble(tx, planning, clerk):
    owed = Owed("agenda_due", SUBJECT, add_follower(tx, planning), END, "09:00", timedelta(hours=1))
    outbox.reconcile(tx, END, [owed], ALWAYS)
    assert planned(tx) == frozenset()
