"""How a meeting that changed stands against what a place heard of it: whether that is news, and in which words."""

from datetime import date, datetime, time
from typing import NamedTuple

from dialogs import moved
from dialogs.announcing.meeting import is_on
from dialogs.due import held
from dialogs.moved import Day
from dialogs.say import clock, long_date
from store import Tx
from store.records import Committee, Meeting


class Heard(NamedTuple):
    """What a place heard last of a meeting: on which day it was to be, or off, and at which hour and place.

    The last is None where it has heard all that became of it on the day that the notice is of.
    """

    day: Day
    off: bool
    was: tuple[time | None, str | None] | None


def last_heard(tx: Tx, known: moved.Histories, day: Day, place: int, due_at: datetime) -> Heard:
    """What a place heard last of a meeting; where it was told nothing, all until an instant (UTC)."""
    every = moved.told(tx, known, {day}).get(day, {}).get(place, [])
    last = max(every, default=moved.Heard(due_at, day))
    was = next((one.was for one in known[day] if one.at > last.at), None)
    return Heard(*moved.stood(known, last), was)


def is_news(day: Day, is_now: Meeting | None, instead: Meeting | None, heard: Heard) -> bool:
    """Whether it stands otherwise than was heard: what was off and is off, or is as it was, is not."""
    stands = is_now if is_now is not None and is_on(is_now) else instead
    if stands is None or not is_on(stands) or heard.off:
        return heard.off == is_on(stands)
    elsewhere = stands is is_now and heard.was not in {None, (None, None), (stands.time, stands.venue)}
    return elsewhere or heard.day != (day[0], stands.date)


def words(
    committee: Committee, day: date, found: tuple[Meeting | None, Meeting | None], heard: Heard
) -> tuple[str, str]:
    """The title, and what was to be and what is now: that meeting, and the one in its stead."""
    is_now, instead = found
    if is_now is not None and is_on(is_now):
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
