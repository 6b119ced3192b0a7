"""Somebody asks what a place follows and how it is reminded, with what comes next."""

import re
from collections.abc import Iterator
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Block, Facts
from dialogs.asked import Asked
from dialogs.audience import Audience, read_audience
from dialogs.calendar import Span
from dialogs.kinds import WORDS, called
from dialogs.outcomes import at
from dialogs.say import counted, initial, joined
from dialogs.wishing import AHEAD, listed, owed_to, zone
from store import Tx, meetings
from store.people import ROLES
from store.wishes import Wish

EXAMPLES = ("what am I following?", "my reminders")

_WHO = r"(?:i|we|this\s+(?:channel|chat|conversation))"
_ASKS = re.compile(
    rf"what\s+(?:am|are|is)\s+{_WHO}\s+following|what\s+(?:do|does)\s+{_WHO}\s+follow"
    rf"|(?:show\s+(?:me\s+)?|list\s+)?(?:my|our)\s+(?:reminders|subscriptions)"
    rf"|(?:what|which)\s+reminders\s+(?:do|does|will)\s+{_WHO}\s+(?:get|have)|what\s+are\s+(?:my|our)\s+reminders",
    re.IGNORECASE,
)


def _recognise(text: str) -> str | None:
    return "" if _ASKS.fullmatch(text.strip(MARKS)) else None


def _perform(tx: Tx, now: datetime, asked: Asked, _: str) -> Answer:
    if asked.place is None:
        return compose.declined("Reminders", "There is no conversation in Teams here that anything is sent to.")
    audience = read_audience(tx)
    names = [one.name for one in meetings.committees(tx) if audience.began(asked.place, one)]
    person = audience.persons.get(asked.place)
    held = [_role(tx, one.role, one.committee) for one in audience.held.get(person or "", ())]
    coming = owed_to(tx, asked.place, Span(now, now + AHEAD))
    rows = [
        ("Follows", joined(names) or "no committee"),
        ("Also told as", joined(held)),
        *_wishes(audience, asked.place),
    ]
    until = audience.paused.get(asked.place)
    if until and until > now:
        rows.append(("Paused until", at(until, zone(tx))))
    lead = f"This conversation follows {joined(names)}." if names else "This conversation follows no committee."
    lead += f" {counted(len(coming), 'reminder')} {'is' if len(coming) == 1 else 'are'} planned here."
    blocks: list[Block | None] = [Facts(tuple(row for row in rows if row[1])), listed(tx, coming) if coming else None]
    return compose.answer("Reminders here", lead, blocks, [])


def _role(tx: Tx, role: str, slug: str | None) -> str:
    name = next((one.name for one in meetings.committees(tx) if one.slug == slug), "every committee")
    return f"{role} of {name}"


def _wishes(audience: Audience, place: int) -> Iterator[tuple[str, str]]:
    """What was chosen in place of what is usual."""
    for kind in WORDS.values():
        wish = audience.wishes.get((place, kind), Wish())
        days = [counted(one, "working day") + " before" if one else "on the day" for one in wish.leads or ()]
        if wish.off or days:
            yield initial(called(kind)), "stopped" if wish.off else joined(days)


ACT = Act("my_reminders", EXAMPLES, frozenset({*ROLES, "public"}), _recognise, _perform, everybody=True)
