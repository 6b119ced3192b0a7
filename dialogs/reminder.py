"""One kind of unasked answer: when it falls due, and what it then says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialogs.answer import Answer
from dialogs.audience import Audience
from dialogs.calendar import Span
from store import Tx
from store.outbox import Notice, Owed


class Barred(Exception):
    """It may not be said any more; the message says why, in words for a clerk, and `state` how it ends unsent."""

    def __init__(self, why: str, state: str = "refused") -> None:
        super().__init__(why)
        self.state = state


@dataclass(frozen=True, slots=True)
class Way:
    """How a notice reaches its place: as a message of its own, `under` one that is there, or `instead` of one.

    Both are Teams' ids of a message. Under one is a reply in a channel's thread.
    """

    under: str | None = None
    instead: str | None = None


NEW = Way()


def _new(tx: Tx, notice: Notice) -> Way:
    return NEW


@dataclass(frozen=True, slots=True)
class Reminder:
    """`plan` gives every notice of this kind that falls due in a span for an audience: a pure function of the facts.

    `compose` says what the notice says now, or None where nothing is left to say. `patience` is how late it may go
    at most; later it is missed. `doubt` is what happens after an uncertain send: "again" (once, with the same
    reference, where the place allows it too) or "ask" (wait for a clerk). `answerable`: somebody is asked to do a
    thing, and can answer from the card. `way` is how it reaches its place. `compose` may raise Barred.
    """

    kind: str
    patience: timedelta
    doubt: str
    plan: Callable[[Tx, Span, Audience], frozenset[Owed]]
    compose: Callable[[Tx, datetime, Notice], Answer | None]
    answerable: bool = False
    way: Callable[[Tx, Notice], Way] = _new
