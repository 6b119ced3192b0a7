"""One kind of unasked answer: when it falls due, and what it then says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialogs.answer import Answer
from dialogs.audience import Audience
from dialogs.calendar import Span
from store import Tx
from store.outbox import Notice, Owed


@dataclass(frozen=True, slots=True)
class Reminder:
    """`plan` gives every notice of this kind that falls due in a span for an audience: a pure function of the facts.

    `compose` says what the notice says now, or None where nothing is left to say. `patience` is how late it may go
    at most; later it is missed. `doubt` is what happens after an uncertain send: "again" (once, with the same
    reference, where the place allows it too) or "ask" (wait for a clerk). `answerable`: somebody is asked to do a
    thing, and can answer from the card.
    """

    kind: str
    patience: timedelta
    doubt: str
    plan: Callable[[Tx, Span, Audience], frozenset[Owed]]
    compose: Callable[[Tx, datetime, Notice], Answer | None]
    answerable: bool = False
