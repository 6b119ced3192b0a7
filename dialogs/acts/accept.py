"""A clerk says that something which minutes may have asked for is to be done: by whom, and by when."""

import re
from datetime import date, datetime

from dialogs import compose
from dialogs.act import Act
from dialogs.answer import Answer, Block, Choices, Facts, Text
from dialogs.arising import ACTION, Matter, matters, read_heard
from dialogs.asked import Asked
from dialogs.calendar import council_day
from dialogs.clerks import ROLES
from dialogs.deciding import already, carries_out, decide, is_private, is_sign, meant, noted, standing
from dialogs.giving import due_of, owner_of, reach, read_given
from dialogs.referring import form, given, plainly, read
from dialogs.say import cut, long_date
from store import Tx, tasks
from store.asked import ACCEPTED, AskedAction

EXAMPLES = ("accept 4KX2", "accept 4KX2 for Jane Smith by 3 May", "give 4KX2 to Jane Smith", "reopen action 4KX2")

_AGAIN = r"(?P<again>\s+after\s+all)?"
_ACTION = r"(?:(?:the\s+)?(?:action|suggestion)\s+)?"
_MORE = r"(?P<more>[,:;]?\s+\S.*)?"
_FORMS = (
    form(rf"(?:accept|track)\s+{_ACTION}(?P<sign>@){_AGAIN}{_MORE}"),
    form(rf"(?P<sign>@)[,:]?\s+(?:is\s+)?(?:accepted|accept|an\s+action){_AGAIN}{_MORE}"),
    form(rf"(?P<give>give|assign|allocate)\s+{_ACTION}(?P<sign>@){_AGAIN}(?P<more>\s+to\s+\S.*)"),
    form(r"(?P<again>re-?open)\s+(?:the\s+)?action\s+(?P<sign>@)(?:\s+again)?(?P<more>[,:;]?\s+\S.*)?"),
    form(r"(?P<again>open)\s+(?:the\s+)?action\s+(?P<sign>@)\s+again(?P<more>[,:;]?\s+\S.*)?"),
)


def _recognise(text: str) -> str | None:
    said = read(plainly(text), _FORMS, _reading)
    return said.split("\n")[0] if said else None


def _reading(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    more = read_given(given("", parts["more"]).strip())
    if not is_sign(found["sign"]) or more is None:
        return None  # whoever accepts cash for parking means cash
    how = "again" if parts.get("again") else "give" if parts.get("give") else ""
    return "\t".join((given(found["sign"]).strip(), how, more.name, more.day))


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    sign, how, name, told = wanted.split("\t")
    found = meant(tx, asked, read_heard(tx, asked.sight), sign)
    if isinstance(found, Answer):
        return found
    due = due_of(told, council_day(now, found.committee.zone), f"accept {sign} by")
    if isinstance(due, Answer):
        return due
    owner = owner_of(tx, name)
    said = owner.get("owner") or ""
    if not is_private(tx, found) and (barred := carries_out(tx, asked, found.committee, said)):
        return barred
    before = standing(tx, asked, found.decided)
    giving = how == "give" and found.decided is not None and found.decided.state == ACCEPTED
    values = {"state": ACCEPTED, "closed_with": None, **owner}
    row = decide(tx, now, asked, found, values, again=how == "again" or giving)
    if row is None:
        return already(tx, asked, found, name)
    matter = _answered(tx, now, asked, row, due)
    noted(tx, now, asked, row, before=before)
    return _accepted(tx, matter, said_day=due is not None)


def _answered(tx: Tx, now: datetime, asked: Asked, row: AskedAction, due: date | None) -> Matter:
    """It with what has been answered of it since put right: what is opened again is not done, nor still another's."""
    matter = _matter(tx, asked, row)
    changed: dict[str, object] = {"due": due} if due else {}
    if matter.task is not None and matter.task.done:
        changed["state"] = "open"
    if matter.task is not None and matter.task.owner is not None and (row.person or row.owner):
        changed["owner"] = None
    if changed:
        tasks.answer(tx, now, kind=ACTION, subject=matter.subject, who=asked.person or "local", **changed)
    return _matter(tx, asked, row)


def _matter(tx: Tx, asked: Asked, row: AskedAction) -> Matter:
    return next(one for one in matters(read_heard(tx, asked.sight, decided=True)) if one.asked.id == row.id)


def _accepted(tx: Tx, matter: Matter, *, said_day: bool) -> Answer:
    why = "as you say" if said_day else "as was set here" if matter.task and matter.task.due else matter.tracked.why
    day = f"due on {long_date(matter.day)}, {why}" if matter.day else f"without a day: {why}"
    lead = f"Accepted: it is {matter.whose}'s, {day}." if matter.named else f"Accepted: {day}. Nobody is named for it."
    facts = Facts((("What", cut(matter.asked.text, 600)), ("Whose", matter.whose), ("Ref", matter.reference)))
    close = Text(f"To close it, say: close {matter.reference} with item 5 of 20 April")
    blocks: list[Block] = [facts, Text(reach(tx, matter)), close, Choices("To see the rest", ("actions to accept",))]
    return compose.answer("Accepted", lead, blocks, [matter.asked])


ACT = Act("accept", EXAMPLES, ROLES, _recognise, _perform)
