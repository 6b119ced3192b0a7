"""The port that the rest of the bot sees of Teams: what is heard, what can be said, and how saying it can end.

Small on purpose, so that another library can be put behind it without touching anything above.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from dialogs.asked import Scope
from dialogs.clearance import Cleared


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """One activity from Teams, authenticated. `kind` is message, installed, removed, press, dialog or other.

    `conversation` is Teams' conversation id without a message id; `thread` is the whole id that replies go to (in a
    channel it names the thread). `address` is opaque text that `Teams.send` takes; the terminal has none. `text`
    has the bot's mention removed by its entity; `value` is what a pressed button carried, and `reply_to` the activity
    of the card that it stands on. What is asked in a dialog comes like a press of the person's own, without an address:
    it is answered in the body of its request.
    """

    kind: str
    activity: str
    conversation: str
    thread: str
    address: str
    scope: Scope
    text: str = ""
    person: str | None = None
    person_name: str | None = None
    place_name: str | None = None
    value: Mapping[str, object] | None = None
    reply_to: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendered:
    """How an answer looks in Teams: `text` is plain and stands above the `card`; `summary` is what a pop-up shows.

    Without a text the card says all of it.
    """

    text: str
    card: Mapping[str, object] | None = None
    summary: str | None = None


class Render(Protocol):
    """Makes the looks of an answer; `single`: of one piece, which can be changed later."""

    def __call__(self, cleared: Cleared, *, single: bool = False) -> Rendered:
        """The looks."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a request from Teams is answered: the HTTP status, and the body where it was an invoke."""

    status: int
    body: Mapping[str, object] | None = None


class Busy(Exception):
    """Certainly not delivered; may be tried again after `retry_after` seconds (429, 412, connect failure)."""

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__("Teams is busy")
        self.retry_after = retry_after


class Unreachable(Exception):
    """Certainly not delivered, and will not be: blocked or removed (403, 404). `why` is Teams' code."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Unsure(Exception):
    """It may have arrived: time-out, reset after the bytes left, 5xx."""


class Refused(Exception):
    """Never retried, shown: 400, 401, 413. `reason` says what Teams objected to."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Teams(Protocol):
    """What can be done towards Teams. Each may raise Busy, Unreachable, Unsure or Refused."""

    async def reply(self, heard: Heard, answer: Cleared) -> str:
        """Answer where it was heard, in the same thread; gives the activity id."""
        ...

    async def send(self, address: str, answer: Cleared, under: str | None = None) -> str:
        """Say something unasked, in a channel `under` a message of the bot's there; gives the activity id."""
        ...

    async def update(self, address: str, activity: str, answer: Cleared) -> None:
        """Change what was said, in place."""
        ...

    async def delete(self, address: str, activity: str) -> None:
        """Take back what was said."""
        ...

    async def members(self, address: str) -> tuple[str, ...]:
        """The Entra object ids of those in the conversation."""
        ...

    async def create(self, address: str, person: str) -> str:
        """Open a personal chat with the person (Entra object id); gives its address."""
        ...
