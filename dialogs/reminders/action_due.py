"""An action or a recommendation has a day: its owners are told before, on and after it, then who answers for them."""

from datetime import datetime

from dialogs.answer import Answer
from dialogs.audience import Audience
from dialogs.calendar import Span
from dialogs.chased import compose_owed
from dialogs.chasing import ACTION
from dialogs.following import DAY
from dialogs.ladder import owed
from dialogs.reminder import Reminder
from store import Tx
from store.outbox import Notice, Owed

KIND = ACTION


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    return owed(tx, span, audience, KIND)


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    return compose_owed(tx, now, notice)


REMINDER = Reminder(KIND, DAY, "again", _plan, _compose, answerable=True)
