"""Microsoft's side, on loopback: the signing keys, the token endpoint and the connector, each told how to behave."""

import asyncio
import json
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Self
from urllib.parse import unquote

from aiohttp import web

from bot.clock import Clock
from tests.tokens import TENANT, Signer, connector_claims

TEAMS_KEY = Signer("connector-1")
ENTRA_KEY = Signer("entra-1", endorsements=None)
LARGEST = 100 * 1024
"""Bytes of a message, as UTF-16, that Teams takes."""


@dataclass(frozen=True)
class End:
    """How one request to the connector ends. `taken`: the message is in the conversation, whatever is answered.

    `cut` resets the connection instead of answering; `delay` is how many seconds it takes.
    """

    status: int = 201
    code: str = ""
    retry_after: str | None = None
    taken: bool = False
    cut: bool = False
    delay: float = 0.0
    location: str | None = None


def throttled(retry_after: str | None = "0") -> End:
    """Not taken: too many."""
    return End(429, "TooManyRequests", retry_after)


def refused(status: int, code: str = "") -> End:
    """Not taken."""
    return End(status, code)


def slow(seconds: float) -> End:
    """Taken, and answered late."""
    return End(taken=True, delay=seconds)


def taken_then(end: End) -> End:
    """Taken, and yet ended otherwise."""
    return replace(end, taken=True)


CUT = End(cut=True)


@dataclass(frozen=True)
class Received:
    """One request to the connector: `at` in machine seconds, `given` the id that it was answered with."""

    method: str
    path: str
    conversation: str | None
    activity: str | None
    body: Any
    authorization: str | None
    at: float
    taken: bool
    given: str | None = None
    query: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What is read first: the text, or of a card alone what a pop-up shows of it."""
        return str(self.body.get("text") or self.body.get("summary", ""))

    @property
    def card(self) -> Any:
        """The Adaptive Card, None where there is none."""
        return next((one["content"] for one in self.body.get("attachments", ())), None)


@dataclass
class FakeTeams:
    """Listens for as long as the block lasts. What it is told applies to requests that come after."""

    clock: Clock = field(default_factory=Clock)
    keys: list[Signer] = field(default_factory=lambda: [TEAMS_KEY])
    ends: deque[End] = field(default_factory=deque)
    ends_in: dict[str, deque[End]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    members: list[list[dict[str, str]]] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    fetched: Counter[str] = field(default_factory=Counter)
    forms: list[dict[str, str]] = field(default_factory=list)
    metadata_delay: float = 0.0
    metadata: Callable[[], object] | None = None
    jwks: Callable[[], object] | None = None
    login_delay: float = 0.0
    login_ends: deque[tuple[int, dict[str, object]]] = field(default_factory=deque)
    expires_in: object = 3599
    _issued: set[str] = field(default_factory=set)
    _numbers: "count[int]" = field(default_factory=lambda: count(1_700_000_000_001))
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/v1/.well-known/openidconfiguration", self._metadata)
        app.router.add_get("/v1/.well-known/keys", self._keys)
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self._token)
        app.router.add_route("*", "/{region}/{tenant}/v3/{rest:.*}", self._connector)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port: int = self._runner.addresses[0][1]
        self.base = f"http://127.0.0.1:{self.port}"
        self.url = f"{self.base}/emea/{TENANT}/"
        return self

    async def __aexit__(self, *ended: object) -> None:
        await self._runner.cleanup()

    @property
    def openid(self) -> str:
        """Where the signing keys are announced."""
        return f"{self.base}/v1/.well-known/openidconfiguration"

    @property
    def said(self) -> list[Received]:
        """Every message that is now in a conversation, in order."""
        return [one for one in self.received if one.method == "POST" and one.taken and one.conversation]

    def sign(self, signer: Signer = TEAMS_KEY, /, **changes: object) -> str:
        """A token as the Bot Connector makes them for this service URL, with claims changed."""
        return signer.sign(connector_claims(self.url, self.clock.machine().timestamp(), **changes))

    def withdraw_logins(self) -> None:
        """No token given so far counts any more."""
        self._issued.clear()

    async def until(self, true: Callable[[], object], seconds: float = 5) -> None:
        """Wait until that is true of what was received; an AssertionError says what was."""
        try:
            async with asyncio.timeout(seconds):
                while not true():
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"not within {seconds} s; received: {self.received}") from None

    async def settle(self, true: Callable[[], object], seconds: float = 8) -> None:
        """Wait until something else is true, which nobody tells of."""
        for _ in range(round(seconds / 0.02)):
            if true():
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"not within {seconds} s; received: {self.received}")

    async def answers(self, number: int, seconds: float = 5) -> list[Received]:
        """Wait for so many messages in all."""
        await self.until(lambda: len(self.said) >= number, seconds)
        return self.said

    async def _metadata(self, request: web.Request) -> web.StreamResponse:
        self._count("metadata")
        await asyncio.sleep(self.metadata_delay)
        algorithms = {"id_token_signing_alg_values_supported": ["RS256"]}
        keys = {"issuer": "https://api.botframework.com", "jwks_uri": f"{self.base}/v1/.well-known/keys"}
        return _told(self.metadata() if self.metadata else {**keys, **algorithms})

    async def _keys(self, request: web.Request) -> web.StreamResponse:
        self._count("keys")
        return _told(self.jwks() if self.jwks else {"keys": [one.announced() for one in self.keys]})

    async def _token(self, request: web.Request) -> web.StreamResponse:
        self._count("token")
        self.forms.append({name: str(value) for name, value in (await request.post()).items()})
        await asyncio.sleep(self.login_delay)
        if self.login_ends:
            status, body = self.login_ends.popleft()
            return web.json_response(body, status=status)
        given = ENTRA_KEY.sign({"aud": "https://api.botframework.com", "jti": self.fetched["token"]})
        self._issued.add(given)
        told = {"token_type": "Bearer", "ext_expires_in": 3599, "access_token": given}
        return web.json_response({**told, "expires_in": self.expires_in})

    async def _connector(self, request: web.Request) -> web.StreamResponse:
        authorization = request.headers.get("Authorization")
        known = authorization is not None and authorization.removeprefix("Bearer ") in self._issued
        end = self._next(request) if known else End(401, "Unauthorized")
        body = await request.json() if request.can_read_body else {}
        if len(json.dumps(body, ensure_ascii=False).encode("utf-16-le")) > LARGEST:
            end = End(413, "MessageSizeTooBig")
        if request.method == "PUT" and body.get("text") and body.get("attachments"):
            end = End(400, "BadSyntax")  # Teams makes two messages of it: "resulted into multiple skype activities"
        done = 200 <= end.status < 300 and not end.cut
        given = str(next(self._numbers)) if end.taken or done else None
        self._keep(request, body, end.taken or done, given)
        await asyncio.sleep(end.delay)
        if end.cut and request.transport is not None:
            request.transport.abort()
        return self._answer(request, end, given)

    def _count(self, name: str) -> None:
        self.fetched[name] += 1
        self._news.set()

    def _next(self, request: web.Request) -> End:
        """How a request ends: as is told for its conversation, or else for whichever comes next."""
        where = unquote(request.raw_path.split("/v3/conversations/")[-1].split("/")[0]).partition(";")[0]
        if where in self.gone:
            return refused(403, "BotNotInConversationRoster")
        if self.ends_in.get(where):
            return self.ends_in[where].popleft()
        if self.ends:
            return self.ends.popleft()
        return End(201 if request.method == "POST" else 200)

    def _keep(self, request: web.Request, body: object, taken: bool, given: str | None) -> None:
        # The path as it was sent, so that an id that was not quoted shows.
        names = [unquote(part) for part in request.raw_path.split("?")[0].split("/v3/")[1].split("/")]
        conversation = names[1] if len(names) > 1 else None
        activity = names[3] if len(names) > 3 else None
        at, authorization = self.clock.machine().timestamp(), request.headers.get("Authorization")
        self.received.append(
            Received(
                request.method,
                request.raw_path,
                conversation,
                activity,
                body,
                authorization,
                at,
                taken,
                given,
                dict(request.query),
            )
        )
        self._news.set()

    def _answer(self, request: web.Request, end: End, given: str | None) -> web.StreamResponse:
        headers = {"Retry-After": end.retry_after} if end.retry_after is not None else {}
        headers |= {"Location": end.location} if end.location else {}
        if not 200 <= end.status < 300:
            error = {"error": {"code": end.code, "message": f"{end.code} was said"}}
            return web.json_response(error, status=end.status, headers=headers)
        if request.method == "GET":
            return web.json_response(self._page(request))
        if request.method == "DELETE":
            return web.Response(status=end.status)
        opened = f"a:{given}" if request.path.endswith("/conversations") else given
        return web.json_response({"id": opened}, status=end.status)

    def _page(self, request: web.Request) -> dict[str, object]:
        """A page of members; the token that leads to the next one holds letters that have to be quoted."""
        page = int(request.query.get("continuationToken", "page/+=&0").removeprefix("page/+=&"))
        found: dict[str, object] = {"members": self.members[page] if self.members else []}
        return found | ({"continuationToken": f"page/+=&{page + 1}"} if page + 1 < len(self.members) else {})


def _told(what: object) -> web.StreamResponse:
    """What was told as JSON; a number as a status, bytes as they stand."""
    match what:
        case int():
            return web.Response(status=what)
        case bytes():
            return web.Response(body=what)
        case web.StreamResponse():
            return what
        case _:
            return web.json_response(what)
