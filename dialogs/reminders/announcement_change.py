"""What was posted no longer holds: corrected, withdrawn, or of a meeting that changed. The same post is changed."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.announcing.became import CHANGE, change_subject, to_change
from dialogs.announcing.fit import unfit_since, without_words
from dialogs.announcing.said import post
from dialogs.answer import Answer, Text
from dialogs.audience import Audience
from dialogs.calendar import Span
from dialogs.reminder import NEW, Reminder, Way
from store import Tx, announcements, meetings, moves, posted
from store.agendas import agendas_changed
from store.announcements import Announcement
from store.outbox import Notice, Owed

PATIENCE = timedelta(days=3)
RULE = "as soon as what was posted no longer holds"


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    by_id = {committee.id: committee for committee in meetings.committees(tx)}
    return frozenset(
        Owed(CHANGE, change_subject(one, by_id[one.committee], notice), notice.place, last, RULE, PATIENCE)
        for one in _touched(tx, announcements.live(tx, span.start))
        for notice, last in to_change(tx, one, by_id[one.committee])
        if span.holds(last)
    )


def _touched(tx: Tx, live: list[Announcement]) -> list[Announcement]:
    """Those of which anything has changed at all: looked at by one query, for most have not."""
    since = min((one.made_at for one in live), default=None)
    moved = {(one.committee, one.day) for one in moves.changes(tx, since)} if since else set()
    anew = moved | agendas_changed(tx, since) if since else moved
    return [one for one in live if one.corrected_at or one.withdrawn_at or (one.committee, one.meeting_date) in anew]


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    one = announcements.find(tx, int(notice.subject.split(":")[2]))
    first = _first(tx, notice)
    if one is None or first is None:
        return None
    if unfit_since(tx, one):  # what it says may not be said again, and that it no longer holds has to be
        one = without_words(one, next(each for each in meetings.committees(tx) if each.id == one.committee))
    said = post(tx, one)
    return replace(said, blocks=(*said.blocks, Text(f"Ref {first.reference}")))


def _first(tx: Tx, notice: Notice) -> Notice | None:
    """The notice whose post is to be changed."""
    return posted.numbered(tx, int(notice.subject.split(":")[3]))


def _way(tx: Tx, notice: Notice) -> Way:
    first = _first(tx, notice)
    return Way(instead=first.activity) if first and first.activity else NEW


REMINDER = Reminder(CHANGE, PATIENCE, "again", _plan, _compose, way=_way)
