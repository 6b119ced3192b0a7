"""How a pre-election period is named, dated and told of, and who may say that there is one.

Before an election a council publishes nothing that could seem to take sides: the Local Government Act 1986, section 2,
and the Code of Recommended Practice on Local Authority Publicity of 2011, which runs from the notice of the election.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime

from dialogs import compose
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.clerks import ROLES, over, zone_of
from dialogs.committees import choose_committee
from dialogs.say import long_date, short_date
from dialogs.until import day_in
from store import Tx, journal, meetings, papers, people
from store.pre_election import Period, periods
from store.records import Committee

NAMED = (
    r"(?:pre[-\s]*election(?:\s+(?:publicity\s+)?(?:period|restrictions?|time))?|purdah(?:\s+period)?"
    r"|period\s+of\s+(?:heightened|increased)\s+sensitivity|(?:heightened|increased)\s+sensitivity(?:\s+period)?)"
)
"""What people call it."""
FOR = r"(?:\s+for\s+(?:the\s+)?(?P<whose>.{1,120}))"
"""For whom it is."""
_COUNCIL = re.compile(
    r"(?:whole\s+|entire\s+)?(?:council|authority)|(?:all|every|each|both)(?:\s+(?:of\s+the\s+)?committees?)?|everybody"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d\d\b|'\d\d\b")
_NUMBER = re.compile(r"(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)


def days_of(first: str, last: str, today: date) -> tuple[date | None, date | None]:
    """The first and the last day that are named, each None where it names no one day; a year may stand with either."""
    if (number := _NUMBER.fullmatch(first.strip())) and (end := day_in(last, today)):
        return _on(end, int(number[1])), end
    if _YEAR.search(first) and not _YEAR.search(last):
        start = day_in(first, today)
        return start, day_in(last, start or today)
    end = day_in(last, today)
    return day_in(first, end or today), end


def _on(end: date, number: int) -> date | None:
    try:
        return end.replace(day=number)
    except ValueError:
        return None


def told(tx: Tx, period: Period) -> str:
    """From Monday 22 March 2021 to Thursday 6 May 2021, for Planning Committee."""
    return f"from {long_date(period.first)} to {long_date(period.last)}, for {whose(tx, period.committee)}"


def spoken(tx: Tx, period: Period, day: date | None = None) -> str:
    """The same as it can be typed, from the first day alone or (`day`) to another."""
    until = f" to {short_date(day)}" if day else ""
    return f"from {short_date(period.first)}{until} for {whose(tx, period.committee)}"


def whose(tx: Tx, committee: int | None) -> str:
    """Whose it is, by name."""
    named = {one.id: one.name for one in meetings.committees(tx)}
    return "the whole council" if committee is None else named[committee]


def meant(tx: Tx, asked: Asked, named: str, sentence: str) -> Committee | Answer | None:
    """The committee that is meant, or None for the whole council, if whoever asks may say so for it; else why not.

    Where none is named, it is the council for those who may speak for it, else their one committee.
    """
    whole = bool(_COUNCIL.fullmatch(named.casefold()))
    if over_all(tx, asked) and (whole or not named):
        return None
    every = meetings.committees(tx)
    mine = [one for one in every if over(tx, asked, one)]
    if whole or not mine:
        return _refused("the whole council" if whole or not named else f"“{named[:80]}”")
    if not named and len(mine) == 1:
        return mine[0]
    if not named:
        return compose.which("For whom?", "For which committee?", [f"{sentence} for {one.name}" for one in mine])
    chosen = choose_committee(tx, named, f"{sentence} for")
    return chosen if isinstance(chosen, Answer) or chosen in mine else _refused(chosen.name)


def over_all(tx: Tx, asked: Asked) -> bool:
    """Whether whoever asks is administrator or clerk of every committee."""
    held = people.held(tx, asked.person) if asked.person else []
    if held and asked.role != "administrator":
        return any(role in ROLES and committee is None for role, committee in held)
    return asked.role in ROLES and asked.committees is None


def known(tx: Tx, asked: Asked) -> list[Period]:
    """The periods that may be told to whoever asks: of a committee that exempt papers alone name, to its clerks."""
    named = {None, *(one.id for one in papers.committees(tx, asked.sight))}
    return [one for one in periods(tx) if one.committee in named or may(tx, asked, one)]


def may(tx: Tx, asked: Asked, period: Period) -> bool:
    """Whether whoever asks may end or remove a period."""
    committee = next((one for one in meetings.committees(tx) if one.id == period.committee), None)
    return over_all(tx, asked) if committee is None else over(tx, asked, committee)


def note(tx: Tx, now: datetime, asked: Asked, before: Sequence[Period], after: Sequence[Period]) -> None:
    """Write down which periods there were, and which there are instead."""
    committee = (*before, *after)[0].committee
    slug = next((one.slug for one in meetings.committees(tx) if one.id == committee), "the council")
    spans = ["; ".join(f"{one.first} to {one.last}" for one in several) or None for several in (before, after)]
    what = f"pre-election period of {slug}"
    journal.note(
        tx, now, who=asked.person or "local", did="pre-election period", what=what, before=spans[0], after=spans[1]
    )


def zone(tx: Tx) -> str:
    """The zone in which days are meant."""
    return zone_of(meetings.committees(tx))


def _refused(whom: str) -> Answer:
    lead = f"Only an administrator or a clerk of {whom} can say so for {whom}."
    return compose.declined("Not allowed", lead)
