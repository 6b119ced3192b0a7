"""An announcement waits for the yes of a second clerk: asked at once, with exactly what would be posted."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.announcing.became import YES as KIND
from dialogs.announcing.desk import show
from dialogs.announcing.rights import seconders
from dialogs.answer import Answer, Text
from dialogs.audience import Audience
from dialogs.calendar import Span
from dialogs.reminder import Reminder
from store import Tx, announcements, meetings
from store.announcements import Announcement
from store.outbox import Notice, Owed
from store.records import Committee

PATIENCE = timedelta(days=3)
RULE = "as soon as a clerk asks for a second yes"


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    by_id = {committee.id: committee for committee in meetings.committees(tx)}
    return frozenset(
        Owed(KIND, f"announcement:{by_id[one.committee].slug}:{one.id}", place, one.asked_at, RULE, PATIENCE)
        for one in announcements.waiting_for_yes(tx)
        if one.asked_at and span.holds(one.asked_at)
        for place in _chats(audience, one, by_id[one.committee])
    )


def _chats(audience: Audience, one: Announcement, committee: Committee) -> tuple[int | None, ...]:
    """The chats of those who can agree: to None where nobody can be told, which `due` shows."""
    return tuple(audience.chats(seconders(audience, one, committee))) or (None,)


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    one = announcements.find(tx, int(notice.subject.split(":")[2]))
    if one is None or one.state != "asked" or one.asked_at != notice.due_at:
        return None
    committee = next(each for each in meetings.committees(tx) if each.id == one.committee)
    said = show(tx, now, one, committee)
    because = Text("This came because you are a clerk or an administrator here, and somebody else drew it up.")
    return replace(said, blocks=(*said.blocks, because), instead=False)


REMINDER = Reminder(KIND, PATIENCE, "again", _plan, _compose)
