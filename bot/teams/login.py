"""The bot's own token for the Bot Connector: one for the whole process, refreshed before it expires."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp

from bot.teams.credential import Credential
from bot.teams.endings import retry_after
from bot.teams.port import Busy

log = logging.getLogger(__name__)

SCOPE = "https://api.botframework.com/.default"
LIMIT = 5.0
"""Seconds for one request: with the send that waits for it, well below a courier's patience."""
EARLY, LATE = 600.0, 60.0
"""Seconds before its end at which a token is refreshed in the background, and at which it counts no more."""


@dataclass(frozen=True, slots=True)
class Held:
    """A token and the instant of its end, in monotonic seconds."""

    token: str
    ends: float


class Login:
    """Gives the token. One request is under way at a time, and nobody waits for it while the last token is good."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        endpoint: str,
        app_id: str,
        credential: Credential,
        *,
        monotonic: Callable[[], float],
        epoch: Callable[[], float],
    ) -> None:
        self._session = session
        self._endpoint = endpoint
        self._app_id = app_id
        self._credential = credential
        self._monotonic = monotonic
        self._epoch = epoch
        self._held: Held | None = None
        self._asking: asyncio.Task[Held] | None = None

    async def token(self) -> str:
        """A token that is good for a minute at least; Busy where none can be had."""
        held, now = self._held, self._monotonic()
        if held is None or held.ends - now < LATE:
            held = await asyncio.shield(self._ask())
        elif held.ends - now < EARLY:
            self._ask()
        return held.token

    def drop(self, token: str) -> None:
        """Forget the token that was refused, unless another has taken its place."""
        if self._held is not None and self._held.token == token:
            self._held = None

    async def close(self) -> None:
        """Stop asking."""
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)

    def _ask(self) -> "asyncio.Task[Held]":
        if self._asking is None:
            self._asking = asyncio.create_task(self._fetch())
            self._asking.add_done_callback(self._asked)
        return self._asking

    def _asked(self, task: "asyncio.Task[Held]") -> None:
        """Take what came, and look at a failure, so that one in the background is not reported as lost."""
        self._asking = None
        if not task.cancelled() and task.exception() is None:
            self._held = task.result()

    async def _fetch(self) -> Held:
        form = {"grant_type": "client_credentials", "client_id": self._app_id, "scope": SCOPE}
        form |= self._credential.fields(self._endpoint)
        began = self._monotonic()
        limit = aiohttp.ClientTimeout(total=LIMIT)
        try:
            async with self._session.post(self._endpoint, data=form, timeout=limit, allow_redirects=False) as response:
                answer = await response.json(content_type=None)
                wait = retry_after(response.headers, self._epoch())
            if response.status == 200:
                return Held(_word(answer, "access_token"), began + float(answer["expires_in"]))
        except (aiohttp.ClientError, OSError, ValueError, TypeError, KeyError) as error:
            log.warning("No token from Entra (%s)", type(error).__name__, extra={"act": "login_failed"})
            raise Busy from None
        log.error(
            "Entra gives no token (%s, %s): look at the bot's credential with `committee-bot doctor`.",
            response.status,
            answer.get("error") if isinstance(answer, dict) else None,
            extra={"act": "login_refused"},
        )
        raise Busy(wait)


def _word(answer: dict[str, object], name: str) -> str:
    word = answer[name]
    if not isinstance(word, str) or not word.isascii() or not word.isprintable() or not word:
        raise ValueError(f"no {name} in the answer")
    return word
