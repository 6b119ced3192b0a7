"""A clerk asks what people wanted to know and found no answer to: the questions, how often and when last, never who."""

import re
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Block, Choices
from dialogs.asked import Asked
from dialogs.calendar import council_day
from dialogs.clerks import ROLES, zone_of
from dialogs.known import shelved
from dialogs.masking import bared
from dialogs.say import counted, cut, short_date
from dialogs.teaching import elsewhere, unknown_words
from store import Tx, unanswered
from store.unanswered import Unanswered

EXAMPLES = ("What could you not answer?", "Unanswered questions")

_NOT = r"(?:(?:could|can|did|do)\s+(?:you\s+not|not\s+you)|(?:couldn['’]?t|can['’]?t|didn['’]?t|don['’]?t)\s+you)"
_YOU = r"you\s+(?:(?:could|can|did|do)\s+not|cannot|couldn['’]?t|can['’]?t|didn['’]?t|were\s+unable\s+to|failed\s+to)"
_LIST = re.compile(
    r"(?:(?:please\s+)?(?:show|list|give|tell)\s+(?:me\s+|us\s+)?)?(?:"
    rf"(?:what|which\s+questions)\s+(?:{_NOT}|were\s+you\s+unable\s+to|{_YOU})\s+answer"
    r"|(?:what|which)\s+questions\s+(?:are\s+(?:still\s+)?(?:unanswered|without\s+(?:an\s+)?answers?)|have\s+no\s+answers?)"
    rf"|what\s+(?:did|do|have|were)\s+(?:people|members|councillors|others|they)\s+(?:ask(?:ed|ing)?)"
    rf"(?:\s+(?:you|for|about))?\s+(?:that|which|and)\s+{_YOU}\s+answer"
    rf"|(?:the\s+|all\s+(?:the\s+)?)?(?:unanswered\s+questions|questions\s+without\s+(?:an\s+)?answers?"
    rf"|questions\s+(?:that\s+)?{_YOU}\s+answer)"
    r")(?:,?\s+from\s+number\s+(?P<start>\d{1,5}))?",
    re.IGNORECASE,
)
BUTTONS = 3
"""How many of the questions shown have their buttons."""


def _recognise(text: str) -> str | None:
    found = _LIST.fullmatch(" ".join(text[:200].strip(MARKS).split()))
    return (found["start"] or "1") if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    if refused := elsewhere(asked):
        return refused
    waiting = unanswered.waiting(tx, asked.sight)
    if not waiting:
        return Answer(title="Unanswered questions", lead="No question waits that I could not answer.")
    start = max(int(wanted) - 1, 0)
    first = waiting[0]
    lead = f"I could not answer {counted(len(waiting), 'question')}. Asked most often: “{cut(first.text, 120)}”, "
    rows = [(one.text, _often(one), str(one.id)) for one in waiting]
    table = compose.table(("Question", "", "Number"), rows, "Unanswered questions", start)
    buttons = _buttons(tx, now, asked, waiting[start : start + BUTTONS])
    return Answer(title="Unanswered questions", lead=f"{lead}{_often(first)}.", blocks=(*table, *buttons))


def _often(one: Unanswered) -> str:
    return f"asked {counted(one.times, 'time')}, last on {short_date(one.last)}"


def _buttons(tx: Tx, now: datetime, asked: Asked, shown: list[Unanswered]) -> tuple[Block, ...]:
    """For the first ones: what to teach, where words stand nowhere in the papers, and that they are dealt with."""
    known = shelved(tx, asked.sight)
    today = council_day(now, zone_of(known.committees))
    strange = [words for one in shown if (words := unknown_words(bared(one.text), known, today))]
    teach = Choices("Teach what that means", tuple(dict.fromkeys(f"Teach: {words}" for words in strange)))
    settle = Choices("Take off the list", tuple(f"Settle question {one.id}" for one in shown))
    return tuple(block for block in (teach, settle) if block.options)


ACT = Act("worklist", EXAMPLES, ROLES, _recognise, _perform)
