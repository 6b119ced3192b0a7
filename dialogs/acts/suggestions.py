"""A clerk sees what minutes say was asked for and nobody has decided yet; anybody else, what has become of it."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime

from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Block, Choices, Quote, Text
from dialogs.arising import Heard, Told, matters, read_heard, say, undecided
from dialogs.asked import Asked
from dialogs.asked_for import Suggestion
from dialogs.calendar import council_day
from dialogs.clerks import over, zone_of
from dialogs.past import names_days, near_day
from dialogs.say import counted, cut, long_date, short_date
from store import Tx
from store.people import ROLES

EXAMPLES = ("what was asked for at the last meeting?", "actions to accept")

PAGE = 5
"""How many are shown at a time, each with its buttons."""
_LAST = r"(?:the |our )?(?:last|latest|previous) meeting"
_AT = (
    rf"(?:(?:at|from|of|for|in) )?(?:(?P<last>{_LAST})|(?:(?:the |our )?meeting )?(?:(?:on|of) )?(?P<when>.{{1,40}}?))"
)
_FROM = r"(?:,? from number (?P<start>\d{1,6}))?"
_ORDERS = (
    re.compile(
        r"(?:please )?(?:(?:show|list|give)(?: me)? )?(?:all )?(?:the |our |my )?"
        rf"(?:suggestions(?: to accept)?|suggested actions|actions to accept)(?: {_AT})?{_FROM}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"what(?:['’]s| is| was| were)(?: there)?(?: still)? (?:to (?:be )?accept(?:ed)?|asked for {_AT}){_FROM}",
        re.IGNORECASE,
    ),
)


def _recognise(text: str) -> str | None:
    said = " ".join(text.strip(MARKS)[:200].split())
    for order in _ORDERS:
        if found := order.fullmatch(said):
            when = found["when"] or ""
            named = "last" if found["last"] else when
            return f"{found['start'] or 1}\n{named}" if not when or names_days(when) else None
    return None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    start, _, named = wanted.partition("\n")
    known = read_heard(tx, asked.sight)
    today = council_day(now, zone_of(known.committees))
    mine = {committee.id for committee in known.committees if over(tx, asked, committee)}
    day = _last(known, mine) if named == "last" else near_day(named, today) if named else None
    if named == "last" and day is None:
        lead = "The minutes that I have read record nothing that was asked for at a meeting."
        return Answer(title="Asked for", lead=lead, declined=True)
    if named and day is None:
        lead = f"“{cut(named, 60)}” is no one day. Ask: what was asked for at the meeting on 20 April?"
        return Answer(title="Asked for", lead=lead, declined=True)
    left = [one for one in undecided(known) if day is None or one.meeting_date == day]
    if not mine:
        arisen = [one for one in matters(known) if day is None or one.asked.meeting_date == day]
        of = f"of {short_date(day)}" if day else ""
        return say(Told(found=arisen, left=left, which=of, question=f"matters arising {of}".strip()), today)
    return _listed([one for one in left if one.committee.id in mine], day, max(int(start) - 1, 0))


def _last(known: Heard, mine: AbstractSet[int]) -> date | None:
    """The day of the last meeting of which there are minutes: of a clerk's own committees, of others' for others."""
    of = [one for one in known.minutes.passages if one.meeting_date and (not mine or one.source.committee in mine)]
    return max((one.meeting_date for one in of if one.meeting_date), default=None)


def _listed(left: Sequence[Suggestion], day: date | None, start: int) -> Answer:
    at = f" at the meeting on {long_date(day)}" if day else ""
    if not left:
        lead = f"Nothing waits for you that was asked for{at}. To see what was accepted, ask: matters arising"
        return Answer(title="Asked for", lead=lead, declined=True)
    they = "it is" if len(left) == 1 else "they are"
    lead = f"{counted(len(left), 'thing')} may have been asked for{at}, as I read the minutes. Nobody is reminded of "
    lead += f"what you do not accept. Say whether {they} to be tracked; add “for NAME” or “by DAY” if you like."
    shown = left[start : start + PAGE]
    blocks = [block for one in shown for block in _one(one)]
    after = start + PAGE
    if after < len(left):
        on = f" from {day}" if day else ""
        blocks.append(Choices(f"{len(left) - after} more", (f"actions to accept{on}, from number {after + 1}",)))
    sources = tuple(dict.fromkeys(one.source for one in shown))
    return Answer(title="Asked for", lead=lead, blocks=tuple(blocks), sources=sources)


def _one(one: Suggestion) -> Iterator[Block]:
    whose = f"; the minutes name {one.owner}" if one.owner else ""
    yield Text(f"{one.reference}: {one.committee.name}, {short_date(one.meeting_date)}{whose}")
    yield Quote(cut(one.text, 600), one.source, one.summary)
    yield Choices(one.reference, (f"Accept {one.reference}", f"Not an action {one.reference}"))


ACT = Act("suggestions", EXAMPLES, frozenset({*ROLES, "public"}), _recognise, _perform, everybody=True)
