"""What a place wishes of its reminders: who may say so there, what is owed to it, and who is left untold by it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from dialogs import compose
from dialogs.answer import Answer, Table
from dialogs.asked import Asked, Scope
from dialogs.audience import Audience, read_audience
from dialogs.calendar import Span
from dialogs.clerks import over, read_subjects, zone_of
from dialogs.outcomes import at, what
from dialogs.reminders import REMINDERS
from dialogs.reminders.unanswered import KIND as UNANSWERED
from dialogs.say import joined
from store import Tx, meetings, outbox, wishes
from store.outbox import Notice, Owed
from store.records import Committee

AHEAD = timedelta(days=120)
"""How far to look for what comes next: the outbox holds less."""
SHOWN = 8
LAWFUL = ("agenda_due", "report_due", "minutes_due")
"""Kinds that somebody has to hear, for the law or the committee's own rules ask a thing of them."""


def here(tx: Tx, asked: Asked) -> int | Answer:
    """The place whose wishes somebody may change by speaking there; or an answer that says why they may not.

    In their own chat everybody may; elsewhere whoever is clerk of every committee that the place follows.
    """
    if asked.place is None:
        return compose.declined("Reminders", "There is no conversation in Teams here that anything is sent to.")
    if asked.scope is Scope.PERSONAL:
        return asked.place
    audience = read_audience(tx)
    for committee in _followed(tx, audience, asked.place):
        if not over(tx, asked, committee):
            return not_theirs(audience, committee, "change what is sent here of it")
    return asked.place


def not_theirs(audience: Audience, committee: Committee, doing: str) -> Answer:
    """That somebody is no clerk of a committee, and whom they can ask."""
    names = [name for person in audience.clerks(committee) if (name := audience.name_of(person))]
    ask = f"Ask {joined(names, 'or')}." if names else "Ask its clerk."
    return compose.declined("Not allowed", f"Only a clerk of {committee.name} can {doing}. {ask}")


def settle(tx: Tx, now: datetime, place: int) -> None:
    """Let a changed wish hold from now on: what fell due before is not owed all of a sudden, and then called missed.

    Where something due still waits to go there, it goes first, and the past is left as it is.
    """
    before = outbox.notices(tx, (now - AHEAD, now))
    waiting = any(one.place == place and one.state in {"planned", "claimed", "sending"} for one in before)
    until = wishes.paused(tx).get(place)
    if not waiting and (until is None or until < now):
        wishes.pause(tx, place, now)


def owed_to(tx: Tx, place: int, span: Span, *, paused: bool = True) -> list[Owed]:
    """Every reminder that the facts owe to a place in a span, earliest first; without `paused` as if it were not.

    A question that is not answered yet is none: it is being answered, or it is the very one that asks.
    """
    audience = read_audience(tx)
    if not paused:
        others = {one: until for one, until in audience.paused.items() if one != place}
        audience = replace(audience, paused=others)
    kinds = (reminder for reminder in REMINDERS if reminder.kind != UNANSWERED)
    every = frozenset[Owed]().union(*(reminder.plan(tx, span, audience) for reminder in kinds))
    return sorted((one for one in every if one.place == place), key=lambda one: (one.due_at, one.kind, one.subject))


def held_back(tx: Tx, place: int, span: Span) -> list[Owed]:
    """What a place would hear in a span if it were not paused: all but what is told all the same."""
    heard = frozenset(owed_to(tx, place, span))
    return [one for one in owed_to(tx, place, span, paused=False) if one not in heard]


def went(tx: Tx, span: Span) -> dict[tuple[str, str, int | None, datetime], Notice]:
    """What was begun or ended of what falls due in a span, by identity: all but the planned and the withdrawn."""
    every = outbox.notices(tx, (span.start, span.end))
    kept = (one for one in every if one.state not in {"planned", "withdrawn"})
    return {(one.kind, one.subject, one.place, one.due_at): one for one in kept}


def untold(tx: Tx, place: int, kinds: tuple[str, ...], span: Span) -> list[str]:
    """The committees of whose lawful deadlines nobody hears in a span, now that this place does not, by name."""
    audience = read_audience(tx)
    person = audience.persons.get(place)
    every = meetings.committees(tx)
    theirs = [one for one in every if (person and person in audience.clerks(one)) or audience.began(place, one)]
    plans = [one.plan(tx, span, audience) for one in REMINDERS if one.kind in kinds and one.kind in LAWFUL]
    silent = {owed.subject.split(":")[1] for plan in plans for owed in plan if owed.place is None}
    return [one.name for one in theirs if one.slug in silent]


def listed(tx: Tx, every: Sequence[Owed]) -> Table:
    """The first few of what is owed, each with its hour and what it is."""
    subjects, local = read_subjects(tx), zone(tx)
    rows = tuple((at(one.due_at, local), what(one, subjects)) for one in every[:SHOWN])
    return Table(("Due", "What"), rows, len(every))


def zone(tx: Tx) -> str:
    """The zone in which days are meant here."""
    return zone_of(meetings.committees(tx))


def _followed(tx: Tx, audience: Audience, place: int) -> Iterator[Committee]:
    return (committee for committee in meetings.committees(tx) if audience.began(place, committee))
