"""A meeting that people were told of was moved, called off or changed: said at once to everybody who was told."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from dialogs import compose, whereto
from dialogs.answer import Answer, Text
from dialogs.audience import Audience
from dialogs.calendar import ONE_DAY, Span, council_day, instant
from dialogs.due import held
from dialogs.following import DAY, public_meetings
from dialogs.reminder import Reminder
from dialogs.say import clock, long_date
from dialogs.whereto import Day
from store import Tx, meetings, moves
from store.moves import Change
from store.outbox import Notice, Owed
from store.records import Committee, Meeting

KIND = "meeting_changed"
MOST = timedelta(days=366)
"""However far ahead the meeting is, its change is no longer news then."""
RULE = "as soon as a paper changes a meeting that this conversation was told of"
_BECAUSE = Text("This came because I had told this conversation of that meeting before.")


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    known = _known(tx, span.start)
    last = {day: known[day][-1] for day in known if span.holds(known[day][-1].at)}
    if not last:
        return frozenset()
    zones = {one.slug: one.zone for one in meetings.committees(tx)}
    heard = whereto.told(tx, known, last.keys())
    told = {
        day: {place for place, each in heard.get(day, {}).items() if min(each).at < one.at} for day, one in last.items()
    }
    return frozenset(
        Owed(KIND, whereto.subject(day), place, one.at, RULE, patience)
        for day, one in last.items()
        for patience in [_patience(one, zones[day[0]])]
        for place in told[day]
        if _there(audience, place, one.at + patience)
    )


def _known(tx: Tx, since: datetime) -> whereto.Histories:
    """How every meeting changed, where any did since an instant."""
    if not moves.changes(tx, since):
        return {}
    return whereto.histories(tx, {one.id: one.slug for one in meetings.committees(tx)})


def _there(audience: Audience, place: int, latest: datetime) -> bool:
    """Whether the bot can speak in a place, and came there before it was over.

    Neither a pause nor a stop holds it back: whoever was told of a wrong day or hour is harmed by silence.
    """
    met = audience.met.get(place)
    return place in audience.met and (met is None or met <= latest)


def _patience(one: Change, zone: str) -> timedelta:
    """Until the day of the meeting is over, but a day at least."""
    return min(max(DAY, instant(one.day + ONE_DAY, time(0), zone) - one.at), MOST)


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    found = _known(tx, notice.due_at)
    day = next((one for one in found if whereto.subject(one) == notice.subject), None)
    if day is None or found[day][-1].at != notice.due_at:
        return None
    committee = next(one for one in meetings.committees(tx) if one.slug == day[0])
    known = {one.date: one for one in public_meetings(tx) if one.committee == committee and one.status != "proposed"}
    is_now, to = known.get(day[1]), whereto.leads(found, day)
    instead, heard = known.get(to[1]) if to != day else None, _heard(tx, found, day, notice)
    latest = instead.date if instead else day[1]
    if latest < council_day(now, committee.zone) or not _is_news(day, is_now, instead, heard):
        return None
    if heard.day != day and (there := found.get(heard.day)) and _moves_back(there[-1], notice, committee, now):
        return None
    title, lead = _said(committee, day[1], (is_now, instead if _on(instead) else None), heard)
    return compose.answer(title, lead, [_BECAUSE], [one for one in (is_now, instead) if one])


def _moves_back(one: Change, notice: Notice, committee: Committee, now: datetime) -> bool:
    """Whether its move back to this day is still to be said, at the same instant: that is the same piece of news."""
    back = one.at == notice.due_at and f"{one.moved_to}" == notice.subject.rpartition(":")[2]
    return back and now <= one.at + _patience(one, committee.zone)


class _Heard(NamedTuple):
    """What a place heard last of a meeting: on which day it was to be, or off, and at which hour and place.

    The last is None where it has heard all that became of it on the day that the notice is of.
    """

    day: Day
    off: bool
    was: tuple[time | None, str | None] | None


def _heard(tx: Tx, known: whereto.Histories, day: Day, notice: Notice) -> _Heard:
    """It, so that nothing is said of a change that was taken back meanwhile."""
    every = whereto.told(tx, known, {day}).get(day, {}).get(notice.place, [])
    last = max(every, default=whereto.Heard(notice.due_at, day))
    was = next((one.was for one in known[day] if one.at > last.at), None)
    return _Heard(*whereto.stood(known, last), was)


def _is_news(day: Day, is_now: Meeting | None, instead: Meeting | None, heard: _Heard) -> bool:
    """Whether it stands otherwise than was heard: what was off and is off, or is as it was, is not."""
    stands = is_now if is_now is not None and _on(is_now) else instead
    if stands is None or not _on(stands) or heard.off:
        return heard.off == _on(stands)
    elsewhere = stands is is_now and heard.was not in {None, (None, None), (stands.time, stands.venue)}
    return elsewhere or heard.day != (day[0], stands.date)


def _on(one: Meeting | None) -> bool:
    return one is not None and one.status in {"scheduled", "held"}


def _said(
    committee: Committee, day: date, found: tuple[Meeting | None, Meeting | None], heard: _Heard
) -> tuple[str, str]:
    """The title, and what was to be and what is now: that meeting, and the one in its stead."""
    is_now, instead = found
    if is_now is not None and _on(is_now):
        after_all = " after all" if heard.off else ""
        lead = f"{committee.name} meets{after_all}, and this is what holds now: {held(is_now)}."
        was = heard.was if heard.was != (is_now.time, is_now.venue) else None
        return "Meeting changed", f"{lead}{_before(was)}"
    off = "The papers say that it is cancelled" if is_now else "The papers no longer give that meeting"
    lead = f"{committee.name} was to meet on {long_date(day)}. {off}"
    if instead:
        return "Meeting moved", f"{lead}, and now give one on {held(instead)}."
    return "Meeting cancelled" if is_now else "Meeting changed", f"{lead}."


def _before(was: tuple[time | None, str | None] | None) -> str:
    """Where and when it was to be, as far as that was known and was otherwise."""
    told = ", ".join(filter(None, (clock(was[0]) if was[0] else None, was[1]))) if was else ""
    return f" It was to be at: {told}." if told else ""


REMINDER = Reminder(KIND, MOST, "again", _plan, _compose)
