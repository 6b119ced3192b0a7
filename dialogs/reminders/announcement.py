"""An announcement is posted where a clerk has ordered it, by the records and the rights of that very moment."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.announcing.became import POSTS, kind_of, subject_of
from dialogs.announcing.fit import unfit_since
from dialogs.announcing.meeting import standing
from dialogs.announcing.ordering import period
from dialogs.announcing.rights import lost
from dialogs.announcing.said import post
from dialogs.answer import Answer, Text
from dialogs.audience import Audience, read_audience
from dialogs.calendar import Span
from dialogs.reminder import NEW, Barred, Reminder, Way
from dialogs.say import long_date
from store import Tx, announcements, meetings
from store.announcements import Announcement
from store.outbox import Notice, Owed
from store.records import Committee

PATIENCE = timedelta(days=1)
RULE = "at the time for which a clerk has ordered it"


def _planner(of: str) -> Reminder:
    kind = POSTS[of]

    def plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
        by_id = {committee.id: committee for committee in meetings.committees(tx)}
        return frozenset(
            Owed(kind, subject_of(one, by_id[one.committee]), place, due_at, RULE, PATIENCE)
            for one, place, due_at in announcements.ordered(tx, span, test=False)
            if kind_of(one) == kind and one.state == "ordered"
        )

    return Reminder(kind, PATIENCE, "again", plan, _compose, way=_way)


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    one = announcements.ordered_for(tx, notice, test=False)
    if one is None or one.state != "ordered":
        return None
    committee = next(each for each in meetings.committees(tx) if each.id == one.committee)
    if why := lost(tx, read_audience(tx), one, committee) or _overtaken(tx, one) or unfit_since(tx, one):
        raise Barred(why)
    if (during := period(tx, one, now, committee)) and not (one.reason and one.second):
        raise Barred(f"It fell into {during}, and no second clerk has agreed to it with a reason.")
    said = post(tx, one)
    return replace(said, blocks=(*said.blocks, *_because(tx, notice, committee)))


def _because(tx: Tx, notice: Notice, committee: Committee) -> Iterator[Text]:
    """Why it came and how to stop it, in the chats of people."""
    if notice.place in read_audience(tx).persons:
        yield Text(
            f"This came because you follow {committee.name} or are a member. To stop it, say: stop announcements"
        )


def _overtaken(tx: Tx, one: Announcement) -> str | None:
    """Why it is not posted as it was ordered, where the meeting is off by now."""
    stands = standing(tx, one.committee, one.meeting_date)
    if not stands.off:
        return None
    if stands.instead:
        return f"The meeting was moved to {long_date(stands.instead.date)} before it was posted."
    return "The meeting was called off before it was posted."


def _way(tx: Tx, notice: Notice) -> Way:
    """A supplement goes beneath the first post in a channel."""
    one = announcements.ordered_for(tx, notice, test=False)
    first = announcements.find(tx, one.under) if one and one.of == "supplement" and one.under else None
    if first is None:
        return NEW
    slug = notice.subject.split(":")[1]
    posts = announcements.posts(tx, first, POSTS["agenda"], f"meeting:{slug}:{first.meeting_date}")
    beneath = (one.notice.activity for one in posts if one.place == notice.place and one.notice)
    return Way(under=next(beneath, None))


REMINDER = _planner("agenda")
SUPPLEMENT = _planner("supplement")
