"""However often a meeting moves, is off, is on again and is re-timed, whoever heard of it hears how it stands, once.

The model knows nothing of the code: one meeting, and what one conversation last heard of it.
"""

import shutil
import tempfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from sqlalchemy import insert, update

from bot.schedule import owe
from dialogs.plan import compose, owes
from dialogs.say import long_date
from store import moves, outbox, tables
from store.engine import Store
from tests.council import add_committee, add_meeting, add_place

START = datetime(2021, 9, 13, 8, tzinfo=UTC)
DAYS = [date(2021, 10, day) for day in (5, 6, 7, 12)]
LEASE = timedelta(seconds=60)
KIND = "meeting_changed"
Stand = tuple[date, int] | None


class Course(RuleBasedStateMachine):
    """Papers change one meeting while the bot ticks; the conversation was told of its first day."""

    template: Path

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        file = Path(self.folder.name) / "committee.db"
        shutil.copy(self.template, file)
        self.store = Store.open(f"sqlite:///{file}")
        self.now, self.day, self.hour, self.off = START, DAYS[0], 14, False
        with self.store.write() as tx:
            self.committee, where = add_committee(tx), add_place(tx)
            add_meeting(tx, self.committee, self.day)
            told = {"place_id": where, "subject": f"meeting:planning:{self.day}", "due_at": START - timedelta(days=1)}
            more = {"kind": "agenda_due", "rule": "", "reference": "2222", "patience": 60, "state": "sent"}
            tx.execute(insert(tables.notice).values(sent_at=told["due_at"], **told, **more))
        self.heard: Stand = self.stand

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @property
    def stand(self) -> Stand:
        return None if self.off else (self.day, self.hour)

    @rule(day=st.sampled_from(DAYS))
    def move(self, day: date) -> None:
        if not self.off and day != self.day:
            self.change(date=day)
            self.day = day

    @rule()
    def cancel(self) -> None:
        self.off = True
        self.change(status="cancelled")

    @rule()
    def hold(self) -> None:
        self.off = False
        self.change(status="scheduled")

    @rule(hour=st.sampled_from([14, 16]))
    def retime(self, hour: int) -> None:
        if not self.off:
            self.hour = hour
            self.change(time=time(hour))

    def change(self, **values: object) -> None:
        self.now += timedelta(minutes=5)
        with self.store.write() as tx, moves.noted(tx, self.now, [self.committee]):
            tx.execute(update(tables.meeting).values(values))

    @rule()
    def tick(self) -> None:
        """Twice, so that what has been said is not said again; some minutes after the last paper."""
        self.now += timedelta(minutes=5)
        said = [*self.carried(), *self.carried()]
        assert bool(said) == (self.heard != self.stand), (self.heard, self.stand, said)
        assert len(said) <= 1, said
        for one in said:
            assert (self.off and one.endswith(("cancelled.", "no longer give that meeting."))) or (
                not self.off and f"{long_date(self.day)}, {self.hour - 12}pm, Council Chamber." in one
            ), (self.stand, one)
        self.heard = self.stand

    def carried(self) -> list[str]:
        owe(self.store, self.now)
        said = []
        while claims := self.claims():
            for claim in claims:
                with self.store.write() as tx:
                    answer = compose(tx, self.now, claim.notice) if claim.notice.kind == KIND else None
                    if answer is None:
                        owed = owes(tx, claim.notice)
                        outbox.close(tx, claim, self.now, "withdrawn", "") if owed else outbox.let_go(tx, claim, "")
                        continue
                    outbox.begin(tx, claim, machine=self.now, lease=LEASE)
                    outbox.receipt(tx, claim, self.now, "activity")
                    said.append(answer.lead)
        return said

    def claims(self) -> list[outbox.Claim]:
        with self.store.write() as tx:
            return outbox.claim(tx, self.now, machine=self.now, limit=20, lease=LEASE)


@pytest.mark.parametrize("machine", [Course])
def test_a_meeting_in_any_course_of_changes_is_told_as_it_stands_and_once(sqlite_template, machine):
    machine.template = sqlite_template
    run_state_machine_as_test(machine, settings=settings(deadline=None, max_examples=100, stateful_step_count=12))
