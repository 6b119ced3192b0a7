"""The connector's REST interface on one shared session: each request ends in an answer, or in an end of the port."""

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

import aiohttp
from yarl import URL

from bot.teams.endings import judge
from bot.teams.hosts import Hosts
from bot.teams.login import Login
from bot.teams.port import Busy, Refused, Unsure

log = logging.getLogger(__name__)

TIMEOUT = aiohttp.ClientTimeout(total=12, connect=4)
"""Seconds for one request, and for its connection: what fails within the second was certainly not sent."""
MOST_PAGES = 100

Json = Mapping[str, Any]


class Connector:
    """Speaks to the connectors that are listed. Without a `login` (local mode) nothing proves who the bot is."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        hosts: Hosts,
        login: Login | None,
        *,
        epoch: Callable[[], float],
        timeout: aiohttp.ClientTimeout = TIMEOUT,
    ) -> None:
        self._session = session
        self._hosts = hosts
        self._login = login
        self._epoch = epoch
        self._timeout = timeout

    async def create(self, url: str, parameters: Json) -> str:
        """Open a conversation; gives its id."""
        return _id(await self._ask("POST", url, "", parameters))

    async def send(self, url: str, conversation: str, activity: Json) -> str:
        """Say something in a conversation; gives the activity's id."""
        return _id(await self._ask("POST", url, _path(conversation, "activities"), activity))

    async def reply(self, url: str, conversation: str, to: str, activity: Json) -> str:
        """Say something in answer to an activity; gives the new one's id."""
        return _id(await self._ask("POST", url, _path(conversation, "activities", to), activity))

    async def update(self, url: str, conversation: str, activity: str, to: Json) -> None:
        """Put another activity in the place of one."""
        await self._ask("PUT", url, _path(conversation, "activities", activity), to)

    async def delete(self, url: str, conversation: str, activity: str) -> None:
        """Take an activity back."""
        await self._ask("DELETE", url, _path(conversation, "activities", activity))

    async def members(self, url: str, conversation: str) -> list[Json]:
        """Everybody in the conversation, page after page."""
        found: list[Json] = []
        further = ""
        for _ in range(MOST_PAGES):
            answer = await self._ask("GET", url, _path(conversation, "pagedmembers") + f"?pageSize=500{further}")
            members, token = answer.get("members"), answer.get("continuationToken")
            found += [one for one in members if isinstance(one, dict)] if isinstance(members, list) else []
            if not token or not isinstance(token, str):
                break
            further = f"&continuationToken={quote(token, safe='')}"
        return found

    async def _ask(self, method: str, url: str, path: str, body: Json | None = None) -> Json:
        """One request; and one more with a new token where the old one was refused, which is certainly not taken."""
        if not self._hosts.allows(url):
            raise Refused("The address leads to a host that is not in BOT_SERVICE_HOSTS.")
        token = await self._login.token() if self._login else None
        place = URL(f"{url.rstrip('/')}/v3/conversations{path}", encoded=True)
        status, headers, answer = await self._once(method, place, body, token)
        if status == 401 and self._login and token:
            self._login.drop(token)
            status, headers, answer = await self._once(method, place, body, await self._login.token())
        judge(status, headers, answer, self._epoch())
        return answer

    async def _once(self, method: str, url: URL, body: Json | None, token: str | None) -> tuple[int, Any, Json]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            async with self._session.request(
                method, url, json=body, headers=headers, allow_redirects=False, timeout=self._timeout
            ) as response:
                return response.status, response.headers, _read(await response.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            log.info("No connection to Teams (%s)", type(error).__name__)
            raise Busy from None
        except (aiohttp.ClientError, OSError) as error:  # a time-out is an OSError
            raise Unsure(f"The connection ended in {type(error).__name__}") from None


def _path(*names: str) -> str:
    return "".join(f"/{quote(name, safe='')}" for name in names)


def _read(answer: bytes) -> Json:
    """The object that was answered; nothing, or something else, is an empty one."""
    try:
        read = json.loads(answer)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _id(answer: Json) -> str:
    """The id that was given; empty where the connector took it and gave none."""
    given = answer.get("id")
    return given if isinstance(given, str) else ""
