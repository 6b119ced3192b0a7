"""A clerk sends a test of an announcement to themself: exactly what will be posted, in their own chat alone."""

from datetime import datetime, timedelta

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.announcing.desk import show
from dialogs.announcing.holding import take, written_down
from dialogs.announcing.naming import first_of, read, whole, written
from dialogs.announcing.when import marked
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.clerks import ROLES
from store import Tx, announcements

EXAMPLES = ("Test A12",)
_ORDERS = (
    whole(r"(?:test|try out|send (?:me )?a test of|test send) ANY(?: to me| to myself| on me| on myself)?"),
    whole(r"send REF (?:only )?to (?:me|myself)(?: first| alone| only)?"),
)


def _recognise(text: str) -> str | None:
    found = first_of(_ORDERS, text.strip(MARKS))
    return written(found) if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    held = take(tx, now, asked, read(wanted))
    if isinstance(held, Answer):
        return held
    one, committee = held
    if asked.place is None:
        return compose.declined("Test", "There is no conversation in Teams here that a test could be sent to.")
    if one.state in {"withdrawn", "discarded"}:
        return show(tx, now, one, committee, "There is nothing left to test.")
    announcements.order(tx, one.id, [asked.place], marked(now - timedelta(seconds=1), one.id), test=True)
    written_down(tx, now, asked, held, did="test sent")
    return show(tx, now, one, committee, "A test is on its way to you: only you see it.")


ACT = Act("try_out", EXAMPLES, ROLES, _recognise, _perform)
