"""Somebody sets the day of an action, a recommendation or a deliverable: it is chased by that day from then on."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.audience import read_audience
from dialogs.calendar import council_day
from dialogs.chased import facts
from dialogs.chasing import Charge, Register, read_register
from dialogs.clerks import over
from dialogs.language import stems
from dialogs.pick import is_numbered
from dialogs.say import cut, long_date, short_date
from dialogs.until import day_in, is_day
from store import Tx, journal, tasks
from store.records import Deliverable

EXAMPLES = ("set recommendation 3 to 1 July 2021", "the date of action 2 is 3 May")

_WHAT = r"(?:the\s+)?(?P<what>(?:recommendation|action|next\s+step|deliverable)\b.*)"
_SET = re.compile(
    rf"(?:please\s+)?(?:set|move|change)\s+(?:the\s+)?(?:(?:due\s+)?date\s+(?:of|for)\s+)?{_WHAT}\s+to\s+(?P<day>.+)",
    re.IGNORECASE,
)
_STATED = (
    re.compile(rf"{_WHAT}\s+is\s+(?:now\s+)?due\s+(?:on\s+|by\s+)?(?P<day>.+)", re.IGNORECASE),
    re.compile(rf"(?:the\s+)?(?:due\s+)?date\s+(?:of|for)\s+{_WHAT}\s+is\s+(?:now\s+)?(?P<day>.+)", re.IGNORECASE),
)
_PARTS = re.compile(
    r"(?P<of>recommendation|action|next\s+step|deliverable)\s*(?P<number>[a-z]?\d{1,4}(?:\.\d+)*\b)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 2_000


def _recognise(text: str) -> str | None:
    if len(text) > _LONGEST or text.rstrip().endswith("?"):
        return None
    plain = text.strip(MARKS)
    found = _SET.fullmatch(plain)
    if found is None:
        stated = (form.fullmatch(plain) for form in _STATED)
        found = next((one for one in stated if one and is_day(one["day"])), None)
    return f"{' '.join(found['what'].split())}\n{found['day']}" if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    named, _, told = wanted.partition("\n")
    register = read_register(tx, read_audience(tx))
    fits = _meant(register, named)
    mine = [charge for charge in fits if over(tx, asked, charge.committee, ACT.roles)]
    if not mine:
        return _none(named, fits)
    if len(mine) > 1:
        lead = f"{len(mine)} things in the papers may be meant. Which of them?"
        options = [f"set {charge.called} of {charge.committee.name} to {told}" for charge in mine]
        return compose.which("Which one?", lead, options, [(c.name, cut(c.what, 200)) for c in mine])
    return _set(tx, now, asked, mine[0], told)


def _set(tx: Tx, now: datetime, asked: Asked, charge: Charge, told: str) -> Answer:
    subject, today = charge.subject, council_day(now, charge.committee.zone)
    day = day_in(told, today)
    if day is None:
        lead = f"“{cut(told, 60)}” names no single day. Say for example: set {charge.called} to {short_date(today)}"
        return compose.declined("Which day?", lead)
    if day < today:
        lead = f"{long_date(day)} has passed, so nothing can be due then. If another year is meant, say the year."
        return compose.declined("A day that has passed", lead)
    who, before = asked.person or "local", str(charge.due or "no date")
    tasks.answer(tx, now, kind=charge.kind, subject=subject, who=who, due=day, state="open")
    what = f"{charge.kind} {subject} to {day}"
    journal.note(tx, now, who=who, did="set date", what=what, before=before, after=str(day))
    after = read_register(tx, read_audience(tx))
    lead = f"Done: {charge.what} is due on {long_date(day)}. Whoever owns it is reminded by that day."
    said = compose.answer("Date set", lead, [facts(after.charges[subject], after)], [charge.record])
    return replace(said, closes=((charge.kind, subject),))


def _meant(register: Register, named: str) -> list[Charge]:
    """The open charges that somebody may mean: of the kind and number named, whose words hold all that were said."""
    found = _PARTS.fullmatch(named)
    if found is None:
        return []
    of, number, rest = " ".join(found["of"].casefold().split()), found["number"], frozenset(stems(found["rest"]))
    every = [charge for charge in register.charges.values() if not charge.done and charge.of == of]
    fits = [charge for charge in every if _numbered(charge, number) and rest <= _words(charge)]
    exact = [charge for charge in fits if rest and rest >= frozenset(stems(charge.text))]
    return exact if len(exact) == 1 else fits


def _numbered(charge: Charge, number: str | None) -> bool:
    printed = charge.record.ref if isinstance(charge.record, Deliverable) else charge.record.number
    if number is None:
        return True
    return printed is not None and (printed.casefold() == number.casefold() or is_numbered(printed, number))


def _words(charge: Charge) -> frozenset[str]:
    return frozenset(stems(f"{charge.text} {charge.committee.name} {charge.record.source.paper}"))


def _none(named: str, others: Sequence[Charge]) -> Answer:
    """That there is nothing whose day can be set by whoever asks."""
    if others:
        lead = f"Only a clerk or an officer of {others[0].committee.name} can set a date there."
        return Answer(title="Not allowed", lead=lead, declined=True)
    return compose.declined("Set a date", f"The public papers hold no open “{cut(named, 80)}”, so no date was set.")


ACT = Act("set_date", EXAMPLES, frozenset({"administrator", "clerk", "officer"}), _recognise, _perform)
