"""The Bot Connector's signing keys, as its OpenID metadata announces them; a new one is found when it is first used."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp
import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from bot.teams.hosts import LOOPBACK

log = logging.getLogger(__name__)

FETCHES, WINDOW = 5, 60.0
"""At most so many fetches in so many seconds, whatever strangers ask for."""
LIMIT = 5.0
"""Seconds for one fetch of the metadata and the keys."""
FRESH = 6 * 3600.0
"""Seconds after which known keys are fetched again, so that a withdrawn one stops counting (Microsoft: 24 h)."""
SHORTEST = 2048
"""Bits of an RSA key."""


@dataclass(frozen=True, slots=True)
class Key:
    """A public key and the channels that it may sign for."""

    public: RSAPublicKey
    endorsements: frozenset[str]


class SigningKeys:
    """The keys by `kid`. One fetch is under way at a time, and whoever signs with a known key never waits for it."""

    def __init__(self, session: aiohttp.ClientSession, metadata: str, monotonic: Callable[[], float]) -> None:
        self._session = session
        self._metadata = metadata
        self._monotonic = monotonic
        self._keys: dict[str, Key] = {}
        self._fetched_at = 0.0
        self._begun: deque[float] = deque(maxlen=FETCHES)
        self._fetching: asyncio.Task[None] | None = None

    async def find(self, kid: str) -> Key | None:
        """The key of that name, fetched if it was not known before; None where the metadata does not announce it."""
        if kid in self._keys:
            if self._monotonic() - self._fetched_at > FRESH:
                self._fetch()
            return self._keys[kid]
        under_way = self._fetching
        if under_way is not None:  # it may have read the metadata before this key was announced
            await asyncio.shield(under_way)
        if kid not in self._keys and (fetching := self._fetch()):
            await asyncio.shield(fetching)
        return self._keys.get(kid)

    async def close(self) -> None:
        """Stop fetching."""
        if self._fetching is not None:
            self._fetching.cancel()
            await asyncio.gather(self._fetching, return_exceptions=True)

    def _fetch(self) -> asyncio.Task[None] | None:
        """The fetch under way, or a new one; None where there were too many of late."""
        if self._fetching is None:
            now = self._monotonic()
            if len(self._begun) == FETCHES and now - self._begun[0] < WINDOW:
                return None
            self._begun.append(now)
            self._fetching = asyncio.create_task(self._refresh())
        return self._fetching

    async def _refresh(self) -> None:
        try:
            async with asyncio.timeout(LIMIT):
                keys = _readable(await self._get(await self._place_of_keys()))
        except (aiohttp.ClientError, OSError, ValueError, RecursionError) as error:  # a time-out is an OSError
            log.warning("The signing keys could not be fetched (%s); those that are known go on", type(error).__name__)
        else:
            self._keys = keys or self._keys
            self._fetched_at = self._monotonic()
        finally:
            self._fetching = None

    async def _place_of_keys(self) -> str:
        place = (await self._get(self._metadata)).get("jwks_uri")
        if not isinstance(place, str) or not _safe(place):
            raise ValueError("no place of keys in the metadata")
        return place

    async def _get(self, url: str) -> Mapping[str, object]:
        async with self._session.get(url, allow_redirects=False, raise_for_status=True) as response:
            read = await response.json(content_type=None)
        if not isinstance(read, dict):
            raise ValueError("the metadata is not an object")  # noqa: TRY004  # what came is at fault, not the code
        return read


def _safe(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in {*LOOPBACK, "::1"})


def _readable(announced: Mapping[str, object]) -> dict[str, Key]:
    """Every RSA signing key that is announced in full; the others are passed over."""
    keys = announced.get("keys")
    found = [_key(one) for one in keys if isinstance(one, dict)] if isinstance(keys, list) else []
    return dict(pair for pair in found if pair is not None)


def _key(announced: dict[str, object]) -> tuple[str, Key] | None:
    kid, endorsements = announced.get("kid"), announced.get("endorsements")
    if not isinstance(kid, str) or announced.get("kty") != "RSA" or announced.get("use", "sig") != "sig":
        return None
    try:
        public = jwt.PyJWK.from_dict(announced, algorithm="RS256").key
    except (jwt.PyJWTError, ValueError, TypeError):
        return None
    if not isinstance(public, RSAPublicKey) or public.key_size < SHORTEST:
        return None
    names = endorsements if isinstance(endorsements, list) else []
    return kid, Key(public, frozenset(name for name in names if isinstance(name, str)))
