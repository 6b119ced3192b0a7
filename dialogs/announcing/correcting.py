"""A correction of what is posted: a draft of its own, seen before it is carried out, as the first one was."""

from datetime import datetime

from dialogs.announcing.holding import Held, who, written_down
from dialogs.asked import Asked
from store import Tx, announcements
from store.announcements import DRAFTS

OPEN = (*DRAFTS, "asked")


def correction(tx: Tx, now: datetime, asked: Asked, held: Held) -> Held:
    """The correction that is being drawn up, or a new one with the words as they are posted."""
    one, committee = held
    there = [each for each in announcements.under(tx, one.id, "correction") if each.state in OPEN]
    if there:
        return there[-1], committee
    made = announcements.draw_up(
        tx,
        now,
        committee_id=committee.id,
        author=who(asked),
        meeting_date=one.meeting_date,
        of="correction",
        announcement_id=one.id,
        title=one.title,
        message=one.message,
        link=one.link,
        deadline=one.deadline,
        reason=one.reason,
    )
    written_down(tx, now, asked, (made, committee), did="correction drawn up", after=f"of {one.reference}")
    return made, committee
