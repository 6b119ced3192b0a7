"""A place stops following a committee."""

import re
from datetime import datetime

from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked, Scope
from dialogs.audience import Audience, read_audience
from dialogs.clerks import ROLES, over
from dialogs.committees import choose_committee
from dialogs.wishing import not_theirs
from store import Tx, journal, places
from store.records import Committee

EXAMPLES = ("unfollow Performance Committee", "unfollow")

_TOLD = frozenset({"clerk", "member"})
_UNFOLLOW = re.compile(
    r"(?:please )?(?:unfollow|unsubscribe(?: (?:us|me|this channel))? from|stop following)\b\s*(?:the\s+)?(.*)",
    re.IGNORECASE,
)


def _recognise(text: str) -> str | None:
    found = _UNFOLLOW.fullmatch(text.strip(MARKS))
    return found[1] if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, named: str) -> Answer:
    committee = choose_committee(tx, named, "unfollow", sight=asked.sight)
    if isinstance(committee, Answer):
        return committee
    if asked.place is None:
        return Answer(title="Follow", lead="There is no conversation in Teams here to send anything to.", declined=True)
    audience = read_audience(tx)
    if asked.scope is not Scope.PERSONAL and not over(tx, asked, committee):
        return not_theirs(audience, committee, "have a channel or group chat stop following it")
    if audience.began(asked.place, committee) is None:
        lead = f"This conversation does not follow {committee.name}.{_still(audience, asked.place, committee)}"
        return Answer(title="Not following", lead=lead, declined=True)
    places.unfollow(tx, asked.place, committee.id)
    said = {"before": f"followed in place {asked.place}", "after": f"not followed in place {asked.place}"}
    journal.note(tx, now, who=asked.person or "local", did="unfollow", what=committee.slug, **said)
    still = _still(audience, asked.place, committee)
    lead = f"Done: nothing more of the {committee.name} will be sent here for following it.{still}"
    return Answer(title="No longer following", lead=lead)


def _still(audience: Audience, place: int, committee: Committee) -> str:
    """What is said to somebody all the same, for what they are, and how to stop that."""
    person = audience.persons.get(place)
    held = audience.held.get(person or "", ())
    roles = [one.role for one in held if one.role in _TOLD and one.committee in {None, committee.slug}]
    if not roles:
        return ""
    about = "its meetings" if set(roles) == {"member"} else "its deadlines"
    return f" As {roles[0]} you are still reminded of {about}; to stop that, say: pause reminders."


ACT = Act("unfollow", EXAMPLES, ROLES, _recognise, _perform, everybody=True)
