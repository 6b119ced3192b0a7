"""A member's seat at a meeting to come: which member, which day and which meeting somebody means."""

import re
from collections.abc import Iterator
from datetime import date

from dialogs import compose
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.audience import Audience
from dialogs.following import public_meetings
from dialogs.say import cut, long_date, short_date
from dialogs.until import day_in
from store import Tx
from store.records import Meeting


def day_to_come(said: str, today: date) -> date | None:
    """The day that is named; one without a year is to come."""
    day = day_in(said, today)
    if day and day < today and not re.search(r"\d{4}", said) and (day.month, day.day) != (2, 29):
        day = day.replace(year=day.year + 1)
    return day if day and day >= today else None


def person_named(audience: Audience, asked: Asked, name: str) -> str | None:
    """The Entra object id of whoever is named, "me" for whoever asks; None where that may be nobody or several."""
    return asked.person if name.casefold() in {"me", "i", "myself"} else audience.named(name)


def meeting_of(tx: Tx, who: tuple[Audience, str, str], day: date, of: str, order: str) -> Meeting | Answer:
    """The one meeting on that day of a committee that somebody is a member of; or an answer that asks which."""
    audience, member, name = who
    their_name = audience.name_of(member) or name
    slugs = {held.committee for held in audience.held.get(member, ()) if held.role == "member"}
    theirs = [one for one in public_meetings(tx) if one.committee.slug in slugs and one.status == "scheduled"]
    if not slugs:
        return compose.declined("No member", f"{their_name} is a member of no committee that I know of.")
    chosen = [one for one in theirs if one.date == day and of.casefold() in one.committee.name.casefold()]
    if len(chosen) == 1:
        return chosen[0]
    options = list(_choices(chosen or [one for one in theirs if one.date >= day], order))
    if chosen:
        return compose.which("Which meeting?", f"{their_name} has several meetings on {long_date(day)}.", options)
    lead = f"I know of no meeting on {long_date(day)} of a committee that {their_name} is a member of."
    return compose.which("Which meeting?", lead, options) if options else compose.declined("No meeting", lead)


def _choices(meetings: list[Meeting], order: str) -> Iterator[str]:
    return (f"{order} on {short_date(one.date)} at {one.committee.name}" for one in meetings)


def called(audience: Audience, person: str) -> str:
    """What somebody is called."""
    return audience.name_of(person) or "the member"


def unknown(audience: Audience, name: str) -> Answer:
    """That a name is not that of one person, and whose are known."""
    lead = f"“{cut(name, 60)}” is not the name of one person that I know."
    known = sorted({one.name for one in audience.grants if one.name})
    told = f" I know {', '.join(known[:12])}." if known else ""
    return compose.declined(
        "Who is that?", f"{lead}{told} An administrator can name people: committee-bot people grant."
    )
