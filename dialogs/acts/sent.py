"""A clerk asks what went out on a day or in a span of days: each message with its place, its time and its reference."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Block, Facts, Text
from dialogs.asked import Asked, Scope
from dialogs.audience import read_audience
from dialogs.calendar import council_day, instant
from dialogs.clerks import ROLES, Subjects, read_subjects, theirs, zone_of
from dialogs.outcomes import at, kinds, listed, what, where
from dialogs.past import names_days, past_days
from dialogs.say import counted, long_date
from store import Tx, posted
from store.outbox import Notice

EXAMPLES = ("What went out yesterday?", "What went out since Monday?")

_WENT = re.compile(
    r"(?:what|(?:what|which) (?:messages|reminders|notices)) "
    r"(?:went out|(?:has|have) gone out|(?:was|were) sent out|have you sent(?: out)?|did you send(?: out)?)"
    r"(?: (?P<when>.{1,60}?))?(?:,? from number (?P<start>\d{1,6}))?",
    re.IGNORECASE,
)
_SENT = re.compile(r"what (?:was|were) sent (?P<when>today|yesterday)(?P<start>)", re.IGNORECASE)
HEAD = ("Message", "To", "When", "Ref")


def _recognise(text: str) -> str | None:
    said = text.strip(MARKS)[:200]
    found = _WENT.fullmatch(said) or _SENT.fullmatch(said)
    if found is None or not (found["when"] is None or names_days(found["when"])):
        return None
    return f"{found['start'] or 1}\n{found['when'] or 'today'}"


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    start, _, when = wanted.partition("\n")
    subjects = read_subjects(tx)
    zone = zone_of(subjects.committees.values())
    days = past_days(when, council_day(now, zone))
    if days is None or days[0] > council_day(now, zone):
        lead = f"“{when}” has not come yet, or is no date. Ask for a day, a week or a month that has been."
        return Answer(title="What went out", lead=lead, declined=True)
    span = (instant(days[0], time(0), zone), instant(days[1] + timedelta(days=1), time(0), zone))
    found = theirs(tx, asked, posted.sent(tx, span), subjects)
    if not found:
        return Answer(title="What went out", lead=f"Nothing went out {_spoken(days)}.")
    lead = f"{counted(len(found), 'message')} went out {_spoken(days)}, as Teams has confirmed or a clerk has seen."
    blocks = _list(tx, found, subjects, f"What went out {when}", int(start) - 1)
    return Answer(title="What went out", lead=lead, blocks=blocks if asked.scope is Scope.PERSONAL else _counts(found))


def _list(tx: Tx, found: Sequence[Notice], subjects: Subjects, question: str, start: int) -> tuple[Block, ...]:
    audience, zone = read_audience(tx), zone_of(subjects.committees.values())

    def row(one: Notice) -> tuple[str, ...]:
        return what(one, subjects), where(tx, one, audience), at(one.sent_at or one.due_at, zone), one.reference

    return listed(HEAD, found, row, question, max(start, 0))


def _counts(found: Sequence[Notice]) -> tuple[Block, ...]:
    return Facts(kinds(found)), Text("To whom they went I say in our personal chat.")


def _spoken(days: tuple[date, date]) -> str:
    first, last = days
    return f"on {long_date(first)}" if first == last else f"from {long_date(first)} to {long_date(last)}"


ACT = Act("sent", EXAMPLES, ROLES, _recognise, _perform)
