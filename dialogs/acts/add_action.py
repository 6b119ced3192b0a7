"""A clerk adds what was asked for at a meeting and no reader found: it is tracked as if minutes had said so."""

import re
from collections.abc import Iterator
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Choices, Facts, Text
from dialogs.arising import matters, read_heard
from dialogs.asked import Asked
from dialogs.asked_for import digest
from dialogs.calendar import council_day
from dialogs.clerks import ROLES, over
from dialogs.deciding import carries_out, noted
from dialogs.following import public_meetings
from dialogs.giving import owner_of, reach
from dialogs.past import near_day
from dialogs.say import cut, initial, long_date, short_date
from store import Tx
from store import asked as kept
from store.records import Meeting

EXAMPLES = ("Add an action for Jane Smith to share the strategy by 3 May",)
LONGEST = 500
_ORDER = re.compile(
    r"(?:please )?(?:add|track|log|record) (?:an?|the|this|another) action(?: (?:that|to the list))?\b"
    r"\s*:?\s*(?P<said>.{3,600})",
    re.IGNORECASE | re.DOTALL,
)
_FROM = re.compile(
    r"[,;]?\s+(?:asked for )?(?:from|at) the meeting(?: (?:of|on))? (?P<day>[^,]{3,40}?)"
    r"(?: (?:of|by) (?P<of>[^,]{3,80}))?$",
    re.IGNORECASE,
)
_FOR = re.compile(r"for (?P<name>(?:the )?[^,:]{2,60}?)(?:,|:)? to (?P<what>.+)", re.IGNORECASE | re.DOTALL)


def _recognise(text: str) -> str | None:
    found = _ORDER.fullmatch(" ".join(text.split()).strip(MARKS))
    return found["said"].strip() if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    meeting = _meeting(tx, now, asked, wanted)
    if isinstance(meeting, Answer):
        return meeting
    told = _FROM.sub("", wanted)
    whose = _FOR.fullmatch(told)
    name = re.sub(r"^the ", "", whose["name"], flags=re.IGNORECASE) if whose else ""
    text = initial(f"{whose['name']} to {whose['what']}" if whose else told)
    if len(text) > LONGEST:
        return compose.declined("Too long", f"An action can have {LONGEST} characters. Nothing was added.")
    if barred := carries_out(tx, asked, meeting.committee, text):
        return barred
    values = {"owner": None, "person": None, **owner_of(tx, name), "text": text, "who": asked.person}
    where = {"committee_id": meeting.committee.id, "meeting_date": meeting.date, "digest": digest(text)}
    added = kept.add(tx, now, **where, **values)  # type: ignore[arg-type]  # the columns named
    return _said(tx, now, asked, meeting, f"{kept.ADDED}{digest(text)}", added=added)


def _said(tx: Tx, now: datetime, asked: Asked, meeting: Meeting, words: str, *, added: bool) -> Answer:
    of = (meeting.committee.id, meeting.date, words)
    every = matters(read_heard(tx, asked.sight, decided=True))
    matter = next(one for one in every if (one.asked.committee, one.asked.meeting_date, one.asked.digest) == of)
    if added:
        noted(tx, now, asked, matter.asked, before="", did="added")
    day = (
        f"due on {long_date(matter.day)}, {matter.tracked.why}"
        if matter.day
        else f"without a day: {matter.tracked.why}"
    )
    lead = f"{'Added' if added else 'It was added before'}, as asked for on {long_date(meeting.date)}: {day}."
    facts = Facts((("What", cut(matter.asked.text, 600)), ("Whose", matter.whose), ("Ref", matter.reference)))
    close = Text(f"To close it, say: close {matter.reference} with the item or report that answers it")
    more = Choices("To see the rest", ("matters arising",))
    return compose.answer("Added", lead, [facts, Text(reach(tx, matter)), close, more], [matter.asked])


def _meeting(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Meeting | Answer:
    """The meeting at which it was asked for: the one that is named, or the last that was."""
    been = [one for one in public_meetings(tx) if one.date <= council_day(now, one.committee.zone)]
    mine = [one for one in been if one.status in {"scheduled", "held"} and over(tx, asked, one.committee)]
    if not mine:
        return compose.declined("No meeting", "The papers give no meeting of yours that has been. Nothing was added.")
    named = _FROM.search(wanted)
    chosen = list(_named(mine, named, now)) if named else _last(mine)
    if len(chosen) == 1:
        return chosen[0]
    options = [
        f"Add an action {_FROM.sub('', wanted)} from the meeting on {_called(one)}" for one in chosen or _last(mine)
    ]
    return compose.which("Which meeting?", "At which meeting was it asked for?", options)


def _last(mine: list[Meeting]) -> list[Meeting]:
    """The last meeting of each committee."""
    return list({one.committee.id: one for one in sorted(mine, key=lambda one: one.date)}.values())


def _named(mine: list[Meeting], named: re.Match[str], now: datetime) -> Iterator[Meeting]:
    day = near_day(named["day"], council_day(now, mine[0].committee.zone))
    of = (named["of"] or "").casefold()
    yield from (one for one in mine if one.date == day and of in one.committee.name.casefold())


def _called(one: Meeting) -> str:
    return f"{short_date(one.date)} of {one.committee.name}"


ACT = Act("add_action", EXAMPLES, ROLES, _recognise, _perform)
