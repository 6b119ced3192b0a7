"""A place hears no more of one kind of reminder, or hears of it again."""

import re
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.audience import read_audience
from dialogs.calendar import Span
from dialogs.clerks import ROLES
from dialogs.kinds import NAMED, WORDS, called, word_in
from dialogs.say import initial, joined
from dialogs.wishing import AHEAD, here, settle, untold
from store import Tx, journal, wishes
from store.wishes import Wish

EXAMPLES = ("stop meeting reminders", "start meeting reminders")

_VERB = (
    r"(?:please\s+)?(?:(?P<stop>stop|no\s+more|turn\s+off|switch\s+off)|(?P<start>start|turn\s+on|switch\s+on))"
    r"(?:\s+sending(?:\s+(?:me|us))?)?"
)
_AGAIN = r"(?:\s+again)?"
_ORDERS = (
    re.compile(
        rf"{_VERB}\s+(?:(?:my|our|all|the|these)\s+)?(?:{NAMED}\s+)?(?:reminders?|notifications?){_AGAIN}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_VERB}\s+(?:reminders?\s+(?:of|about|for)|reminding\s+(?:me|us)(?:\s+(?:of|about))?)(?:\s+{NAMED})?{_AGAIN}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_VERB}\s+(?:the\s+|my\s+|our\s+)?(?:(?P<digest>(?:weekly\s+)?digests?)|(?P<announcement>announcements?))"
        rf"{_AGAIN}",
        re.IGNORECASE,
    ),
)


def _recognise(text: str) -> str | None:
    for order in () if text.rstrip().endswith("?") else _ORDERS:
        if found := order.fullmatch(text.strip(MARKS)):
            word = word_in(found)
            return f"{'stop' if found['stop'] else 'start'} {word}".strip()
    return None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    place = here(tx, asked)
    if isinstance(place, Answer):
        return place
    verb, _, word = wanted.partition(" ")
    if not word:
        return _which(verb)
    kind, off = WORDS[word], verb == "stop"
    before = read_audience(tx).wishes.get((place, kind), Wish())
    if before.off == off:
        already = "are not sent" if off else "are sent"
        return compose.declined("No change", f"{initial(called(kind))}: those {already} here as it is.")
    wishes.put(tx, now, place, kind, Wish(before.leads, off))
    settle(tx, now, place)
    states = ("sent", "stopped") if off else ("stopped", "sent")
    who, what = asked.person or "local", f"{kind} in place {place}"
    journal.note(tx, now, who=who, did=verb, what=what, before=states[0], after=states[1])
    return _stopped(tx, now, place, kind) if off else _started(kind)


def _stopped(tx: Tx, now: datetime, place: int, kind: str) -> Answer:
    lead = f"Done: {called(kind)} are not sent here any more. To have them again, say: start {called(kind)}."
    if names := untold(tx, place, (kind,), Span(now, now + AHEAD)):
        lead += f" Nobody else here is then reminded of that for {joined(names)}: somebody should be."
    return Answer(title="Stopped", lead=lead.replace("weekly digest are", "weekly digest is"))


def _started(kind: str) -> Answer:
    lead = f"Done: from now on {called(kind)} are sent here again. To stop them, say: stop {called(kind)}."
    return Answer(title="Started", lead=lead.replace("weekly digest are", "weekly digest is"))


def _which(verb: str) -> Answer:
    options = [f"{verb} {called(kind)}" for kind in WORDS.values()]
    if verb == "stop":
        return compose.which("Which reminders?", "Which reminders are to stop?", ["pause reminders", *options[:5]])
    return compose.which("Which reminders?", "Which reminders are to start again?", options)


ACT = Act("stop", EXAMPLES, ROLES, _recognise, _perform, everybody=True)
