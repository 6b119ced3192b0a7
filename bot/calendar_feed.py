"""The calendar feed as bytes (RFC 5545, and RFC 7986 for its name and how often to fetch it), made once for many.

Times are in UTC, which Outlook, Google Calendar and Apple's read alike without a table of time zones. No end is
written, for the papers give none. Nothing in the bytes is read from the clock: they are equal until a paper changes.
"""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from aiohttp import web
from icalendar import Calendar, Event, vText

from bot.plain import readable
from dialogs.feed import Entry, entries
from store import papers
from store.engine import Store, StoreUnavailable
from store.settled import settled

FRESH = timedelta(hours=1)
"""How often calendars are asked to fetch the feed."""
CACHED = 300
"""Seconds for which whatever stands between may answer in our stead."""
MOST = 64
"""Feeds of single committees that are kept ready."""
ALL = "Committee meetings"
_NAMESPACE = UUID("6d1e2b0a-5d0c-4f4e-9a53-0c6a1d2f7b38")


@dataclass(frozen=True, slots=True)
class Feed:
    """The bytes of a feed, and the tag that names them."""

    body: bytes
    tag: str


@dataclass(kw_only=True)
class Feeds:
    """Makes the feeds in a thread, and keeps them until a paper changes, a doubt is settled, or the day is another.

    `owner` tells this council's meetings from another's (the tenant's id).
    """

    store: Store
    zone: ZoneInfo
    now: Callable[[], datetime]
    owner: str
    _of: tuple[int, date, frozenset[str]] | None = None
    _entries: tuple[Entry, ...] = ()
    _made: "OrderedDict[str, Feed]" = field(default_factory=OrderedDict)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def serve(self, request: web.Request) -> web.Response:
        """Answer `GET /calendar.ics`, for all committees or for the one whose slug is `committee`."""
        try:
            async with self._turn:
                feed = await asyncio.to_thread(self.feed, request.query.get("committee", "").strip().lower())
        except StoreUnavailable:
            return web.Response(status=503, text="The calendar cannot be read just now.", headers={"Retry-After": "60"})
        if feed is None:
            return web.Response(status=404, text="No public meetings of that committee are known.")
        headers = {
            "ETag": f'"{feed.tag}"',
            "Cache-Control": f"public, max-age={CACHED}",
            "X-Content-Type-Options": "nosniff",
        }
        if any(one.value in {feed.tag, "*"} for one in request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
        return web.Response(body=feed.body, content_type="text/calendar", charset="utf-8", headers=headers)

    def feed(self, slug: str = "") -> Feed | None:
        """The feed of one committee, or of all; None where nothing public is known of that one."""
        self._refresh()
        if slug not in self._made:
            chosen = [entry for entry in self._entries if slug in ("", entry.slug)]
            if slug and not chosen:
                return None
            self._made[slug] = _feed(chosen, chosen[0].committee if slug else ALL, self.owner)
            if len(self._made) > MOST:
                self._made.popitem(last=False)
        return self._made[slug]

    def _refresh(self) -> None:
        today = self.now().astimezone(self.zone).date()
        with self.store.read() as tx:
            of = papers.version(tx), today, frozenset(settled(tx))
            if of != self._of:
                self._entries = entries(tx, today)
                self._made.clear()
                self._of = of


def _feed(chosen: Sequence[Entry], name: str, owner: str) -> Feed:
    body = written(chosen, name, owner)
    return Feed(body, hashlib.sha256(body).hexdigest()[:32])


def written(chosen: Sequence[Entry], name: str, owner: str) -> bytes:
    """The entries as a calendar of that name."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//committee-bot//Committee meetings//EN")
    calendar.add("METHOD", "PUBLISH")
    for names in ("NAME", "X-WR-CALNAME"):
        calendar.add(names, vText(_line(name)))  # which icalendar does not know to be texts, and would not escape
    calendar.add("REFRESH-INTERVAL", FRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", f"PT{FRESH // timedelta(hours=1)}H")
    for entry in chosen:
        calendar.add_component(_event(entry, owner))
    return bytes(calendar.to_ical())


def _event(entry: Entry, owner: str) -> Event:
    event = Event()
    event.add("UID", str(uuid5(_NAMESPACE, f"{owner} {entry.key}")))
    event.add("SEQUENCE", entry.changes)
    event.add("DTSTAMP", entry.changed_at)
    event.add("LAST-MODIFIED", entry.changed_at)
    event.add("DTSTART", entry.start or entry.day)
    event.add("STATUS", entry.status.upper())
    event.add("TRANSP", "OPAQUE" if entry.start and entry.status != "cancelled" else "TRANSPARENT")
    event.add("SUMMARY", _line(entry.title))
    if entry.venue:
        event.add("LOCATION", _line(entry.venue))
    event.add("DESCRIPTION", _lines(entry.text))
    return event


def _line(text: str) -> str:
    """A text without line breaks or what no calendar can keep."""
    return " ".join(_lines(text).split())


def _lines(text: str) -> str:
    """A text without what no calendar can keep; what icalendar would write as a line break is parted, unseen."""
    return readable(text).replace("\\N", "\\\u200bN")
