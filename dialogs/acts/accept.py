"""A clerk says that something which minutes may have asked for is to be done: by whom, and by when."""

import re
from datetime import date, datetime

from dialogs import compose
from dialogs.act import Act
from dialogs.answer import Answer, Block, Choices, Facts, Text
from dialogs.arising import ACTION, Matter, matters, read_heard
from dialogs.asked import Asked
from dialogs.audience import read_audience
from dialogs.calendar import council_day
from dialogs.clerks import ROLES
from dialogs.deciding import already, decide, is_sign, meant, noted
from dialogs.referring import form, given, plainly, read
from dialogs.say import cut, long_date, short_date
from dialogs.until import day_in
from store import Tx, tasks
from store.asked import ACCEPTED

EXAMPLES = ("accept 4KX2", "accept 4KX2 for Jane Smith by 3 May")

_AGAIN = r"(?P<again>\s+after\s+all)?"
_MORE = r"(?:[,:]?\s+for\s+(?P<name>\S.*?))??(?:[,:]?\s+(?:due\s+)?(?:by|on)\s+(?P<day>.+))?"
_FORMS = (
    form(rf"(?:accept|track)\s+(?:(?:the\s+)?(?:action|suggestion)\s+)?(?P<sign>@){_AGAIN}{_MORE}"),
    form(rf"(?P<sign>@)[,:]?\s+(?:is\s+)?(?:accepted|accept|an\s+action){_AGAIN}{_MORE}"),
)


def _recognise(text: str) -> str | None:
    said = read(plainly(text), _FORMS, _reading)
    return said.split("\n")[0] if said else None


def _reading(found: re.Match[str]) -> str | None:
    if not is_sign(found["sign"]):
        return None  # whoever accepts cash for parking means cash
    name = given("", found["name"]).strip()
    return "\t".join((given(found["sign"]).strip(), "again" if found["again"] else "", name, found["day"] or ""))


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    sign, again, name, told = wanted.split("\t")
    found = meant(tx, asked, read_heard(tx, asked.sight), sign)
    if isinstance(found, Answer):
        return found
    today = council_day(now, found.committee.zone)
    due = day_in(told, today) if told else None
    if told and (due is None or due < today):
        return _no_day(told, due, sign, today)
    person = read_audience(tx).named(name) if name else None
    owner = {"person": person, "owner": None if person else name} if name else {}
    decided = decide(tx, now, asked, found, {"state": ACCEPTED, **owner}, again=bool(again))
    if decided is None:
        return already(tx, asked, found)
    before, row = decided
    noted(tx, now, asked, row, before=before, after=ACCEPTED, person=person)
    return _accepted(tx, now, asked, (sign, due), name)


def _no_day(told: str, due: date | None, sign: str, today: date) -> Answer:
    why = f"{long_date(due)} has passed" if due else f"“{cut(told, 60)}” names no single day"
    lead = f"{why}, so nothing was accepted. Say for example: accept {sign} by {short_date(today)}"
    return compose.declined("Which day?", lead)


def _accepted(tx: Tx, now: datetime, asked: Asked, said: tuple[str, date | None], name: str) -> Answer:
    sign, due = said
    matter = _matter(tx, asked, sign)
    if due:
        who = asked.person or "local"
        tasks.answer(tx, now, kind=ACTION, subject=matter.subject, who=who, due=due, state="open")
        matter = _matter(tx, asked, sign)
    why = "as you say" if due else matter.tracked.why
    day = f"due on {long_date(matter.day)}, {why}" if matter.day else f"without a day: {why}"
    lead = f"Accepted: it is {matter.whose}'s, {day}." if matter.named else f"Accepted: {day}. Nobody is named for it."
    facts = Facts((("What", cut(matter.asked.text, 600)), ("Whose", matter.whose), ("Ref", sign)))
    blocks: list[Block] = [facts, Text(_reach(tx, matter, name)), Choices("To see the rest", ("actions to accept",))]
    return compose.answer("Accepted", lead, blocks, [matter.asked])


def _matter(tx: Tx, asked: Asked, sign: str) -> Matter:
    every = matters(read_heard(tx, asked.sight, decided=True))
    return next(one for one in every if one.reference == sign)


def _reach(tx: Tx, matter: Matter, name: str) -> str:
    """Who is reminded of it, and how it is closed."""
    close = f"To close it, say: close {matter.reference} with item 5 of 20 April"
    person = matter.asked.person
    if matter.asked.source.exempt:
        return f"It is exempt or a draft, so nobody is reminded of it; whoever may see it finds it listed. {close}"
    if name and person is None:
        return (
            f"“{cut(name, 80)}” is not one person whom I know, so clerks are reminded unless the name is found. {close}"
        )
    if person and not read_audience(tx).chats([person]):
        return f"I cannot reach them until they have added me; clerks hear of it until then. {close}"
    return f"Whoever it is of is reminded by that day. {close}" if matter.day else close


ACT = Act("accept", EXAMPLES, ROLES, _recognise, _perform)
