"""Who is let in: the token first, then the form of the activity, then whether it is addressed to us."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.teams.bearer import CHANNEL, Bearer
from bot.teams.body import parse, part, text
from bot.teams.hosts import Hosts
from bot.teams.refusal import forbidden, malformed

LONGEST_ID = 1000
"""Characters of an id; Teams' longest have about three hundred."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """Signed requests of one tenant; where there is no `bearer` (local mode), unsigned ones from this machine."""

    bearer: Bearer | None
    hosts: Hosts
    tenant: str | None = None

    async def admit(self, headers: Mapping[str, str], body: bytes) -> Mapping[str, object]:
        """The activity that was posted; TurnedAway where it is not authentic, not for us, or no activity."""
        if self.bearer is None:
            _refuse_web_pages(headers)
            activity = _formed(parse(body))
        else:
            claims = await self.bearer.claims(headers)
            activity = _formed(parse(body))
            self._for_us(activity, claims)
        if text(activity, "serviceUrl") is None:
            raise malformed("the activity has no service URL")
        if not self.hosts.allows(activity["serviceUrl"]):
            raise forbidden("the activity comes from a service URL that is not listed")
        return activity

    def _for_us(self, activity: Mapping[str, object], claims: Mapping[str, object]) -> None:
        """Compare what the token and the activity say with what we are; whatever is not said is not ours."""
        url = claims.get("serviceurl")
        if not isinstance(url, str) or not url or activity.get("serviceUrl") != url:
            raise forbidden("the activity's service URL is not the token's")
        if activity.get("channelId") != CHANNEL:
            raise forbidden("the activity does not come from Teams")
        if not self._is_ours(part(part(activity, "channelData"), "tenant").get("id")):
            raise forbidden("the activity is of another tenant")
        conversation = part(activity, "conversation")
        if "tenantId" in conversation and not self._is_ours(conversation["tenantId"]):
            raise forbidden("the conversation is of another tenant")

    def _is_ours(self, tenant: object) -> bool:
        return isinstance(tenant, str) and bool(self.tenant) and tenant.lower() == str(self.tenant).lower()


def _formed(activity: dict[str, object]) -> dict[str, object]:
    """Refuse what has not the ids that every activity has."""
    if text(activity, "type") is None:
        raise malformed("the activity has no type")
    ids = [activity.get("id"), part(activity, "conversation").get("id")]
    if activity["type"] == "message":
        ids.append(part(activity, "from").get("id"))
    if not all(isinstance(one, str) and 0 < len(one) <= LONGEST_ID and one.isprintable() for one in ids):
        raise malformed("the activity has no usable id, conversation or sender")
    return activity


def _refuse_web_pages(headers: Mapping[str, str]) -> None:
    """Keep out what a web page open in a browser on this machine posts: a browser always names the page's origin."""
    if any(name.lower() == "origin" for name in headers):
        raise forbidden("a web page may not speak to the bot")
