"""A place stops following a committee."""

import re
from datetime import datetime

from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.committees import choose_committee
from store import Tx, journal, places

EXAMPLES = ("unfollow Performance Committee", "unfollow")

_UNFOLLOW = re.compile(
    r"(?:please )?(?:unfollow|unsubscribe(?: (?:us|me|this channel))? from|stop following)\b\s*(?:the\s+)?(.*)",
    re.IGNORECASE,
)


def _recognise(text: str) -> str | None:
    found = _UNFOLLOW.fullmatch(text.strip(MARKS))
    return found[1] if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, named: str) -> Answer:
    committee = choose_committee(tx, named, "unfollow")
    if isinstance(committee, Answer):
        return committee
    if asked.place is not None:
        places.unfollow(tx, asked.place, committee.id)
        journal.note(tx, now, who=asked.person or "local", did="unfollow", what=committee.slug)
    return Answer(
        title="No longer following", lead=f"Done: nothing more of the {committee.name} will be sent here unasked."
    )


ACT = Act("unfollow", EXAMPLES, frozenset({"administrator", "clerk"}), _recognise, _perform)
