"""A clerk asks who was told of a meeting, or who got one message: place, time, state and receipt, to prove it."""

import re
from collections.abc import Sequence
from datetime import datetime

from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Text
from dialogs.asked import Asked, Scope
from dialogs.audience import read_audience
from dialogs.calendar import council_day
from dialogs.clerks import ROLES, Subjects, read_subjects, theirs, zone_of
from dialogs.outcomes import STATES, at, listed, summed, what, where
from dialogs.past import names_days, near_day
from dialogs.say import counted, long_date
from store import Tx, posted
from store.outbox import Notice

EXAMPLES = ("Who was told of the meeting on 20 April?", "Who got 7F3K?")

_WHO = r"who (?:(?:was|were|has been|have been) (?:told|informed|notified|reminded)|got told|heard)"
_OF_MEETING = re.compile(
    rf"{_WHO} (?:of|about) (?:the |our )?(?:(?P<day>.{{1,40}}?) (?:meeting|agenda)"
    r"|(?:meeting|agenda)(?: (?:of|on|for))?(?P<when> .{1,40}?))"
    r"(?:,? from number (?P<start>\d{1,6}))?",
    re.IGNORECASE,
)
_OF_REFERENCE = re.compile(
    rf"(?:{_WHO} (?:of|about)|who (?:got|received)) (?:ref(?:erence)?[ :]+)?(?P<ref>[2-9a-hj-np-z]{{4}})"
    r"(?:,? from number (?P<start>\d{1,6}))?",
    re.IGNORECASE,
)
HEAD = ("To", "What happened", "When", "Receipt", "Message", "Ref")


def _recognise(text: str) -> str | None:
    said = text.strip(MARKS)[:200]
    if (found := _OF_MEETING.fullmatch(said)) and names_days(when := found["day"] or found["when"]):
        return f"{found['start'] or 1}\nmeeting\n{when.strip()}"
    found = _OF_REFERENCE.fullmatch(said)
    return f"{found['start'] or 1}\nreference\n{found['ref'].upper()}" if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    start, by, named = wanted.split("\n")
    subjects = read_subjects(tx)
    if by == "reference":
        found = theirs(tx, asked, posted.referred(tx, named), subjects)
        return _answer(tx, asked, found, f"Ref {named}", question=f"Who got {named}", start=int(start))
    day = near_day(named, council_day(now, zone_of(subjects.committees.values())))
    if day is None:
        lead = f"“{named}” is no one day. Ask: who was told of the meeting on 20 April?"
        return Answer(title="Who was told", lead=lead, declined=True)
    every = [f"meeting:{slug}:{day}" for slug in sorted(subjects.committees)]
    found = [one for subject in every for one in posted.about(tx, subject)]
    of = f"the meeting on {long_date(day)}"
    question = f"Who was told of the meeting on {day}"
    return _answer(tx, asked, theirs(tx, asked, found, subjects), of, question=question, start=int(start))


def _answer(tx: Tx, asked: Asked, found: Sequence[Notice], of: str, *, question: str, start: int) -> Answer:
    if not found:
        return Answer(title="Who was told", lead=f"I have no record of telling anybody of {of}.", declined=True)
    subjects, audience = read_subjects(tx), read_audience(tx)
    sent = [one for one in found if one.state == "sent"]
    told = len({one.place for one in sent})
    who = (
        f"{counted(told, 'conversation')} {'was' if told == 1 else 'were'} told"
        if told
        else "Nobody is known to be told"
    )
    lead = f"{who} of {of}. In all: {summed(found)}."
    if asked.scope is not Scope.PERSONAL:
        return Answer(title="Who was told", lead=lead, blocks=(Text("Which they were I say in our personal chat."),))

    def row(one: Notice) -> tuple[str, ...]:
        moment = at(*_moment(one, subjects))
        state = STATES[one.state]
        return where(tx, one, audience), state, moment, _receipt(one), what(one, subjects), one.reference

    return Answer(title="Who was told", lead=lead, blocks=listed(HEAD, found, row, question, max(start - 1, 0)))


def _moment(one: Notice, subjects: Subjects) -> tuple[datetime, str]:
    """When it went, or came to its end, or falls due; and the zone to say that in."""
    committee = subjects.committee(one.subject)
    zone = committee.zone if committee else zone_of(subjects.committees.values())
    return one.sent_at or one.ended_at or one.due_at, zone


def _receipt(one: Notice) -> str:
    """Teams' own id for it, which proves that Teams took it."""
    if one.activity:
        return f"Teams' number {one.activity}"
    return "none: a clerk has seen it there" if one.state == "sent" else "none"


ACT = Act("told", EXAMPLES, ROLES, _recognise, _perform)
