"""Any order of planning, carrying, dying and waiting keeps the outbox's promises (a state machine)."""

import shutil
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from store import outbox
from store.engine import Store
from store.outbox import Claim, LeaseLost, Owed
from tests.council import add_place

START = datetime(2021, 6, 23, 8, tzinfo=UTC)
SPAN = (START - timedelta(days=1), START + timedelta(days=1))
LEASE = timedelta(seconds=60)
FINAL = {"sent", "undeliverable", "refused", "missed"}
STATES = FINAL | {"planned", "claimed", "sending", "unknown", "withdrawn"}


class Outbox(RuleBasedStateMachine):
    """Couriers come, go and die while the plan changes; Teams' own count of what arrived is the oracle."""

    template: Path
    claims = Bundle("claims")
    begun = Bundle("begun")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        file = Path(self.folder.name) / "committee.db"
        shutil.copy(self.template, file)
        self.store = Store.open(f"sqlite:///{file}")
        with self.store.write() as tx:
            self.places = {one: add_place(tx, f"19:{one}") for one in "abcd"}
            self.places["b"] = self.places["a"]  # who hears one thing at a time
        self.now = START
        self.planned: frozenset[Owed] = frozenset()
        self.arrived: Counter[int] = Counter()
        self.receipted: set[int] = set()
        self.ended: dict[int, str] = {}
        self.silent: set[tuple] = set()  # type: ignore[type-arg]

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def attempt(self, act) -> bool:
        try:
            with self.store.write() as tx:
                act(tx)
        except LeaseLost:
            return False
        return True

    @rule(meetings=st.dictionaries(st.sampled_from("abcd"), st.sampled_from([0, 3]), max_size=4))
    def reconcile(self, meetings) -> None:
        """Meetings are scheduled, move by some minutes and are cancelled."""
        self.planned = frozenset(
            Owed("agenda_due", one, self.places[one], START + timedelta(minutes=due), "", timedelta(minutes=10))
            for one, due in meetings.items()
        )
        self.tick()

    @rule()
    def tick(self) -> None:
        """Reconcile with the plan as it was."""
        self.silent &= {one.identity for one in self.planned}
        with self.store.write() as tx:
            outbox.reconcile(tx, self.now, self.planned, SPAN)

    @rule(claim=consumes(claims))
    def find_nothing_to_say(self, claim: Claim) -> None:
        if self.attempt(lambda tx: outbox.close(tx, claim, self.now, "withdrawn", "")):
            self.silent.add(claim.notice.identity)

    @rule(target=claims, limit=st.integers(1, 3))
    def claim(self, limit):
        with self.store.write() as tx:
            return multiple(*outbox.claim(tx, self.now, machine=self.now, limit=limit, lease=LEASE))

    @rule(target=begun, claim=consumes(claims))
    def begin(self, claim: Claim):
        return claim if self.attempt(lambda tx: outbox.begin(tx, claim, machine=self.now, lease=LEASE)) else multiple()

    @rule(
        claim=consumes(begun),
        arrives=st.booleans(),
        told=st.sampled_from(["sent", "busy", "refused", "unsure", "dead"]),
    )
    def send(self, claim: Claim, arrives: bool, told: str) -> None:
        number = claim.notice.id
        if told == "sent" or (told in {"unsure", "dead"} and arrives):
            self.arrived[number] += 1
        if told == "sent" and self.attempt(lambda tx: outbox.receipt(tx, claim, self.now, "activity")):
            self.receipted.add(number)
        if told == "busy":
            self.attempt(lambda tx: outbox.wait(tx, claim, retry_at=self.now, why=""))
        if told == "refused":
            self.attempt(lambda tx: outbox.close(tx, claim, self.now, "refused", ""))
        if told == "unsure":
            self.attempt(lambda tx: outbox.doubt(tx, claim, self.now, "again", retry_at=self.now))

    @rule(seconds=st.sampled_from([1, 59, 61, 700]))
    def pass_time(self, seconds) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(policy=st.sampled_from(["again", "ask"]))
    def sweep(self, policy) -> None:
        with self.store.write() as tx:
            outbox.sweep(tx, self.now, machine=self.now, policy=lambda _: policy)

    @invariant()
    def every_row_is_accounted_for(self) -> None:
        with self.store.read() as tx:
            held = outbox.notices(tx)
        assert {one.state for one in held} <= STATES
        assert {one.identity for one in self.planned} <= {one.identity for one in held}
        for one in held:
            assert one.identity not in self.silent or one.state == "withdrawn"
            # A copy beyond the first needs a doubt on record; one under way or stranded may be about to become one.
            assert self.arrived[one.id] <= 1 + one.doubts
            assert one.doubts <= 2
            assert (one.state == "sent") == (one.id in self.receipted)
            assert self.ended.get(one.id, one.state) == one.state
            if one.state in FINAL:
                self.ended[one.id] = one.state
                assert one.state != "missed" or not self.arrived[one.id]


@pytest.mark.parametrize(
    "courses", [pytest.param(50, id="quick"), pytest.param(600, id="full", marks=pytest.mark.soak)]
)
def test_any_order_of_things_keeps_the_promises(sqlite_template, courses):
    Outbox.template = sqlite_template
    run_state_machine_as_test(Outbox, settings=settings(deadline=None, max_examples=courses, stateful_step_count=30))
