"""What the metronome promises: it goes on whatever a tick does, says when it last polled, and ends in good order."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.courier import Courier
from bot.schedule import FRESH, Schedule, Tick, owe, ticks
from store import outbox
from tests.bot.by_hand import HandClock, Postbox
from tests.council import add_committee, add_follower, add_meeting

QUICK = timedelta(milliseconds=20)


@pytest.fixture
def clock():
    return HandClock(datetime(2021, 6, 18, 8, tzinfo=UTC))


async def until(true, seconds=5.0):
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110  # what is waited for is a count, not an event
            await asyncio.sleep(0.01)


class Counted:
    """A tick that counts its runs, and fails in those that it is told to."""

    def __init__(self, *, fails=(), again=()) -> None:
        self.runs = 0
        self.fails, self.again = fails, again

    async def __call__(self) -> bool:
        self.runs += 1
        if self.runs in self.fails:
            raise RuntimeError("a fault of ours")
        return self.runs in self.again


async def test_a_tick_that_raises_is_logged_and_the_next_one_runs(clock, caplog):
    count = Counted(fails=(1, 2))
    schedule = Schedule((Tick("deliver", QUICK, count),), clock.machine)
    schedule.start()
    await until(lambda: count.runs >= 4)
    await schedule.stop()
    assert [record.act for record in caplog.records] == ["tick_failed", "tick_failed"]
    assert "The tick deliver failed" in caplog.text


async def test_a_tick_that_has_more_to_do_goes_on_at_once(clock):
    count = Counted(again=(1, 2, 3))
    schedule = Schedule((Tick("deliver", timedelta(milliseconds=200), count),), clock.machine)
    schedule.start()
    await until(lambda: count.runs >= 4)
    await schedule.stop()
    assert count.runs == 4


async def test_two_runs_of_a_tick_never_overlap(clock):
    under_way, most = 0, 0

    async def slow() -> bool:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.05)
        under_way -= 1
        return False

    schedule = Schedule((Tick("deliver", timedelta(milliseconds=10), slow),), clock.machine)
    schedule.start()
    await asyncio.sleep(0.3)
    await schedule.stop()
    assert most == 1


async def test_the_outbox_is_fresh_for_half_a_minute_after_a_good_poll(clock):
    schedule = Schedule((Tick("deliver", QUICK, Counted()),), clock.machine)
    assert not schedule.fresh()
    schedule.start()
    await until(schedule.fresh)
    await schedule.stop()
    assert schedule.done_at("deliver") == clock.machine()
    clock.move(FRESH)
    assert not schedule.fresh()


async def test_a_poll_that_always_fails_is_never_fresh(clock):
    count = Counted(fails=range(1_000))
    schedule = Schedule((Tick("deliver", QUICK, count),), clock.machine)
    schedule.start()
    await until(lambda: count.runs >= 3)
    await schedule.stop()
    assert not schedule.fresh()


async def test_what_is_under_way_comes_to_its_end_before_the_schedule_stops(clock):
    begun, ended = asyncio.Event(), []

    async def slow() -> bool:
        begun.set()
        await asyncio.sleep(0.2)
        ended.append(True)
        return True  # there would be more, but the bot is stopping

    schedule = Schedule((Tick("deliver", QUICK, slow),), clock.machine)
    schedule.start()
    await begun.wait()
    await schedule.stop()
    assert ended == [True]


async def test_what_a_tick_has_set_going_comes_to_its_end_too(clock):
    ended = []

    async def finish() -> None:
        await asyncio.sleep(0.05)
        ended.append(True)

    count = Counted()
    schedule = Schedule((Tick("deliver", QUICK, count, finish),), clock.machine)
    schedule.start()
    await until(lambda: count.runs)
    await schedule.stop()
    assert ended == [True]


async def test_what_does_not_end_in_time_is_given_up(clock):
    begun = asyncio.Event()

    async def stuck() -> bool:
        begun.set()
        await asyncio.sleep(60)
        return False

    schedule = Schedule((Tick("deliver", QUICK, stuck),), clock.machine)
    schedule.start()
    await begun.wait()
    async with asyncio.timeout(5):
        await schedule.stop(grace=0.05)
    assert schedule.done_at("deliver") is None


async def test_what_falls_due_is_owed_and_delivered_within_five_seconds(sqlite_store, clock):
    with sqlite_store.write() as tx:
        planning = add_committee(tx)
        add_follower(tx, planning)
        add_meeting(tx, planning, date(2021, 7, 1))
    post, tended = Postbox(), []
    courier = Courier(store=sqlite_store, teams=post, now=clock.now, machine=clock.machine)
    schedule = Schedule(ticks(sqlite_store, courier, clock.now, lambda: tended.append(True)), clock.machine)
    schedule.start()
    await until(lambda: post.all)
    await schedule.stop()
    assert len(post.all) == 1
    assert tended == []


async def test_housekeeping_is_run_as_a_tick(sqlite_store, clock):
    tended = []
    courier = Courier(store=sqlite_store, teams=Postbox(), now=clock.now, machine=clock.machine)
    [tend] = [
        tick for tick in ticks(sqlite_store, courier, clock.now, lambda: tended.append(True)) if tick.name == "tend"
    ]
    assert not await tend.run()
    assert tended == [True]


def test_owing_again_changes_nothing(store, clock):
    with store.write() as tx:
        planning = add_committee(tx)
        add_follower(tx, planning)
        add_meeting(tx, planning, date(2021, 7, 1))
    owe(store, clock.now())
    with store.read() as tx:
        before = outbox.notices(tx)
    owe(store, clock.now() + timedelta(hours=1))
    with store.read() as tx:
        assert outbox.notices(tx) == before
    assert before
    assert {one.state for one in before} == {"planned"}
