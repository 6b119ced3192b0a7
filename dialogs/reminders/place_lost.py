"""The bot has been removed or shut out where people count on it: its clerks are told once, as soon as it is found."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from dialogs.answer import Answer, Facts, Text
from dialogs.audience import Audience, read_audience
from dialogs.calendar import Span
from dialogs.clerks import Telling, chats_of, zone_of
from dialogs.outcomes import at, called
from dialogs.reminder import Reminder
from dialogs.say import initial, joined
from store import Tx, meetings, places
from store.outbox import Notice, Owed
from store.places import Place
from store.records import Committee

KIND = "place_lost"
PATIENCE = timedelta(days=3)
RULE = "as soon as the bot is found to be out of a conversation that hears of a committee"


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    lost = [place for place in places.gone(tx) if place.gone_at and span.holds(place.gone_at)]
    every = meetings.committees(tx) if lost else []
    return frozenset(
        Owed(KIND, _subject(place), chat, place.gone_at, RULE, PATIENCE)
        for place in lost
        if place.gone_at and (heard := _heard(place, audience, every))
        for chat in _chats(audience, heard, place.gone_at) or (None,)
    )


def _chats(audience: Audience, heard: Iterable[Committee | None], gone_at: datetime) -> tuple[int, ...]:
    """Every chat in which one of these committees' clerks are told."""
    telling = Telling(KIND, gone_at, PATIENCE)
    return tuple(dict.fromkeys(chat for committee in heard for chat in chats_of(audience, committee, telling)))


def _heard(place: Place, audience: Audience, every: Iterable[Committee]) -> tuple[Committee | None, ...]:
    """The committees that a lost place heard of; None stands for all of them.

    Nobody misses a place that follows nothing, nor the chat of somebody without a role or who is reached in another.
    """
    if place.object_id in audience.personal:
        return ()
    by_slug = {committee.slug: committee for committee in every}
    follows = [committee for committee in by_slug.values() if audience.began(place.id, committee)]
    held = [one for one in audience.grants if place.scope == "personal" and one.object_id == place.object_id]
    return tuple(dict.fromkeys([*follows, *(by_slug.get(one.committee or "") for one in held)]))


def _subject(place: Place) -> str:
    return f"place:{place.id}"


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    place = next((one for one in places.gone(tx) if _subject(one) == notice.subject), None)
    if place is None or place.gone_at != notice.due_at:
        return None
    audience, every = read_audience(tx), meetings.committees(tx)
    heard = _heard(place, audience, every)
    if notice.place not in _chats(audience, heard, notice.due_at):
        return None
    name = called(place, audience)
    of = joined([committee.name if committee else "every committee" for committee in heard])
    lead = f"I can no longer speak in {name}. What is due of {of} does not arrive there any more."
    rows = (("Conversation", initial(name)), ("Since", at(notice.due_at, zone_of(filter(None, heard)))))
    facts = Facts((*rows, ("Why", _why(place)), ("What to do", _TO_DO)))
    return Answer(title="Conversation lost", lead=lead, blocks=(facts, Text(_BECAUSE)))


def _why(place: Place) -> str:
    removed = place.gone_why in {None, "removed"}
    return "The app was removed there" if removed else initial((place.gone_why or "").rstrip("."))


_TO_DO = "Have the app added there again: what falls due from then on arrives, and nothing else has to be set up"
_BECAUSE = (
    "This came because you are a clerk or an administrator here. It is said once for each conversation that is lost. "
    "To hear nothing for a while, as long as somebody else here can be told, say: pause reminders"
)

REMINDER = Reminder(KIND, PATIENCE, "again", _plan, _compose)
