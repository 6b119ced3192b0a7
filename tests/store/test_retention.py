"""What has been kept for long enough goes, to the day; what is still needed stays, however old it is."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from store import expected, people, retention, tables, upkeep
from store.columns import metadata
from store.privacy import KEPT
from store.retention import RULES, STAYS
from tests.council import LONG_AGO, add_committee, add_place

NOW = datetime(2031, 5, 6, 9, tzinfo=UTC)
TODAY = NOW.date()
ANN = "11111111-aaaa-4aaa-8aaa-000000000001"
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
KEPT_FOR = {rule.kind: rule.kept for rule in RULES}


@pytest.fixture
def tx(store):
    with store.write() as lent:
        add_committee(lent)
        add_place(lent)
        yield lent


def put(tx, table, **values):
    tx.execute(sa.insert(table).values(**values))


def put_notice(tx, **more):
    values = {"kind": "agenda_due", "subject": "meeting:planning:2025-01-01", "place_id": 1, "state": "sent"} | more
    put(tx, tables.notice, rule="r", reference="7F3K", patience=60, **values)


def put_announcement(tx, **more):
    values = {"state": "draft", "meeting_date": date(2025, 1, 1), "made_at": LONG_AGO, "ordered_at": LONG_AGO}
    put(tx, tables.announcement, committee_id=1, title="Agenda", audience=[], author=ANN, **(values | more))


def put_by_day(table, column, **more):
    """Puts a row that is as old as the instant says, to the day."""
    return lambda tx, at: put(tx, table, **{column: at.date()}, **more)


def put_place(tx, at):
    put(tx, tables.place, conversation="gone", scope="group", address="x", seen_at=LONG_AGO, gone_at=at)


def put_task(tx, at):
    put(tx, tables.task, kind="agenda_due", subject="meeting:planning:2025-01-01", at=at)


ROWS = {
    "heard": lambda tx, at: put(tx, tables.seen, conversation="c", activity="1", at=at),
    "talk": lambda tx, at: put(tx, tables.talk, conversation="c", object_id=ANN, slots={}, at=at),
    "settled questions": put_by_day(tables.unanswered, "last", text="t", state="settled"),
    "open questions": put_by_day(tables.unanswered, "last", text="t"),
    "announcements never posted": lambda tx, at: put_announcement(tx, made_at=at),
    "withdrawn announcements": lambda tx, at: put_announcement(tx, state="withdrawn", withdrawn_at=at),
    "announcements": lambda tx, at: put_announcement(tx, state="ordered", ordered_at=at),
    "withdrawn notices": lambda tx, at: put_notice(tx, due_at=at, state="withdrawn"),
    "notices": lambda tx, at: put_notice(tx, due_at=at),
    "places": put_place,
    "changes of meetings": lambda tx, at: put(
        tx, tables.change, committee_id=1, date=date(2025, 1, 1), became="cancelled", at=at
    ),
    "expected reports": put_by_day(
        tables.expected, "meeting_date", committee_id=1, title="t", author=ANN, at=LONG_AGO
    ),
    "answers": put_task,
    "put off": put_by_day(tables.snooze, "until", place_id=1, kind="k", subject="s"),
    "substitutions": put_by_day(
        tables.substitution, "meeting_date", committee_id=1, member=ANN, substitute="b", at=LONG_AGO
    ),
    "pre-election periods": put_by_day(tables.pre_election, "last", first=date(2020, 1, 1), at=LONG_AGO),
    "journal": lambda tx, at: put(tx, tables.journal, at=at, did="follow", what="planning"),
}  # fmt: skip
TO_THE_DAY = {
    "settled questions", "open questions", "expected reports", "put off", "substitutions", "pre-election periods",
}  # fmt: skip


@pytest.mark.parametrize("kind", ROWS)
def test_each_kind_goes_when_it_has_been_kept_for_long_enough_and_no_sooner(tx, kind):
    step = DAY if kind in TO_THE_DAY else SECOND
    ROWS[kind](tx, NOW - KEPT_FOR[kind])
    assert retention.run(tx, NOW) == {}
    tx.execute(sa.delete(tables.upkeep))
    assert retention.run(tx, NOW + step) == {kind: 1}


def test_a_test_post_goes_and_then_its_notice(tx):
    put_announcement(tx, meeting_date=TODAY, state="ordered")
    due_at = NOW - KEPT_FOR["notices"] - SECOND
    put(tx, tables.post, announcement_id=1, place_id=1, test=True, due_at=due_at)
    put_notice(tx, due_at=due_at)
    assert retention.run(tx, NOW) == {"test posts": 1, "notices": 1}


def test_every_kind_of_record_has_its_length_or_a_reason_to_stay():
    ruled = {rule.table.name for rule in RULES}
    assert {*ruled, *STAYS} == {table.name for table in KEPT}, (
        "add the table to RULES or to STAYS in store/retention.py"
    )
    assert not ruled & set(STAYS)
    assert {rule.kind for rule in RULES} == {*ROWS, "test posts"}
    assert all(rule.why and rule.kept > timedelta(0) for rule in RULES)


def counts(tx):
    found = {
        table.name: tx.execute(sa.select(sa.func.count()).select_from(table)).scalar()
        for table in metadata.sorted_tables
    }
    return {name: count for name, count in found.items() if count and name != "upkeep"}


def test_nothing_that_is_still_needed_goes(tx):
    coming, old = TODAY + timedelta(days=30), NOW - timedelta(days=4000)
    for number, state in enumerate(("planned", "claimed", "sending", "unknown")):
        put_notice(tx, due_at=old, state=state, kind=f"k{number}")
    put_notice(tx, due_at=old, subject=f"meeting:planning:{coming}")
    put_notice(tx, due_at=old, subject=f"meeting:planning:{TODAY - timedelta(days=30)}")
    put(tx, tables.task, kind="agenda_due", subject=f"meeting:planning:{coming}", at=old)
    put(tx, tables.task, kind="deliverable_due", subject="deliverable:planning:ab12", at=old, state="done")
    put(tx, tables.change, committee_id=1, date=coming, became="cancelled", at=old)
    put(tx, tables.change, committee_id=1, date=old.date(), became="moved", moved_to=coming, at=old)
    put_announcement(tx, meeting_date=coming)
    put_announcement(tx, state="ordered")
    put_announcement(tx, state="ordered", meeting_date=coming, announcement_id=2)
    put(tx, tables.post, announcement_id=2, place_id=1, due_at=old)
    put_notice(tx, due_at=old, kind="announcement")
    put(tx, tables.place, conversation="lost", scope="group", address="x", seen_at=old, gone_at=old)
    put_notice(tx, due_at=NOW, place_id=2)
    people.grant(tx, old, object_id=ANN, role="clerk")
    put(tx, tables.alias, phrase="p", means="m", at=old)
    put(tx, tables.settled, digest="d", note="n", at=old)
    asked = {"committee_id": 1, "meeting_date": old.date(), "digest": "d", "text": "t", "state": "closed"}
    put(tx, tables.asked_action, at=old, **asked)
    tx.execute(sa.delete(tables.journal))
    before = counts(tx)
    assert retention.run(tx, NOW) == {}
    assert counts(tx) == before


def test_what_is_old_goes_once_a_day_but_talk_at_every_tick(tx):
    assert retention.run(tx, NOW) == {}
    for kind in ("journal", "talk"):
        ROWS[kind](tx, LONG_AGO)
    assert retention.run(tx, NOW + SECOND) == {"talk": 1}
    assert retention.run(tx, NOW + DAY) == {"journal": 1}
    assert upkeep.value(tx, retention.DONE) == "2031-05-07"


def test_a_supplement_goes_before_what_it_stands_under(tx):
    put_announcement(tx, state="ordered")
    put_announcement(tx, state="ordered", announcement_id=1)
    assert retention.run(tx, NOW) == {"announcements": 1}
    assert tx.execute(sa.select(tables.announcement.c.id)).scalars().all() == [1]
    assert retention.run(tx, NOW + DAY) == {"announcements": 1}


def test_what_was_answered_about_a_report_goes_with_it_for_its_number_is_given_again(tx):
    expected.put(tx, NOW, committee=1, day=TODAY, title="Tides", author=ANN)
    put(tx, tables.task, kind="report_due", subject="report:1", at=NOW, state="done")
    put(tx, tables.snooze, place_id=1, kind="report_due", subject="report:1", until=TODAY)
    expected.drop(tx, 1)
    assert "task" not in counts(tx)
    assert "snooze" not in counts(tx)


def test_many_notices_go_in_several_statements(tx):
    for number in range(1201):
        put_notice(tx, due_at=LONG_AGO + number * SECOND)
    assert retention.run(tx, NOW) == {"notices": 1201}
