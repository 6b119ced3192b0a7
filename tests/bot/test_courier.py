"""What the courier promises: nothing twice but after a doubt, nothing lost in silence, whatever dies on the way."""

import asyncio
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete, select

from bot.clock import Clock
from bot.courier import LEASE, LIMIT, MOST, Courier
from bot.schedule import owe
from bot.teams.port import Busy, Refused, Unreachable, Unsure
from dialogs.answer import Answer, Text
from dialogs.asked import Scope
from store import Tx, outbox, places, tables
from store.engine import Store, StoreUnavailable
from store.rates import Rate, Rates
from store.records import Source
from tests.bot.by_hand import HandClock, Postbox, raising
from tests.council import add_committee, add_follower, add_meeting, add_paper, remind_of_agendas_alone

DUE = datetime(2021, 6, 18, 8, tzinfo=UTC)
"""09:00 on Friday 18 June 2021: three working days before the last day for the agenda of 1 July."""
CHANNEL = "19:clerks@thread.tacv2"


@pytest.fixture
def clock():
    return HandClock(DUE)


@pytest.fixture
def post():
    return Postbox()


def council(store, clock, scope="channel", places=1):
    """A meeting of a committee that places follow, with what is owed planned."""
    with store.write() as tx:
        planning = add_committee(tx)
        for number in range(places):
            add_follower(tx, planning, f"{CHANNEL}{number or ''}", scope)
        add_meeting(tx, planning, date(2021, 7, 1))
        remind_of_agendas_alone(tx)
    owe(store, clock.now())
    return planning


def courier(store, post, clock, **more):
    return Courier(store=store, teams=post, now=clock.now, machine=clock.machine, **more)


def rows(store):
    with store.read() as tx:
        return [one for one in outbox.notices(tx) if one.due_at <= DUE]


def states(store):
    return [one.state for one in rows(store)]


async def test_what_is_due_is_said_with_its_reference_and_receipted(store, clock, post):
    council(store, clock)
    await courier(store, post, clock).deliver()
    [one] = rows(store)
    assert (one.state, one.activity, one.sent_at, one.attempts) == ("sent", "activity 1", DUE, 1)
    [answer] = post.sent[CHANNEL]
    assert answer.title == "Agenda due"
    assert answer.blocks[-1] == Text(f"Ref {one.reference}")


async def test_what_was_sent_is_not_sent_again(store, clock, post):
    council(store, clock)
    for _ in range(3):
        await courier(store, post, clock).deliver()
        owe(store, clock.now())
        clock.move(timedelta(minutes=10))
    assert len(post.all) == 1


async def test_what_is_not_due_is_not_sent(store, clock, post):
    clock.move(timedelta(seconds=-1))
    council(store, clock)
    await courier(store, post, clock).deliver()
    assert post.all == []


async def test_where_teams_is_busy_it_is_sent_when_teams_says(store, clock, post):
    council(store, clock)
    post.before.append(raising(Busy(30)))
    await courier(store, post, clock).deliver()
    assert states(store) == ["planned"]
    clock.move(timedelta(seconds=29))
    await courier(store, post, clock).deliver()
    assert post.all == []
    clock.move(timedelta(seconds=1))
    await courier(store, post, clock).deliver()
    assert states(store) == ["sent"]
    assert len(post.all) == 1


def wait_of(store, clock):
    with store.read() as tx:
        return (
            tx.execute(select(tables.notice.c.retry_at).where(tables.notice.c.due_at == DUE)).scalar_one()
            - clock.machine()
        )


async def test_where_teams_does_not_say_how_long_the_wait_grows_to_a_minute_or_so(store, clock, post):
    council(store, clock)
    waits = []
    for _ in range(8):
        post.before.append(raising(Busy()))
        await courier(store, post, clock).deliver()
        waits.append(wait_of(store, clock).total_seconds())
        clock.move(timedelta(seconds=waits[-1]))
    assert waits == [2, 4, 8, 16, 32, 64, 64, 64]


@pytest.mark.parametrize(("stated", "waited"), [(-5.0, 0), (1e12, 3600)])
async def test_a_wait_that_makes_no_sense_is_kept_within_reason(store, clock, post, stated, waited):
    council(store, clock)
    post.before.append(raising(Busy(stated)))
    await courier(store, post, clock).deliver()
    assert wait_of(store, clock).total_seconds() == waited


async def test_a_place_that_cannot_be_reached_is_marked_gone_and_the_notice_undeliverable(store, clock, post):
    council(store, clock)
    post.before.append(raising(Unreachable("BotNotInConversationRoster")))
    await courier(store, post, clock).deliver()
    [one] = rows(store)
    assert (one.state, one.why) == ("undeliverable", "Teams says: BotNotInConversationRoster")
    with store.read() as tx:
        gone = places.by_conversation(tx, CHANNEL)
    assert gone is not None
    assert gone.gone_at == DUE


async def test_nothing_is_tried_at_a_place_that_the_bot_is_gone_from(store, clock, post):
    council(store, clock)
    with store.write() as tx:
        places.mark_gone(tx, DUE, CHANNEL, "removed")
    await courier(store, post, clock).deliver()
    assert states(store) == ["undeliverable"]
    assert post.all == []


async def test_what_teams_refuses_is_not_tried_again_and_says_why(store, clock, post):
    council(store, clock)
    post.before.append(raising(Refused("the card is too large")))
    await courier(store, post, clock).deliver()
    clock.move(timedelta(minutes=10))
    await courier(store, post, clock).deliver()
    assert [(one.state, one.why) for one in rows(store)] == [("refused", "Teams refused it: the card is too large")]
    assert post.all == []


async def test_a_channel_post_that_may_have_arrived_waits_for_a_clerk(store, clock, post):
    council(store, clock)
    post.after.append(raising(Unsure()))
    for _ in range(3):
        await courier(store, post, clock).deliver()
        clock.move(timedelta(minutes=10))
    assert states(store) == ["unknown"]
    assert len(post.all) == 1


async def test_a_personal_reminder_that_may_have_arrived_goes_once_more_with_the_same_reference(store, clock, post):
    council(store, clock, "personal")
    post.after += [raising(Unsure()), raising(Unsure()), raising(Unsure())]
    for _ in range(5):
        await courier(store, post, clock).deliver()
        clock.move(timedelta(minutes=10))
    assert [(one.state, one.doubts) for one in rows(store)] == [("unknown", 2)]
    first, second = post.all
    assert first.blocks[-1] == second.blocks[-1] == Text(f"Ref {rows(store)[0].reference}")


async def test_a_council_may_have_a_clerk_asked_about_personal_reminders_too(store, clock, post):
    council(store, clock, "personal")
    post.after.append(raising(Unsure()))
    await courier(store, post, clock, doubt={Scope.PERSONAL: "ask"}).deliver()
    assert states(store) == ["unknown"]


async def test_a_send_that_does_not_end_is_in_doubt(store, clock, post):
    council(store, clock)
    post.after.append(lambda: asyncio.sleep(60))
    await courier(store, post, clock, send_limit=0.05).deliver()
    assert states(store) == ["unknown"]


async def test_what_is_too_late_is_missed_and_not_sent(store, clock, post):
    council(store, clock)
    clock.move(timedelta(days=1, seconds=1))
    await courier(store, post, clock).deliver()
    assert states(store) == ["missed"]
    assert post.all == []


async def test_what_fell_due_while_the_bot_was_away_is_still_sent(store, clock, post):
    council(store, clock)
    clock.move(timedelta(hours=23))
    await courier(store, post, clock).deliver()
    assert states(store) == ["sent"]


async def test_what_fell_due_while_the_bot_was_away_and_was_never_planned_is_called_missed(store, clock, post):
    clock.move(timedelta(days=2))
    council(store, clock)
    await courier(store, post, clock).deliver()
    assert states(store) == ["missed"]


async def test_nothing_is_said_where_nothing_is_left_to_say(store, clock, post):
    planning = council(store, clock)
    with store.write() as tx:
        add_paper(tx, planning, date(2021, 7, 1), "agenda")
    await courier(store, post, clock).deliver()
    assert states(store) == ["withdrawn"]
    assert post.all == []


async def test_what_is_owed_again_after_the_courier_found_that_it_was_not_is_said(store, clock, post):
    planning = council(store, clock)
    with store.write() as tx:
        paper = add_paper(tx, planning, date(2021, 7, 1), "agenda")
    await courier(store, post, clock).deliver()
    with store.write() as tx:
        tx.execute(delete(tables.document).where(tables.document.c.id == paper))
    owe(store, clock.now())
    await courier(store, post, clock).deliver()
    assert states(store) == ["sent"]


async def test_what_is_owed_and_has_nothing_to_say_is_closed_once(store, clock, post):
    council(store, clock)
    await courier(store, post, clock, say=lambda *_: None).deliver()
    for _ in range(2):
        owe(store, clock.now())
        assert states(store) == ["withdrawn"]


async def test_what_is_exempt_is_not_said_unasked(store, clock, post):
    council(store, clock)
    exempt = Source(1, "A report", "report", "a.txt", 1, None, 1, 1, None, exempt=True)
    secret = Answer(title="Part II", lead="Exempt.", sources=(exempt,))
    await courier(store, post, clock, say=lambda *_: secret).deliver()
    assert states(store) == ["refused"]
    assert post.all == []


async def test_a_conversation_is_not_flooded_and_in_the_end_gets_everything(store, clock, post):
    council(store, clock)
    with store.write() as tx:
        more = [one for one in outbox.notices(tx) if one.due_at == DUE]
        owed = [outbox.Owed("agenda_due", f"more {n}", more[0].place, DUE, "", timedelta(days=1)) for n in range(19)]
        outbox.reconcile(tx, DUE, owed, (DUE, DUE + timedelta(hours=1)))
    said = Answer(title="Agenda due", lead="Soon.")
    slow = courier(store, post, clock, say=lambda *_: said, rates=Rates((Rate(7, 1), Rate(8, 2)), (Rate(30, 1),)))
    counts = []
    for _ in range(60):
        while await slow.deliver():
            pass
        counts.append(len(post.all))
        clock.move(timedelta(milliseconds=250))
    assert counts[0] == 7
    assert all(later - earlier <= 7 for earlier, later in zip(counts, counts[4:], strict=False))
    assert all(later - earlier <= 8 for earlier, later in zip(counts, counts[8:], strict=False))
    assert counts[-1] == 19


async def test_a_slow_send_counts_from_when_it_ended(store, clock, post):
    council(store, clock)
    [one] = rows(store)
    owed = [outbox.Owed("agenda_due", name, one.place, DUE, "", timedelta(days=1)) for name in ("first", "second")]
    with store.write() as tx:
        outbox.reconcile(tx, DUE, owed, (DUE, DUE + timedelta(hours=1)))
    post.after.append(lambda: clock.move(timedelta(seconds=0.9)))
    said = Answer(title="Agenda due", lead="Soon.")
    slow = courier(store, post, clock, say=lambda *_: said, rates=Rates((Rate(1, 1),), ()))
    await slow.deliver()
    clock.move(timedelta(seconds=0.5))
    await slow.deliver()
    assert len(post.all) == 1
    clock.move(timedelta(seconds=0.6))
    await slow.deliver()
    assert len(post.all) == 2


async def test_whoever_has_carried_something_says_that_there_may_be_more(store, clock, post):
    council(store, clock, places=LIMIT + 1)
    one = courier(store, post, clock)
    assert await one.deliver()
    assert await one.deliver()
    assert not await one.deliver()
    assert states(store) == ["sent"] * (LIMIT + 1)


async def test_what_teams_does_not_answer_holds_up_nothing_else(store, clock, post):
    council(store, clock, places=LIMIT + 5)
    answer = asyncio.Event()
    post.after += [answer.wait] * LIMIT
    one = courier(store, post, clock)
    async with asyncio.timeout(5):
        assert await one.deliver()
        await one.deliver()
    assert sorted(states(store)) == ["sending"] * LIMIT + ["sent"] * 5
    answer.set()
    await one.finish()
    assert states(store) == ["sent"] * (LIMIT + 5)


async def test_no_more_is_taken_than_may_be_under_way(store, clock, post):
    council(store, clock, places=MOST + 1)
    answer = asyncio.Event()
    post.after += [answer.wait] * MOST
    one = courier(store, post, clock, rates=Rates((), ()))
    for _ in range(MOST // LIMIT + 1):
        await one.deliver()
    assert sorted(states(store)) == ["planned"] + ["sending"] * MOST
    answer.set()
    await one.deliver()
    await one.deliver()
    assert states(store) == ["sent"] * (MOST + 1)


async def test_what_waits_for_its_turn_goes_as_soon_as_there_is_room(store, clock, post):
    council(store, clock, places=3)
    quick = Courier(store=store, teams=post, now=clock.now, machine=Clock().machine, rates=Rates((), (Rate(1, 1),)))
    begun = time.monotonic()
    await quick.deliver()
    assert states(store) == ["sent"] * 3
    assert 2.02 <= time.monotonic() - begun < 4


async def test_what_has_to_wait_long_for_its_turn_is_planned_for_then(store, clock, post):
    council(store, clock, places=2)
    slow = courier(store, post, clock, rates=Rates((), (Rate(1, 60),)))
    await slow.deliver()
    assert sorted(states(store)) == ["planned", "sent"]
    clock.move(timedelta(seconds=61))
    await slow.deliver()
    assert states(store) == ["sent"] * 2


async def test_one_notice_that_fails_does_not_stop_the_others_and_is_accounted_for(store, clock, post, caplog):
    council(store, clock, places=3)
    post.before.append(raising(KeyError("a fault of ours")))
    await courier(store, post, clock).deliver()
    assert sorted(states(store)) == ["sending", "sent", "sent"]
    assert [record.act for record in caplog.records] == ["notice_failed"]
    clock.move(LEASE)
    await courier(store, post, clock).deliver()
    assert sorted(states(store)) == ["sent", "sent", "unknown"]


async def test_a_courier_that_was_paused_past_its_lease_commits_nothing(store, clock, post, caplog):
    council(store, clock)

    async def pause() -> None:
        clock.move(LEASE)
        await courier(store, Postbox(), clock).deliver()

    post.after.append(pause)
    with caplog.at_level(logging.WARNING):
        await courier(store, post, clock).deliver()
    assert [(one.state, one.activity) for one in rows(store)] == [("unknown", None)]
    assert [record.act for record in caplog.records] == ["lease_lost"]


async def test_a_bot_that_is_stopped_while_it_sends_still_writes_the_receipt(store, clock, post):
    council(store, clock)
    sending = asyncio.Event()

    async def slow() -> None:
        sending.set()
        await asyncio.sleep(0.2)

    post.before.append(slow)
    stopped = courier(store, post, clock)
    delivering = asyncio.create_task(stopped.deliver())
    await sending.wait()
    delivering.cancel()
    with pytest.raises(asyncio.CancelledError):
        await delivering
    await stopped.finish()
    assert states(store) == ["sent"]


class Killed(Exception):
    """The process died here."""


class Failing:
    """A store that fails before or after the transaction of a number, counting from 1; and once it has, always."""

    def __init__(self, store: Store, at: int, after: bool, error: Exception, times: int = 1_000) -> None:
        self._store, self._at, self._after, self._error, self._times = store, at, after, error, times
        self._count = 0

    def _fails(self, *, after: bool) -> bool:
        if self._count == self._at and after == self._after:
            self._times -= 1
            self._at += self._times > 0
            return self._times >= 0
        return False

    @contextmanager
    def _lend(self, lend) -> Iterator[Tx]:
        self._count += 1
        if self._fails(after=False):
            raise self._error
        with lend() as tx:
            yield tx
        if self._fails(after=True):
            raise self._error

    def read(self):
        return self._lend(self._store.read)

    def write(self):
        return self._lend(self._store.write)


STEPS = ("sweep", "claim", "compose", "begin", "receipt")


@pytest.mark.parametrize("scope", ["channel", "personal"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", [*STEPS, "send"])
async def test_a_courier_killed_at_any_step_sends_nothing_twice_unseen_and_leaves_no_row_behind(
    store, clock, post, step, after, scope
):
    council(store, clock, scope)
    dying = store
    if step == "send":
        (post.after if after else post.before).append(raising(Killed()))
    else:
        dying = Failing(store, STEPS.index(step) + 1, after, Killed())
    with suppress(Killed):
        await courier(dying, post, clock).deliver()
    for _ in range(12):
        clock.move(timedelta(minutes=5))
        await courier(store, post, clock).deliver()
    [one] = rows(store)
    assert one.state in {"sent", "unknown"}
    assert len(post.all) <= 1 + one.doubts
    assert post.all or one.doubts
    if scope == "channel":
        assert len(post.all) <= 1


async def test_a_receipt_is_written_though_the_store_was_away_for_a_moment(store, clock, post):
    council(store, clock)
    away = Failing(store, len(STEPS), after=False, error=StoreUnavailable("away"), times=1)
    await courier(away, post, clock).deliver()
    assert states(store) == ["sent"]


async def test_two_couriers_at_once_send_each_notice_once(store, clock, post):
    council(store, clock, places=30)
    both = [courier(store, post, clock, rates=Rates((), ())) for _ in range(2)]
    for _ in range(3):
        await asyncio.gather(*(one.deliver() for one in both))
    assert states(store) == ["sent"] * 30
    assert len(post.all) == 30
