"""The steps of chasing one thing: its owners before, on and after its day, then up to those who answer for them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from dialogs.audience import Audience
from dialogs.calendar import ONE_DAY, Span, council_day, count_days, instant, working_day, working_days_before
from dialogs.chasing import Charge, Register, register_of
from dialogs.following import AT, DAY, Due, put_off
from dialogs.owners import ACCOUNTABLE, RESPONSIBLE
from store import Tx
from store.outbox import Owed
from store.records import Role

LEADS = (5,)
"""How many working days before the day its owners are usually reminded."""
WAITS = (3, 6, 9)
"""How many working days after it the responsible, the accountable and the clerks are told."""
LONGEST = 10
"""How many working days an owner can hold that up by putting it off."""
OWNER, INSTEAD, CLERK = "owner", "instead", "clerk"
"""Why somebody is told, beside the letters of a RACI: as owner, as clerk in place of one, and as clerk at the end."""
OLDEST = 366
"""How many days something can be overdue when its paper is loaded, and is still chased: from that day then."""
_FAR = timedelta(days=60)
"""More than the steps can lie from the day, with weekends, bank holidays and what was put off."""

Closed = frozenset[date]


@dataclass(frozen=True, slots=True)
class Step:
    """Something to be said to a place (None: nobody can be reached), and why there."""

    place: int | None
    due: Due
    why: str


@dataclass(frozen=True, slots=True)
class _Told:
    """The chats of one step, by why they are told."""

    why: str
    chats: tuple[int, ...]


def owed(tx: Tx, span: Span, audience: Audience, kind: str) -> frozenset[Owed]:
    """Everything of a kind of charge that falls due in a span, by the steps of each."""
    register = register_of(tx, audience)
    found: dict[object, Owed] = {}
    for charge in _near(register, span, kind):
        for step in steps(charge, register):
            if span.holds(step.due.at) and _heard(charge, step, audience):
                one = Owed(kind, charge.subject, step.place, step.due.at, step.due.rule, step.due.patience)
                found.setdefault(one.identity, one)
    return frozenset(found.values())


def _near(register: Register, span: Span, kind: str) -> Iterator[Charge]:
    """The open charges of which a step can fall into a span: some that are given have none there."""
    audience, shut = register.audience, timedelta(days=len(register.timetables.closed))
    lead = max((lead for wish in audience.wishes.values() for lead in wish.leads or ()), default=0)
    first, last = span.start.date() - _FAR - shut, span.end.date() + _FAR + shut + 2 * lead * ONE_DAY
    put_off_ones = {subject for _, _, subject in audience.snoozed}
    for charge in register.open(kind):
        day = _nearly_from(charge)
        if day is not None and (first <= day <= last or charge.subject in put_off_ones):
            yield charge


def _nearly_from(charge: Charge) -> date | None:
    """The day that its steps are counted from, give or take a few."""
    loaded = charge.known.date()
    late = charge.due is not None and charge.due < loaded <= charge.due + (OLDEST + 1) * ONE_DAY
    return loaded if late else charge.due


def _heard(charge: Charge, step: Step, audience: Audience) -> bool:
    """Whether it was known before it was too late, and the place wants to hear it."""
    latest = step.due.at + step.due.patience
    if charge.since > latest:
        return False
    return step.place is None or audience.wants(step.place, charge.kind, step.due.at, latest)


def steps(charge: Charge, register: Register) -> Iterator[Step]:
    """Every step of a charge, whenever it falls due; none where it has no day or is done."""
    if charge.due is None or charge.done:
        return
    audience, closed = register.audience, register.timetables.of(charge.committee).closed
    clerks = _Told(CLERK, tuple(audience.chats(audience.clerks(charge.committee))))
    chats = tuple(audience.chats(register.owning(charge)))
    first = _Told(OWNER, chats) if chats else _Told(INSTEAD, clerks.chats)
    counted = _counted_from(charge, charge.due, closed)
    for place in first.chats or (None,):
        leads = LEADS if place is None else audience.leads(place, charge.kind, LEADS)
        yield from _said(charge, audience, place, _own(charge, counted, leads, closed), first.why)
    levels = [*(_Told(letter, _holding(charge, register, letter, chats)) for letter in _LETTERS), clerks]
    start = _from(charge, counted, audience, first.chats, closed)
    for wait, told in _rising(levels, () if chats else clerks.chats):
        due = Due(_at(charge, _after(start, wait, closed)), f"{wait} working days after {_day(charge, start)}, 09:00")
        for place in told.chats or (None,):
            yield from _said(charge, audience, place, [due], told.why)


_LETTERS = (RESPONSIBLE, ACCOUNTABLE)


def _rising(levels: Sequence[_Told], before: tuple[int, ...]) -> Iterator[tuple[int, _Told]]:
    """Who is told after each wait: a step whose people are nobody goes to the next one up.

    Whoever has just been told is not told again a step later, but for the clerks, with whom it ends.
    """
    for place, wait in enumerate(WAITS):
        told = next((level for level in levels[place:] if level.chats), levels[-1])
        if place == len(WAITS) - 1 or (told.chats and told.chats != before):
            yield wait, told
        before = told.chats


def _own(charge: Charge, day: date, leads: Iterable[int], closed: Closed) -> Iterator[Due]:
    """The owner's own: so many working days ahead, on the day (or the last working day before), and the one after.

    Of what was loaded too late for all of them, the last alone.
    """
    if day == charge.due:
        yield from _until(charge, day, leads, closed)
    yield Due(_at(charge, _after(day, 1, closed)), f"the working day after {_day(charge, day)}, 09:00")


def _until(charge: Charge, day: date, leads: Iterable[int], closed: Closed) -> Iterator[Due]:
    last = day if working_day(day, closed) else _before(day, 1, closed)
    for lead in dict.fromkeys(filter(None, leads)):
        ahead = _before(day, lead, closed)
        yield Due(_at(charge, ahead), f"{lead} working days before {_day(charge, day)}, 09:00")
    on = "on" if last == day else "on the last working day before"
    yield Due(_at(charge, last), f"{on} {_day(charge, day)}, 09:00")


def _counted_from(charge: Charge, day: date, closed: Closed) -> date:
    """The day that the steps are counted from: its own, or that of loading where its owner could not be told in time.

    What was overdue for more than a year by then keeps its own, by which nothing is said any more: papers of old
    meetings bring no flood, and the weekly digest lists it.
    """
    loaded = council_day(charge.known, charge.committee.zone)
    if (loaded - day).days > OLDEST or charge.known <= _at(charge, _after(day, 1, closed)) + DAY:
        return day
    return loaded


def _said(charge: Charge, audience: Audience, place: int | None, dues: Iterable[Due], why: str) -> Iterator[Step]:
    """The steps at a place, those put off that it has put off."""
    until = None if place is None else audience.snoozed.get((place, charge.kind, charge.subject))
    return (Step(place, due, why) for due in put_off(dues, until, charge.committee.zone))


def _from(charge: Charge, day: date, audience: Audience, chats: Iterable[int], closed: Closed) -> date:
    """The day from which it goes up: the day that is counted from, or that until which its owners put it off."""
    untils = (audience.snoozed.get((place, charge.kind, charge.subject), day) for place in chats)
    return min(max([day, *untils]), _after(day, LONGEST, closed))


def _holding(charge: Charge, register: Register, letter: str, owners: Iterable[int]) -> tuple[int, ...]:
    """The chats of those who hold a letter of the RACI, but for the owners, who have been told."""
    persons = [register.owners.person(role.name) for role in holders(charge, register, letter)]
    return tuple(chat for chat in register.audience.chats(filter(None, persons)) if chat not in set(owners))


def holders(charge: Charge, register: Register, letter: str) -> tuple[Role, ...]:
    """The roles of those who hold a letter of the RACI by the papers that list a charge."""
    return register.owners.holding(letter, charge.listed)


def _day(charge: Charge, day: date) -> str:
    """A day that steps are counted from, in words."""
    if charge.due != day and day == council_day(charge.known, charge.committee.zone):
        came = "it was accepted" if charge.asked else "its paper was loaded"
        return f"the day on which {came}, {day.day} {day:%B %Y}"
    if charge.due != day:
        return f"the day until which it was put off, {day.day} {day:%B %Y}"
    if charge.moved:
        return "the day that was set for it"
    return charge.asked.why if charge.asked else "the day that the papers give"


@lru_cache(maxsize=5_000)
def _after(day: date, days: int, closed: Closed) -> date:
    return count_days(day, days, "working", before=False, closed=closed).day


@lru_cache(maxsize=5_000)
def _before(day: date, days: int, closed: Closed) -> date:
    return working_days_before(day, days, closed)


def _at(charge: Charge, day: date) -> datetime:
    return _nine(day, charge.committee.zone)


@lru_cache(maxsize=5_000)
def _nine(day: date, zone: str) -> datetime:
    return instant(day, AT, zone)
