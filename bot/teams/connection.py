"""Opens the edges and stands behind the port: one session, the checks on what comes in, one token for what goes out."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import aiohttp

from bot.clock import Clock
from bot.settings import Settings
from bot.teams.adapter import Adapter
from bot.teams.address import Address
from bot.teams.bearer import Bearer
from bot.teams.connector import Connector
from bot.teams.credential import Credential, Secret, SignedAssertion
from bot.teams.hearing import activity_of, heard_in
from bot.teams.hosts import Hosts
from bot.teams.inbound import Inbound
from bot.teams.keys import SigningKeys
from bot.teams.login import Login
from bot.teams.port import Heard, Outcome, Render
from dialogs.asked import Scope
from dialogs.clearance import Cleared

_CARD = "application/vnd.microsoft.card.adaptive"


@dataclass(frozen=True, kw_only=True, slots=True)
class Connection:
    """The port to Teams. `render` says how an answer looks."""

    inbound: Inbound
    adapter: Adapter
    connector: Connector
    render: Render

    async def receive(self, headers: Mapping[str, str], body: bytes) -> tuple[Outcome, Heard]:
        """How a request is answered, and what was heard in it; TurnedAway where it is not let in."""
        activity = activity_of(await self.inbound.admit(headers, body))
        kind, outcome = await self.adapter.hear(activity)
        return outcome, heard_in(activity, kind)

    async def reply(self, heard: Heard, answer: Cleared) -> str:
        """Answer where it was heard, in the same thread; gives the activity id."""
        address = Address.read(heard.address)
        message = self._message(replace(address, conversation=heard.thread), answer)
        if heard.kind in {"installed", "removed"}:  # no message that could be replied to
            return await self.connector.send(address.url, heard.thread, message)
        said = {**message, "replyToId": heard.activity}
        return await self.connector.reply(address.url, heard.thread, heard.activity, said)

    async def send(self, address: str, answer: Cleared, under: str | None = None) -> str:
        """Say something unasked; in a channel it begins a thread of its own, or goes `under` the message of one."""
        to = Address.read(address)
        if under and to.scope is Scope.CHANNEL:  # a thread is named by the message that began it
            to = replace(to, conversation=f"{to.conversation};messageid={under}")
        return await self.connector.send(to.url, to.conversation, self._message(to, answer))

    async def update(self, address: str, activity: str, answer: Cleared) -> None:
        """Change what was said, in place."""
        to = Address.read(address)
        await self.connector.update(
            to.url, to.conversation, activity, {**self._message(to, answer, single=True), "id": activity}
        )

    async def delete(self, address: str, activity: str) -> None:
        """Take back what was said."""
        to = Address.read(address)
        await self.connector.delete(to.url, to.conversation, activity)

    async def members(self, address: str) -> tuple[str, ...]:
        """The Entra object ids of those in the conversation; those who have none are left out."""
        to = Address.read(address)
        found = await self.connector.members(to.url, to.conversation)
        ids = (one.get("aadObjectId") or one.get("objectId") for one in found)
        return tuple(one.lower() for one in ids if isinstance(one, str) and one)

    async def create(self, address: str, person: str) -> str:
        """Open a personal chat with the person (Entra object id), reached as the conversation at `address` is."""
        to = Address.read(address)
        wanted: dict[str, Any] = {"isGroup": False, "members": [{"id": person}], "bot": {"id": to.bot}}
        if to.tenant:
            wanted |= {"tenantId": to.tenant, "channelData": {"tenant": {"id": to.tenant}}}
        opened = await self.connector.create(to.url, wanted)
        return replace(to, conversation=opened, scope=Scope.PERSONAL, user=person).written()

    def _message(self, to: Address, answer: Cleared, *, single: bool = False) -> dict[str, Any]:
        """The activity as the connector takes it ("Bot Connector API reference": Activity)."""
        looks = self.render(answer, single=single)
        message: dict[str, Any] = {
            "type": "message",
            "textFormat": "plain",
            "locale": "en-GB",
            "conversation": {"id": to.conversation},
        }
        if looks.text:
            message["text"] = looks.text
        if to.bot:
            message["from"] = {"id": to.bot}
        if to.user:
            message["recipient"] = {"id": to.user}
        if looks.summary:
            message["summary"] = looks.summary
        if looks.card is not None:
            message["attachments"] = [{"contentType": _CARD, "content": looks.card}]
        return message


@asynccontextmanager
async def connect(
    settings: Settings, clock: Clock, render: Render, *, local: bool = False
) -> AsyncIterator[Connection]:
    """Open the edges for as long as the bot runs; `local` takes unsigned activities from this machine alone.

    A ValueError says what is wrong with the certificate.
    """

    def epoch() -> float:
        return clock.machine().timestamp()

    monotonic = asyncio.get_running_loop().time
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        keys = SigningKeys(session, settings.openid_metadata, monotonic)
        login = None if local else _login(settings, session, monotonic, epoch)
        hosts = Hosts(settings.service_hosts, local=local)
        bearer = None if local else Bearer(keys, settings.app_id or "", epoch)
        try:
            yield Connection(
                inbound=Inbound(bearer, hosts, settings.tenant_id),
                adapter=Adapter(),
                connector=Connector(session, hosts, login, epoch=epoch),
                render=render,
            )
        finally:
            await keys.close()
            if login is not None:
                await login.close()


def _login(
    settings: Settings, session: aiohttp.ClientSession, monotonic: Callable[[], float], epoch: Callable[[], float]
) -> Login:
    app_id = settings.app_id or ""
    endpoint = f"{settings.login_url}/{settings.tenant_id}/oauth2/v2.0/token"
    credential: Credential = (
        SignedAssertion(Path(settings.app_certificate), app_id, epoch)
        if settings.app_certificate
        else Secret(settings.app_password or "")
    )
    return Login(session, endpoint, app_id, credential, monotonic=monotonic, epoch=epoch)
