"""A clerk says from when to when the council, or one committee, is in a pre-election period."""

import re
from datetime import date, datetime

from dialogs import compose, pre_election
from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.calendar import council_day
from dialogs.clerks import ROLES
from dialogs.pre_election import FOR, NAMED, days_of, note, spoken, told
from dialogs.say import cut, long_date, short_date
from store import Tx
from store import pre_election as kept
from store.pre_election import Period

EXAMPLES = ("pre-election period from 22 March to 6 May 2021",)
LONGEST = 120
"""Days; from the notice of an election to the poll it is some six weeks."""

_WHOSE = r"(?:\s+for\s+(?:the\s+)?(?P<before>.{1,120}?))?(?:\s+(?:is|runs|lasts|will\s+be|will\s+run))?"
_DAYS = r"(?:from|between)\s+(?P<first>[^,]{1,40}?)(?:\s+(?:to|and|until|till|-)\s+|\s*[–—]\s*)(?P<last>.{1,40}?)"
_SET = re.compile(
    rf"(?:please\s+)?(?:(?:set|add|note|begin|start|there\s+is|we\s+have)\s+)?(?:(?:an?|the|our)\s+)?{NAMED}"
    rf"{_WHOSE}:?\s+{_DAYS}{FOR}?",
    re.IGNORECASE,
)


def _recognise(text: str) -> str | None:
    if len(text) > 400 or text.rstrip().endswith("?"):
        return None
    plain = " ".join(text.strip(MARKS).split())
    found = _SET.fullmatch(plain)
    return f"{found['before'] or found['whose'] or ''}\n{found['first']}\n{found['last']}" if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    named, *said = wanted.split("\n")
    today = council_day(now, pre_election.zone(tx))
    first, last = days_of(said[0], said[1], today)
    if first is None or last is None:
        lead = f"“{cut(said[0] if first is None else said[1], 60)}” names no single day, so nothing was noted."
        return compose.declined("Which days?", f"{lead} Say for example: {EXAMPLES[0]}")
    if wrong := _wrong(first, last, today):
        return compose.declined("Which days?", f"{wrong} Nothing was noted.")
    sentence = f"pre-election period from {short_date(first)} to {short_date(last)}"
    whose = pre_election.meant(tx, asked, named, sentence)
    return whose if isinstance(whose, Answer) else _kept(tx, now, asked, whose.id if whose else None, (first, last))


def _wrong(first: date, last: date, today: date) -> str | None:
    if last < first:
        return f"{long_date(last)} is before {long_date(first)}: a period cannot end before it begins."
    if last < today:
        return f"{long_date(last)} has passed. If another year is meant, say the year."
    if (last - first).days >= LONGEST:
        return f"From {long_date(first)} to {long_date(last)} is longer than {LONGEST} days, which no such period is."
    return None


def _kept(tx: Tx, now: datetime, asked: Asked, committee: int | None, days: tuple[date, date]) -> Answer:
    """Note it, as one with those of the same committee that it meets."""
    beside = [one for one in kept.periods(tx) if one.committee == committee and _meet(one, days)]
    held = next((one for one in beside if one.first <= days[0] and days[1] <= one.last), None)
    if held:
        lead = f"There is one already, {told(tx, held)}. To have a shorter one, remove that first."
        return compose.which("No change", lead, [f"remove the pre-election period {spoken(tx, held)}"])
    whole = min([days[0], *(one.first for one in beside)]), max([days[1], *(one.last for one in beside)])
    for one in beside:
        kept.remove(tx, one)
    made = kept.add(tx, now, who=asked.person, committee=committee, days=whole)
    note(tx, now, asked, beside, [made])
    lead = f"Done: there is a pre-election period {told(tx, made)}. "
    lead += "Until it is over, an announcement needs a reason and a second clerk's yes."
    return Answer(title="Pre-election period", lead=f"{lead}{' It joins what was noted before.' if beside else ''}")


def _meet(one: Period, days: tuple[date, date]) -> bool:
    return one.first <= days[1] and days[0] <= one.last


ACT = Act("pre_election", EXAMPLES, ROLES, _recognise, _perform)
