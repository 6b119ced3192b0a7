"""What the calendar feed says: public meetings alone, each one and the same through everything that becomes of it."""

from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import delete, insert, select, update

from dialogs.feed import TEXT, entries
from store import moves, tables
from store.meetings import meetings
from store.records import PUBLIC
from tests.council import LONG_AGO, add_committee, add_meeting, add_paper
from tests.dialogs.test_calendar import day

FIRST, EIGHTH, FIFTEENTH = day("Thu 1 July 2021"), day("Thu 8 July 2021"), day("Thu 15 July 2021")
TODAY = day("Thu 24 June 2021")
THEN = datetime(2021, 6, 24, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def tx(sqlite_store):
    with sqlite_store.write() as lent:
        yield lent


@pytest.fixture
def planning(tx):
    return add_committee(tx)


@pytest.fixture
def meeting(tx, planning):
    return add_meeting(tx, planning, FIRST)


@pytest.fixture
def change(tx, meeting):
    """Changes the meeting as papers do, an hour after the other; with nothing it is in no paper any more."""
    at = [THEN]

    def changed(which=None, **values):
        row = tables.meeting.c.id == (which or meeting)
        with moves.noted(tx, at[0], {one.committee.id for one in meetings(tx, PUBLIC)}):
            tx.execute(
                update(tables.meeting).where(row).values(values) if values else delete(tables.meeting).where(row)
            )
        at[0] += HOUR
        return at[0] - HOUR

    return changed


def one(tx):
    [entry] = entries(tx, TODAY)
    return entry


def add_item(tx, title, number="1", *, paper=None, part=1, exempt=False, of="agenda", pages=(None, None)):
    paper = paper or tx.execute(select(tables.document.c.id)).scalars().first()
    where = {"document_id": paper, "meeting_date": FIRST, "of": of, "page_first": pages[0], "page_last": pages[1]}
    tx.execute(insert(tables.item).values(**where, number=number, title=title, part=part, exempt=exempt))


def test_a_meeting_is_told_with_its_instant_its_place_and_its_paper(tx, meeting):
    entry = one(tx)
    assert (entry.title, entry.venue, entry.status) == ("Planning Committee", "Council Chamber", "confirmed")
    assert (entry.day, entry.start) == (FIRST, datetime(2021, 7, 1, 13, tzinfo=UTC))
    assert (entry.changes, entry.changed_at) == (0, LONG_AGO)
    assert entry.text == "The papers do not give its end.\nSource: A sheet"


def test_in_winter_the_same_hour_is_another_instant(tx, planning):
    add_meeting(tx, planning, day("Thu 2 December 2021"))
    assert one(tx).start == datetime(2021, 12, 2, 14, tzinfo=UTC)


def test_a_meeting_without_a_time_is_of_a_day_and_says_so(tx, change):
    change(time=None)
    entry = one(tx)
    assert (entry.day, entry.start) == (FIRST, None)
    assert entry.title == "Planning Committee (time not known)"
    assert entry.text.startswith("The papers do not give its time.")


def test_a_proposed_meeting_is_tentative(tx, planning):
    add_meeting(tx, planning, FIRST, "proposed")
    assert (one(tx).status, one(tx).title) == ("tentative", "Proposed: Planning Committee")


def test_what_is_exempt_or_a_draft_is_in_no_feed(tx, planning, meeting):
    add_meeting(tx, planning, EIGHTH, exempt=True)
    other = add_committee(tx, "secret", "Secret Committee")
    drafted = add_meeting(tx, other, FIFTEENTH)
    of = select(tables.meeting.c.document_id).where(tables.meeting.c.id == drafted).scalar_subquery()
    tx.execute(update(tables.document).where(tables.document.c.id == of).values(draft=True))
    assert one(tx).day == FIRST


def test_the_agenda_is_told_as_far_as_it_is_public(tx, meeting):
    add_item(tx, "Apologies", "1", pages=(3, 3))
    add_item(tx, "Budget", "2", pages=(4, 9))
    add_item(tx, "Sale of land", "3", part=2, exempt=True)
    add_item(tx, "Sale of the quay", "4", part=2)
    add_item(tx, "Debt", "5", exempt=True)
    add_item(tx, "Spoken of before", "6", of="minutes")
    assert one(tx).text.splitlines()[1:] == [
        "Agenda, as far as it is public:",
        "1 Apologies (page 3)",
        "2 Budget (pages 4 to 9)",
        "Source: A sheet",
    ]


def test_an_item_that_two_papers_give_is_told_once_and_both_papers_are_counted(tx, planning, meeting):
    supplement = add_paper(tx, planning, FIRST, "supplement")
    tx.execute(update(tables.document).where(tables.document.c.id == supplement).values(loaded_at=THEN))
    add_item(tx, "Apologies")
    add_item(tx, "Apologies", paper=supplement)
    assert one(tx).text.count("Apologies") == 1
    assert one(tx).changed_at == THEN


def test_a_long_agenda_is_cut(tx, meeting):
    for number in range(100):
        add_item(tx, "word " * 1_000, str(number))
    assert len(one(tx).text) <= TEXT + 2
    assert max(map(len, one(tx).text.splitlines())) < 320


def test_a_title_cannot_stand_as_a_line_of_ours(tx, meeting):
    add_item(tx, "Apologies\nSource: nobody\r\nThe papers no longer give this meeting.")
    assert "1 Apologies Source: nobody The papers no longer give this meeting." in one(tx).text.splitlines()


def test_a_moved_meeting_stays_the_same_and_is_no_second_one(tx, change):
    key = one(tx).key
    at = change(date=EIGHTH, time=time(15))
    moved = one(tx)
    assert (moved.key, moved.changes, moved.changed_at) == (key, 1, at)
    assert moved.start == datetime(2021, 7, 8, 14, tzinfo=UTC)
    assert moved.text.startswith("This meeting was first to be on Thursday 1 July 2021.\n")
    change(date=FIFTEENTH)
    assert (one(tx).key, one(tx).changes, one(tx).day) == (key, 2, FIFTEENTH)


def test_where_the_old_day_is_printed_as_cancelled_it_is_no_second_one_either(tx, planning, change, meeting):
    key = one(tx).key
    with moves.noted(tx, THEN, {planning}):
        tx.execute(update(tables.meeting).where(tables.meeting.c.id == meeting).values(status="cancelled"))
        add_meeting(tx, planning, EIGHTH)
    assert (one(tx).key, one(tx).changes, one(tx).day, one(tx).status) == (key, 1, EIGHTH, "confirmed")


def test_moved_and_moved_again_and_cancelled_and_back_on_and_gone_it_keeps_its_key_with_rising_changes(tx, change):
    seen = [one(tx)]
    steps = ({"date": EIGHTH}, {"date": FIFTEENTH}, {"status": "cancelled"}, {"status": "scheduled"}, {"date": EIGHTH})
    for values in (*steps, {"date": FIRST}, {}):
        change(**values)
        seen.append(one(tx))
    assert len({entry.key for entry in seen}) == 1
    assert [entry.changes for entry in seen] == [0, 1, 2, 3, 4, 6, 8, 9]  # back on a day where it was: two are written
    assert [entry.status for entry in seen] == ["confirmed"] * 3 + ["cancelled"] + ["confirmed"] * 3 + ["cancelled"]
    assert [entry.day for entry in seen] == [FIRST, EIGHTH, FIFTEENTH, FIFTEENTH, FIFTEENTH, EIGHTH, FIRST, FIRST]
    assert sorted(entry.changed_at for entry in seen) == [entry.changed_at for entry in seen]


def test_a_cancelled_meeting_stays_and_says_so(tx, change):
    add_item(tx, "Apologies")
    change(status="cancelled")
    entry = one(tx)
    assert (entry.title, entry.status) == ("Cancelled: Planning Committee", "cancelled")
    assert entry.text.startswith("The papers say that this meeting is cancelled.")
    assert "Apologies" not in entry.text


def test_a_meeting_that_no_paper_gives_any_more_stays_with_its_hour_and_nothing_else(tx, change):
    change()
    entry = one(tx)
    assert (entry.status, entry.day, entry.start) == ("cancelled", FIRST, datetime(2021, 7, 1, 13, tzinfo=UTC))
    assert (entry.venue, entry.text) == (None, "The papers no longer give this meeting.")


def test_off_on_its_new_day_and_on_again_where_it_was_it_is_still_the_same(tx, planning, change, meeting):
    key = one(tx).key
    with moves.noted(tx, THEN, {planning}):
        tx.execute(update(tables.meeting).where(tables.meeting.c.id == meeting).values(status="cancelled"))
        moved = add_meeting(tx, planning, EIGHTH)
    with moves.noted(tx, THEN + HOUR, {planning}):
        tx.execute(delete(tables.meeting).where(tables.meeting.c.id == moved))
        tx.execute(update(tables.meeting).where(tables.meeting.c.id == meeting).values(status="scheduled"))
    assert (one(tx).key, one(tx).day, one(tx).status, one(tx).changes) == (key, FIRST, "confirmed", 3)


def test_another_meeting_on_the_day_that_one_was_moved_from_is_another(tx, planning, change):
    first = one(tx).key
    change(date=EIGHTH)
    second = add_meeting(tx, planning, FIRST)
    again, moved = entries(tx, TODAY)
    assert (again.day, moved.day, moved.key) == (FIRST, EIGHTH, first)
    assert again.key != first
    key = again.key
    change(second, time=time(16))
    assert [(entry.key, entry.changes) for entry in entries(tx, TODAY)] == [(key, 1), (first, 1)]


def test_where_another_comes_to_the_day_of_one_that_is_off_both_are_told(tx, planning, change, meeting):
    later = add_meeting(tx, planning, EIGHTH)
    kept = {entry.day: entry.key for entry in entries(tx, TODAY)}
    change(later)
    change(date=EIGHTH)
    told = {entry.key: (entry.day, entry.status) for entry in entries(tx, TODAY)}
    assert told == {kept[FIRST]: (EIGHTH, "confirmed"), kept[EIGHTH]: (EIGHTH, "cancelled")}


def test_one_that_comes_back_after_another_took_its_new_day_is_still_the_same(tx, planning, change, meeting):
    key = one(tx).key
    change(date=EIGHTH)
    change()
    other = add_meeting(tx, planning, FIFTEENTH)
    change(other, date=EIGHTH)
    with moves.noted(tx, THEN + 9 * HOUR, {planning}):
        add_meeting(tx, planning, FIRST)
    back, moved = entries(tx, TODAY)
    assert (back.key, back.day, back.status) == (key, FIRST, "confirmed")
    assert (moved.day, moved.status) == (EIGHTH, "confirmed")
    assert moved.key != key


def test_a_meeting_of_which_the_papers_are_withdrawn_when_it_is_over_is_told_no_more(tx, change, meeting):
    change(time=time(16))
    assert one(tx).changes == 1
    tx.execute(delete(tables.meeting).where(tables.meeting.c.id == meeting))
    assert entries(tx, TODAY) == ()


def test_the_feed_reaches_a_year_back(tx, planning):
    for on in ("Wed 24 June 2020", "Tue 23 June 2020", "Thu 24 June 2038"):
        add_meeting(tx, planning, day(on))
    assert [str(entry.day) for entry in entries(tx, TODAY)] == ["2020-06-24", "2038-06-24"]


def test_the_same_records_give_the_same_feed(tx, planning, meeting):
    add_meeting(tx, add_committee(tx, "audit", "Audit Committee"), FIRST)
    assert entries(tx, TODAY) == entries(tx, TODAY)
    assert [entry.slug for entry in entries(tx, TODAY)] == ["audit", "planning"]


def test_what_papers_disagree_on_is_told_as_in_doubt(tx, planning, meeting):
    second = add_meeting(tx, planning, FIRST)
    tx.execute(update(tables.meeting).where(tables.meeting.c.id == second).values(venue="Annexe"))
    assert "In doubt: The papers disagree on the place: Annexe (A sheet); Council Chamber (A sheet)" in one(tx).text


def test_of_an_empty_store_the_feed_is_empty(tx):
    assert entries(tx, TODAY) == ()
