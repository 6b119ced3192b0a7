"""A meeting that people were told of was moved, called off or changed: said at once to everybody who was told."""

from datetime import datetime, time, timedelta

from dialogs import compose, moved
from dialogs.announcing.meeting import is_on
from dialogs.answer import Answer, Text
from dialogs.audience import Audience
from dialogs.calendar import ONE_DAY, Span, council_day, instant
from dialogs.changed import is_news, last_heard, words
from dialogs.following import DAY, public_meetings
from dialogs.reminder import Reminder
from store import Tx, meetings, moves
from store.moves import Change
from store.outbox import Notice, Owed
from store.records import Committee

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
    heard = moved.told(tx, known, last.keys())
    told = {
        day: {place for place, each in heard.get(day, {}).items() if min(each).at < one.at} for day, one in last.items()
    }
    return frozenset(
        Owed(KIND, moved.subject(day), place, one.at, RULE, patience)
        for day, one in last.items()
        for patience in [_patience(one, zones[day[0]])]
        for place in told[day]
        if _there(audience, place, one.at + patience)
    )


def _known(tx: Tx, since: datetime) -> moved.Histories:
    """How every meeting changed, where any did since an instant."""
    if not moves.changes(tx, since):
        return {}
    return moved.histories(tx, {one.id: one.slug for one in meetings.committees(tx)})


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
    day = next((one for one in found if moved.subject(one) == notice.subject), None)
    if day is None or found[day][-1].at != notice.due_at:
        return None
    committee = next(one for one in meetings.committees(tx) if one.slug == day[0])
    known = {one.date: one for one in public_meetings(tx) if one.committee == committee and one.status != "proposed"}
    is_now, to = known.get(day[1]), moved.leads(found, day)
    instead, heard = known.get(to[1]) if to != day else None, last_heard(tx, found, day, notice.place, notice.due_at)
    latest = instead.date if instead else day[1]
    if latest < council_day(now, committee.zone) or not is_news(day, is_now, instead, heard):
        return None
    if heard.day != day and (there := found.get(heard.day)) and _moves_back(there[-1], notice, committee, now):
        return None
    title, lead = words(committee, day[1], (is_now, instead if is_on(instead) else None), heard)
    return compose.answer(title, lead, [_BECAUSE], [one for one in (is_now, instead) if one])


def _moves_back(one: Change, notice: Notice, committee: Committee, now: datetime) -> bool:
    """Whether its move back to this day is still to be said, at the same instant: that is the same piece of news."""
    back = one.at == notice.due_at and f"{one.moved_to}" == notice.subject.rpartition(":")[2]
    return back and now <= one.at + _patience(one, committee.zone)


REMINDER = Reminder(KIND, MOST, "again", _plan, _compose)
