"""Minutes were loaded that say that something was asked for: the committee's clerks are told, once for each meeting."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from dialogs import compose
from dialogs.answer import Answer, Choices, Text
from dialogs.arising import read_heard, undecided
from dialogs.asked_for import Suggestion, suggestions
from dialogs.audience import Audience
from dialogs.calendar import Span
from dialogs.clerks import Telling, chats_of
from dialogs.reminder import Reminder
from dialogs.say import counted, long_date
from store import Tx, meetings, posted
from store.asked import asked_actions, minutes_loaded
from store.outbox import Notice, Owed
from store.records import PUBLIC, Committee

KIND = "asked_suggested"
PATIENCE = timedelta(days=3)
OLDEST = timedelta(days=183)
"""How long ago a meeting may have been whose minutes are news: papers of old meetings bring no flood."""
RULE = "as soon as minutes are loaded that say that something was asked for"
_GONE = frozenset({"planned", "withdrawn"})


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    return frozenset(
        Owed(KIND, _subject(committee, day), place, at, RULE, PATIENCE)
        for at, committee, day in _news(tx, span)
        for place in chats_of(audience, committee, Telling(KIND, at, PATIENCE)) or (None,)
    )


def _news(tx: Tx, span: Span) -> Iterator[tuple[datetime, Committee, date]]:
    """The meetings whose minutes came in a span, and of which no clerk has been told before."""
    loaded = minutes_loaded(tx, PUBLIC, span.start, span.end)
    committees = meetings.committees(tx) if loaded else []
    decided = {(one.committee, one.meeting_date, one.digest) for one in asked_actions(tx, PUBLIC)} if loaded else set()
    for at, lines in loaded.items():
        found = suggestions(lines, committees) if span.holds(at) else []
        left = [one for one in found if (one.committee.id, one.meeting_date, one.digest) not in decided]
        for committee, day in dict.fromkeys((one.committee, one.meeting_date) for one in left):
            if at.date() - day <= OLDEST and not _told_before(tx, _subject(committee, day), at):
                yield at, committee, day


def _told_before(tx: Tx, subject: str, at: datetime) -> bool:
    """Whether a clerk was told of it when the minutes were loaded in an earlier form."""
    before = (one for one in posted.about(tx, subject) if one.kind == KIND and one.due_at < at)
    return any(one.state not in _GONE for one in before)


def _subject(committee: Committee, day: date) -> str:
    return f"asked:{committee.slug}:{day}"


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    left = [
        one for one in undecided(read_heard(tx, PUBLIC)) if _subject(one.committee, one.meeting_date) == notice.subject
    ]
    return _said(left) if left else None


def _said(left: list[Suggestion]) -> Answer:
    committee, day = left[0].committee, left[0].meeting_date
    them = "it" if len(left) == 1 else "each of them"
    lead = (
        f"The minutes of {committee.name} on {long_date(day)} say, as I read them, that {counted(len(left), 'thing')} "
    )
    lead += f"{'was' if len(left) == 1 else 'were'} asked for. Say of {them} whether it is to be tracked."
    return compose.answer(
        "Asked for", lead, [Choices("Look at them", (f"actions to accept from {day}",)), _BECAUSE], left
    )


_BECAUSE = Text(
    "This came because you are a clerk or an administrator here: nothing that a member asked for is to be lost. Nobody "
    "is reminded of what you do not accept."
)

REMINDER = Reminder(KIND, PATIENCE, "again", _plan, _compose)
