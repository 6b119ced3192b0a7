"""Is this token the Bot Connector's own, meant for this bot, and of now?

The rules are Microsoft's for requests from the Bot Connector ("Authenticate requests from the Bot Connector service to
your bot"), without the emulator's, the skills' and the government clouds'.
"""

import math
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import jwt

from bot.teams.keys import SigningKeys
from bot.teams.refusal import unauthorised

ISSUER = "https://api.botframework.com"
SKEW = 300
"""Seconds that the two clocks may differ by."""
CHANNEL = "msteams"

_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,4096}\.[A-Za-z0-9_-]{1,16384}\.[A-Za-z0-9_-]{1,2048}")
_OPTIONS: Any = {
    "require": ["iss", "aud", "exp", "nbf"],
    "strict_aud": True,
    "verify_exp": False,  # the machine's time is handed in, and PyJWT would read the clock itself
    "verify_nbf": False,
    "verify_iat": False,
}


@dataclass(frozen=True, slots=True)
class Bearer:
    """Checks the token of a request. `epoch` gives the machine's time in seconds since 1970 UTC."""

    keys: SigningKeys
    app_id: str
    epoch: Callable[[], float]

    async def claims(self, headers: Mapping[str, str]) -> Mapping[str, object]:
        """What the token says of the request, once its signature, issuer, audience and lifetime are right."""
        token = _token(headers)
        key = await self.keys.find(_kid(token))
        if key is None:
            raise unauthorised("the token is signed with an unknown key")
        if CHANNEL not in key.endorsements:
            raise unauthorised("the token is signed with a key that does not speak for Teams")
        try:
            claims: dict[str, object] = jwt.decode(
                token, key.public, algorithms=["RS256"], audience=self.app_id, issuer=ISSUER, options=_OPTIONS
            )
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError) as error:
            raise unauthorised(f"the token is not valid ({type(error).__name__})") from None
        self._of_now(claims)
        return claims

    def _of_now(self, claims: Mapping[str, object]) -> None:
        now, begins, ends = self.epoch(), _instant(claims["nbf"]), _instant(claims["exp"])
        if begins > now + SKEW:
            raise unauthorised("the token is not valid yet")
        if ends <= now - SKEW:
            raise unauthorised("the token has expired")


def _token(headers: Mapping[str, str]) -> str:
    """The one token that the request bears."""
    borne = [value for name, value in headers.items() if name.lower() == "authorization"]
    if len(borne) != 1:
        raise unauthorised("the request does not bear one token")
    scheme, _, token = borne[0].partition(" ")
    if scheme.lower() != "bearer" or not _TOKEN.fullmatch(token):
        raise unauthorised("the request does not bear a token")
    return token


def _kid(token: str) -> str:
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
        raise unauthorised("the token's header cannot be read") from None
    kid = header.get("kid")
    if header.get("alg") != "RS256" or not isinstance(kid, str) or not kid:
        raise unauthorised("the token is not signed with RS256 by a named key")
    return kid


def _instant(claim: object) -> float:
    """Seconds since 1970 UTC; a truth, a text or an infinity is none."""
    with suppress(OverflowError):
        if isinstance(claim, int | float) and not isinstance(claim, bool) and math.isfinite(claim):
            return float(claim)
    raise unauthorised("the token has no readable lifetime")
