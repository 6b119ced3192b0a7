"""A clerk asks which doubts about the records are settled: by whom, when and, in their own chat, why."""

import re
from collections.abc import Set as AbstractSet
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Choices
from dialogs.asked import Asked, Scope
from dialogs.audience import Audience, read_audience
from dialogs.calendar import council_day
from dialogs.clerks import ROLES, over
from dialogs.say import counted, cut, short_date
from dialogs.settling import LIST, Desk, read_desk
from store import Tx
from store.records import Committee
from store.settled import Settled

EXAMPLES = ("Which doubts are settled?", "Settled doubts")
HEAD = ("Record", "Why it was doubtful", "Reason", "By", "On", "Ref")
PUBLIC_HEAD = ("Record", "Why it was doubtful", "On", "Ref")
"""In a channel: neither a clerk's own words nor their name."""

OTHERS = "for the clerks of its committee"
"""What stands in place of the reason for a doubt of another committee."""

_ASKS = re.compile(
    r"(?:please )?(?:(?:which|what) (?:doubts|records|findings) (?:are|were|have been) settled(?: (?:so far|already))?"
    r"|(?:(?:list|show|give)(?: me| us)? )?(?:the |our |all )?settled (?:doubts|records|findings)"
    r"|who settled (?:what|which doubts?)|what (?:was|has been) settled)(?:,? from number (?P<start>\d{1,6}))?",
    re.IGNORECASE,
)


def _recognise(text: str) -> str | None:
    found = _ASKS.fullmatch(" ".join(text[:200].strip(MARKS).split()))
    return (found["start"] or "1") if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, start: str) -> Answer:
    desk = read_desk(tx, now, asked)
    done = desk.settled
    if not done:
        lead = "No doubt about the records that I may speak of here is settled."
        return compose.declined("Settled doubts", lead, offer=[LIST])
    own, audience = asked.scope is Scope.PERSONAL, read_audience(tx)
    whose = {desk.committee(desk.found[one]) for one in done}
    theirs = {committee for committee in whose if over(tx, asked, committee)}
    rows = [_row(desk, one, held, (audience, theirs) if own else None) for one, held in done.items()]
    first = min(max(int(start) - 1, 0), len(done) - 1)
    table = compose.table(HEAD if own else PUBLIC_HEAD, rows, "Which doubts are settled", first)
    shown = list(done)[first : first + compose.SHOWN]
    again = Choices("Take one back", tuple(f"Reopen {one}" for one in shown[:3]))
    lead = f"{counted(len(done), 'doubt is', 'doubts are')} settled: answers do not carry {_it(len(done))}."
    return compose.answer("Settled doubts", lead, [*table, again], [desk.found[one] for one in shown])


def _it(count: int) -> str:
    return "it" if count == 1 else "them"


def _row(
    desk: Desk, reference: str, held: Settled, own: tuple[Audience, AbstractSet[Committee | None]] | None
) -> tuple[str, ...]:
    """In somebody's own chat with the name of whoever settled it, and the reason where it is a doubt of theirs."""
    finding, on = desk.found[reference], short_date(council_day(held.at, desk.zone))
    what = cut(finding.about, 100), cut(finding.why, 240)
    if own is None:
        return (*what, on, reference)
    audience, theirs = own
    reason = cut(held.note, 240) if desk.committee(finding) in theirs else OTHERS
    by = (audience.name_of(held.who) if held.who else None) or "a clerk"
    return (*what, reason, by, on, reference)


ACT = Act("settled_doubts", EXAMPLES, ROLES, _recognise, _perform)
