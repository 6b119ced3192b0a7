"""Why what was ordered is not posted after all, by the records and the rights of this very moment."""

from datetime import datetime

from dialogs.announcing.fit import unfit_since
from dialogs.announcing.meeting import has_begun, standing
from dialogs.announcing.ordering import period
from dialogs.announcing.rights import lost
from dialogs.audience import Audience
from dialogs.say import long_date
from store import Tx
from store.announcements import Announcement
from store.records import Committee


def barred(tx: Tx, at: datetime, one: Announcement, committee: Committee, audience: Audience) -> str | None:
    """Why it may not be posted at an instant, in words for a clerk; None where it may."""
    return (
        lost(tx, audience, one, committee)
        or overtaken(tx, at, one)
        or _period(tx, at, one, committee)
        or unfit_since(tx, one)
    )


def overtaken(tx: Tx, at: datetime, one: Announcement) -> str | None:
    """Why it no longer fits its meeting."""
    stands = standing(tx, one.committee, one.meeting_date)
    if stands.off and stands.instead:
        return f"The meeting was moved to {long_date(stands.instead.date)} before it was posted."
    if stands.off or stands.meeting is None:
        return "The meeting was called off before it was posted."
    return "The meeting has begun." if has_begun(stands.meeting, at) else None


def _period(tx: Tx, at: datetime, one: Announcement, committee: Committee) -> str | None:
    during = period(tx, one, at, committee)
    if during is None or (one.reason and one.second):
        return None
    return f"It falls in {during}, and no second clerk has agreed to it with a reason."
