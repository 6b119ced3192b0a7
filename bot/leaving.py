"""What a question leaves for the clerks is kept beside the turn, which goes on whether that can be kept or not."""

import logging
from datetime import date

from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.known import Known
from dialogs.unheard import leave, leaves
from store.engine import Store

log = logging.getLogger(__name__)


def keep_for_clerks(store: Store, known: Known, today: date, asked: Asked, answer: Answer) -> None:
    """Keep a question that found no answer, or that a taught name led to one: in a transaction of its own."""
    try:
        if leaves(answer, asked, known, today):
            with store.write() as tx:
                leave(tx, today, answer, asked, known)
    except Exception as error:  # noqa: BLE001  # what is kept for later may not cost the answer
        why = {"act": "leave_failed", "why": type(error).__name__}  # no more of it: it may hold the words
        log.warning("What a question left could not be kept", extra=why)
