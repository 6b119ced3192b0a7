"""The contract that every reminder keeps, and with it what the outbox is made equal to."""

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

import dialogs.reminders
from dialogs.answer import Text
from dialogs.audience import read_audience
from dialogs.calendar import ONE_DAY, Span, instant
from dialogs.plan import compose, plan, reminder_of
from dialogs.reminders import REMINDERS
from store import outbox, tables
from store.engine import Store
from store.outbox import Notice
from tests.council import add_committee, add_follower, add_meeting

LONDON = "Europe/London"
FIRST, LAST = date(2021, 1, 1), date(2022, 12, 31)
ALL = Span(instant(FIRST, time(0), LONDON), instant(LAST, time(0), LONDON))
"""Two years, with both changes of the clocks in each."""


@pytest.fixture(scope="module")
def council(sqlite_template, tmp_path_factory):
    """A store with a meeting on most days of two years: read, and never changed."""
    file = tmp_path_factory.mktemp("council") / "committee.db"
    shutil.copy(sqlite_template, file)
    store = Store.open(f"sqlite:///{file}")
    with store.write() as tx:
        planning, audit = add_committee(tx), add_committee(tx, "audit", "Audit Committee")
        add_follower(tx, planning)
        for number in range(0, (LAST - FIRST).days, 3):
            add_meeting(tx, planning if number % 2 else audit, FIRST + number * ONE_DAY)
    yield store
    store.close()


@pytest.fixture
def tx(council):
    with council.read() as lent:
        yield lent


instants = st.integers(0, 790 * 24 * 60).map(
    lambda minutes: datetime(2020, 12, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@pytest.mark.parametrize("reminder", REMINDERS, ids=lambda one: one.kind)
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.tuples(instants, instants, instants).map(sorted))
def test_planning_a_span_equals_planning_its_halves(tx, reminder, cuts):
    start, middle, end = cuts
    told = read_audience(tx)
    halves = reminder.plan(tx, Span(start, middle), told) | reminder.plan(tx, Span(middle, end), told)
    assert reminder.plan(tx, Span(start, end), told) == halves


@pytest.mark.parametrize("reminder", REMINDERS, ids=lambda one: one.kind)
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.tuples(instants, instants).map(sorted))
def test_what_is_owed_is_aware_within_the_span_and_of_its_kind(tx, reminder, cuts):
    span = Span(*cuts)
    for owed in reminder.plan(tx, span, read_audience(tx)):
        assert owed.due_at.tzinfo is not None
        assert span.holds(owed.due_at)
        assert owed.kind == reminder.kind
        assert timedelta(0) < owed.patience <= reminder.patience
        assert owed.rule


def test_every_hour_is_a_lawful_one_on_both_sides_of_each_clock_change(tx):
    owed = plan(tx, ALL)
    assert len(owed) > 400
    for one in owed:
        wall = one.due_at.astimezone(ZoneInfo(LONDON))
        assert time(7) <= wall.time() <= time(20)
        assert wall.weekday() < 5 or one.rule == "an hour before the meeting"


def test_the_halves_meet_without_a_gap_on_the_days_when_the_clocks_change(tx):
    for change in (date(2021, 3, 28), date(2021, 10, 31), date(2022, 3, 27), date(2022, 10, 30)):
        around = [instant(change + n * ONE_DAY, time(0), LONDON) for n in range(-3, 5)]
        daily = [plan(tx, Span(*pair)) for pair in pairwise(around)]
        assert frozenset[object]().union(*daily) == plan(tx, Span(around[0], around[-1]))


def planned(store, span=ALL) -> Iterator[Notice]:
    with store.write() as tx:
        outbox.reconcile(tx, span.start, plan(tx, span), span)
        yield from outbox.notices(tx)


@pytest.fixture
def small(store):
    """A store of a few meetings that may be changed."""
    with store.write() as tx:
        planning = add_committee(tx)
        add_follower(tx, planning)
        for on in (date(2021, 3, 30), date(2021, 7, 1), date(2021, 11, 4)):
            add_meeting(tx, planning, on)
    return store


def test_planning_twice_owes_once(small):
    assert list(planned(small)) == list(planned(small))


def test_what_is_owed_has_something_to_say_for_as_long_as_it_may_still_go(small):
    notices = list(planned(small))
    assert Counter(notice.kind for notice in notices) == {
        "report_due": 6,
        "agenda_due": 6,
        "meeting_soon": 6,
        "minutes_due": 3,
    }
    with small.read() as tx:
        for notice in notices:
            for late in (timedelta(0), notice.patience):
                answer = compose(tx, notice.due_at + late, notice)
                assert answer is not None
                assert answer.blocks[-1] == Text(f"Ref {notice.reference}")
                assert "unfollow Planning Committee" in str(answer.blocks)


def test_a_deleted_subject_leaves_nothing_to_say(small):
    notices = list(planned(small))
    with small.write() as tx:
        tx.execute(delete(tables.document))
        assert [compose(tx, notice.due_at, notice) for notice in notices] == [None] * len(notices)


def test_a_notice_of_a_kind_that_is_not_known_says_nothing(small):
    notice = next(planned(small))
    strange = {name: getattr(notice, name) for name in Notice.__dataclass_fields__} | {"kind": "of another version"}
    with small.read() as tx:
        assert compose(tx, notice.due_at, Notice(**strange)) is None
    assert reminder_of("of another version") is None


def test_the_table_of_contents_names_every_file():
    folder = Path(dialogs.reminders.__file__).parent
    files = {file.stem for file in folder.glob("*.py")} - {"__init__"}
    assert files == {reminder.plan.__module__.rsplit(".", 1)[-1] for reminder in REMINDERS}
    assert len({reminder.kind for reminder in REMINDERS}) == len(REMINDERS)
