"""How a clerk says whose something that was asked for is, and by when: "for Jane Smith by 3 May", in either order."""

import re
from dataclasses import dataclass
from datetime import date

from dialogs import compose
from dialogs.answer import Answer
from dialogs.arising import Matter
from dialogs.audience import read_audience
from dialogs.chasing import read_register
from dialogs.say import cut, joined, long_date, short_date
from dialogs.until import day_in, is_day
from store import Tx

_PARTS = re.compile(r"(?:^|[,:;]?\s+)(?P<kind>for|to|due\s+(?:by|on)|by|on|no\s+later\s+than)\s+", re.IGNORECASE)
_DAYS = re.compile(r"(?:,\s*|\s+(?=\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b))(?P<day>.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """Whose it is to be and by when, as they were typed; empty where they were not."""

    name: str = ""
    day: str = ""


def read_given(text: str) -> Given | None:
    """What is said behind an order; None where that is neither whose it is nor a day."""
    said = " ".join(text.split()).strip(" ,:;")
    if not said:
        return Given()
    opening = _PARTS.match(said)
    if opening is None:
        return None
    rest, dated = said[opening.end() :], opening["kind"].lower() not in {"for", "to"}
    return _day_first(rest) if dated else _name_first(rest)


def _name_first(rest: str) -> Given:
    """A name, and behind it a day with "by" or without: what is a day is no part of a name."""
    for found in _PARTS.finditer(rest):
        if found["kind"].lower() not in {"for", "to"} and (
            found["kind"].lower() != "on" or is_day(rest[found.end() :])
        ):
            return Given(rest[: found.start()].strip(" ,:;"), rest[found.end() :])
    for found in _DAYS.finditer(rest):
        if is_day(found["day"]):
            return Given(rest[: found.start()].strip(" ,:;"), found["day"])
    return Given(rest)


def _day_first(rest: str) -> Given:
    """A day, and behind it a name."""
    for found in _PARTS.finditer(rest):
        if found["kind"].lower() in {"for", "to"}:
            return Given(rest[found.end() :], rest[: found.start()].strip(" ,:;"))
    return Given("", rest)


def due_of(told: str, today: date, example: str) -> date | Answer | None:
    """The day that was told; None where none was, and an answer where there is no such day to come."""
    due = day_in(told, today) if told else None
    if not told or (due is not None and due >= today):
        return due
    why = f"{long_date(due)} has passed" if due else f"“{cut(told, 60)}” names no single day"
    return compose.declined(
        "Which day?", f"{why}, so nothing was accepted. Say for example: {example} {short_date(today)}"
    )


def owner_of(tx: Tx, name: str) -> dict[str, str | None]:
    """The columns of a name: of somebody who is known, or else in words; none where no name was given."""
    if not name:
        return {}
    person = read_audience(tx).named(name)
    return {"person": person, "owner": None if person else name}


def reach(tx: Tx, matter: Matter) -> str:
    """Who is reminded of it, as it is: by its day, or each week where it has none."""
    if matter.asked.source.exempt:
        return "It is exempt or a draft, so nobody is reminded of it; whoever may see it finds it listed."
    register = read_register(tx, read_audience(tx))
    charge = register.charges.get(matter.subject)
    owners = register.owning(charge) if charge else ()
    reached = [person for person in owners if register.audience.chats([person])]
    clerks = f"the clerks of {matter.committee.name}"
    if matter.day is None:
        by = f"accept {matter.reference} after all by 3 May"
        return f"It has no day, so nobody is reminded of it until it has one. To give it one, say: {by}"
    if reached:
        names = joined([register.audience.name_of(person) or "a colleague" for person in reached])
        return f"{names} {'is' if len(reached) == 1 else 'are'} reminded by that day."
    if owners:
        return f"I cannot reach them until they have added me; {clerks} are reminded until then."
    whose = f"“{cut(matter.whose, 80)}” is not one person whom I know" if matter.named else "Nobody is named for it"
    return f"{whose}, so {clerks} are reminded of it. To give it to somebody, say: give {matter.reference} to NAME"
