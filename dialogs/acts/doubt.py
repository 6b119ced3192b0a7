"""A clerk settles a doubt: a message that may or may not have arrived is there, or goes once more."""

import re
from datetime import datetime, timedelta

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.clerks import ROLES, over, read_subjects
from dialogs.outcomes import STATES, what
from dialogs.plan import compose as composed
from dialogs.say import initial
from store import Tx, journal, posted
from store.outbox import Notice

EXAMPLES = ("It is there 7F3K", "Send again 7F3K")
WITHIN = timedelta(hours=1)
"""How long it may take to go once more."""

_REFERENCE = r"(?:ref(?:erence)?[ :]*)?(?P<ref>[2-9a-hj-np-z]{4})"
_SAID = (
    ("there", rf"(?:please )?(?:it(?: is|['’]?s) there|it (?:has )?arrived)(?:[ :,]+{_REFERENCE})?"),
    ("there", rf"{_REFERENCE} is there"),
    ("again", rf"(?:please )?(?:resend|send (?:it )?again)(?:[ :,]+{_REFERENCE})?"),
    ("again", rf"(?:please )?send {_REFERENCE} again"),
)


def _recognise(text: str) -> str | None:
    order = text.strip(MARKS)
    for said, pattern in _SAID:
        if found := re.fullmatch(pattern, order, re.IGNORECASE):
            return f"{said} {(found['ref'] or '').upper()}"
    return None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    said, _, reference = wanted.partition(" ")
    subjects = read_subjects(tx)
    held = [one for one in posted.referred(tx, reference) if over(tx, asked, subjects.committee(one.subject))]
    if not held:
        return _which(tx, asked, said, reference)
    first = held[0]
    if first.state != posted.DOUBTFUL:
        lead = f"Nothing changes: Ref {reference} ({what(first, subjects)}) is {STATES[first.state]}. {first.why or ''}"
        return Answer(title="Not in doubt", lead=lead.strip(), declined=True)
    settle = _there if said == "there" else _again
    return settle(tx, now, asked, first, what(first, subjects))


def _there(tx: Tx, now: datetime, asked: Asked, first: Notice, name: str) -> Answer:
    posted.settle_seen(tx, first, "A clerk has seen it there.")
    _note(tx, now, asked, first, "seen there")
    return Answer(title="It is there", lead=f"Noted: Ref {first.reference} ({name}) is there. It counts as sent.")


def _again(tx: Tx, now: datetime, asked: Asked, first: Notice, name: str) -> Answer:
    if composed(tx, now, first) is None:
        lead = f"Ref {first.reference} ({name}) is not sent again: what it had to say is over."
        return Answer(title="Nothing left to say", lead=lead, declined=True)
    posted.settle_again(tx, first, now, "Going once more, as a clerk has asked.", within=WITHIN)
    _note(tx, now, asked, first, "sent again")
    lead = f"Ref {first.reference} ({name}) goes once more, at once. If it did arrive before, it is then there twice."
    return Answer(title="Sending again", lead=lead)


def _note(tx: Tx, now: datetime, asked: Asked, first: Notice, did: str) -> None:
    about = f"{first.kind} {first.subject} Ref {first.reference}"
    journal.note(tx, now, who=asked.person or "local", did=did, what=about)


def _which(tx: Tx, asked: Asked, said: str, reference: str) -> Answer:
    """Ask back with what is in doubt; or say that nothing is."""
    subjects = read_subjects(tx)
    doubtful = [one for one in posted.doubtful(tx) if over(tx, asked, subjects.committee(one.subject))]
    unknown = f"I know of no message with the reference {reference}. " if reference else ""
    if not doubtful:
        return Answer(title="Not in doubt", lead=f"{unknown}Nothing of yours is in doubt.", declined=True)
    order = "It is there" if said == "there" else "Send again"
    told = [(f"Ref {one.reference}", initial(what(one, subjects))) for one in doubtful]
    return compose.which(
        "Which message?", f"{unknown}Which do you mean?", [f"{order} {one.reference}" for one in doubtful], told
    )


ACT = Act("doubt", EXAMPLES, ROLES, _recognise, _perform)
