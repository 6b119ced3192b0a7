"""How a notice is said to clerks: what it was, to which place, how it ended and why; never what stood in it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dialogs.answer import Block, Choices, Table
from dialogs.audience import Audience
from dialogs.clerks import Subjects
from dialogs.compose import SHOWN
from dialogs.say import clock, counted, initial, joined, short_date
from store import Tx, places, posted
from store.outbox import Notice, Owed
from store.places import Place

STATES = {
    "planned": "not gone yet",
    "claimed": "on its way",
    "sending": "on its way",
    "sent": "sent",
    "unknown": "in doubt",
    "undeliverable": "not delivered",
    "refused": "refused",
    "missed": "too late",
    "withdrawn": "withdrawn",
}
"""What became of a notice, in words."""
ASKED = 3
"""How many doubts have their buttons."""
_NAMES = {"preflight": "Before the meeting", "asked_suggested": "Asked for at a meeting"}
_SCOPES = {"personal": "a personal chat", "group": "a group chat", "channel": "a channel"}


def what(notice: Notice | Owed, subjects: Subjects) -> str:
    """What it was: its kind, its committee and the day of the meeting, as far as its subject says them."""
    committee, day = subjects.committee(notice.subject), _day(notice.subject)
    parts = (named(notice.kind), committee and committee.name, day and short_date(day))
    return ", ".join(part for part in parts if part)


def named(kind: str) -> str:
    """A kind of notice in words: "Agenda due"."""
    return _NAMES.get(kind, initial(kind.replace("_", " ")))


def where(tx: Tx, notice: Notice, audience: Audience) -> str:
    """To which place it went or was to go."""
    place = places.place(tx, notice.place)
    return called(place, audience) if place else "a conversation that is no longer known"


def called(place: Place, audience: Audience) -> str:
    """A place, by its own name or by that of whoever is spoken with there, where a grant gives it."""
    kind = _SCOPES.get(place.scope, "a conversation")
    if place.scope == "personal":
        name = audience.name_of(place.object_id) if place.object_id else None
        return f"{kind} with {name}" if name else kind
    return f"{kind}, {place.name}" if place.name else kind


def why(notice: Notice, zone: str) -> str:
    """How it came to its state, in words; times are those of the zone."""
    if notice.state == "missed":
        return f"it was due {at(notice.due_at, zone)} and could not go by {at(notice.due_at + notice.patience, zone)}"
    if notice.state == "unknown":
        return "Teams did not confirm it: it may or may not be there"
    if notice.state in {"planned", "claimed"} and not notice.attempts:
        return "it has not been tried"
    return (notice.why or "").rstrip(".")


def at(moment: datetime, zone: str) -> str:
    """An instant in a zone: "18 June 2021, 9am"."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{short_date(local.date())}, {clock(local.time())}"


def summed(notices: Sequence[Notice]) -> str:
    """How many ended how: "498 too late and 2 in doubt"."""
    return joined([f"{count:,} {word}" for word, count in _counted(STATES[one.state] for one in notices)])


def kinds(notices: Iterable[Notice]) -> tuple[tuple[str, str], ...]:
    """How many there are of each kind, as facts."""
    return tuple((word, counted(count, "message")) for word, count in _counted(named(one.kind) for one in notices))


def asks(found: Iterable[Notice]) -> Iterator[Choices]:
    """The buttons that settle the first doubts, each an order that can also be typed."""
    doubtful = [one.reference for one in found if one.state == posted.DOUBTFUL][:ASKED]
    if doubtful:
        options = (said for one in doubtful for said in (f"It is there {one}", f"Send again {one}"))
        yield Choices("Please look whether it is there", tuple(options))


def listed(
    head: tuple[str, ...], found: Sequence[Notice], row: Callable[[Notice], tuple[str, ...]], question: str, start: int
) -> tuple[Block, ...]:
    """A table of notices from `start`, cut with a button that asks for the rest: only what is shown is looked up."""
    table = Table(head, tuple(row(one) for one in found[start : start + SHOWN]), len(found))
    left = len(found) - start - SHOWN
    return (
        (table, Choices(f"{left:,} more", (f"{question}, from number {start + SHOWN + 1}",))) if left > 0 else (table,)
    )


def age(since: datetime, now: datetime) -> str:
    """How long ago an instant is, roughly: "5 minutes", "3 hours", "2 days"."""
    gone = max(now - since, timedelta(0))
    if gone >= timedelta(days=2):
        return counted(gone.days, "day")
    minutes = int(gone.total_seconds()) // 60
    return counted(minutes, "minute") if minutes < 120 else counted(minutes // 60, "hour")


def _counted(words: Iterable[str]) -> list[tuple[str, int]]:
    return Counter(words).most_common()


def _day(subject: str) -> date | None:
    try:
        return date.fromisoformat(subject.rsplit(":", 1)[-1])
    except ValueError:
        return None
