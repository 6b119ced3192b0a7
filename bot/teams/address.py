"""Where to send later: what Teams has to be told to reach a conversation, as opaque text for the rest of the bot."""

import json
from dataclasses import asdict, dataclass
from typing import Self

from bot.teams.port import Refused
from dialogs.asked import Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """A conversation without its thread. `user` is Teams' id of the person in a personal chat, `bot` the bot's."""

    url: str
    conversation: str
    scope: Scope
    tenant: str | None = None
    bot: str | None = None
    user: str | None = None

    def written(self) -> str:
        """The address as text."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def read(cls, written: str) -> Self:
        """The address that was written; Refused where the text is none."""
        try:
            said = json.loads(written)
            return cls(**{**said, "scope": Scope(said["scope"])})
        except (ValueError, TypeError, KeyError):
            raise Refused("The address cannot be read: write to the bot there, so that it learns a new one.") from None
