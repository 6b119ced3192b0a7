"""The whole bot as a web server on loopback, wired as `serve` wires it, before a fake Teams."""

import json
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from aiohttp import web
from multidict import CIMultiDict

from bot.app import open_store, running
from bot.clock import Clock
from bot.settings import Settings
from tests.fakes import FakeTeams
from tests.tokens import APP, SECRET, TENANT

Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class SetClock(Clock):
    """Civil time starts where it is told, and is moved by hand besides; machine time runs."""

    _moves: list[timedelta] = field(default_factory=list)

    def now(self) -> datetime:
        return super().now() + sum(self._moves, timedelta())

    def move(self, to: datetime) -> None:
        self._moves.append(to - self.now())


@dataclass
class Served:
    """The bot that is being served, and a session to speak to it as Teams does."""

    base: str
    teams: FakeTeams
    session: aiohttp.ClientSession

    async def post(self, activity: Mapping[str, object], **claims: object) -> int:
        """Post a signed activity; gives the status."""
        status, _ = await self.exchange(activity, **claims)
        return status

    async def exchange(self, activity: Mapping[str, object], **claims: object) -> tuple[int, bytes]:
        """The same, with the body of the answer."""
        return await self.send(self.bearing(**claims), json.dumps(activity).encode())

    def bearing(self, **claims: object) -> Headers:
        """The headers of a signed request."""
        return [("Authorization", f"Bearer {self.teams.sign(**claims)}"), ("Content-Type", "application/json")]

    async def send(self, headers: Headers, body: bytes, query: str = "") -> tuple[int, bytes]:
        """Post whatever it is."""
        url = f"{self.base}/api/messages{query}"
        async with self.session.post(url, data=body, headers=CIMultiDict(headers)) as answer:
            return answer.status, await answer.read()

    async def fetch(self, path: str) -> tuple[int, str]:
        """Fetch a page as text."""
        async with self.session.get(f"{self.base}{path}") as answer:
            return answer.status, await answer.text()

    async def get(self, path: str) -> tuple[int, Any]:
        """Fetch a page in JSON."""
        async with self.session.get(f"{self.base}{path}") as answer:
            return answer.status, await answer.json()


@asynccontextmanager
async def serving(
    url: str, teams: FakeTeams, clock: Clock | None = None, environ: Mapping[str, str] | None = None
) -> AsyncIterator[Served]:
    """Serve the bot on the database at the URL for as long as the block lasts."""
    settings = Settings.read({**environment(url, teams), **(environ or {})})
    async with running(settings, clock or Clock(), open_store(settings), local=False) as app:
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            async with aiohttp.ClientSession() as session:
                yield Served(f"http://127.0.0.1:{runner.addresses[0][1]}", teams, session)
        finally:
            await runner.cleanup()


def environment(url: str, teams: FakeTeams) -> dict[str, str]:
    """The settings of a bot that takes this Teams for Microsoft's."""
    return {
        "DATABASE_URL": url,
        "MicrosoftAppId": APP,
        "MicrosoftAppPassword": SECRET,
        "MicrosoftAppTenantId": TENANT,
        "BOT_OPENID_METADATA": teams.openid,
        "BOT_LOGIN_URL": teams.base,
        "BOT_SERVICE_HOSTS": f"127.0.0.1:{teams.port}",
    }
