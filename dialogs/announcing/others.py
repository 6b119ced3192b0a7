"""What somebody wants to announce that is no agenda: what does that instead, or that nothing does."""

import re
from datetime import datetime, timedelta

from dialogs import compose
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.clerks import over
from store import Tx, announcements, meetings

SINCE = timedelta(days=60)
_AGENDA = re.compile(r"\bagendas?\b", re.IGNORECASE)
_SUPPLEMENT = re.compile(r"\b(?:supplement(?:s|ary)?|addend(?:um|a)|late (?:papers?|items?))\b", re.IGNORECASE)
_MINUTES = re.compile(r"\b(?:minutes|decisions?|results?|outcomes?|resolutions?)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:cancel\w*|call(?:ed|ing)? off|postpon\w*|mov(?:ed|ing|e)|chang(?:ed?|ing)|re-?(?:timed|scheduled)|adjourn\w*"
    r"|closure|not (?:be )?held)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"(?:that|to (?:all|everybody|everyone) that)\b", re.IGNORECASE)


def other(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer | None:
    """What does it; None where it may well be the agenda of a meeting that is meant."""
    if _AGENDA.search(wanted) and not _WORDS.match(wanted):
        return None
    if _SUPPLEMENT.search(wanted):
        lead = (
            "A supplement is posted beneath the announcement that it adds to. Say: supplement to A12: item 7 is added"
        )
        return compose.declined("Supplement", lead, offer=_offered(tx, now, asked, "Supplement to"))
    if _MINUTES.search(wanted):
        return compose.declined("Not announced", "Minutes and decisions are not announced: agendas to come alone are.")
    if _CHANGE.search(wanted):
        lead = (
            "When a paper or a sheet of dates says that a meeting is cancelled, moved or changed, what was posted of "
            "it is changed by itself, and those who were told of it hear so. To add words of your own, say: correct A12"
        )
        return compose.declined("Changes of meetings", lead, offer=_offered(tx, now, asked, "Correct"))
    if _WORDS.match(wanted):
        lead = "I announce the agendas of meetings. Your own words go with one: A12 message: please note the new room"
        return compose.declined("Agendas alone", lead)
    return None


def _offered(tx: Tx, now: datetime, asked: Asked, order: str) -> list[str]:
    """The order, of each of the last agendas that were posted."""
    mine = {one.id for one in meetings.committees(tx) if over(tx, asked, one)}
    recent = announcements.recent(tx, now - SINCE)
    posted = [one for one in recent if (one.of, one.state) == ("agenda", "ordered") and one.committee in mine]
    return [f"{order} {one.reference}" for one in posted[:3]]
