"""Whoever was told of a meeting is told when it moves, is called off or changes; and nobody else, and once."""

from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import delete, update

from dialogs.audience import read_audience
from dialogs.calendar import Span
from dialogs.plan import compose, plan
from dialogs.reminders.meeting_changed import REMINDER
from store import moves, outbox, places, tables, wishes
from store.meetings import meetings
from store.records import PUBLIC
from store.wishes import Wish
from tests.council import add_committee, add_follower, add_meeting, add_place
from tests.dialogs.reminders.conftest import composed, notices, texts
from tests.dialogs.test_calendar import day

FIRST_OF_JULY, EIGHTH, FIFTEENTH = day("Thu 1 July 2021"), day("Thu 8 July 2021"), day("Thu 15 July 2021")
TOLD = datetime(2021, 6, 18, 8, tzinfo=UTC)
CHANGED = datetime(2021, 6, 24, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def tx(sqlite_store):
    with sqlite_store.write() as lent:
        yield lent


@pytest.fixture
def planning(tx):
    return add_committee(tx)


@pytest.fixture
def channel(tx, planning):
    """A channel that follows, and was told of the meeting."""
    where = add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    tell(tx, TOLD)
    return where


def tell(tx, until):
    """Send everything that is due by an instant: the outbox as it is then."""
    span = Span(TOLD - 40 * 24 * HOUR, until + HOUR)
    outbox.reconcile(tx, until, plan(tx, span), span)
    due = (tables.notice.c.state == "planned") & (tables.notice.c.due_at <= until)
    tx.execute(update(tables.notice).where(due).values(state="sent", sent_at=until + timedelta(seconds=2)))


def change(tx, at=CHANGED, *, on=FIRST_OF_JULY, **values):
    """Change the meeting of a day as a paper does: without values it is in no paper any more."""
    with moves.noted(tx, at, {one.committee.id for one in meetings(tx, PUBLIC)}):
        mine = tables.meeting.c.date == on
        tx.execute(update(tables.meeting).where(mine).values(values) if values else delete(tables.meeting).where(mine))


def owed(tx):
    return [one for one in notices(tx, REMINDER) if one.kind == REMINDER.kind and one.state == "planned"]


def lead(tx, now=None):
    [notice] = owed(tx)
    return composed(tx, now or notice.due_at, notice).lead


def test_a_cancelled_meeting_is_told_at_once_to_whoever_was_told_of_it(tx, channel):
    change(tx, status="cancelled")
    [notice] = owed(tx)
    assert (notice.place, notice.due_at, notice.subject) == (channel, CHANGED, "meeting:planning:2021-07-01")
    answer = composed(tx, CHANGED, notice)
    assert answer.title == "Meeting cancelled"
    assert answer.lead == (
        "Planning Committee was to meet on Thursday 1 July 2021. The papers say that it is cancelled."
    )
    assert "I had told this conversation of that meeting before" in texts(answer)[0]


def test_a_meeting_that_moves_is_told_with_the_day_that_the_papers_give_now(tx, channel, planning):
    change(tx, date=EIGHTH, time=time(15))
    [notice] = owed(tx)
    answer = composed(tx, CHANGED, notice)
    assert answer.title == "Meeting moved"
    assert answer.lead == (
        "Planning Committee was to meet on Thursday 1 July 2021. The papers no longer give that meeting, and now give "
        "one on Thursday 8 July 2021, 3pm, Council Chamber."
    )
    assert answer.sources


def test_a_meeting_that_no_paper_gives_any_more_is_not_called_cancelled(tx, channel):
    change(tx)
    [notice] = owed(tx)
    answer = composed(tx, CHANGED, notice)
    assert (answer.title, answer.lead) == (
        "Meeting changed",
        "Planning Committee was to meet on Thursday 1 July 2021. The papers no longer give that meeting.",
    )


def test_another_time_or_place_is_told_as_it_is_now(tx, channel):
    change(tx, time=time(16))
    change(tx, CHANGED + HOUR, venue="Annexe")
    [notice] = owed(tx)
    assert notice.due_at == CHANGED + HOUR
    assert lead(tx) == (
        "Planning Committee meets, and this is what holds now: Thursday 1 July 2021, 4pm, Annexe. "
        "It was to be at: 2pm, Council Chamber."
    )


def test_an_hour_that_is_changed_back_before_it_was_told_is_not_told(tx, channel):
    change(tx, time=time(16))
    change(tx, CHANGED + HOUR, time=time(14))
    [notice] = owed(tx)
    assert compose(tx, CHANGED + HOUR, notice) is None


def test_a_place_that_follows_no_more_but_was_told_is_told(tx, channel, planning):
    places.unfollow(tx, channel, planning)
    change(tx, status="cancelled")
    assert [one.place for one in owed(tx)] == [channel]


def test_a_place_that_was_not_told_is_not_told(tx, channel, planning):
    add_follower(tx, planning, "19:late@thread.tacv2")
    add_place(tx, "19:other@thread.tacv2")
    change(tx, status="cancelled")
    assert [one.place for one in owed(tx)] == [channel]


def test_what_was_on_its_way_as_the_paper_came_counts_as_told(tx, channel):
    tx.execute(update(tables.notice).values(sent_at=CHANGED + timedelta(seconds=20)))
    change(tx, status="cancelled")
    assert [one.place for one in owed(tx)] == [channel]


def test_what_may_have_arrived_counts_as_told(tx, channel):
    tx.execute(update(tables.notice).values(sent_at=None, state="unknown", ended_at=TOLD))
    change(tx, status="cancelled")
    assert [one.place for one in owed(tx)] == [channel]


def test_a_place_that_the_bot_is_gone_from_is_owed_nothing(tx, channel):
    places.mark_gone(tx, TOLD, "19:clerks@thread.tacv2", "removed")
    change(tx, status="cancelled")
    assert owed(tx) == []


def test_a_pause_does_not_hold_it_back(tx, channel):
    wishes.pause(tx, channel, CHANGED + HOUR)
    change(tx, status="cancelled")
    assert [one.place for one in owed(tx)] == [channel]


def test_whoever_stopped_the_reminders_that_told_them_is_told_all_the_same(tx, channel):
    for kind in ("agenda_due", "meeting_soon", REMINDER.kind):
        wishes.put(tx, TOLD, channel, kind, Wish(off=True))
    change(tx, status="cancelled")
    assert [one.place for one in owed(tx)] == [channel]


def test_where_the_bot_came_when_it_was_over_it_is_not_told(tx, channel):
    tx.execute(update(tables.place).values(met_at=CHANGED + 20 * 24 * HOUR))
    change(tx, status="cancelled")
    assert owed(tx) == []


def test_it_may_be_said_until_the_day_of_the_meeting_is_over(tx, channel):
    change(tx, status="cancelled")
    [notice] = owed(tx)
    over = datetime(2021, 7, 1, 23, tzinfo=UTC)  # midnight at the council
    assert notice.due_at + notice.patience == over
    assert compose(tx, over - HOUR, notice) is not None
    assert compose(tx, over, notice) is None


def test_a_change_on_the_day_itself_may_be_said_for_a_day(tx, channel):
    change(tx, datetime(2021, 7, 1, 12, tzinfo=UTC), status="cancelled")
    [notice] = owed(tx)
    assert notice.patience == timedelta(days=1)


def test_of_a_change_that_is_taken_back_before_it_was_told_nothing_is_said(tx, channel):
    change(tx, status="cancelled")
    first = owed(tx)[0]
    change(tx, CHANGED + HOUR, status="scheduled")
    [notice] = owed(tx)
    assert (notice.due_at, compose(tx, CHANGED + HOUR, notice)) == (CHANGED + HOUR, None)
    assert compose(tx, CHANGED + HOUR, first) is None


def test_whoever_was_told_that_it_is_off_is_told_that_it_is_on_again(tx, channel):
    change(tx, status="cancelled")
    tell(tx, CHANGED)
    assert owed(tx) == []
    change(tx, CHANGED + HOUR, status="scheduled")
    assert lead(tx) == (
        "Planning Committee meets after all, and this is what holds now: Thursday 1 July 2021, 2pm, Council Chamber."
    )


def test_it_is_told_once_however_often_it_is_planned(tx, channel):
    change(tx, status="cancelled")
    tell(tx, CHANGED)
    tell(tx, CHANGED + HOUR)
    sent = [one for one in outbox.notices(tx) if one.kind == REMINDER.kind]
    assert [one.state for one in sent] == ["sent"]


def test_all_that_hung_on_the_old_day_is_withdrawn_and_owed_for_the_new_one(tx, channel):
    span = Span(TOLD, datetime(2021, 8, 1, tzinfo=UTC))
    outbox.reconcile(tx, TOLD, plan(tx, span), span)
    change(tx, date=EIGHTH)
    outbox.reconcile(tx, CHANGED, plan(tx, span), span)
    told = {(one.subject[-5:], one.state) for one in outbox.notices(tx, span) if one.kind != REMINDER.kind}
    assert told == {("07-01", "sent"), ("07-01", "withdrawn"), ("07-08", "planned")}


def test_it_rests_on_public_papers_alone(tx, channel):
    change(tx, time=time(16))
    [notice] = owed(tx)
    assert all(not source.exempt for source in composed(tx, CHANGED, notice).sources)


def test_planning_a_span_is_planning_its_halves_though_a_later_change_lies_in_the_second(tx, channel):
    change(tx, status="cancelled")
    change(tx, CHANGED + 2 * HOUR, status="scheduled")
    told = read_audience(tx)
    whole = REMINDER.plan(tx, Span(CHANGED, CHANGED + 3 * HOUR), told)
    halves = [Span(CHANGED, CHANGED + HOUR), Span(CHANGED + HOUR, CHANGED + 3 * HOUR)]
    assert frozenset[object]().union(*(REMINDER.plan(tx, half, told) for half in halves)) == whole
    assert len(whole) == 1


@pytest.fixture
def moved(tx, channel):
    """The channel was told that the meeting moved by a week."""
    change(tx, date=EIGHTH)
    tell(tx, CHANGED)
    return channel


def test_whoever_was_told_of_the_new_day_is_told_that_it_moves_again(tx, moved):
    change(tx, CHANGED + HOUR, on=EIGHTH, date=FIFTEENTH)
    [notice] = owed(tx)
    assert (notice.place, notice.subject) == (moved, "meeting:planning:2021-07-08")
    assert lead(tx) == (
        "Planning Committee was to meet on Thursday 8 July 2021. The papers no longer give that meeting, and now give "
        "one on Thursday 15 July 2021, 2pm, Council Chamber."
    )


def test_all_that_becomes_of_a_meeting_on_its_new_day_is_told_one_by_one(tx, moved):
    told = []
    steps = ({"status": "cancelled"}, {"status": "scheduled"}, {"time": time(16)}, {"date": FIFTEENTH}, {"on": None})
    for number, step in enumerate(steps, 1):
        at = CHANGED + number * HOUR
        change(tx, at, **({"on": FIFTEENTH} if "on" in step else {"on": EIGHTH, **step}))  # type: ignore[dict-item, operator]
        told.append(lead(tx))
        tell(tx, at)
    assert [one.partition("2021")[2] for one in told] == [
        ". The papers say that it is cancelled.",
        ", 2pm, Council Chamber.",
        ", 4pm, Council Chamber. It was to be at: 2pm, Council Chamber.",
        ". The papers no longer give that meeting, and now give one on Thursday 15 July 2021, 4pm, Council Chamber.",
        ". The papers no longer give that meeting.",
    ]


def test_of_two_moves_before_the_first_was_told_the_last_day_is_told_once(tx, channel):
    change(tx, date=EIGHTH)
    change(tx, CHANGED + HOUR, on=EIGHTH, date=FIFTEENTH)
    first, second = owed(tx)
    assert composed(tx, CHANGED + HOUR, first).lead == (
        "Planning Committee was to meet on Thursday 1 July 2021. The papers no longer give that meeting, and now give "
        "one on Thursday 15 July 2021, 2pm, Council Chamber."
    )
    sent = {"state": "sent", "sent_at": CHANGED + 2 * HOUR}
    tx.execute(update(tables.notice).where(tables.notice.c.id == first.id).values(sent))
    assert compose(tx, CHANGED + 2 * HOUR, second) is None


def test_a_meeting_that_moves_back_is_told_once(tx, moved):
    change(tx, CHANGED + HOUR, on=EIGHTH, date=FIRST_OF_JULY)
    said = [compose(tx, CHANGED + HOUR, one) for one in owed(tx)]
    [lead] = [one.lead for one in said if one]
    assert lead == (
        "Planning Committee was to meet on Thursday 8 July 2021. The papers no longer give that meeting, and now give "
        "one on Thursday 1 July 2021, 2pm, Council Chamber."
    )


def test_whoever_was_not_told_of_the_move_is_not_told_of_what_becomes_of_the_new_day(tx, moved, planning):
    late = add_follower(tx, planning, "19:late@thread.tacv2")
    change(tx, CHANGED + HOUR, on=EIGHTH, status="cancelled")
    assert late not in {one.place for one in owed(tx)}
