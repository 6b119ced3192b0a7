"""Any order of scheduling, moving, cancelling, announcing, following, dying and waiting tells what a model would tell.

The model knows nothing of the code: it counts weekdays back from a meeting in weeks that have no bank holiday.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import delete, update

from bot.schedule import owe
from dialogs.plan import compose, owes
from store import outbox, places, tables
from store.engine import Store
from tests.council import add_agenda_item, add_committee, add_meeting, add_paper, add_place

LONDON = ZoneInfo("Europe/London")
START = datetime(2021, 9, 13, 8, tzinfo=UTC)
DAYS = [date(2021, 10, day) for day in (5, 6, 7, 12, 14)]
LEASE = timedelta(seconds=60)
KINDS = {"agenda_due", "meeting_soon"}


@dataclass(frozen=True)
class Told:
    """One thing that the model expects one place to hear."""

    kind: str
    day: date
    place: int
    at: datetime


def weekdays_before(day: date, number: int) -> date:
    while number:
        day -= timedelta(days=1)
        number -= day.weekday() < 5
    return day


def wall(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), LONDON).astimezone(UTC)


def expected(day: date, *, announced: bool) -> Iterator[tuple[str, datetime, timedelta]]:
    """What a meeting at two in the afternoon asks for: the kind, when, and how late at most."""
    publish = weekdays_before(day, 6)  # five clear days lie in between
    if not announced:
        yield "agenda_due", wall(weekdays_before(publish, 3), 9), timedelta(days=1)
        yield "agenda_due", wall(publish, 9), timedelta(days=1)
    yield "meeting_soon", wall(weekdays_before(day, 1), 9), timedelta(hours=6)
    yield "meeting_soon", wall(day, 13), timedelta(minutes=45)


class Council(RuleBasedStateMachine):
    """A clerk changes the facts while the bot ticks, sleeps and dies; Teams' own count of what arrived is compared."""

    template: Path

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        file = Path(self.folder.name) / "committee.db"
        shutil.copy(self.template, file)
        self.store = Store.open(f"sqlite:///{file}")
        with self.store.write() as tx:
            self.committee = add_committee(tx)
            self.places = [add_place(tx, "19:channel"), add_place(tx, "a:chat", "personal")]
        self.now = START
        self.meetings: set[date] = set()
        self.cancelled: set[date] = set()
        self.announced: set[date] = set()
        self.following: dict[int, datetime] = {}
        self.heard: set[Told] = set()
        self.arrived: Counter[Told] = Counter()
        self.dead: Counter[Told] = Counter()
        self.follow(0, follows=True)
        self.schedule(DAYS[2])

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @rule(day=st.sampled_from(DAYS))
    def schedule(self, day: date) -> None:
        """Or take back that it was cancelled."""
        if day in self.cancelled:
            self._change(day, status="scheduled")
        elif day not in self.meetings:
            with self.store.write() as tx:
                add_meeting(tx, self.committee, day)
        self.meetings.add(day)
        self.cancelled.discard(day)

    @rule(was=st.sampled_from(DAYS), becomes=st.sampled_from(DAYS))
    def move(self, was: date, becomes: date) -> None:
        if was in self.meetings and becomes not in self.meetings | self.cancelled:
            self._change(was, date=becomes)
            self.meetings = self.meetings - {was} | {becomes}

    @rule(day=st.sampled_from(DAYS), gone=st.booleans())
    def cancel(self, day: date, gone: bool) -> None:
        """In words, or by a paper that does not name it any more."""
        if day not in self.meetings:
            return
        self.meetings.discard(day)
        if gone:
            with self.store.write() as tx:
                tx.execute(delete(tables.meeting).where(tables.meeting.c.date == day))
        else:
            self.cancelled.add(day)
            self._change(day, status="cancelled")

    @rule(day=st.sampled_from(DAYS))
    def hesitate(self, day: date) -> None:
        """Cancel it, and take that back once the bot has noticed."""
        self.cancel(day, gone=False)
        self.tick()
        if day in self.cancelled:
            self.schedule(day)

    def _change(self, day: date, **values: object) -> None:
        with self.store.write() as tx:
            tx.execute(update(tables.meeting).where(tables.meeting.c.date == day).values(values))

    @rule(day=st.sampled_from(DAYS))
    def announce(self, day: date) -> None:
        with self.store.write() as tx:
            add_agenda_item(tx, add_paper(tx, self.committee, day, "agenda"), day)
        self.announced.add(day)

    @rule(place=st.sampled_from([0, 1]), follows=st.booleans())
    def follow(self, place: int, follows: bool) -> None:
        where = self.places[place]
        with self.store.write() as tx:
            if follows:
                places.follow(tx, self.now, where, self.committee)
                self.following.setdefault(where, self.now)
            else:
                places.unfollow(tx, where, self.committee)
                self.following.pop(where, None)

    @rule(passed=st.integers(0, 3), late=st.sampled_from([0, 0.25, 0.5, 1, 5, 26]))
    def sleep(self, passed: int, late: float) -> None:
        """Until one of the next things that the model knows of, or some hours longer."""
        coming = sorted(at for day in self.meetings for _, at, _ in expected(day, announced=False) if at > self.now)
        self.now = (coming[passed : passed + 1] or coming[-1:] or [self.now])[0] + timedelta(hours=late)

    @rule()
    def tick(self) -> None:
        self._owe()
        wanted = set(self._wanted())
        self._carry()
        self.heard |= wanted
        unasked = {told for told in self.arrived if told.kind in KINDS} - self.heard - set(self.dead)
        assert not unasked, "something was told that nobody was to hear"

    @rule(arrives=st.booleans())
    def die_while_sending(self, arrives: bool) -> None:
        """The courier begins one and is never heard of again; the next one starts after its lease."""
        self._owe()
        wanted = set(self._wanted())
        if claims := self._claims()[:1]:
            told = _told(claims[0].notice)
            self._write(lambda tx: outbox.begin(tx, claims[0], machine=self.now, lease=LEASE))
            self.arrived[told] += arrives
            self.dead[told] += 1
            assert told.kind not in KINDS or told in wanted | set(self.dead), told
        self.now += LEASE + timedelta(seconds=1)

    def _wanted(self) -> Iterator[Told]:
        """What has fallen due and is not too late, by the model."""
        for day in self.meetings:
            for kind, at, patience in expected(day, announced=day in self.announced):
                for place, since in self.following.items():
                    if at <= self.now <= at + patience and since <= at + patience:
                        yield Told(kind, day, place, at)

    def _owe(self) -> None:
        owe(self.store, self.now)
        with self.store.write() as tx:
            outbox.sweep(tx, self.now, machine=self.now, policy=lambda _: "again")

    def _carry(self) -> None:
        """Send everything that is due."""
        while claims := self._claims():
            for claim in claims:
                self._send(claim)

    def _send(self, claim: outbox.Claim) -> None:
        with self.store.read() as tx:
            said, owed = compose(tx, self.now, claim.notice), owes(tx, claim.notice)
        if not owed:
            self._write(lambda tx: outbox.let_go(tx, claim, ""))
            return
        if said is None:
            self._write(lambda tx: outbox.close(tx, claim, self.now, "withdrawn", ""))
            return
        self._write(lambda tx: outbox.begin(tx, claim, machine=self.now, lease=LEASE))
        self.arrived[_told(claim.notice)] += 1
        self._write(lambda tx: outbox.receipt(tx, claim, self.now, "activity"))

    def _claims(self):
        with self.store.write() as tx:
            return outbox.claim(tx, self.now, machine=self.now, limit=20, lease=LEASE)

    def _write(self, act) -> None:
        with self.store.write() as tx:
            act(tx)

    @invariant()
    def the_places_have_heard_what_the_model_says(self) -> None:
        if not hasattr(self, "store"):
            return
        with self.store.read() as tx:
            held = [one for one in outbox.notices(tx) if one.kind in KINDS]
        states = {_told(one): one.state for one in held}
        for told in self.heard:
            assert states.get(told) in {"sent", "unknown"}, (told, states.get(told))
            assert self.arrived[told] or self.dead[told], told
        for told, copies in self.arrived.items():
            assert copies <= 1 + self.dead[told], told


def _told(notice: outbox.Notice) -> Told:
    day = date.fromisoformat(notice.subject.rsplit(":", 1)[-1])
    return Told(notice.kind, day, notice.place, notice.due_at)


@pytest.mark.parametrize(
    "courses", [pytest.param(50, id="quick"), pytest.param(600, id="full", marks=pytest.mark.soak)]
)
def test_any_order_of_a_councils_doings_tells_what_the_model_tells(sqlite_template, courses):
    Council.template = sqlite_template
    run_state_machine_as_test(Council, settings=settings(deadline=None, max_examples=courses, stateful_step_count=20))
