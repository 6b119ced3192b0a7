"""A clerk looks at an announcement as it stands, or at all of late."""

import re
from datetime import datetime, timedelta

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.announcing.became import became
from dialogs.announcing.desk import show
from dialogs.announcing.holding import elsewhere, take
from dialogs.announcing.naming import first_of, read, whole, written
from dialogs.answer import Answer, Choices, Table
from dialogs.asked import Asked
from dialogs.clerks import ROLES, over
from dialogs.compose import SHOWN
from dialogs.say import counted, short_date
from store import Tx, announcements, meetings
from store.announcements import DRAFTS, Announcement
from store.records import Committee

EXAMPLES = ("Announcements", "How did A12 go?")
SINCE = timedelta(days=180)
_ONE = (
    whole(r"(?:(?:show|preview|see|open|report on|status of|how (?:did|is) )(?: me)? ?)?NAMED(?: go(?:ing)?| doing)?"),
    whole(r"(?:show|preview|see|open|report on|status of)(?: me)? REF"),
    whole(r"(?:did|has) NAMED (?:go|gone|get sent|get posted|work)(?: out)?(?: yet| already)?"),
    whole(r"(?:is|was|has) NAMED (?:been )?(?:sent|posted|published|delivered|out|gone)(?: out)?(?: yet| already)?"),
    whole(r"where (?:did|was|is|has) NAMED (?:go|sent|posted|published|gone|been (?:sent|posted))(?: to)?"),
    whole(r"(?:who|which places|where) (?:got|received|has (?:got|received|had)|was sent) NAMED"),
)
_READ = whole(
    r"(?:(?:who|how many(?: people)?) (?:has |have )?(?:seen|saw|read|opened|looked at)"
    r"|(?:has|have|did) (?:any ?(?:one|body)|every ?(?:one|body)|people) (?:seen?|saw|read|opened?)) NAMED(?: yet)?"
)
_ALL = re.compile(
    r"(?:show |list |what are )?(?:me )?(?:the |my |our |all |all the )?(?:latest |recent )?announcements"
    r"|what (?:have we|was|has been) announced(?: lately)?",
    re.IGNORECASE,
)
_SOME = {
    "drafts": re.compile(
        r"(?:(?:show|list)(?: me)? )?(?:the |my |our |all |all the )?(?:drafts|draft announcements)", re.IGNORECASE
    ),
    "scheduled": re.compile(
        r"(?:(?:show|list)(?: me)? )?(?:the |my |our )?scheduled (?:announcements|posts)"
        r"|(?:what|which announcements) (?:is|are) (?:still )?(?:scheduled|to be posted|(?:due|waiting) to go out)",
        re.IGNORECASE,
    ),
}
READ = "Who has read it I cannot know: Teams does not say so to bots. This is to whom it was sent."


def _recognise(text: str) -> str | None:
    order = text.strip(MARKS)
    if found := first_of((_READ, *_ONE), order):
        return written(found, "read" if _READ.fullmatch(order) else "")
    some = next((name for name, asks in _SOME.items() if asks.fullmatch(order)), None)
    return some or ("" if _ALL.fullmatch(order) else None)


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    if wanted and wanted not in _SOME:
        held = take(tx, now, asked, meant := read(wanted))
        return held if isinstance(held, Answer) else show(tx, now, *held, READ if meant.rest else "")
    return elsewhere(asked) or _listed(tx, now, asked, wanted)


def _listed(tx: Tx, now: datetime, asked: Asked, which: str) -> Answer:
    by_id = {one.id: one for one in meetings.committees(tx) if over(tx, asked, one)}
    found = [one for one in announcements.recent(tx, now - SINCE) if one.committee in by_id]
    if which:
        found = [one for one in found if (_waits(one, now) if which == "scheduled" else one.state in DRAFTS)]
    if not found and which:
        return compose.declined("Announcements", f"There are no {'drafts' if which == 'drafts' else 'posts to come'}.")
    if not found:
        return compose.declined("Announcements", "Nothing was announced of late. To begin, say: announce the agenda")
    rows = tuple(_row(tx, one, by_id[one.committee]) for one in found[:SHOWN])
    what = "draft" if which == "drafts" else "announcement"
    lead = f"{counted(len(found), what)} in the last half year, the newest first."
    choices = Choices("See one", tuple(f"Show {one.reference}" for one in found[:6]))
    table = Table(("Announcement", "Committee", "Meeting", "State"), rows, len(found))
    return Answer(title="Announcements", lead=lead, blocks=(table, choices))


def _waits(one: Announcement, now: datetime) -> bool:
    return one.state in {"ordered", "asked"} and one.send_at is not None and one.send_at > now


def _row(tx: Tx, one: Announcement, committee: Committee) -> tuple[str, ...]:
    state = became(tx, one, committee).counts if one.state == "ordered" else one.state
    named = "waits for a second yes" if one.state == "asked" else state
    return f"{one.reference} {one.title}", committee.name, short_date(one.meeting_date), named


def _may_be_asked(text: str) -> bool:
    """Whether others mean the papers by the same words: what is scheduled? what was announced?"""
    return _recognise(text) in {"", "scheduled"}


ACT = Act("announcements", EXAMPLES, ROLES, _recognise, _perform, may_be_asked=_may_be_asked)
