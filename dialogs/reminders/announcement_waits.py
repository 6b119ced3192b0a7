"""An announcement does not go as it was to: no yes came in time, a second clerk said no, or its meeting changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.announcing.bars import overtaken
from dialogs.announcing.became import became
from dialogs.announcing.desk import show
from dialogs.announcing.meeting import standing
from dialogs.announcing.rights import seconders
from dialogs.answer import Answer, Text
from dialogs.audience import Audience
from dialogs.calendar import Span
from dialogs.reminder import Reminder
from store import Tx, announcements, meetings, moves
from store.announcements import Announcement
from store.outbox import Notice, Owed
from store.records import Committee

KIND = "announcement_waits"
PATIENCE = timedelta(days=2)
RULE = "as soon as an announcement cannot go as it was to"
_BECAUSE = Text("This came because you ordered it, or can agree to it.")


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    by_id = {committee.id: committee for committee in meetings.committees(tx)}
    return frozenset(
        Owed(KIND, f"announcement:{by_id[one.committee].slug}:{one.id}", place, at, RULE, PATIENCE)
        for one, at in _waiting(tx, span)
        if span.holds(at)
        for place in audience.chats(_whose(audience, one, by_id[one.committee]))
    )


def _waiting(tx: Tx, span: Span) -> Iterator[tuple[Announcement, datetime]]:
    """What does not go, and since when that is known."""
    yield from ((one, one.send_at) for one in announcements.waiting_for_yes(tx) if one.send_at)
    yield from ((one, one.withdrawn_at) for one in announcements.refused(tx, span) if one.withdrawn_at)
    to_come = [one for one in announcements.live(tx, span.start) if _to_come(one, span.start)]
    since = min((one.made_at for one in to_come), default=None)
    moved = {(one.committee, one.day) for one in moves.changes(tx, since)} if since else set()
    for one in (each for each in to_come if (each.committee, each.meeting_date) in moved):
        changed_at = standing(tx, one.committee, one.meeting_date).changed_at
        if changed_at and one.send_at and one.ordered_at and one.ordered_at < changed_at < one.send_at:
            yield one, changed_at


def _to_come(one: Announcement, since: datetime) -> bool:
    return one.state == "ordered" and one.send_at is not None and one.send_at >= since


def _whose(audience: Audience, one: Announcement, committee: Committee) -> list[str]:
    """Whoever ordered it, and while it waits for a yes those who can give it."""
    others = seconders(audience, one, committee) if one.state == "asked" else []
    return [*([one.ordered_by] if one.ordered_by else []), *others]


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    one = announcements.find(tx, int(notice.subject.split(":")[2]))
    committee = next((each for each in meetings.committees(tx) if one and each.id == one.committee), None)
    why = _why(tx, now, one, committee) if one and committee else None
    if one is None or committee is None or why is None:
        return None
    said = show(tx, now, one, committee, why)
    return replace(said, blocks=(*said.blocks, _BECAUSE), instead=False)


def _why(tx: Tx, now: datetime, one: Announcement, committee: Committee) -> str | None:
    if one.state == "asked" and one.send_at and one.send_at <= now:
        return "Its time has come, and no second clerk has agreed: it is not posted."
    if one.state == "refused":
        return "A second clerk said no."
    if one.state == "ordered" and not became(tx, one, committee).begun:
        return overtaken(tx, now, one)
    return None


REMINDER = Reminder(KIND, PATIENCE, "again", _plan, _compose)
