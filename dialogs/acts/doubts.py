"""A clerk asks what is wrong with the records: everything doubtful, by kind, each with a way to settle it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Block, Choices, Facts
from dialogs.asked import Asked
from dialogs.clerks import ROLES, over
from dialogs.committees import choose_committee
from dialogs.inspecting.finding import KINDS, Finding
from dialogs.say import counted, number
from dialogs.settling import HEAD, LIST, Desk, read_desk, rows
from store import Tx
from store.records import Committee

EXAMPLES = (LIST, "Which records are doubtful?", "What is wrong with the Planning Committee's records?", "Doubts")
SETTLED = "Which doubts are settled?"
ASKED = 3
"""How many of the doubts shown have their button."""

_ALL = r"(?:(?:all|any) )?(?:of )?(?:our|the|my|your|these|those|council(?:['’]s)?)"
_RECORDS = r"(?:(?P<whose>[^?]{1,80}?) )?(?:records|data)(?: of (?P<of>[^?]{1,80}?))?"
_ODD = r"(?:wrong|doubtful|in doubt|odd|amiss|inconsistent|suspicious|incorrect)"
_FAULTS = r"(?:doubts|mistakes|errors|faults|contradictions|inconsistencies|problems)"
_WHAT = r"(?:what(?: is|['’]?s| may be| might be| could be| looks| seems)|is (?:there )?anything)"
_SHOW = r"(?:(?:list|show|tell|give)(?: me| us)? )?"
_CHECK = r"(?:(?:should|must|needs?(?: to)?|has to|have to|ought to) be checked|needs? (?:checking|a check))"
_ASKS = tuple(
    re.compile(rf"(?:please )?(?:{asks})(?:,? from number (?P<start>\d{{1,6}}))?", re.IGNORECASE)
    for asks in (
        rf"{_WHAT} {_ODD} (?:with|in|about) {_RECORDS}",
        rf"(?:which|what)(?: of)?(?: {_ALL})? records (?:(?:are|look|seem) {_ODD}|{_CHECK})",
        rf"what {_CHECK} in {_RECORDS}",
        rf"{_SHOW}(?:what |are there )?(?:any |the |all )?{_FAULTS}(?: are there)? (?:in|with|about|on) {_RECORDS}",
        rf"{_SHOW}(?:{_ALL} )?(?:open |unsettled )?(?:doubts|doubtful records)",
        r"what do you doubt|what are (?:the|your|our) (?:open )?doubts|(?:which|what) doubts are (?:there|open)",
    )
)


def _recognise(text: str) -> str | None:
    said = " ".join(text[:300].strip(MARKS).split())
    for asks in _ASKS:
        if found := asks.fullmatch(said):
            named = found.groupdict()
            return f"{named['start'] or 1}\n{_committee_in(named.get('whose'), named.get('of'))}"
    return None


def _committee_in(*named: str | None) -> str:
    """The committee that is named, without what stands around it; empty where none is."""
    told = next((name for name in reversed(named) if name and not re.fullmatch(_ALL, name, re.IGNORECASE)), "")
    return re.sub(r"^(?:the|our|my) |['’]s?$", "", told, flags=re.IGNORECASE)


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    start, named = wanted.split("\n")
    committee = choose_committee(tx, named, "What is wrong with the records of", sight=asked.sight) if named else None
    if isinstance(committee, Answer):
        return committee
    desk = read_desk(tx, now, asked)
    found = {ref: one for ref, one in desk.open.items() if committee is None or one.committee == committee.id}
    of = f" of {committee.name}" if committee else ""
    if not found:
        return _nothing(desk, of, committee)
    first = min(max(int(start) - 1, 0), len(found) - 1)
    shown = list(found)[first : first + compose.SHOWN]
    lead = f"{counted(len(found), 'thing')} in the records{of} should be checked by a person. "
    lead += "Answers say so until a clerk has settled it."
    question = f"What is wrong with the records{of}" if of else LIST.rstrip("?")
    table = compose.table(HEAD, list(rows(desk, found)), question, first)
    blocks = [None if first else _kinds(found.values()), *table, *_orders(tx, asked, desk, shown)]
    return compose.answer("What should be checked", lead, blocks, [found[one] for one in shown])


def _nothing(desk: Desk, of: str, committee: Committee | None) -> Answer:
    done = [ref for ref in desk.settled if committee is None or desk.found[ref].committee == committee.id]
    settled = f" {counted(len(done), 'doubt is', 'doubts are')} settled." if done else ""
    lead = f"I found nothing doubtful in the records{of} that I may speak of here.{settled}"
    return compose.answer("Nothing to check", lead, [Choices("You could ask", (SETTLED,)) if done else None], [])


def _kinds(found: Iterable[Finding]) -> Facts:
    """How many there are of each kind."""
    counts = Counter(one.kind for one in found)
    return Facts(tuple((called, number(counts[kind])) for kind, called in KINDS.items() if counts[kind]))


def _orders(tx: Tx, asked: Asked, desk: Desk, shown: list[str]) -> Iterator[Block]:
    """Buttons for the first that whoever asks may settle, and to what is settled."""
    may: dict[Committee | None, bool] = {}
    for whose in {desk.committee(desk.found[one]) for one in shown}:
        may[whose] = over(tx, asked, whose)
    orders = [f"Settle {one}" for one in shown if may[desk.committee(desk.found[one])]][:ASKED]
    if orders:
        yield Choices("Checked? Settle it with a reason", tuple(orders))
    if desk.settled:
        yield Choices("You could ask", (SETTLED,))


ACT = Act("doubts", EXAMPLES, ROLES, _recognise, _perform)
