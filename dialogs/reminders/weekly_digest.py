"""The week of somebody who owes something: what is overdue, what is due soon, and what nobody has set a date for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from dialogs import compose
from dialogs.answer import Answer, Table, Text
from dialogs.audience import Audience, read_audience
from dialogs.calendar import ONE_DAY, Span, council_day, instant, working_day
from dialogs.chasing import ACTION, DELIVERABLE, Charge, Register, read_register, register_of
from dialogs.following import AT, DAY
from dialogs.reminder import Reminder
from dialogs.say import counted, cut, joined, long_date, short_date
from store import Tx
from store.outbox import Notice, Owed
from store.records import Committee

KIND = "weekly_digest"
SOON = timedelta(days=14)
NAMED = 5
"""How many things without a date are named."""
RULE = "the first working day of the week, 09:00"


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    register = register_of(tx, audience)
    theirs = _theirs(register)
    first = next(iter(sorted({c.committee for c in register.charges.values()}, key=lambda one: one.id)), None)
    return frozenset(
        Owed(KIND, f"week:{monday}", place, at, RULE, DAY)
        for monday, at in (_weeks(register, first, span) if first else ())
        for place, charges in theirs.items()
        if audience.wants(place, KIND, at, at + DAY) and any(charge.since <= at + DAY for charge in charges)
    )


def _theirs(register: Register) -> Mapping[int, Sequence[Charge]]:
    """What is open of each person's, by the personal chat with them."""
    theirs: dict[int, list[Charge]] = defaultdict(list)
    for charge in register.open(DELIVERABLE, ACTION):
        for place in register.audience.chats(register.owning(charge)):
            theirs[place].append(charge)
    return theirs


def _weeks(register: Register, committee: Committee, span: Span) -> Iterator[tuple[date, datetime]]:
    """Each week of a span, by its Monday, with its instant: one clock for all, whosever the things are.

    A week without a working day has none. The council's closed days count, but not those of one committee alone.
    """
    closed = {day.date for day in register.timetables.closed if day.committee is None and day.closes(committee)}
    monday = span.start.date() - (7 + span.start.weekday()) * ONE_DAY
    while monday <= span.end.date():
        week = (monday + number * ONE_DAY for number in range(5))
        day = next((one for one in week if working_day(one, closed)), None)
        if day and span.holds(at := instant(day, AT, committee.zone)):
            yield monday, at
        monday += 7 * ONE_DAY


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    charges = _theirs(read_register(tx, read_audience(tx))).get(notice.place)
    if not charges:
        return None
    today = council_day(now, charges[0].committee.zone)
    shown = [charge for charge in sorted(charges, key=_day) if _day(charge) <= today + SOON]
    undated = [charge for charge in charges if charge.due is None]
    later = [charge for charge in charges if charge not in shown and charge not in undated]
    late = sum(_day(charge) < today for charge in shown)
    counts = ((late, "overdue"), (len(shown) - late, "due within two weeks"), (len(later), "due later"))
    split = joined([f"{count} {how}" for count, how in (*counts, (len(undated), "without a date")) if count])
    verb = "is" if len(charges) == 1 else "are"
    lead = f"{counted(len(charges), 'thing')} of yours {verb} open on {long_date(today)}: {split}."
    blocks = [_table(shown, today), _undated(undated), _BECAUSE]
    return compose.answer("Your week", lead, blocks, [charge.record for charge in (*shown, *undated, *later)])


_BECAUSE = Text(
    "This came because these things are yours by the papers, or were handed to you. "
    'To stop it, say "pause reminders" or "stop the weekly digest".'
)


def _day(charge: Charge) -> date:
    return charge.due or date.max


def _table(shown: Sequence[Charge], today: date) -> Table | None:
    """What is overdue and what is due soon, the earliest first."""
    rows = tuple(
        (f"{_day(one):%a} {short_date(_day(one))}{' (overdue)' * (_day(one) < today)}", one.what, one.committee.name)
        for one in shown
    )
    return Table(("Due", "What", "Committee"), rows[: compose.SHOWN], len(rows)) if rows else None


def _undated(undated: Sequence[Charge]) -> Text | None:
    """What nobody has set a date for, and how that is done."""
    if not undated:
        return None
    names = "; ".join(cut(charge.what, 120) for charge in undated[:NAMED])
    more = f"; and {len(undated) - NAMED} more" if len(undated) > NAMED else ""
    how = f"set {undated[0].called} to 1 July"
    return Text(f"Nobody has set a date for {names}{more}. A clerk or an officer can say, for example: {how}")


REMINDER = Reminder(KIND, DAY, "again", _plan, _compose)
