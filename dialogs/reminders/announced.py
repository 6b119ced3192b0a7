"""An announcement has come to its end everywhere: whoever ordered it hears how, once, with what can be done."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.announcing.desk import show
from dialogs.announcing.rights import may
from dialogs.answer import Answer, Text
from dialogs.audience import Audience
from dialogs.calendar import Span
from dialogs.reminder import Reminder
from store import Tx, announcements, meetings
from store.announcements import Announcement
from store.outbox import Notice, Owed
from store.records import Committee

KIND = "announced"
PATIENCE = timedelta(days=1)
RULE = "as soon as an announcement has come to its end in every place"
_BECAUSE = Text("This came because you ordered it, or because whoever did is no clerk any more.")


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    by_id = {committee.id: committee for committee in meetings.committees(tx)}
    return frozenset(
        Owed(KIND, f"announcement:{by_id[one.committee].slug}:{one.id}", place, last, RULE, PATIENCE)
        for one, last in announcements.ended(tx, span)
        if one.state == "ordered" and one.ordered_by and span.holds(last)
        for place in audience.chats(_told(tx, audience, one, by_id[one.committee]))
    )


def _told(tx: Tx, audience: Audience, one: Announcement, committee: Committee) -> list[str]:
    """Whoever ordered it, or the committee's clerks where that is no clerk any more."""
    still = one.ordered_by is not None and may(tx, audience, one.ordered_by, committee)
    return [one.ordered_by] if still and one.ordered_by else audience.clerks(committee)


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    one = announcements.find(tx, int(notice.subject.split(":")[2]))
    if one is None or one.state != "ordered":
        return None
    committee = next(each for each in meetings.committees(tx) if each.id == one.committee)
    said = show(tx, now, one, committee)
    return replace(said, blocks=(*said.blocks, _BECAUSE), instead=False)


REMINDER = Reminder(KIND, PATIENCE, "again", _plan, _compose)
