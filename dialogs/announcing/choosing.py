"""Which meeting to come somebody wants to announce, in whatever words: by its day, its committee, or as the next."""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta

from dialogs import compose
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.audience import read_audience
from dialogs.calendar import council_day
from dialogs.clerks import over
from dialogs.following import public_meetings
from dialogs.language import plain_text, stems
from dialogs.moments import find_whens
from dialogs.say import cut, short_date
from dialogs.seats import day_to_come
from dialogs.wishing import not_theirs
from store import Tx, meetings
from store.records import Committee, Meeting

_SMALL = re.compile(
    r"\b(?:the|an|a|agendas?|announcements?|meetings?|papers|of|for|on|at|in|next|s|to|channels?|everybody|everyone|please)"
    r"\b|[’'.,:;!?]",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"\b(?:by|from|with|about|and|this|coming|upcoming|new|full|public|our|my|its|it|all|members|thanks|now|week|month|day"
    r"|noon|\d{1,2}(?:[.:]\d\d)? ?[ap]m|committees?|\d[\d/.-]*(?:st|nd|rd|th)?)\b|[&/-]",
    re.IGNORECASE,
)
"""What says nothing of what is to be announced."""
_NUMBERED = re.compile(
    r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]* )?(?P<number>\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE
)


def choose(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Meeting | Answer:
    """The one meeting to come that is meant; or an answer that asks which."""
    coming = [
        one
        for one in public_meetings(tx)
        if one.status == "scheduled" and one.date >= council_day(now, one.committee.zone)
    ]
    mine = [one for one in coming if over(tx, asked, one.committee)]
    named = [one for one in meetings.committees(tx) if _names(wanted, one)]
    chosen = list(_chosen(mine, wanted, now, named))
    stray = _stray(wanted, named, now)
    if len(chosen) == 1 and not stray:
        return chosen[0]
    if not chosen and (theirs := _others(coming, mine, wanted, now, named)):
        return not_theirs(read_audience(tx), theirs[0].committee, "announce its agenda")
    if not mine:
        return compose.declined("No meeting to come", "The papers give no meeting to come that you could announce.")
    ask = "Which meeting do you mean?" if chosen or not wanted else "I know of no such meeting to come."
    if stray:
        ask = f"I announce the agendas of meetings, and do not know what “{cut(stray, 60)}” is to mean. {ask}"
    options = [f"Announce the agenda for {short_date(one.date)} of {one.committee.name}" for one in chosen or mine]
    return compose.which("Which meeting?", ask, options)


def _others(
    coming: list[Meeting], mine: list[Meeting], wanted: str, now: datetime, named: list[Committee]
) -> list[Meeting]:
    """Those of other committees that the words fit; without a word any, where whoever asks has none."""
    others = [one for one in coming if one not in mine]
    if mine and not (named or _rest(wanted, named)):
        return []
    return list(_chosen(others, wanted, now, named)) or (others if not mine else [])


def _chosen(coming: list[Meeting], wanted: str, now: datetime, named: Collection[Committee]) -> Iterator[Meeting]:
    """Those that the words fit: the committee that they name, and the day, or the next one."""
    of = [one for one in coming if not named or one.committee in named]
    if not of:
        return
    rest = _rest(wanted, named)
    day = _day(rest, council_day(now, of[0].committee.zone))
    if day:
        yield from (one for one in of if one.date == day)
    elif re.search(r"\bnext\b", wanted, re.IGNORECASE) or (not rest and (named or len(of) == 1)):
        yield of[0]


def _names(wanted: str, committee: Committee) -> bool:
    said, words = set(stems(wanted)), set(stems(committee.name)) - set(stems("committee"))
    return bool(words) and (words <= said or committee.slug in wanted.casefold().split())


def _rest(wanted: str, named: Collection[Committee]) -> str:
    """What is said besides the committee."""
    words = {word.casefold() for one in named for word in (*one.name.split(), one.slug)}
    left = _SMALL.sub(" ", wanted).split()
    return " ".join(word for word in left if word.casefold() not in words | {"committee"})


def _stray(wanted: str, named: Collection[Committee], now: datetime) -> str:
    """What is said besides the committee and the day, and may mean that no agenda is to be announced."""
    rest = _rest(wanted, named)
    _, dated = find_whens(f"on {plain_text(rest)}", now.date())
    return " ".join(word for word in _IDLE.sub(" ", rest).split() if word.casefold() not in dated)


def _day(rest: str, today: date) -> date | None:
    """The day that is named: the coming one of that number, where no month is."""
    found = _NUMBERED.fullmatch(rest.strip())
    if found is None:
        return day_to_come(rest, today) if rest else None
    days = (today + timedelta(days=ahead) for ahead in range(62))
    day = next((one for one in days if one.day == int(found["number"])), None)
    weekday = found["weekday"]
    return None if day is None or (weekday and f"{day:%a}".casefold() != weekday.casefold()) else day
