"""The announcement that an order means: held for whoever orders first, and only in the version that they saw."""

from datetime import datetime

from dialogs import compose
from dialogs.announcing.desk import looks, show
from dialogs.announcing.implied import open_one
from dialogs.announcing.naming import OPEN, Meant
from dialogs.announcing.picked import resolve
from dialogs.answer import Answer
from dialogs.asked import Asked, Scope
from dialogs.audience import read_audience
from dialogs.clerks import over
from store import Tx, announcements, journal, meetings
from store.announcements import Announcement
from store.records import Committee

Held = tuple[Announcement, Committee]


def who(asked: Asked) -> str:
    """Who orders, for the store and the journal."""
    return asked.person or "local"


def take(tx: Tx, now: datetime, asked: Asked, meant: Meant) -> Held | Answer:
    """The announcement, and nobody else changes it meanwhile; or an answer that says why it is left as it is."""
    if refused := elsewhere(asked):
        return refused
    number = open_one(tx, now, asked) if meant.number == OPEN else meant.number
    if isinstance(number, Answer):
        return number
    one = announcements.hold(tx, number)
    committee = next((each for each in meetings.committees(tx) if one and each.id == one.committee), None)
    if one is None or committee is None or not over(tx, asked, committee):
        lead = f"I know of no announcement A{number} of yours. To see yours, say: announcements"
        return compose.declined("No such announcement", lead)
    if meant.version is not None and meant.version != one.version:
        lead = "That card was out of date, and nothing was changed by it. This is how it stands now."
        return show(tx, now, one, committee, lead, viewer=who(asked))
    if meant.seen and meant.seen != looks(tx, one, resolve(tx, read_audience(tx), one, committee, now)):
        lead = "What would be posted has changed since you saw it, so nothing was done. This is how it stands now."
        return show(tx, now, one, committee, lead, viewer=who(asked))
    return one, committee


def elsewhere(asked: Asked) -> Answer | None:
    """That announcements are drawn up in personal chat alone; None where somebody is there."""
    if asked.scope is Scope.PERSONAL:
        return None
    lead = "Announcements are drawn up in our personal chat, where nobody reads what is not posted yet. Say it there."
    return compose.declined("In our personal chat", lead)


def written_down(
    tx: Tx, now: datetime, asked: Asked, held: Held, *, did: str, before: str = "", after: str = ""
) -> None:
    """Keep in the journal who did what to it."""
    one, committee = held
    what = f"{one.reference} {committee.slug} {one.meeting_date}"
    journal.note(tx, now, who=who(asked), did=did, what=what, before=before or None, after=after or None)
