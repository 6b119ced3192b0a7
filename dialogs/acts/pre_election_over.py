"""A clerk says that a pre-election period is over, or that there is none after all."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from dialogs import compose, pre_election
from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.calendar import council_day
from dialogs.clerks import ROLES
from dialogs.pre_election import FOR, NAMED, note, spoken, told
from dialogs.say import long_date
from dialogs.until import day_in
from store import Tx
from store import pre_election as kept
from store.pre_election import Period

EXAMPLES = ("end the pre-election period", "remove the pre-election period from 22 March")

_FROM = r"(?:\s+(?:from|of|starting)\s+(?P<first>\d.{0,40}?|[a-z]+day.{1,40}?)(?:\s+(?:to|until)\s+.{1,40}?)?)?"
_BEFORE = r"(?:\s+for\s+(?:the\s+)?(?P<before>.{1,120}?))?"
_THERE = r"(?:there(?:\s+is|['’]s)\s+|we(?:\s+are|['’]re|\s+have)\s+)?"
_END = re.compile(
    rf"(?:please\s+)?(?P<verb>end|stop|finish|close)\s+(?:(?:the|our)\s+)?{NAMED}(?:\s+(?:now|today|early))?{_FROM}{FOR}?",
    re.IGNORECASE,
)
_OVER = re.compile(
    rf"(?:(?:the|our|this)\s+)?{NAMED}{_BEFORE}(?:\s+(?:is|has))?(?:\s+now)?"
    rf"\s+(?:over|ended|finished|come\s+to\s+an\s+end|at\s+an\s+end)(?:\s+(?:now|today))?{FOR}?",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    rf"{_THERE}(?:no|not\s+an?|not\s+in\s+an?)\s+{NAMED}{_BEFORE}\s+(?:any\s?more|any\s+longer|from\s+now\s+on){FOR}?",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(rf"{_THERE}no\s+longer\s+(?:in\s+)?(?:(?:an?|the|our)\s+)?{NAMED}{FOR}?", re.IGNORECASE)
_REMOVE = re.compile(
    rf"(?:please\s+)?(?P<verb>remove|delete|cancel|drop|take\s+back)\s+(?:(?:the|our)\s+)?{NAMED}{_FROM}{FOR}?",
    re.IGNORECASE,
)
_FORMS = (("end", _END), ("end", _OVER), ("end", _NO_MORE), ("end", _NO_LONGER), ("remove", _REMOVE))


def _recognise(text: str) -> str | None:
    if len(text) > 400 or text.rstrip().endswith("?"):
        return None
    plain = " ".join(text.strip(MARKS).split())
    for said, form in _FORMS:
        if found := form.fullmatch(plain):
            named = found.groupdict()
            return f"{said}\n{named.get('first') or ''}\n{named.get('before') or named['whose'] or ''}"
    return None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    said, first, named = wanted.split("\n")
    today = council_day(now, pre_election.zone(tx))
    fits = [one for one in pre_election.known(tx, asked) if said == "remove" or one.first <= today <= one.last]
    if first:
        fits = [one for one in fits if one.first == day_in(first, one.first)]
    if named:
        whose = pre_election.meant(tx, asked, named, f"{said} the pre-election period for")
        if isinstance(whose, Answer):
            return whose
        fits = [one for one in fits if one.committee == (whose.id if whose else None)]
    mine = [one for one in fits if pre_election.may(tx, asked, one)]
    if len(mine) != 1:
        return _which(tx, asked, said, (mine, fits))
    return (_end if said == "end" else _remove)(tx, now, asked, mine[0])


def _which(tx: Tx, asked: Asked, said: str, found: tuple[Sequence[Period], Sequence[Period]]) -> Answer:
    """Ask back; or say that there is none, or none of theirs."""
    mine, others = found
    if mine:
        options = [f"{said} the pre-election period {spoken(tx, one)}" for one in mine]
        return compose.which("Which period?", "There are several. Which do you mean?", options)
    if others:
        lead = f"Only its own clerk or an administrator can do that to the period {told(tx, others[0])}."
        return compose.declined("Not allowed", lead)
    lead = "No pre-election period is noted that holds today." if said == "end" else "No such period is noted."
    every = pre_election.known(tx, asked)
    known = f" I know of one {told(tx, every[-1])}." if every else ""
    return compose.declined("Pre-election period", f"{lead}{known}")


def _end(tx: Tx, now: datetime, asked: Asked, period: Period) -> Answer:
    yesterday = council_day(now, pre_election.zone(tx)) - timedelta(days=1)
    if yesterday < period.first:  # it began today, and so is as if it had not been
        return _remove(tx, now, asked, period)
    after = kept.change(tx, now, period, who=asked.person, days=(period.first, yesterday))
    note(tx, now, asked, [period], [after])
    lead = f"Done: the pre-election period that was to last until {long_date(period.last)} is over"
    return Answer(title="Over", lead=f"{lead}{_holds(tx, period, yesterday + timedelta(days=1))}")


def _remove(tx: Tx, now: datetime, asked: Asked, period: Period) -> Answer:
    lead = f"Done: there is no pre-election period {told(tx, period)}"
    kept.remove(tx, period)
    note(tx, now, asked, [period], [])
    return Answer(title="Removed", lead=f"{lead}{_holds(tx, period, council_day(now, pre_election.zone(tx)))}")


def _holds(tx: Tx, gone: Period, today: date) -> str:
    """That another period still holds for the same committee, where one does; a council's holds for each."""
    left = [
        one for one in kept.periods(tx) if one.committee in {None, gone.committee} and one.first <= today <= one.last
    ]
    return f". Still there is one {told(tx, left[0])}." if left else "."


ACT = Act("pre_election_over", EXAMPLES, ROLES, _recognise, _perform)
