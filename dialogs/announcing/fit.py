"""Whether a clerk's words may still stand where everybody reads them: asked when they are ordered, and when they go."""

from dataclasses import replace

from dialogs.guard import exempt_words
from dialogs.say import long_date
from store import Tx
from store.announcements import Announcement
from store.beside import loaded
from store.records import Committee

WORDS = ("title", "message", "deadline", "reason")


def unfit(tx: Tx, one: Announcement) -> str | None:
    """Why its words may not be posted: they are those of a paper that is not for the public, as papers stand now."""
    said = (getattr(one, name) for name in WORDS)
    return next((why for words in said if words and (why := exempt_words(tx, one.committee, words))), None)


def unfit_since(tx: Tx, one: Announcement) -> str | None:
    """The same, looked at only where a paper was loaded since it was ordered: it was looked at then."""
    if one.ordered_at and max(loaded(tx).values(), default=one.ordered_at) < one.ordered_at:
        return None
    return unfit(tx, one)


def without_words(one: Announcement, committee: Committee) -> Announcement:
    """The same without the clerk's own words: the records alone."""
    title = f"Agenda: {committee.name}, {long_date(one.meeting_date)}"
    return replace(one, title=title, message=None, deadline=None)
