"""Where a meeting has gone, and who was told of it: what was said of its old day counts for its new one."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from operator import ge, gt
from typing import NamedTuple

from store import Tx, moves
from store.moves import Change

Day = tuple[str, date]
"""A meeting, by the slug of its committee and the day that it was to be on."""
Histories = Mapping[Day, Sequence[Change]]
"""Every change of each meeting, in order."""
MOVES = 10
"""How often a meeting may have been moved on; more is a circle."""


class Heard(NamedTuple):
    """As of when a notice spoke (UTC), and of which meeting."""

    at: datetime
    day: Day


Told = dict[Day, dict[int, list[Heard]]]
"""By meeting and place, what was heard of it."""


def subject(day: Day) -> str:
    """The subject of what is said of a meeting."""
    return f"meeting:{day[0]}:{day[1]}"


def histories(tx: Tx, slugs: Mapping[int, str]) -> Histories:
    """How every meeting of the committees with these slugs, by id, has changed."""
    found = defaultdict(list)
    for one in moves.changes(tx):
        found[slugs[one.committee], one.day].append(one)
    return found


def leads(known: Histories, day: Day, until: Callable[[datetime], bool] = lambda _: True) -> Day:
    """The day to which a meeting was moved by its changes (those at some instants alone), however often; or its own."""
    for _ in range(MOVES):
        past = [one for one in known.get(day, ()) if until(one.at)]
        if not past or past[-1].moved_to is None:
            break
        day = day[0], past[-1].moved_to
    return day


def stood(known: Histories, heard: Heard) -> tuple[Day, bool]:
    """Where a meeting was to be held as somebody heard of it, and whether it was off there."""
    end = leads(known, heard.day, partial(ge, heard.at))
    past = [one for one in known.get(end, ()) if one.at <= heard.at]
    return end, bool(past) and past[-1].off


def told(tx: Tx, known: Histories, days: Collection[Day]) -> Told:
    """Who was told of these meetings before they changed last, or after: of that very day, or of one before it.

    It counts who was told that a meeting had been moved there, and who was told of it before it was.
    """
    before = {day: {day, *_before(known, day)} for day in days}
    spoken = moves.told(tx, {subject(one) for every in before.values() for one in every})
    found: Told = defaultdict(lambda: defaultdict(list))
    for day, every in before.items():
        for one in every:
            gone = leads(known, one, partial(gt, known[day][-1].at)) == day
            for place, spoke in spoken.get(subject(one), {}).items():
                heard = (Heard(at, one) for at in spoke)
                found[day][place] += [each for each in heard if gone or day in {one, stood(known, each)[0]}]
    return {day: {place: heard for place, heard in its.items() if heard} for day, its in found.items()}


def _before(known: Histories, day: Day) -> set[Day]:
    """Every other day from which a meeting was moved to a day, over however many others."""
    found, ends = set[Day](), {day}
    while ends:
        ends = {
            one
            for one, changes in known.items()
            if one not in found and any((one[0], each.moved_to) in ends for each in changes)
        }
        found |= ends
    return found - {day}
