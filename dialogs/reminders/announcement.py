"""An announcement is posted where a clerk has ordered it, by the records and the rights of that very moment."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.announcing.bars import barred
from dialogs.announcing.became import POSTS, kind_of, subject_of
from dialogs.announcing.picked import KIND
from dialogs.announcing.said import post
from dialogs.answer import Answer, Text
from dialogs.audience import Audience, read_audience
from dialogs.calendar import Span
from dialogs.reminder import NEW, Barred, Reminder, Way
from store import Tx, announcements, meetings
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
    audience = read_audience(tx)
    if why := barred(tx, now, one, committee, audience):
        raise Barred(why)
    if not audience.wants(notice.place, KIND, notice.due_at, now):
        raise Barred("It was asked not to be told any more.", state="withdrawn")
    said = post(tx, one)
    return replace(said, blocks=(*said.blocks, *_because(tx, notice, committee)))


def _because(tx: Tx, notice: Notice, committee: Committee) -> Iterator[Text]:
    """Why it came and how to stop it, in the chats of people."""
    if notice.place in read_audience(tx).persons:
        yield Text(
            f"This came because you follow {committee.name} or are a member. To stop it, say: stop announcements"
        )


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
