"""What the outbox promises: one row a notice, one courier a row, and nothing left unaccounted for."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, insert

from store import outbox
from store.engine import BRISK, Store, StoreUnavailable
from store.outbox import LeaseLost, Owed
from store.rates import Rate, Rates, room, room_overall
from store.tables import notice, place

NOW = datetime(2021, 6, 23, 8, tzinfo=UTC)
SPAN = (NOW - timedelta(days=7), NOW + timedelta(days=35))
LEASE = timedelta(seconds=60)
DAY = timedelta(days=1)


def a_place(tx, name="19:planning@thread.tacv2"):
    return tx.execute(
        insert(place).values(conversation=name, scope="channel", address="{}", seen_at=NOW).returning(place.c.id)
    ).scalar_one()


def owed(where, subject="meeting:planning:2021-07-01", due=NOW, patience=DAY):
    return Owed("agenda_due", subject, where, due, "on the day, 09:00", patience)


def plan(store, *owing, now=NOW, span=SPAN):
    with store.write() as tx:
        outbox.reconcile(tx, now, frozenset(owing), span)


def held(store):
    with store.read() as tx:
        return outbox.notices(tx)


def states(store):
    return [one.state for one in held(store)]


def take(store, now=NOW, limit=10, machine=None):
    with store.write() as tx:
        return outbox.claim(tx, now, machine=machine or now, limit=limit, lease=LEASE)


def start(store, claim, machine=NOW):
    with store.write() as tx:
        outbox.begin(tx, claim, machine=machine, lease=LEASE)


def sweep(store, now, policy="ask", machine=None):
    with store.write() as tx:
        outbox.sweep(tx, now, machine=machine or now, policy=lambda _: policy)


@pytest.fixture
def where(store):
    with store.write() as tx:
        return a_place(tx)


@pytest.fixture
def claimed(store, where):
    plan(store, owed(where))
    return take(store)[0]


@pytest.fixture
def sending(store, claimed):
    start(store, claimed)
    return claimed


def test_what_is_owed_is_planned_once_however_often_it_is_planned(store, where):
    plan(store, owed(where))
    plan(store, owed(where))
    [one] = held(store)
    assert (one.state, one.identity, one.patience) == ("planned", owed(where).identity, DAY)


def test_what_is_no_longer_owed_is_withdrawn_and_what_is_owed_again_is_planned_again(store, where):
    plan(store, owed(where))
    plan(store)
    assert states(store) == ["withdrawn"]
    plan(store, owed(where))
    assert states(store) == ["planned"]


def test_what_a_courier_closed_for_nothing_was_left_to_say_is_owed_again_only_once_the_plan_has_let_go(store, claimed):
    same = owed(claimed.notice.place)
    with store.write() as tx:
        outbox.close(tx, claimed, NOW, "withdrawn", "Nothing was left to say.")
    for tick in range(3):
        plan(store, same, now=NOW + timedelta(seconds=2 * tick))
        assert [(one.state, one.why) for one in held(store)] == [("withdrawn", "Nothing was left to say.")]
    plan(store)
    assert [(one.state, one.ended_at) for one in held(store)] == [("withdrawn", None)]
    plan(store, same)
    assert states(store) == ["planned"]


def test_what_a_courier_found_to_be_owed_no_longer_is_planned_again_when_it_is(store, claimed):
    with store.write() as tx:
        outbox.let_go(tx, claimed, "Cancelled.")
    assert [(one.state, one.ended_at) for one in held(store)] == [("withdrawn", None)]
    plan(store, owed(claimed.notice.place))
    assert states(store) == ["planned"]


def test_what_a_courier_has_closed_since_the_plan_was_read_is_not_planned_again(store, claimed):
    with store.write() as tx:
        outbox.close(tx, claimed, NOW, "withdrawn", "")
        outbox._turn(tx, [claimed.notice.id], {"withdrawn"}, "planned", "")
    assert states(store) == ["withdrawn"]


def test_a_meeting_that_moves_withdraws_the_old_notice_and_plans_a_new_one(store, where):
    plan(store, owed(where))
    plan(store, owed(where, due=NOW + DAY))
    assert states(store) == ["withdrawn", "planned"]


def test_what_was_sent_stays_sent_whatever_is_planned(store, sending):
    with store.write() as tx:
        outbox.receipt(tx, sending, NOW, "1624")
    plan(store)
    [one] = held(store)
    assert (one.state, one.activity, one.sent_at) == ("sent", "1624", NOW)


def test_what_falls_due_outside_the_span_is_left_alone(store, where):
    plan(store, owed(where, due=SPAN[1]), span=(SPAN[0], SPAN[1] + DAY))
    plan(store)
    assert states(store) == ["planned"]


def test_what_is_owed_to_no_place_is_not_in_the_outbox(store):
    plan(store, owed(None))
    assert held(store) == []


def test_a_notice_withdrawn_from_under_its_courier_is_not_begun(store, claimed):
    plan(store)
    with pytest.raises(LeaseLost):
        start(store, claimed)
    assert states(store) == ["withdrawn"]


def test_notices_of_a_span_leave_out_its_end(store, where):
    plan(store, owed(where), owed(where, due=NOW + DAY))
    with store.read() as tx:
        assert [one.due_at for one in outbox.notices(tx, (NOW, NOW + DAY))] == [NOW]


def test_what_is_not_due_is_not_claimed(store, where):
    plan(store, owed(where, due=NOW + timedelta(seconds=1)))
    assert take(store) == []


def test_what_is_due_first_is_claimed_first_and_no_more_than_asked_for(store):
    with store.write() as tx:
        several = [a_place(tx, f"19:{n}@thread.tacv2") for n in range(5)]
    plan(store, *(owed(one, due=NOW - timedelta(minutes=n)) for n, one in enumerate(several)))
    assert [one.notice.due_at for one in take(store, limit=3)] == [NOW - timedelta(minutes=n) for n in (4, 3, 2)]


def test_a_claimed_notice_is_not_claimed_again(store, claimed):
    assert take(store) == []


def test_eight_couriers_race_for_two_hundred_notices_and_claim_each_once(store):
    with store.write() as tx:
        several = [a_place(tx, f"19:{n}@thread.tacv2") for n in range(200)]
    plan(store, *(owed(one) for one in several))

    def courier(_):
        mine = []
        while "planned" in states(store):
            mine += [one.notice.id for one in take(store, limit=7)]
        return mine

    with ThreadPoolExecutor(8) as threads:
        carried = [each for mine in threads.map(courier, range(8)) for each in mine]
    assert len(carried) == 200
    assert set(carried) == {one.id for one in held(store)}


def test_eight_planners_race_and_owe_each_notice_once(store, where):
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: plan(store, *(owed(where, subject=str(n)) for n in range(20))), range(8)))
    assert states(store) == ["planned"] * 20


def test_beginning_twice_is_refused(store, sending):
    with pytest.raises(LeaseLost):
        start(store, sending)


def test_a_stale_courier_commits_nothing(store, sending):
    sweep(store, NOW + LEASE)
    before = held(store)
    stale = [
        lambda tx: outbox.begin(tx, sending, machine=NOW, lease=LEASE),
        lambda tx: outbox.receipt(tx, sending, NOW, "late"),
        lambda tx: outbox.wait(tx, sending, retry_at=NOW, why="late"),
        lambda tx: outbox.close(tx, sending, NOW, "refused", "late"),
        lambda tx: outbox.doubt(tx, sending, NOW, "again", retry_at=NOW),
    ]
    for late in stale:
        with pytest.raises(LeaseLost), store.write() as tx:
            late(tx)
    assert held(store) == before


def test_a_fence_that_was_overtaken_is_of_no_use_though_the_state_fits(store, claimed):
    sweep(store, NOW + LEASE)
    [second] = take(store, NOW + LEASE)
    with pytest.raises(LeaseLost):
        start(store, claimed)
    start(store, second)
    assert second.fence > claimed.fence


def test_a_receipt_is_written_once(store, sending):
    with store.write() as tx:
        outbox.receipt(tx, sending, NOW, "1624")
    with pytest.raises(LeaseLost), store.write() as tx:
        outbox.receipt(tx, sending, NOW, "1625")
    assert held(store)[0].activity == "1624"


def test_what_has_to_wait_is_claimed_when_its_time_has_come(store, sending):
    with store.write() as tx:
        outbox.wait(tx, sending, retry_at=NOW + timedelta(seconds=30), why="Teams is busy.")
    assert take(store, NOW + timedelta(seconds=29)) == []
    assert len(take(store, NOW + timedelta(seconds=30))) == 1


@pytest.mark.parametrize("state", ["withdrawn", "undeliverable", "refused"])
def test_what_is_closed_says_why_and_is_not_claimed_again(store, sending, state):
    with store.write() as tx:
        outbox.close(tx, sending, NOW, state, "The bot was removed.")
    assert [(one.state, one.why) for one in held(store)] == [(state, "The bot was removed.")]
    assert take(store, NOW + timedelta(hours=1)) == []


def test_a_doubtful_send_goes_once_more_under_the_same_reference_and_then_waits_for_a_clerk(store, sending):
    with store.write() as tx:
        assert outbox.doubt(tx, sending, NOW, "again", retry_at=NOW) == "planned"
    [second] = take(store)
    start(store, second)
    with store.write() as tx:
        assert outbox.doubt(tx, second, NOW, "again", retry_at=NOW) == "unknown"
    [one] = held(store)
    assert (one.state, one.doubts, one.attempts) == ("unknown", 2, 2)
    assert one.reference == sending.notice.reference


def test_a_doubtful_send_that_a_clerk_decides_on_waits_for_the_clerk(store, sending):
    with store.write() as tx:
        assert outbox.doubt(tx, sending, NOW, "ask", retry_at=NOW) == "unknown"
    assert take(store, NOW + timedelta(hours=1)) == []


def test_a_dead_couriers_notice_is_claimed_again_if_it_had_not_begun(store, claimed):
    sweep(store, NOW + LEASE - timedelta(seconds=1))
    assert states(store) == ["claimed"]
    sweep(store, NOW + LEASE)
    assert states(store) == ["planned"]
    assert len(take(store, NOW + LEASE)) == 1


@pytest.mark.parametrize(("policy", "state"), [("ask", "unknown"), ("again", "planned")])
def test_a_dead_couriers_notice_is_in_doubt_if_it_had_begun(store, sending, policy, state):
    sweep(store, NOW + LEASE, policy)
    [one] = held(store)
    assert (one.state, one.doubts) == (state, 1)
    assert "may have arrived" in one.why


def test_what_is_later_than_its_patience_is_missed(store, where):
    plan(store, owed(where), owed(where, subject="of patience", patience=2 * DAY))
    sweep(store, NOW + DAY)
    assert states(store) == ["planned", "planned"]
    sweep(store, NOW + DAY + timedelta(seconds=1))
    assert states(store) == ["missed", "planned"]


def test_what_may_have_arrived_is_not_called_missed(store, sending):
    sweep(store, NOW + LEASE, "again")
    sweep(store, NOW + 2 * DAY)
    assert states(store) == ["unknown"]


def test_leases_are_counted_in_machine_time_and_due_instants_in_civil_time(store, where):
    machine = datetime(2026, 11, 23, tzinfo=UTC)
    plan(store, owed(where))
    take(store, machine=machine)
    sweep(store, NOW, machine=machine + LEASE - timedelta(seconds=1))
    assert states(store) == ["claimed"]
    sweep(store, NOW, machine=machine + LEASE)
    assert states(store) == ["planned"]


def test_a_reference_is_short_can_be_read_out_and_belongs_to_the_identity(where):
    references = {owed(where, subject=f"meeting:planning:{n}").reference for n in range(1000)}
    assert all(len(one) == 4 and not set(one) & set("0O1I") for one in references)
    assert len(references) > 990
    summer = datetime.fromisoformat("2021-06-23T09:00:00+01:00")
    assert owed(where, due=summer).reference == owed(where, due=NOW).reference


def test_a_place_that_is_erased_takes_its_notices_with_it(store, claimed):
    with store.write() as tx:
        tx.execute(delete(place))
    assert held(store) == []


def begun(store, where, ago, state="sent"):
    """A notice whose send ended some seconds ago, or began then where it is still being sent."""
    with store.write() as tx:
        values = {"kind": "agenda_due", "rule": "", "reference": "", "patience": 0, "state": state, "due_at": NOW}
        machine = NOW - timedelta(seconds=ago)
        tx.execute(insert(notice).values(place_id=where, subject=f"{where} {ago}", begun_at=machine, **values))


def free_in(store, where, rates):
    """In how many seconds a place may be sent to."""
    with store.write() as tx:
        here = room(tx, where, machine=NOW, rates=rates)
        return (max(here, room_overall(tx, machine=NOW, rates=rates)) - NOW).total_seconds()


def test_a_conversation_has_room_until_a_window_is_full(store, where):
    rates = Rates(conversation=(Rate(2, 1), Rate(3, 10)), overall=())
    assert free_in(store, where, rates) == 0
    begun(store, where, 0.5)
    assert free_in(store, where, rates) == 0
    begun(store, where, 0.1)
    assert free_in(store, where, rates) == 0.51  # the older leaves 1.01 s after it ended


def test_the_longest_wait_of_all_windows_holds(store, where):
    rates = Rates(conversation=(Rate(2, 1), Rate(3, 10)), overall=())
    for ago in (0.1, 0.5, 4):
        begun(store, where, ago)
    assert free_in(store, where, rates) == 6.01


def test_what_is_said_elsewhere_counts_overall_alone(store, where):
    with store.write() as tx:
        elsewhere = a_place(tx, "19:elsewhere@thread.tacv2")
    begun(store, elsewhere, 0.25)
    assert free_in(store, where, Rates(conversation=(Rate(1, 1),), overall=(Rate(2, 1),))) == 0
    assert free_in(store, where, Rates(conversation=(), overall=(Rate(1, 1),))) == 0.76


def test_what_is_on_its_way_may_arrive_at_any_moment_and_counts_as_of_now(store, where):
    rates = Rates(conversation=(), overall=(Rate(2, 1),))
    begun(store, where, 0.9, "sending")
    assert free_in(store, where, rates) == 0
    begun(store, where, 0.4)
    assert free_in(store, where, rates) == 0.61  # the one that has ended is the first to leave
    begun(store, where, 0.8, "sending")
    assert free_in(store, where, rates) == 1.01


def test_what_has_long_been_on_its_way_has_arrived_and_waits_for_its_answer(store, where):
    begun(store, where, 1.5, "sending")
    assert free_in(store, where, Rates(conversation=(), overall=(Rate(1, 1),))) == 0


def test_a_clock_that_was_set_back_does_not_stop_everything(store, where):
    begun(store, where, -7200)
    begun(store, where, -7201, "sending")
    assert free_in(store, where, Rates(conversation=(Rate(1, 1),), overall=(Rate(1, 1),))) == 0


def test_a_place_that_teams_has_put_off_stays_put_off_for_all_that_is_owed_to_it(store, sending):
    later = NOW + timedelta(seconds=30)
    with store.write() as tx:
        outbox.wait(tx, sending, retry_at=later, why="Teams is busy.")
    assert free_in(store, sending.notice.place, Rates()) == 30


def test_a_place_that_was_put_off_is_passed_over_and_others_are_not(store, sending):
    with store.write() as tx:
        elsewhere = a_place(tx, "19:elsewhere@thread.tacv2")
        outbox.wait(tx, sending, retry_at=NOW + timedelta(seconds=30), why="Teams is busy.")
    plan(store, owed(sending.notice.place), owed(sending.notice.place, "another"), owed(elsewhere))
    assert [one.notice.place for one in take(store)] == [elsewhere]
    assert [one.notice.place for one in take(store, NOW + timedelta(seconds=30))] == [sending.notice.place]


def test_a_place_hears_one_thing_at_a_time_and_in_order(store, where):
    with store.write() as tx:
        elsewhere = a_place(tx, "19:elsewhere@thread.tacv2")
    plan(store, *(owed(where, str(n), NOW - timedelta(minutes=n)) for n in range(3)), owed(elsewhere, "0"))
    first, other = take(store)
    assert (first.notice.subject, other.notice.place) == ("2", elsewhere)
    assert take(store) == []
    start(store, first)
    assert take(store) == []
    with store.write() as tx:
        outbox.receipt(tx, first, NOW, "1624")
    assert [one.notice.subject for one in take(store)] == ["1"]


def test_a_courier_that_is_gone_keeps_a_place_no_longer_than_its_lease(store, where):
    plan(store, owed(where, "first"), owed(where, "second"))
    assert [one.notice.subject for one in take(store)] == ["first"]
    assert [one.notice.subject for one in take(store, NOW + LEASE)] == ["second"]


def test_the_lease_begins_anew_when_the_send_begins(store, claimed):
    start(store, claimed, NOW + LEASE - timedelta(seconds=1))
    sweep(store, NOW + LEASE)
    assert states(store) == ["sending"]
    sweep(store, NOW + 2 * LEASE - timedelta(seconds=1))
    assert states(store) == ["unknown"]


def test_a_claim_whose_lease_has_run_out_is_not_begun_though_nobody_has_swept(store, claimed):
    with pytest.raises(LeaseLost):
        start(store, claimed, NOW + LEASE)
    assert states(store) == ["claimed"]


def test_a_notice_that_has_begun_since_the_plan_was_read_is_not_withdrawn(store, claimed):
    with store.write() as tx:
        outbox.begin(tx, claimed, machine=NOW, lease=LEASE)
        outbox._turn(tx, [claimed.notice.id], {"planned", "claimed"}, "withdrawn", "")
    assert states(store) == ["sending"]


def test_the_rates_go_by_when_a_send_ended(store, where, sending):
    with store.write() as tx:
        outbox.ended(tx, sending, machine=NOW + timedelta(seconds=5))
        outbox.receipt(tx, sending, NOW, "1624")
        free = room(tx, where, machine=NOW + timedelta(seconds=5.5), rates=Rates((Rate(1, 1),), ()))
    assert free == NOW + timedelta(seconds=6.01)


def test_a_program_that_is_stopped_in_its_work_does_not_hold_up_the_others_on_postgresql(postgres_url):
    stopped, other = Store.open(postgres_url), Store.open(postgres_url)
    with pytest.raises(StoreUnavailable, match="stood still"):
        stand_still(stopped, meanwhile=other)
    stopped.close()
    other.close()


def stand_still(store, *, meanwhile):
    """Hold the lock while another, who waits for it, gets it: the server has ended the transaction that stood still."""
    begun = time.monotonic()
    with store.write() as tx:
        outbox.alone(tx)
        with meanwhile.write() as theirs:
            outbox.alone(theirs)
        assert time.monotonic() - begun > BRISK - 0.5
        outbox.alone(tx)
