"""A clerk asks what is stuck: what should have gone and has not, what failed, and what is in doubt, each with why."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Block, Facts, Text
from dialogs.asked import Asked, Scope
from dialogs.audience import read_audience
from dialogs.clerks import ROLES, Subjects, read_subjects, theirs, zone_of
from dialogs.outcomes import STATES, age, asks, listed, summed, what, where, why
from dialogs.say import counted
from store import Tx, posted
from store.outbox import Notice

EXAMPLES = ("What is stuck?", "What failed?")
SINCE = timedelta(days=7)
"""How far back it is told what failed; what is in doubt is told until somebody settles it."""
GRACE = timedelta(minutes=1)
"""What is due has so long to go before it counts as waiting."""

_IS = r"(?:(?:what(?: is|['’]?s)|is (?:there )?anything|are any (?:messages|reminders)) (?:still )?|anything )"
_ASKS = {
    "stuck": rf"{_IS}stuck",
    "waiting": rf"{_IS}waiting(?: to (?:go out|be sent))?",
    "doubt": rf"{_IS}in doubt",
    "failed": r"(?:what|which (?:messages|reminders|notices)) (?:has |have )?failed(?: to (?:go out|be sent|arrive))?"
    r"|what (?:did not|didn['’]?t) go out|did anything fail",
}
_NOW = r"(?: (?:at the moment|at present|right now|just now|now|currently|today))?"
_FROM = re.compile(r"(?P<asked>.*?)(?:,? from number (?P<start>\d{1,6}))?", re.IGNORECASE)
_NOTHING = {
    "stuck": "Nothing is stuck: all that was due has gone.",
    "waiting": "Nothing is waiting: all that was due has gone or come to an end.",
    "doubt": "Nothing is in doubt.",
    "failed": "Nothing has failed in the last seven days.",
}
HEAD = ("Message", "To", "What happened", "Due", "Ref")


def _recognise(text: str) -> str | None:
    found = _FROM.fullmatch(text.strip(MARKS)[:200])
    for name, pattern in _ASKS.items() if found else ():
        if found and re.fullmatch(rf"(?:{pattern}){_NOW}", found["asked"].strip(MARKS), re.IGNORECASE):
            return f"{found['start'] or 1}\n{name}"
    return None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    start, _, name = wanted.partition("\n")
    subjects = read_subjects(tx)
    found = theirs(tx, asked, _found(tx, now, name), subjects)
    title = {"stuck": "What is stuck", "waiting": "What is waiting", "doubt": "In doubt"}.get(name, "What failed")
    if not found:
        return Answer(title=title, lead=_NOTHING[name])
    verb = "is" if len(found) == 1 else "are"
    lead = f"{counted(len(found), 'message')} {verb} not known to have arrived: {summed(found)}."
    if asked.scope is not Scope.PERSONAL:
        return Answer(title=title, lead=lead, blocks=_counts(found))
    question = {"doubt": "What is in doubt", "failed": "What failed"}.get(name, f"What is {name}")
    blocks = (*_list(tx, now, found, subjects, question=question, start=int(start) - 1), *asks(found))
    return Answer(title=title, lead=lead, blocks=blocks)


def _found(tx: Tx, now: datetime, name: str) -> list[Notice]:
    """What is asked for: doubts first, then what is waiting, then what failed, the latest first."""
    doubtful = posted.doubtful(tx) if name in {"stuck", "doubt"} else []
    waiting = posted.overdue(tx, now - GRACE) if name in {"stuck", "waiting"} else []
    ended = posted.ended(tx, (now - SINCE, now + GRACE))[::-1] if name in {"stuck", "failed"} else []
    return [*doubtful, *waiting, *(one for one in ended if one.state in posted.FAILED)]


def _list(
    tx: Tx, now: datetime, found: Sequence[Notice], subjects: Subjects, *, question: str, start: int
) -> tuple[Block, ...]:
    audience, zone = read_audience(tx), zone_of(subjects.committees.values())

    def row(one: Notice) -> tuple[str, ...]:
        happened = f"{STATES[one.state]}: {why(one, zone)}"
        return what(one, subjects), where(tx, one, audience), happened, f"{age(one.due_at, now)} ago", one.reference

    return listed(HEAD, found, row, question, max(start, 0))


def _counts(found: Sequence[Notice]) -> tuple[Block, ...]:
    rows = tuple((STATES[state].capitalize(), f"{count:,}") for state, count in Counter(o.state for o in found).items())
    return Facts(rows), Text("Which they are I say in our personal chat.")


ACT = Act("stuck", EXAMPLES, ROLES, _recognise, _perform)
