"""A clerk sends an announcement once more to the places where it certainly failed, and to no others."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.act import MARKS, Act
from dialogs.announcing.bars import barred
from dialogs.announcing.became import became
from dialogs.announcing.desk import show
from dialogs.announcing.holding import take, who, written_down
from dialogs.announcing.naming import first_of, read, whole, written
from dialogs.announcing.when import marked
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.audience import read_audience
from dialogs.clerks import ROLES
from dialogs.say import counted
from store import Tx, announcements, places

EXAMPLES = ("Resend A12 to the failed",)
_FAILED = (
    r"(?: only)? to (?:the |those (?:that|who|where it) )?(?:failed|failures)(?: ones| places| posts)?(?: only| alone)?"
)
_ORDERS = (
    whole(rf"(?:re-?send|re-?try|re-?post|repeat) ANY(?: again)?(?:{_FAILED})?"),
    whole(rf"(?:send|post|try|publish) ANY(?: again(?:{_FAILED})?|{_FAILED})"),
)


def _recognise(text: str) -> str | None:
    found = first_of(_ORDERS, text.strip(MARKS))
    return written(found) if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    held = take(tx, now, asked, read(wanted))
    if isinstance(held, Answer):
        return held
    one, committee = held
    failed = became(tx, one, committee).of("failed")
    if one.state != "ordered" or not failed:
        return show(tx, now, one, committee, "Nothing was sent: nothing of it failed.")
    if why := barred(tx, now, replace(one, ordered_by=who(asked)), committee, read_audience(tx)):
        return show(tx, now, one, committee, f"Nothing was sent. {why}")
    there = {place.id for place in places.reachable(tx)}
    again = [post.place for post in failed if post.place in there]
    gone = len(failed) - len(again)
    missing = (
        f" The bot has to be added again in {counted(gone, 'place')} before anything can be sent there." if gone else ""
    )
    if not again:
        return show(tx, now, one, committee, f"Nothing was sent.{missing}")
    announcements.order(tx, one.id, again, marked(now - timedelta(seconds=1), one.id))
    one = announcements.change(tx, one, ordered_by=who(asked))
    written_down(tx, now, asked, (one, committee), did="sent again", after=f"to {len(again)} that failed")
    return show(tx, now, one, committee, f"It goes once more to {counted(len(again), 'place')}.{missing}")


ACT = Act("resend", EXAMPLES, ROLES, _recognise, _perform)
