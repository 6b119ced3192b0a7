"""Clerks are told once for each meeting that its minutes say that something was asked for; nothing exempt counts."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dialogs.audience import read_audience
from dialogs.calendar import Span
from dialogs.plan import compose
from dialogs.reminders.asked_suggested import REMINDER
from store import papers, tables
from store.asked import asked_actions
from store.reading import found
from store.records import ALL
from tests.council import add_chat, add_clerk
from tests.dialogs.acts.test_asked_for import ASKED, LINES, MINUTES, SECRET, say, sign
from tests.dialogs.reminders.conftest import ALWAYS, notices
from tests.store.pack import MARCH, NOW, PACK, keep, stating


@pytest.fixture
def council(sqlite_store):
    keep(sqlite_store, MINUTES)
    with sqlite_store.write() as tx:
        add_clerk(tx, "clerk-cleo", "harbours-committee", "Cleo Clerk")
    return sqlite_store


def owed(tx, span=ALWAYS):
    return REMINDER.plan(tx, span, read_audience(tx))


def test_a_clerk_is_told_as_soon_as_minutes_are_loaded_and_of_public_ones_alone(council):
    with council.write() as tx:
        add_chat(tx, "somebody-else")
        (one,) = owed(tx, Span(NOW, NOW + timedelta(minutes=1)))
        assert (one.place, one.due_at, one.subject) == (1, NOW, f"asked:harbours-committee:{MARCH}")
        (notice,) = notices(tx, REMINDER)
        said = compose(tx, NOW, notice)
    assert "say, as I read them, that 2 things were asked for" in said.lead  # type: ignore[union-attr]
    assert said.choices == (f"actions to accept from {MARCH}",)  # type: ignore[union-attr]
    assert "CANARY" not in str(said)
    assert not any(source.exempt for source in said.sources)  # type: ignore[union-attr]


def test_what_the_button_asks_is_understood(council):
    with council.write() as tx:
        assert say(tx, f"actions to accept from {MARCH}").lead.startswith("3 things may have been asked for")


def test_nothing_is_said_once_all_of_it_was_decided(council):
    with council.write() as tx:
        (notice,) = notices(tx, REMINDER)
        for text in (LINES[2].text, ASKED):
            say(tx, f"not an action {sign(tx, text)}")
        assert compose(tx, NOW, notice) is None
        assert owed(tx) == frozenset()
        assert {one.state for one in asked_actions(tx, ALL)} == {"declined"}


def test_minutes_that_are_brought_up_to_date_are_told_no_second_time(council):
    with council.write() as tx:
        assert len(notices(tx, REMINDER)) == 1
        tx.execute(tables.notice.update().values(state="sent", sent_at=NOW))
    more = found.Passage(text="Officers agreed to provide the tide tables.", of="minutes", meeting_date=MARCH, line=30)
    later = stating(PACK, {"passages": (*LINES, more)})
    with council.write() as tx:
        assert papers.keep(tx, later, now=NOW + timedelta(days=1), accept=True).state == "changed"
        assert [one.due_at for one in owed(tx)] == []


def test_old_minutes_and_those_without_a_request_are_no_news(sqlite_store):
    old = date(2020, 3, 4)
    line = found.Passage(text=ASKED, of="minutes", meeting_date=old, line=3)
    dull = found.Passage(text="The harbour is old.", of="minutes", meeting_date=MARCH, line=4)
    keep(sqlite_store, stating(PACK, {"passages": (line, dull)}))
    with sqlite_store.write() as tx:
        add_clerk(tx, "clerk-cleo", "harbours-committee")
        assert owed(tx) == frozenset()


def test_exempt_minutes_alone_are_no_news(sqlite_store):
    keep(sqlite_store, stating(PACK, {"passages": (LINES[3],)}))
    assert LINES[3].text == SECRET
    with sqlite_store.write() as tx:
        add_clerk(tx, "clerk-cleo", "harbours-committee")
        assert owed(tx, Span(datetime(2031, 1, 1, tzinfo=UTC), datetime(2032, 1, 1, tzinfo=UTC))) == frozenset()


def test_without_a_clerk_it_is_shown_as_owed_to_nobody(sqlite_store):
    keep(sqlite_store, MINUTES)
    with sqlite_store.write() as tx:
        assert [one.place for one in owed(tx)] == [None]
