"""A clerk corrects what is posted: a draft of the correction, which changes the same posts once it is ordered."""

from datetime import datetime

from dialogs.act import MARKS, Act
from dialogs.announcing.became import became
from dialogs.announcing.correcting import correction
from dialogs.announcing.desk import show
from dialogs.announcing.holding import take
from dialogs.announcing.naming import read, whole, written
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.clerks import ROLES
from store import Tx

EXAMPLES = ("Correct A12",)
_ORDER = whole(r"(?:correct|amend|edit|change|fix|reword) REF|correct it")


def _recognise(text: str) -> str | None:
    found = _ORDER.fullmatch(text.strip(MARKS))
    return written(found) if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    held = take(tx, now, asked, read(wanted))
    if isinstance(held, Answer):
        return held
    one, committee = held
    if one.state != "ordered" or one.of == "correction" or not became(tx, one, committee).begun:
        return show(tx, now, one, committee)
    draft, _ = correction(tx, now, asked, held)
    return show(tx, now, draft, committee, f"Change the words, and then correct the posts of {one.reference}.")


ACT = Act("correct", EXAMPLES, ROLES, _recognise, _perform)
