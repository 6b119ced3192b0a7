"""Which announcement is meant where an order names none: the one that whoever speaks has open."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from dialogs import compose
from dialogs.announcing.naming import with_reference
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.calendar import council_day
from dialogs.clerks import over
from dialogs.say import cut, short_date
from store import Tx, announcements, meetings
from store.announcements import LIVE, Announcement

SINCE = timedelta(days=180)


def open_one(tx: Tx, now: datetime, asked: Asked) -> int | Answer:
    """Its number; or an answer that asks which of several, each choice the whole order."""
    mine = list(_mine(tx, now, asked))
    unfinished = [one for one in mine if one.state != "ordered" or (one.send_at and one.send_at > now)]
    chosen = unfinished or mine
    if len(chosen) == 1:
        return chosen[0].id
    if not chosen:
        lead = "You have no announcement that is open. To see those of your committees, say: announcements"
        return compose.declined("Which announcement?", lead)
    facts = [(one.reference, f"{cut(one.title, 120)} (meeting of {short_date(one.meeting_date)})") for one in chosen]
    options = [with_reference(asked.text, one.reference) for one in chosen]
    return compose.which("Which announcement?", "You have several that are open. Which do you mean?", options, facts)


def _mine(tx: Tx, now: datetime, asked: Asked) -> Iterator[Announcement]:
    """What somebody drew up or ordered and may still order, of meetings to come; the newest first."""
    me = asked.person or "local"
    zones = {one.id: one.zone for one in meetings.committees(tx) if over(tx, asked, one)}
    recent = announcements.recent(tx, now - SINCE)
    corrections = [each for one in recent for each in announcements.under(tx, one.id, "correction")]
    for one in sorted([*recent, *corrections], key=lambda one: -one.id):
        ended = one.state not in LIVE or (one.of == "correction" and one.state == "ordered")
        theirs = one.committee in zones and me in {one.author, one.ordered_by}
        if theirs and not ended and one.meeting_date >= council_day(now, zones[one.committee]):
            yield one
