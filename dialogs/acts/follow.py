"""A place follows a committee: its deadlines and announcements are then sent there.

Anybody may follow in their own chat; a channel follows what one of that very committee's clerks has it follow.
"""

import re
from datetime import datetime

from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked, Scope
from dialogs.audience import read_audience
from dialogs.clerks import ROLES, over
from dialogs.committees import choose_committee
from dialogs.wishing import not_theirs
from store import Tx, journal, places

EXAMPLES = ("follow Performance Committee", "follow")

_FOLLOW = re.compile(
    r"(?:please )?(?:follow|subscribe(?: (?:us|me|this channel))? to)\b\s*(?:the\s+)?(.*)", re.IGNORECASE
)


def _recognise(text: str) -> str | None:
    found = _FOLLOW.fullmatch(text.strip(MARKS))
    return found[1] if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, named: str) -> Answer:
    committee = choose_committee(tx, named, "follow", sight=asked.sight)
    if isinstance(committee, Answer):
        return committee
    if asked.place is None:
        return Answer(title="Follow", lead="There is no conversation in Teams here to send anything to.", declined=True)
    if asked.scope is not Scope.PERSONAL and not over(tx, asked, committee):
        return not_theirs(read_audience(tx), committee, "have a channel or group chat follow it")
    before = "followed" if read_audience(tx).began(asked.place, committee) else "not followed"
    places.follow(tx, now, asked.place, committee.id)
    said = {"before": f"{before} in place {asked.place}", "after": f"followed in place {asked.place}"}
    journal.note(tx, now, who=asked.person or "local", did="follow", what=committee.slug, **said)
    lead = f"Done: deadlines of the {committee.name} will be sent here. To stop, say: unfollow {committee.name}."
    return Answer(title="Following", lead=lead)


ACT = Act("follow", EXAMPLES, ROLES, _recognise, _perform, everybody=True)
