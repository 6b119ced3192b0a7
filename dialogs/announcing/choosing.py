"""Which meeting to come somebody wants to announce, in whatever words: by its day, its committee, or as the next."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from dialogs import compose
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.audience import read_audience
from dialogs.calendar import council_day
from dialogs.clerks import over
from dialogs.following import public_meetings
from dialogs.language import stems
from dialogs.say import short_date
from dialogs.seats import day_to_come
from dialogs.wishing import not_theirs
from store import Tx
from store.records import Committee, Meeting

_SMALL = re.compile(
    r"\b(?:the|an|a|agenda|agendas|meeting|papers|of|for|on|at|in|next|s|to|channels?|everybody|everyone)\b|[’'.,:;!?]",
    re.IGNORECASE,
)


def choose(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Meeting | Answer:
    """The one meeting to come that is meant; or an answer that asks which."""
    coming = [
        one
        for one in public_meetings(tx)
        if one.status == "scheduled" and one.date >= council_day(now, one.committee.zone)
    ]
    mine = [one for one in coming if over(tx, asked, one.committee)]
    chosen = list(_chosen(mine, wanted, now))
    if len(chosen) == 1:
        return chosen[0]
    if not mine and coming and (theirs := list(_chosen(coming, wanted, now)) or coming):
        return not_theirs(read_audience(tx), theirs[0].committee, "announce its agenda")
    if not mine:
        return compose.declined("No meeting to come", "The papers give no meeting to come that you could announce.")
    ask = "Which meeting do you mean?" if chosen or not wanted else "I know of no such meeting to come."
    options = [f"Announce the agenda for {short_date(one.date)} of {one.committee.name}" for one in chosen or mine]
    return compose.which("Which meeting?", ask, options)


def _chosen(coming: list[Meeting], wanted: str, now: datetime) -> Iterator[Meeting]:
    """Those that the words fit: the committee that they name, and the day, or the next one."""
    named = {one.committee for one in coming if _names(wanted, one.committee)}
    of = [one for one in coming if not named or one.committee in named]
    if not of:
        return
    day, rest = _day(wanted, council_day(now, of[0].committee.zone), named), _rest(wanted, named)
    if day:
        yield from (one for one in of if one.date == day)
    elif re.search(r"\bnext\b", wanted, re.IGNORECASE) or (not rest and (named or len(of) == 1)):
        yield of[0]


def _names(wanted: str, committee: Committee) -> bool:
    said, words = set(stems(wanted)), set(stems(committee.name)) - set(stems("committee"))
    return bool(words) and (words <= said or committee.slug in wanted.casefold().split())


def _rest(wanted: str, named: set[Committee]) -> str:
    """What is said besides the committee."""
    words = {word.casefold() for one in named for word in (*one.name.split(), one.slug)}
    left = _SMALL.sub(" ", wanted).split()
    return " ".join(word for word in left if word.casefold() not in words | {"committee"})


def _day(wanted: str, today: date, named: set[Committee]) -> date | None:
    rest = _rest(wanted, named)
    return day_to_come(rest, today) if rest else None
