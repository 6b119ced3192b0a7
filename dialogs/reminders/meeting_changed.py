"""A meeting that people were told of was moved, called off or changed: said at once to everybody who was told."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from dialogs import compose
from dialogs.answer import Answer, Text
from dialogs.audience import Audience
from dialogs.calendar import ONE_DAY, Span, council_day, instant
from dialogs.due import held
from dialogs.following import DAY, public_meetings
from dialogs.reminder import Reminder
from dialogs.say import clock, long_date
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
    last = _last(tx, span.start)
    told = moves.told(tx, last.keys())
    return frozenset(
        Owed(KIND, subject, place, one.at, RULE, patience)
        for subject, (committee, one) in last.items()
        if span.holds(one.at)
        for patience in [_patience(one, committee)]
        for place, spoke in told.get(subject, {}).items()
        if min(spoke) < one.at and _there(audience, place, one.at + patience)
    )


def _there(audience: Audience, place: int, latest: datetime) -> bool:
    """Whether the bot can speak in a place, and came there before it was over.

    Neither a pause nor a stop holds it back: whoever was told of a wrong day or hour is harmed by silence.
    """
    met = audience.met.get(place)
    return place in audience.met and (met is None or met <= latest)


def _last(tx: Tx, since: datetime) -> dict[str, tuple[Committee, Change]]:
    """The last change of each meeting, by subject: what came before it is not worth saying any more."""
    every = moves.changes(tx, since)
    by_id = {committee.id: committee for committee in meetings.committees(tx)} if every else {}
    return {f"meeting:{by_id[one.committee].slug}:{one.day}": (by_id[one.committee], one) for one in every}


def _patience(one: Change, committee: Committee) -> timedelta:
    """Until the day of the meeting is over, but a day at least."""
    return min(max(DAY, instant(one.day + ONE_DAY, time(0), committee.zone) - one.at), MOST)


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    committee, last = _last(tx, notice.due_at).get(notice.subject, (None, None))
    if committee is None or last is None or last.at != notice.due_at:
        return None
    known = {one.date: one for one in public_meetings(tx) if one.committee == committee and one.status != "proposed"}
    is_now, instead = known.get(last.day), known.get(last.moved_to) if last.moved_to else None
    latest, heard = instead.date if instead else last.day, _heard(tx, notice, last)
    elsewhere = is_now is not None and _on(is_now) and heard.was != (is_now.time, is_now.venue)
    if latest < council_day(now, committee.zone) or (heard.off != _on(is_now) and not elsewhere):
        return None
    title, lead = _said(committee, last.day, (is_now, instead if _on(instead) else None), heard)
    return compose.answer(title, lead, [_BECAUSE], [one for one in (is_now, instead) if one])


class _Heard(NamedTuple):
    """What a place heard last of a meeting: that it was off, and at which hour and place it was to be."""

    off: bool
    was: tuple[time | None, str | None]


def _heard(tx: Tx, notice: Notice, last: Change) -> _Heard:
    """It, so that nothing is said of a change that was taken back meanwhile."""
    spoke = max(moves.told(tx, {notice.subject}).get(notice.subject, {}).get(notice.place, [notice.due_at]))
    every = moves.history(tx, last.committee, last.day)
    heard = [one for one in every if one.at <= spoke]
    return _Heard(bool(heard) and heard[-1].off, (every[len(heard) :] or [last])[0].was)


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
        return "Meeting changed", f"{lead}{_before(heard.was) if heard.was != (is_now.time, is_now.venue) else ''}"
    off = "The papers say that it is cancelled" if is_now else "The papers no longer give that meeting"
    lead = f"{committee.name} was to meet on {long_date(day)}. {off}"
    if instead:
        return "Meeting moved", f"{lead}, and now give one on {held(instead)}."
    return "Meeting cancelled" if is_now else "Meeting changed", f"{lead}."


def _before(was: tuple[time | None, str | None]) -> str:
    """Where and when it was to be, as far as that was known."""
    told = ", ".join(filter(None, (clock(was[0]) if was[0] else None, was[1])))
    return f" It was to be at: {told}." if told else ""


REMINDER = Reminder(KIND, MOST, "again", _plan, _compose)
