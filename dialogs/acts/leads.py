"""A place chooses how many working days ahead it is reminded of a kind of thing, or the usual ones again."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.audience import read_audience
from dialogs.calendar import Span
from dialogs.clerks import ROLES, read_subjects
from dialogs.kinds import LED, NAMED, WORDS, called, word_in
from dialogs.outcomes import what
from dialogs.say import counted, joined, long_date
from dialogs.wishing import AHEAD, here, owed_to, settle, zone
from store import Tx, journal, wishes
from store.outbox import Owed
from store.wishes import Wish

EXAMPLES = ("remind me of agendas 5 and 1 days before", "usual reminders of meetings")
FARTHEST, MOST = 40, 5
"""Working days ahead, and how many different ones."""

_NUMBERS = "zero one two three four five six seven eight nine ten".split()
_ONE = rf"\b(?:\d{{1,3}}|{'|'.join(_NUMBERS)}|an?|the|on\s+the\s+day)\b"
_DAYS = rf"(?P<days>{_ONE}(?:(?:\s*,\s*|\s+)(?:and\s+|or\s+)?{_ONE}){{0,8}})"
_AHEAD = r"(?:\s*(?:working\s+)?(?P<unit>days?|weeks?)\s+(?:before(?:hand)?|ahead|in\s+advance|earlier))?"
_ORDER = re.compile(
    rf"(?:please\s+)?remind\s+(?:me|us)\s+(?:of|about|for)\s+{NAMED}\s+{_DAYS}{_AHEAD}(?P<too>\s+and\s+on\s+the\s+day)?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:please\s+)?remind\s+(?:me|us)\s+{_DAYS}\s+(?:working\s+)?(?P<unit>days?|weeks?)\s+(?:before|ahead\s+of)\s+"
    rf"(?:(?:all|any|each|every|our|my)\s+)?{NAMED}(?P<too>\s+and\s+on\s+the\s+day)?",
    re.IGNORECASE,
)
_USUAL = re.compile(
    rf"(?:please\s+)?(?:remind\s+(?:me|us)\s+as\s+usual|(?:the\s+)?usual\s+reminders)(?:\s+(?:of|about|for)\s+{NAMED})?",
    re.IGNORECASE,
)


def _recognise(text: str) -> str | None:
    order = text.strip(MARKS)
    if text.rstrip().endswith("?"):
        return None
    if found := _USUAL.fullmatch(order):
        return f"{word_in(found)}:"
    found = _ORDER.fullmatch(order) or _BEFORE.fullmatch(order)
    if found is None or not (found["unit"] or "day" in found["days"].lower()):
        return None
    week = 5 if (found["unit"] or "").lower().startswith("week") else 1
    days = [_number(one) * week for one in re.findall(_ONE, found["days"], re.IGNORECASE)] + [0] * bool(found["too"])
    return f"{word_in(found)}:{','.join(str(one) for one in sorted(set(days), reverse=True))}"


def _number(said: str) -> int:
    plain = said.lower()
    if "day" in plain:
        return 0
    return int(plain) if plain.isdigit() else _NUMBERS.index(plain) if plain in _NUMBERS else 1


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    place = here(tx, asked)
    if isinstance(place, Answer):
        return place
    word, _, said = wanted.partition(":")
    days = tuple(int(one) for one in said.split(",") if one)
    if word == "digest":
        return compose.declined("The digest", "The weekly digest has its own day, and no days ahead.")
    if days and (max(days) > FARTHEST or len(days) > MOST):
        lead = f"I can remind up to {MOST} times, and up to {FARTHEST} working days before. Which days do you mean?"
        return compose.declined("Too many", lead, offer=[f"remind me of {word}s 5 and 1 days before"])
    kinds = [WORDS[word]] if word else [WORDS[one] for one in LED]
    before = read_audience(tx).wishes
    for kind in kinds:
        wishes.put(tx, now, place, kind, Wish(days or None, before.get((place, kind), Wish()).off))
    settle(tx, now, place)
    was = {_ahead(before.get((place, kind), Wish()).leads): None for kind in kinds}
    said = f"{word or 'every kind'} {_ahead(days)} in place {place}"
    who = asked.person or "local"
    journal.note(tx, now, who=who, did="leads", what=said, before="; ".join(was), after=_ahead(days))
    return _said(tx, now, place, (kinds, days))


def _ahead(days: tuple[int, ...] | None) -> str:
    """Working days ahead, for the journal."""
    return ", ".join(map(str, days or ())) or "as usual"


def _said(tx: Tx, now: datetime, place: int, chosen: tuple[list[str], tuple[int, ...]]) -> Answer:
    kinds, days = chosen
    ahead = joined([counted(one, "working day") + " before" if one else "on the day itself" for one in days])
    which = called(kinds[0]) if len(kinds) == 1 else "reminders of every kind"
    lead = f"Done: {which} come here {ahead or 'on the usual days'}."
    coming = [one for one in owed_to(tx, place, Span(now, now + AHEAD)) if one.kind in kinds]
    if not coming:
        off = read_audience(tx).wishes.get((place, kinds[0]), Wish()).off
        none = f"They are stopped: to have them, say: start {which}." if off else "None is owed here in the next weeks."
        return Answer(title="Reminders", lead=f"{lead} {none}")
    return Answer(title="Reminders", lead=f"{lead} {_next(tx, coming)}")


def _next(tx: Tx, coming: list[Owed]) -> str:
    """On which days that is for the first thing that comes, which a count of days alone leaves to guess."""
    first, local, subjects = coming[0], ZoneInfo(zone(tx)), read_subjects(tx)
    same = [one for one in coming if (one.kind, one.subject) == (first.kind, first.subject)]
    when = dict.fromkeys(long_date(one.due_at.astimezone(local).date()) for one in same)
    return f"Next ({what(first, subjects)}): {joined(list(when))}."


ACT = Act("leads", EXAMPLES, ROLES, _recognise, _perform, everybody=True)
