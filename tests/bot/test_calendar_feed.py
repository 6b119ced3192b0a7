"""The bytes of the calendar feed, read back by a reader that knows nothing of what writes them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, insert, update

from bot.calendar_feed import MOST, Feeds, written
from dialogs.feed import Entry
from store import papers, tables
from store.meetings import meetings
from store.records import PUBLIC
from store.settled import odds_digest, settle
from tests.council import add_committee, add_meeting
from tests.ical import events, parsed
from tests.whole.hostile_lines import HOSTILE

LONDON = ZoneInfo("Europe/London")
CHANGED = datetime(2021, 6, 24, 10, tzinfo=UTC)
DAY = date(2021, 7, 1)
PLAIN = {
    "UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "STATUS", "TRANSP", "SUMMARY", "LOCATION", "DESCRIPTION",
}  # fmt: skip


def entry(**more):
    told = {
        "key": "planning 2021-07-01 1",
        "slug": "planning",
        "committee": "Planning Committee",
        "title": "Planning Committee",
        "day": DAY,
        "start": datetime(2021, 7, 1, 13, tzinfo=UTC),
        "venue": "Council Chamber",
        "text": "Agenda:\n1 Apologies",
        "status": "confirmed",
        "changes": 0,
        "changed_at": CHANGED,
    }
    return Entry(**{**told, **more})


def event_of(owner="ours", **more):
    [found] = events(written([entry(**more)], "Committee meetings", owner))
    return found


@pytest.fixture
def moment():
    return [datetime(2021, 6, 24, 12, tzinfo=UTC)]


@pytest.fixture
def feeds(sqlite_store, moment):
    return Feeds(store=sqlite_store, zone=LONDON, now=lambda: moment[0], owner="ours")


def test_the_calendar_says_its_name_and_how_often_it_is_to_be_fetched():
    calendar = parsed(written([entry()], "Committee meetings", "ours"))
    assert calendar.properties == {
        "VERSION": ("", "2.0"),
        "PRODID": ("", "-//committee-bot//Committee meetings//EN"),
        "METHOD": ("", "PUBLISH"),
        "NAME": ("", "Committee meetings"),
        "X-WR-CALNAME": ("", "Committee meetings"),
        "REFRESH-INTERVAL": (";VALUE=DURATION", "PT1H"),
        "X-PUBLISHED-TTL": ("", "PT1H"),
    }


def test_a_meeting_is_an_event_at_its_instant():
    found = event_of()
    assert found.properties.keys() == PLAIN
    assert found.properties["DTSTART"] == ("", "20210701T130000Z")
    assert (found["SEQUENCE"], found["STATUS"], found["TRANSP"]) == ("0", "CONFIRMED", "OPAQUE")
    assert found["DTSTAMP"] == found["LAST-MODIFIED"] == "20210624T100000Z"
    assert (found["SUMMARY"], found["LOCATION"]) == ("Planning Committee", "Council Chamber")
    assert found["DESCRIPTION"] == "Agenda:\n1 Apologies"


def test_a_meeting_without_a_time_is_of_the_whole_day_and_keeps_nobody_busy():
    found = event_of(start=None, venue=None)
    assert found.properties["DTSTART"] == (";VALUE=DATE", "20210701")
    assert found["TRANSP"] == "TRANSPARENT"
    assert found.get("LOCATION") is None


def test_a_cancelled_meeting_stays_and_keeps_nobody_busy():
    found = event_of(status="cancelled", changes=3)
    assert (found["STATUS"], found["TRANSP"], found["SEQUENCE"]) == ("CANCELLED", "TRANSPARENT", "3")


def test_the_uid_hangs_on_the_meeting_and_the_council_and_on_nothing_else():
    uid = event_of()["UID"]
    assert event_of(title="Other", day=date(2021, 7, 8), changes=4, venue=None)["UID"] == uid
    assert event_of(key="planning 2021-07-08 1")["UID"] != uid
    assert event_of(owner="theirs")["UID"] != uid


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: ascii(hostile)[:30])
def test_a_hostile_title_brings_no_event_property_or_alarm_and_its_words_stay(hostile):
    body = written([entry(title=hostile, venue=hostile, text=f"Agenda:\n{hostile}"), entry(key="b")], hostile, "ours")
    first, second = events(body)
    assert first.properties.keys() <= PLAIN
    assert second.properties.keys() == PLAIN
    letters = [letter for letter in hostile if letter.isalnum()]
    assert [letter for letter in first["SUMMARY"] if letter.isalnum()] == letters
    assert "\n" not in first["SUMMARY"] + first.properties.get("LOCATION", ("", ""))[1] + parsed(body)["NAME"]


def test_the_feed_is_equal_to_the_byte_until_a_paper_changes(sqlite_store, feeds, moment):
    with sqlite_store.write() as tx:
        add_meeting(tx, add_committee(tx), DAY)
    first = feeds.feed()
    moment[0] += timedelta(days=1)
    assert feeds.feed() == first
    again = Feeds(store=sqlite_store, zone=LONDON, now=lambda: moment[0], owner="ours")
    assert again.feed() == first


def test_it_is_made_once_for_many_and_again_when_a_paper_changes_or_the_day_does(sqlite_store, feeds, moment):
    with sqlite_store.write() as tx:
        add_meeting(tx, add_committee(tx), DAY)
    asked = []
    event.listen(sqlite_store._engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    first = feeds.feed()
    del asked[:]
    assert feeds.feed() is first
    assert len([one for one in asked if one.startswith("SELECT")]) == 2
    with sqlite_store.write() as tx:
        tx.execute(update(tables.meeting).values(venue="Annexe"))
        tx.execute(update(tables.edition).values(number=papers.version(tx) + 1))
    changed = feeds.feed()
    assert changed.tag != first.tag
    moment[0] = datetime(2023, 1, 1, tzinfo=UTC)
    assert events(feeds.feed().body) == []


def test_a_doubt_that_a_clerk_settles_is_in_the_feed_no_more(sqlite_store, feeds, moment):
    with sqlite_store.write() as tx:
        planning = add_committee(tx)
        add_meeting(tx, planning, DAY)
        tx.execute(update(tables.meeting).values(venue="Annexe"))
        add_meeting(tx, planning, DAY)
        [why] = meetings(tx, PUBLIC)[0].doubts
    assert f"In doubt: {why}" in events(feeds.feed().body)[0]["DESCRIPTION"]
    with sqlite_store.write() as tx:
        settle(tx, moment[0], [odds_digest("planning", DAY, why)], note="asked the clerk", who=None)
    assert "In doubt" not in events(feeds.feed().body)[0]["DESCRIPTION"]


def test_one_committee_has_a_feed_of_its_own_and_an_unknown_one_none(sqlite_store, feeds):
    with sqlite_store.write() as tx:
        planning, audit = add_committee(tx), add_committee(tx, "audit", "Audit; Committee")
        add_meeting(tx, planning, DAY)
        add_meeting(tx, audit, DAY)
        secret = add_committee(tx, "secret", "Secret Committee")
        add_meeting(tx, secret, DAY, exempt=True)
    assert len(events(feeds.feed().body)) == 2
    [own] = events(feeds.feed("audit").body)
    assert own["SUMMARY"] == parsed(feeds.feed("audit").body)["NAME"] == "Audit; Committee"
    assert [feeds.feed(slug) for slug in ("secret", "nobody", "AUDIT", "%", "x" * 10_000)] == [None] * 5


def test_no_more_feeds_are_kept_than_a_council_has(sqlite_store, feeds):
    with sqlite_store.write() as tx:
        for number in range(MOST + 6):
            add_meeting(tx, add_committee(tx, f"c{number}", f"Committee {number}"), DAY)
    for number in range(MOST + 6):
        assert feeds.feed(f"c{number}")
    assert len(feeds._made) == MOST


def test_a_year_of_many_committees_stays_small(sqlite_store, feeds):
    with sqlite_store.write() as tx:
        for number in range(20):
            committee = add_committee(tx, f"c{number}", f"Committee {number}")
            for month in range(24):
                on = DAY + timedelta(days=15 * month)
                meeting = add_meeting(tx, committee, on)
                paper = tx.execute(tables.meeting.select().where(tables.meeting.c.id == meeting)).one().document_id
                values = {"of": "agenda", "number": "1", "title": "Apologies for absence", "part": 1, "exempt": False}
                tx.execute(insert(tables.item).values(document_id=paper, meeting_date=on, **values))
    body = feeds.feed().body
    assert len(events(body)) == 480
    assert len(body) < 300_000
