"""Something ended other than sent: clerks are told, once for each quarter of an hour, and asked about doubts."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from dialogs.answer import Answer, Block, Table, Text
from dialogs.audience import Audience, read_audience
from dialogs.calendar import Span
from dialogs.clerks import Subjects, Telling, chats_of, read_subjects, zone_of
from dialogs.outcomes import STATES, asks, at, summed, what, where, why
from dialogs.reminder import Reminder
from dialogs.say import counted
from store import Tx, posted
from store.outbox import Notice, Owed
from store.records import Committee

KIND = "trouble"
QUARTER = timedelta(minutes=15)
WRITTEN = timedelta(minutes=1)
"""What ended within a quarter of an hour is written down by then, on every replica."""
PATIENCE = timedelta(days=3)
LISTED = 10
"""How many are listed."""
RULE = "a minute after the quarter of an hour in which something ended other than sent"


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    found = posted.moments(tx, (span.start - QUARTER - WRITTEN, span.end), besides=KIND)
    subjects = read_subjects(tx) if found else Subjects({}, {})
    gathered = {(subjects.committee(subject), _due_at(ended_at)) for subject, ended_at in found}
    return frozenset(
        Owed(KIND, _subject(due_at), place, due_at, RULE, PATIENCE)
        for committee, due_at in gathered
        if span.holds(due_at)
        for place in _places(_chats(audience, committee, due_at))
    )


def _due_at(ended_at: datetime) -> datetime:
    past = timedelta(minutes=ended_at.minute % 15, seconds=ended_at.second, microseconds=ended_at.microsecond)
    return ended_at - past + QUARTER + WRITTEN


def _subject(due_at: datetime) -> str:
    return f"trouble:{due_at - QUARTER - WRITTEN:%Y-%m-%dT%H%MZ}"


def _chats(audience: Audience, committee: Committee | None, due_at: datetime) -> list[int]:
    return chats_of(audience, committee, Telling(KIND, due_at, PATIENCE))


def _places(chats: list[int]) -> tuple[int | None, ...]:
    """Where it is owed: to None where nobody can be told, which `due` shows."""
    return tuple(chats) or (None,)


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    audience, subjects = read_audience(tx), read_subjects(tx)
    found = sorted(_told(tx, notice, audience, subjects), key=lambda one: one.state != posted.DOUBTFUL)
    if not found:
        return None
    zone = zone_of(filter(None, (subjects.committee(one.subject) for one in found)))
    rows = tuple(
        (what(one, subjects), where(tx, one, audience), f"{STATES[one.state]}: {why(one, zone)}", one.reference)
        for one in found[:LISTED]
    )
    table = Table(("Message", "To", "What happened", "Ref"), rows, len(found))
    blocks: tuple[Block, ...] = (table, *asks(found), Text(_BECAUSE))
    return Answer(title="Not sent as planned", lead=_lead(found, notice.due_at, zone), blocks=blocks)


def _told(tx: Tx, notice: Notice, audience: Audience, subjects: Subjects) -> Iterator[Notice]:
    """What ended so in that quarter of an hour, as far as it is that place's to hear."""
    heard: dict[Committee | None, bool] = {}
    end = notice.due_at - WRITTEN
    for one in posted.ended(tx, (end - QUARTER, end)):
        committee = subjects.committee(one.subject)
        if committee not in heard:
            heard[committee] = notice.place in _chats(audience, committee, notice.due_at)
        if one.kind != KIND and heard[committee]:
            yield one


def _lead(found: Sequence[Notice], due_at: datetime, zone: str) -> str:
    end = due_at - WRITTEN
    between = f"In the quarter of an hour from {at(end - QUARTER, zone)}"
    were = "was" if len(found) == 1 else "were"
    return f"{between}, {counted(len(found), 'message')} {were} not sent as planned: {summed(found)}."


_BECAUSE = (
    "This came because you are a clerk or an administrator here: nothing that I owe is lost in silence. "
    "To see what is left, ask: what is stuck? "
    "To hear nothing for a while, as long as somebody else here can be told, say: pause reminders"
)

REMINDER = Reminder(KIND, PATIENCE, "again", _plan, _compose)
