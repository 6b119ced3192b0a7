"""A clerk asks what is wrong with the records: everything doubtful, by kind, each with a way to settle it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from dialogs import compose
from dialogs.act import Act
from dialogs.answer import Answer, Block, Choices, Facts
from dialogs.asked import Asked
from dialogs.clerks import ROLES, over
from dialogs.committees import choose_committee
from dialogs.inspecting.asking import wanted
from dialogs.inspecting.finding import KINDS, Finding
from dialogs.say import counted, number
from dialogs.settling import HEAD, LIST, Desk, read_desk, rows
from store import Tx
from store.records import Committee

EXAMPLES = (LIST, "Which records are doubtful?", "What is wrong with the Planning Committee's records?", "Doubts")
SETTLED = "Which doubts are settled?"
ASKED = 3
"""How many of the doubts shown have their button."""


def _recognise(text: str) -> str | None:
    found = wanted(text)
    return f"{found.start}\n{found.kind}\n{found.committee}" if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, said: str) -> Answer:
    start, kind, named = said.split("\n")
    committee = choose_committee(tx, named, "What is wrong with the records of", sight=asked.sight) if named else None
    if isinstance(committee, Answer):
        return committee
    desk = read_desk(tx, now, asked)
    found = {ref: one for ref, one in desk.open.items() if committee is None or one.committee == committee.id}
    of = f" of {committee.name}" if committee else ""
    if kind:
        return _of_kind(tx, asked, desk, found, (kind, of, int(start)))
    if not found:
        return _nothing(desk, of, committee)
    lead = f"{counted(len(found), 'thing')} in the records{of} should be checked by a person. "
    lead += "Answers say so until a clerk has settled it."
    question = f"What is wrong with the records{of}" if of else LIST.rstrip("?")
    return _list(tx, asked, desk, found, (lead, question, int(start)))


def _of_kind(tx: Tx, asked: Asked, desk: Desk, every: Mapping[str, Finding], said: tuple[str, str, int]) -> Answer:
    """What there is of one kind alone, and that there is more of others."""
    kind, of, start = said
    found = {ref: one for ref, one in every.items() if one.kind == kind}
    others = len(every) - len(found)
    called = KINDS[kind].casefold()
    more = f" Of other kinds there {'is' if others == 1 else 'are'} {number(others)}." if others else ""
    if not found:
        lead = f"I found none of these in the records{of} that I may speak of here: {called}.{more}"
        return compose.answer("Nothing of that kind", lead, [Choices("You could ask", (LIST,)) if others else None], [])
    lead = f"{KINDS[kind]}: {counted(len(found), 'thing')} in the records{of} should be checked by a person.{more}"
    return _list(tx, asked, desk, found, (lead, f"Only the {called} in the records{of}", start))


def _list(tx: Tx, asked: Asked, desk: Desk, found: Mapping[str, Finding], said: tuple[str, str, int]) -> Answer:
    lead, question, start = said
    first = min(max(start - 1, 0), len(found) - 1)
    shown = list(found)[first : first + compose.SHOWN]
    table = compose.table(HEAD, list(rows(desk, found)), question, first)
    of_one = question.startswith("Only")
    blocks = [None if first or of_one else _kinds(found.values()), *table, *_orders(tx, asked, desk, shown)]
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
