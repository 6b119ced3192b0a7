"""The door: four routes, of which one hears Teams. The token is checked first, then the body, then the work begins."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import web

from bot.calendar_feed import Feeds
from bot.popup import Popups
from bot.teams.body import LONGEST
from bot.teams.connection import Connection
from bot.teams.port import Heard
from bot.teams.refusal import TurnedAway
from bot.turn import Noted

log = logging.getLogger(__name__)

SLOWEST = 10
"""Seconds within which a body has to come."""
MOMENT = 0.8
"""Seconds that noting may hold up the acknowledgement, which Teams wants at once."""
GRACE = 20
"""Seconds that turns under way are given when the bot is stopped."""


@dataclass
class Desk:
    """The turns under way: noted at once, then answered at once across threads, and in order within one."""

    note: Callable[[Heard], Awaitable[Noted | None]]
    answer: Callable[[Heard, Noted], Awaitable[None]]
    _last: dict[str, "asyncio.Task[None]"] = field(default_factory=dict)
    _running: set["asyncio.Task[None]"] = field(default_factory=set)

    async def take(self, heard: Heard) -> None:
        """Begin the turn; return when what was heard is noted, or after a MOMENT: Teams has to be told in time."""
        noting = asyncio.ensure_future(self.note(heard))
        task = asyncio.create_task(self._turn(heard, noting, self._last.get(heard.thread)))
        self._last[heard.thread] = task
        self._running.add(task)
        task.add_done_callback(lambda done: self._end(heard.thread, done))
        await asyncio.wait({noting}, timeout=MOMENT)

    async def close(self) -> None:
        """Let the turns under way come to their end, for GRACE seconds at most."""
        if self._running:
            await asyncio.wait(self._running, timeout=GRACE)

    async def _turn(
        self, heard: Heard, noting: "asyncio.Future[Noted | None]", before: "asyncio.Task[None] | None"
    ) -> None:
        noted = await noting
        if noted is None:
            return
        if before is not None:
            await asyncio.wait({before})
        await self.answer(heard, noted)

    def _end(self, thread: str, task: "asyncio.Task[None]") -> None:
        self._running.discard(task)
        if self._last.get(thread) is task:
            del self._last[thread]
        if not task.cancelled() and (error := task.exception()):
            log.error("A turn was not answered", exc_info=error, extra={"act": "turn_unanswered"})


def make_app(
    connection: Connection, desk: Desk, popups: Popups, feeds: Feeds, faults: Callable[[], Awaitable[list[str]]]
) -> web.Application:
    """The web application. `faults` names, in words, what keeps the bot from its work just now."""

    async def messages(request: web.Request) -> web.Response:
        try:
            outcome, heard = await connection.receive(request.headers, await _body(request))
        except TurnedAway as refused:
            log.info("Turned away with %s: %s", refused.status, refused, extra={"act": "turned_away"})
            return web.Response(status=refused.status)
        if heard.kind == "dialog":
            return web.json_response(dict(await popups.show(heard)))
        await desk.take(heard)
        if outcome.body is None:
            return web.Response(status=outcome.status)
        return web.json_response(dict(outcome.body), status=outcome.status)

    async def alive(request: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def ready(request: web.Request) -> web.Response:
        found = await faults()
        return web.json_response({"ready": not found, "faults": found}, status=503 if found else 200)

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    app.router.add_get("/healthz", alive)
    app.router.add_get("/readyz", ready)
    app.router.add_get("/calendar.ics", feeds.serve)
    return app


async def _body(request: web.Request) -> bytes:
    """The body, up to one byte more than is taken: whoever sends more is refused without being read to the end."""
    read = bytearray()
    try:
        async with asyncio.timeout(SLOWEST):
            while len(read) <= LONGEST and (part := await request.content.read(LONGEST + 1 - len(read))):
                read += part
    except (TimeoutError, web.RequestPayloadError, OSError, ValueError):
        return b""  # the token is still looked at, and nothing is not an activity
    return bytes(read)
