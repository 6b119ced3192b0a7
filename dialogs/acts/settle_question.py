"""A clerk takes a question that found no answer off the list; it comes back if it is asked again."""

import re
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Choices
from dialogs.asked import Asked
from dialogs.clerks import ROLES
from dialogs.say import counted
from dialogs.teaching import elsewhere
from store import Tx, journal, unanswered

EXAMPLES = ("Settle question 7",)

_SETTLE = re.compile(
    r"(?:please\s+)?(?:settle|drop|remove)\s+(?:the\s+)?(?:unanswered\s+)?question\s+(?:number\s+|no\.?\s*)?(?P<id>\d{1,9})"
    r"(?:\s+from\s+the\s+list)?",
    re.IGNORECASE,
)


def _recognise(text: str) -> str | None:
    found = None if text.rstrip().endswith("?") else _SETTLE.fullmatch(" ".join(text[:200].strip(MARKS).split()))
    return found["id"] if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    if refused := elsewhere(asked):
        return refused
    waiting = unanswered.waiting(tx, asked.sight)
    if int(wanted) not in {one.id for one in waiting}:
        return compose.declined("No such question", f"No question {wanted} waits for an answer.")
    unanswered.settle(tx, int(wanted))
    who, what = asked.person or "local", f"question {wanted}"
    journal.note(tx, now, who=who, did="settle question", what=what, before="waiting", after="settled")
    left = len(waiting) - 1
    lead = f"Done: question {wanted} is off the list; if somebody asks it again, it comes back. "
    lead += f"{counted(left, 'question waits', 'questions wait')} still." if left else "No other question waits."
    more = (Choices("Go on", ("Unanswered questions",)),) if left else ()
    return Answer(title="Settled", lead=lead, blocks=more)


ACT = Act("settle_question", EXAMPLES, ROLES, _recognise, _perform)
