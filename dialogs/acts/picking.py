"""A clerk chooses to whom an announcement goes: channels, those who follow, members, or everywhere."""

from datetime import datetime

from dialogs import compose
from dialogs.act import Act
from dialogs.announcing import picked
from dialogs.announcing.became import became
from dialogs.announcing.desk import show
from dialogs.announcing.holding import take, written_down
from dialogs.announcing.naming import read, whole, written
from dialogs.announcing.ordering import back_to_draft
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.clerks import ROLES
from dialogs.say import cut, joined
from store import Tx, announcements
from store.announcements import DRAFTS

EXAMPLES = ("A12 places: followers, members",)
_ORDER = whole(r"REF (?:places|goes to|to)\s*:?\s*(?P<rest>.{0,2000})")


def _recognise(text: str) -> str | None:
    found = _ORDER.fullmatch(text.strip())
    return written(found, found["rest"]) if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    meant = read(wanted)
    held = take(tx, now, asked, meant)
    if isinstance(held, Answer):
        return held
    one, committee = held
    reworked = one.state == "ordered" and not became(tx, one, committee).begun
    if one.of == "correction" or not (one.state in {*DRAFTS, "asked"} or reworked):
        return show(tx, now, one, committee, "Its places can no longer be changed: it was ordered as it stands.")
    chosen = picked.tokens(tx, meant.rest)
    if isinstance(chosen, str):
        there = joined([place.name for place in picked.shared(tx)[:12] if place.name]) or "none"
        lead = f"“{cut(chosen, 80)}” is no place that I can post in. Nothing was changed."
        return compose.declined("No such place", f"{lead} There are followers, members, everywhere, and: {there}.")
    before, after = ", ".join(one.audience), ", ".join(chosen)
    if before == after:
        return show(tx, now, one, committee, "Nothing was changed: these are its places already.")
    one = announcements.change(tx, back_to_draft(tx, one), audience=list(chosen))
    written_down(tx, now, asked, (one, committee), did="places chosen", before=before, after=after)
    return show(tx, now, one, committee, "The places are chosen.")


ACT = Act("picking", EXAMPLES, ROLES, _recognise, _perform)
