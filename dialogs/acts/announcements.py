"""A clerk looks at an announcement as it stands, or at all of late."""

import re
from datetime import datetime, timedelta

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.announcing.became import became
from dialogs.announcing.desk import show
from dialogs.announcing.holding import elsewhere, take
from dialogs.announcing.naming import read, whole, written
from dialogs.answer import Answer, Choices, Table
from dialogs.asked import Asked
from dialogs.clerks import ROLES, over
from dialogs.compose import SHOWN
from dialogs.say import counted, short_date
from store import Tx, announcements, meetings
from store.announcements import Announcement
from store.records import Committee

EXAMPLES = ("Announcements", "How did A12 go?")
SINCE = timedelta(days=180)
_ONE = whole(r"(?:(?:show|preview|see|open|report on|status of|how (?:did|is) )(?: me)? ?)?REF(?: go(?:ing)?| doing)?")
_ALL = re.compile(
    r"(?:show |list |what are )?(?:me )?(?:the |my |all |all the )?(?:latest |recent )?announcements"
    r"|what (?:have we|was|has been) announced(?: lately)?",
    re.IGNORECASE,
)


def _recognise(text: str) -> str | None:
    order = text.strip(MARKS)
    found = _ONE.fullmatch(order)
    return written(found) if found else "" if _ALL.fullmatch(order) else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    if wanted:
        held = take(tx, now, asked, read(wanted))
        return held if isinstance(held, Answer) else show(tx, now, *held)
    return elsewhere(asked) or _listed(tx, now, asked)


def _listed(tx: Tx, now: datetime, asked: Asked) -> Answer:
    by_id = {one.id: one for one in meetings.committees(tx) if over(tx, asked, one)}
    found = [one for one in announcements.recent(tx, now - SINCE) if one.committee in by_id]
    if not found:
        return compose.declined("Announcements", "Nothing was announced of late. To begin, say: announce the agenda")
    rows = tuple(_row(tx, one, by_id[one.committee]) for one in found[:SHOWN])
    lead = f"{counted(len(found), 'announcement')} in the last half year, the newest first."
    choices = Choices("See one", tuple(f"Show {one.reference}" for one in found[:6]))
    table = Table(("Announcement", "Committee", "Meeting", "State"), rows, len(found))
    return Answer(title="Announcements", lead=lead, blocks=(table, choices))


def _row(tx: Tx, one: Announcement, committee: Committee) -> tuple[str, ...]:
    state = became(tx, one, committee).counts if one.state == "ordered" else one.state
    named = "waits for a second yes" if one.state == "asked" else state
    return f"{one.reference} {one.title}", committee.name, short_date(one.meeting_date), named


ACT = Act("announcements", EXAMPLES, ROLES, _recognise, _perform)
