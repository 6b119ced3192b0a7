"""A clerk chooses to whom an announcement goes: channels, those who follow, members, or everywhere."""

from datetime import datetime

from dialogs import compose
from dialogs.act import Act
from dialogs.announcing import picked
from dialogs.announcing.became import became
from dialogs.announcing.desk import show
from dialogs.announcing.holding import Held, take, written_down
from dialogs.announcing.naming import read, whole, written
from dialogs.announcing.ordering import back_to_draft
from dialogs.announcing.places_said import Said, among, told_apart, understood
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.clerks import ROLES
from dialogs.say import cut, joined
from store import Tx, announcements
from store.announcements import DRAFTS, Announcement

EXAMPLES = ("A12 places: followers, members", "A12 also to General")
_ORDERS = {
    "also": whole(r"REF (?:places )?(?:(?:goes )?also (?:goes )?to|too to|and to|plus)\b\s*:?\s*(?P<rest>.{0,2000})"),
    "not": whole(r"REF (?:places )?(?:(?:goes )?not to|no longer to|without|except)\b\s*:?\s*(?P<rest>.{0,2000})"),
    "places": whole(r"REF (?:places|goes to|to)\b\s*:?\s*(?P<rest>.{0,2000})"),
}


def _recognise(text: str) -> str | None:
    for how, order in _ORDERS.items():
        if found := order.fullmatch(" ".join(text.split())):
            return written(found, f"{how} {found['rest']}")
    return None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    meant = read(wanted)
    held = take(tx, now, asked, meant)
    if isinstance(held, Answer):
        return held
    one, committee = held
    reworked = one.state == "ordered" and not became(tx, one, committee).begun
    if one.of == "correction" or not (one.state in {*DRAFTS, "asked"} or reworked):
        return show(tx, now, one, committee, "Its places can no longer be changed: it was ordered as it stands.")
    how, _, typed = meant.rest.partition(" ")
    said = understood(typed, picked.shared(tx))
    said = among(said, one.audience) if how == "not" else said
    if said.unknown or said.several:
        return _unsure(tx, (one, committee), how, said)
    chosen = _chosen(one, how, said)
    if how == "not" and len(chosen) == len(one.audience):
        lead = f"{one.reference} was not ordered to that by itself: choose its places anew. Nothing was changed."
        return compose.declined("Not among its places", lead)
    before, after = ", ".join(one.audience), ", ".join(chosen)
    if before == after:
        return show(tx, now, one, committee, "Nothing was changed: these are its places already.")
    one = announcements.change(tx, back_to_draft(tx, one), audience=list(chosen))
    written_down(tx, now, asked, (one, committee), did="places chosen", before=before, after=after)
    return show(tx, now, one, committee, "The places are chosen.")


def _chosen(one: Announcement, how: str, said: Said) -> tuple[str, ...]:
    """The places that it goes to then."""
    if how == "not":
        return tuple(token for token in one.audience if token not in said.tokens)
    return tuple(dict.fromkeys((*(one.audience if how == "also" else ()), *said.tokens)))


def _unsure(tx: Tx, held: Held, how: str, said: Said) -> Answer:
    """That a name is that of no place, or of several: each can then be chosen, or all of them."""
    one, committee = held
    if said.unknown:
        there = joined([place.name for place in picked.shared(tx)[:12] if place.name]) or "none"
        lead = f"“{cut(said.unknown, 80)}” is no place that I can post in. Nothing was changed."
        return compose.declined("No such place", f"{lead} There are followers, members, everywhere, and: {there}.")
    order = f"{one.reference} {'places:' if how == 'places' else f'{how} to'}"
    every = [f"#{place.id}" for place in said.several]
    options = [f"{order} {', '.join([*said.tokens, each])}" for each in [*every, ", ".join(every)]]
    facts = [(f"#{place.id} {place.name}", told_apart(place, committee.zone)) for place in said.several]
    lead = f"{len(every)} places that I can post in have that name. Which do you mean? Nothing was changed."
    return compose.which("Which place?", lead, options, facts)


ACT = Act("picking", EXAMPLES, ROLES, _recognise, _perform)
