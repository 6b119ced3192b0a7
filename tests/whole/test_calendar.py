"""The calendar feed over HTTP, from the whole bot: what a calendar program sees when it fetches it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text, update

from store import moves, papers, tables
from store.engine import Store
from tests.ical import events, parsed
from tests.whole.conftest import THEN
from tests.whole.serving import serving

NEXT = "20210420T130000Z"


@pytest.fixture
async def served(sqlite_demo_url, teams, clock):
    """The whole bot on SQLite, where the database makes no difference."""
    async with serving(sqlite_demo_url, teams, clock) as bot:
        yield bot


async def fetch(bot, query="", method="GET", **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with bot.session.request(method, f"{bot.base}/calendar.ics{query}", headers=named) as answer:
        return answer.status, answer.headers, await answer.read()


def cancel(url, at):
    """Cancel the next meeting as a paper does."""
    store = Store.open(url)
    with store.write() as tx:
        on = tables.meeting.c.date == datetime(2021, 4, 20, tzinfo=UTC).date()
        committees = set(tx.execute(select(tables.meeting.c.committee_id).where(on)).scalars())
        with moves.noted(tx, at, committees):
            tx.execute(update(tables.meeting).where(on).values(status="cancelled"))
        tx.execute(update(tables.edition).values(number=papers.version(tx) + 1))
    store.close()


async def test_a_meeting_is_fetched_without_signing_in_and_when_it_is_cancelled_it_keeps_its_uid(bot, demo_url):
    status, headers, body = await fetch(bot)
    assert (status, headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    [before] = [one for one in events(body) if one["DTSTART"] == NEXT]
    assert (before["STATUS"], before["SEQUENCE"]) == ("CONFIRMED", "0")
    cancel(demo_url, THEN + timedelta(hours=1))
    [after] = [one for one in events((await fetch(bot))[2]) if one["DTSTART"] == NEXT]
    assert (after["UID"], after["STATUS"], after["SEQUENCE"]) == (before["UID"], "CANCELLED", "1")
    assert after["LAST-MODIFIED"] > before["LAST-MODIFIED"]


async def test_whoever_has_the_newest_feed_is_told_so_without_its_body(served):
    _, headers, body = await fetch(served)
    assert headers["Cache-Control"] == "public, max-age=300"
    for tag in (headers["ETag"], f"W/{headers['ETag']}", "*", f'"old", {headers["ETag"]}'):
        status, again, nothing = await fetch(served, If_None_Match=tag)
        assert (status, again["ETag"], nothing) == (304, headers["ETag"], b"")
    for tag in ('"old"', "nonsense", '"'):
        assert (await fetch(served, If_None_Match=tag))[2] == body


async def test_its_head_alone_can_be_asked_for(served):
    status, headers, body = await fetch(served, method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) == len((await fetch(served))[2])


async def test_one_committee_is_chosen_by_its_slug_and_an_unknown_one_is_not_found(served, sqlite_demo_url):
    store = Store.open(sqlite_demo_url)
    with store.read() as tx:
        [slug] = tx.execute(select(tables.committee.c.slug)).scalars()
    store.close()
    status, _, body = await fetch(served, f"?committee={slug}")
    assert status == 200
    assert parsed(body)["NAME"] in events(body)[0]["SUMMARY"]
    for odd in ("nobody", "%00", "%0d%0aX-Evil:1", "x" * 5_000, "%ff"):
        status, headers, body = await fetch(served, f"?committee={odd}")
        assert (status, body) == (404, b"No public meetings of that committee are known.")
        assert "X-Evil" not in headers


async def test_nothing_exempt_is_in_the_feed_however_it_is_asked_for(served, sqlite_demo_url):
    store = Store.open(sqlite_demo_url)
    with store.write() as tx:
        tx.execute(update(tables.item).values(title="Kingfisher", exempt=True))
        tx.execute(update(tables.edition).values(number=papers.version(tx) + 1))
    store.close()
    assert events((await fetch(served))[2])
    for query in ("", "?committee=", "?part=2", "?committee=&role=clerk"):
        assert b"Kingfisher" not in (await fetch(served, query))[2]


async def test_without_a_database_programs_are_told_to_come_again(served, sqlite_demo_url):
    store = Store.open(sqlite_demo_url)
    with store.write() as tx:
        tx.execute(text("DROP TABLE edition"))
    store.close()
    status, headers, _ = await fetch(served)
    assert (status, headers["Retry-After"]) == (503, "60")


async def test_only_the_feed_is_there_to_be_fetched(served):
    assert (await fetch(served, method="POST"))[0] == 405
