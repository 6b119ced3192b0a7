"""A clerk, or whoever it is of, says with what something that was asked for at a meeting was answered."""

import re
from dataclasses import replace
from datetime import datetime

from dialogs import compose
from dialogs.act import Act
from dialogs.answer import Answer, Facts
from dialogs.arising import ACTION, Matter, read_heard
from dialogs.asked import Asked
from dialogs.audience import read_audience
from dialogs.chasing import read_register
from dialogs.clerks import over
from dialogs.deciding import carries_out, is_sign, matter_of, noted, said_before, standing, unknown
from dialogs.leave import SHARED
from dialogs.referring import form, given, plainly, read
from dialogs.say import cut
from store import Tx, tasks
from store import asked as kept
from store.asked import CLOSED
from store.tasks import Task

EXAMPLES = ("close 4KX2 with item 5 of 20 April", "4KX2 done: see report on parking")

_NOT = r"(?!(?:that|it|this|thanks?|please)\b[\s.!]*$)"
_WORDS = rf"{_NOT}(?P<words>\S.*)"
_FORMS = (
    form(rf"close\s+(?:(?:the\s+)?action\s+)?(?P<sign>@)(?:[,:]?\s+(?:with|by|in|as|see)\b[,:]?\s+{_WORDS})?"),
    form(
        r"(?:mark\s+)?(?P<sign>@)[,:]?\s+(?:(?:is|was|as|has\s+been)\s+)?(?:now\s+)?"
        rf"(?:done|closed|answered|finished|completed?)(?:\s*[:;–-]\s*(?:with\s+)?|,?\s+(?:with|by|in|see)\s+){_WORDS}"
    ),
)
_LONGEST = 300


def _recognise(text: str) -> str | None:
    return read(plainly(text), _FORMS, _reading)


def _reading(found: re.Match[str]) -> str | None:
    if not is_sign(found["sign"], of_notices=True):
        return None
    return given(found["sign"], (found["words"] or "")[: _LONGEST + 1])


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    sign, words = wanted.split("\n")[:2]
    matter = matter_of(tx, read_heard(tx, asked.sight, decided=True), sign)
    if matter is None:
        lead = f"I know of no accepted action under {sign} here. If a reminder is done, say: {sign} done"
        return compose.declined("Close an action", lead)
    if not _may(tx, asked, matter):
        lead = f"Only a clerk of {matter.committee.name}, or whoever it is of, can close {sign}."
        return Answer(title="Not allowed", lead=lead, declined=True)
    if not words or len(words) > _LONGEST:
        lead = f"Say in a few words with what it was answered, as in: close {matter.reference} with item 5 of 20 April"
        return compose.declined("Closed with what?", lead)
    if not matter.asked.private and (barred := carries_out(tx, asked, matter.committee, words)):
        return barred
    return _close(tx, now, asked, matter, words)


def _may(tx: Tx, asked: Asked, matter: Matter) -> bool:
    """Whether it is somebody's to close: the clerk's, or theirs as far as it was given or handed to them."""
    if over(tx, asked, matter.committee):
        return True
    if asked.person is None:
        return False
    register = read_register(tx, read_audience(tx))
    charge = register.charges.get(matter.subject)
    return asked.person in register.owning(charge) if charge else asked.person == matter.asked.person


def _close(tx: Tx, now: datetime, asked: Asked, matter: Matter, words: str) -> Answer:
    one, who = matter.asked, asked.person or "local"
    if one.state == CLOSED and one.closed_with == words:
        lead = f"{said_before(tx, one, matter.committee)} Nothing was changed."
        return replace(compose.answer("Closed", lead, [], [one]), declined=True)
    before = standing(tx, asked, one)
    if not kept.change(tx, now, one, state=CLOSED, closed_with=words, who=who):
        return unknown(matter.reference)
    if not _is_done(matter.task):
        tasks.answer(tx, now, kind=ACTION, subject=matter.subject, who=who, state="done")
    noted(tx, now, asked, replace(one, state=CLOSED), before=before)
    lead = f"Closed with {words}. Nobody is reminded of it again, and whoever asks for matters arising sees that."
    facts = Facts((("What", cut(one.text, 600)), ("Closed with", words), ("Ref", matter.reference)))
    return replace(compose.answer("Closed", lead, [facts], [one]), closes=((ACTION, matter.subject),))


def _is_done(task: Task | None) -> bool:
    return task is not None and task.done


ACT = Act("close", EXAMPLES, SHARED, _recognise, _perform, everybody=True)
