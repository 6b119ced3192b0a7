"""A test of an announcement goes to the clerk who asked for it, and looks as the post will."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialogs.announcing.said import post
from dialogs.answer import Answer, Text
from dialogs.audience import Audience
from dialogs.calendar import Span
from dialogs.reminder import Reminder
from store import Tx, announcements, meetings
from store.outbox import Notice, Owed

KIND = "announcement_test"
PATIENCE = timedelta(hours=1)
RULE = "as soon as a clerk asks for a test"
_MARK = Text("This is a test: only you see it, and this line is not posted.")


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    slugs = {committee.id: committee.slug for committee in meetings.committees(tx)}
    return frozenset(
        Owed(KIND, f"announcement:{slugs[one.committee]}:{one.id}", place, due_at, RULE, PATIENCE)
        for one, place, due_at in announcements.ordered(tx, span, test=True)
    )


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    one = announcements.ordered_for(tx, notice, test=True)
    if one is None:
        return None
    said = post(tx, one)
    return replace(said, blocks=(*said.blocks, _MARK))


REMINDER = Reminder(KIND, PATIENCE, "again", _plan, _compose)
