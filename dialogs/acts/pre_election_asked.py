"""Is there a pre-election period, and when? Anybody may know that, wherever they ask."""

import re
from datetime import date, datetime

from dialogs import compose, pre_election
from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.calendar import council_day
from dialogs.pre_election import NAMED, told
from dialogs.say import initial
from store import Tx
from store.people import ROLES

EXAMPLES = ("are we in a pre-election period?", "when is the pre-election period?")

_PERIOD = rf"(?:(?:an?|the|our|any|this|next)\s+)*{NAMED}"
_WHEN = r"(?:\s+(?:now|today|yet|still|at\s+the\s+moment|at\s+present|this\s+year|planned|noted|coming|coming\s+up))?"
_ASKS = re.compile(
    rf"(?:are\s+we|is\s+(?:it|the\s+council|this\s+council|the\s+committee))(?:\s+now|\s+still|\s+currently)?"
    rf"(?:\s+in)?\s+{_PERIOD}{_WHEN}"
    rf"|(?:is|are|will|was)\s+there(?:\s+be)?\s+{_PERIOD}s?{_WHEN}"
    rf"|(?:when|until\s+when|how\s+long)\s+(?:is|are|will\s+be|was)\s+{_PERIOD}s?{_WHEN}"
    rf"|(?:when|how\s+long)\s+(?:does|do|will|did)\s+{_PERIOD}\s+(?:start|begin|end|finish|last|run|stop)"
    rf"|what\s+(?:are\s+the\s+(?:dates|days)\s+(?:of|for)|days\s+are)\s+{_PERIOD}"
    rf"|(?:show|list|tell)\s+(?:me\s+)?(?:about\s+)?{_PERIOD}s?{_WHEN}",
    re.IGNORECASE,
)


def _recognise(text: str) -> str | None:
    return "" if len(text) < 400 and _ASKS.fullmatch(" ".join(text.strip(MARKS).split())) else None


def _perform(tx: Tx, now: datetime, asked: Asked, _: str) -> Answer:
    today = council_day(now, pre_election.zone(tx))
    told_of = [(_standing(one.first, one.last, today), one) for one in pre_election.known(tx, asked)]
    shown = [(how, one) for how, one in told_of if how != "over"] or told_of[-1:]
    if not shown:
        lead = "No pre-election period has been noted. A clerk or an administrator can note one."
        return compose.declined("Pre-election period", lead)
    holding = [one for how, one in shown if how == "now"]
    whole = any(one.committee is None for one in holding)
    opening = "Yes." if whole else "For some of us." if holding else "No, not today."
    lead = " ".join([opening, *(f"{initial(_WORDS[how])} {told(tx, one)}." for how, one in shown[:6])])
    if holding:
        lead += " Until it is over, an announcement needs a reason and a second clerk's yes."
    return Answer(title="Pre-election period", lead=lead)


_WORDS = {"now": "it lasts", "coming": "one is to come", "over": "the last one was"}


def _standing(first: date, last: date, today: date) -> str:
    return "over" if last < today else "now" if first <= today else "coming"


ACT = Act("pre_election_asked", EXAMPLES, frozenset({*ROLES, "public"}), _recognise, _perform)
