"""An administrator takes somebody's role back, or all of them; the last administrator stays."""

import re
from collections.abc import Sequence
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.bearers import in_words
from dialogs.granting import (
    GUID,
    OF,
    PERSON,
    ROLE,
    called,
    committee_named,
    is_person,
    may_grant,
    not_allowed,
    over_all,
    person_meant,
    role_named,
)
from dialogs.say import joined
from store import Tx, meetings, people
from store.people import Grant, Refusal

EXAMPLES = ("revoke clerk of Planning Committee from Jane Smith", "take every role away from Jane Smith")

_WHO = rf"(?P<who>{PERSON})"
_IT = rf"(?:(?:the\s+)?roles?\s+of\s+)?(?:(?:a|an|the)\s+)?(?P<role>{ROLE}){OF}"
_ITS_NAME = r"(?P<who>(?-i:[A-Z])[\w'’.-]*(?:\s+(?-i:[A-Z])[\w'’.-]*){0,4})"
"""A name alone, which nothing but its capitals tells from another thing that can be revoked."""
_EVERY = r"(?:(?:all|every|each|the)\s+(?:(?:of\s+)?(?:the\s+)?)?roles?)"
_GIVE_UP = r"(?:take\s+away|remove|revoke|drop|withdraw|give\s+up)"
_ORDERS = tuple(
    re.compile(rf"(?:please\s+)?{order}", re.IGNORECASE)
    for order in (
        rf"(?:take|remove|revoke|withdraw)\s+{_IT}\s+(?:away\s+)?from\s+{_WHO}",
        rf"take\s+away\s+{_IT}\s+from\s+{_WHO}",
        rf"revoke\s+{_WHO}['’]s\s+(?:(?P<every>roles?)|role\s+(?:as|of)\s+(?P<role>{ROLE}){OF})",
        rf"(?:remove|revoke|drop)\s+{_WHO}\s+as\s+(?:(?:a|an|the)\s+)?(?P<role>{ROLE}){OF}",
        rf"{_WHO}\s+is\s+no\s+longer\s+(?:(?:a|an|the)\s+)?(?P<role>{ROLE}){OF}",
        rf"(?:take|remove|revoke|withdraw)\s+(?P<every>{_EVERY})\s+(?:away\s+from|from|of)\s+{_WHO}",
        rf"take\s+away\s+(?P<every>{_EVERY})\s+(?:from|of)\s+{_WHO}",
        rf"revoke\s+(?P<who>{GUID})(?:\s+(?P<role>{ROLE}){OF})?",
        rf"{_GIVE_UP}\s+(?P<who>my)\s+(?:(?P<every>roles?)|(?P<role>{ROLE})(?:\s+role)?{OF})",
        rf"{_GIVE_UP}\s+(?P<who>my)\s+role\s+(?:as|of)\s+(?P<role>{ROLE}){OF}",
        rf"(?P<who>i)\s+am\s+no\s+longer\s+(?:(?:a|an|the)\s+)?(?P<role>{ROLE}){OF}",
        rf"revoke\s+{_ITS_NAME}",
    )
)


def _recognise(text: str) -> str | None:
    order = " ".join(text.strip(MARKS).split())
    if len(order) > 400 or text.rstrip().endswith("?"):
        return None
    found = next((one for form in _ORDERS if (one := form.fullmatch(order))), None)
    if found is None or not is_person(found["who"]):
        return None
    said = found.groupdict()
    who = "me" if said["who"].casefold() in {"my", "i"} else said["who"]
    return "\n".join((who, role_named(said.get("role") or ""), said.get("of") or ""))


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    who, role, of = wanted.split("\n")
    committee = committee_named(tx, asked, of, f"revoke {role} of", f" from {who}")
    if isinstance(committee, Answer):
        return committee
    named = committee.name if committee else "all committees" if over_all(of) else ""
    order = f"revoke {role}{f' of {named}' if named else ''} from @" if role else "take every role away from @"
    person = person_meant(tx, asked, who, order)
    if isinstance(person, Answer):
        return person
    slugs = {committee.slug if committee else None} if named else None
    held = [one for one in people.grants(tx) if one.object_id == person]
    chosen = [one for one in held if role in {"", one.role} and (slugs is None or one.committee in slugs)]
    if not chosen:
        return _none(tx, asked, person, held, f"{role}{f' of {named}' if named else ''}")
    if not may_grant(tx, asked, {one.committee for one in chosen}):
        return not_allowed(named or "all that they have")
    return _take(tx, now, asked, chosen)


def _take(tx: Tx, now: datetime, asked: Asked, chosen: Sequence[Grant]) -> Answer:
    person = chosen[0].object_id
    name, every = called(tx, asked, person), meetings.committees(tx)
    try:
        people.take_back(tx, now, chosen, who=asked.person or "local")
    except Refusal as refused:
        return compose.declined("Not taken", f"{refused} Nothing was changed.")
    lead = f"Done: {name} is no longer {joined([in_words(one, every) for one in chosen], 'or')}."
    if person in people.of_the_settings(tx):
        lead += " They are still an administrator by the settings (BOT_ADMINS), which nobody can change from here."
    return Answer(title="Role taken back", lead=lead)


def _none(tx: Tx, asked: Asked, person: str, held: Sequence[Grant], wanted: str) -> Answer:
    name, every = called(tx, asked, person), meetings.committees(tx)
    if person in people.of_the_settings(tx) and (not held or wanted.startswith("administrator")):
        lead = f"{name} is an administrator by the settings (BOT_ADMINS), which nobody can change from here."
        return compose.declined("Not taken", lead)
    if not held:
        return compose.declined("Nothing to take", f"{name} has no role here, so nothing was changed.")
    lead = f"{name} is not {wanted}, so nothing was changed. They are {joined([in_words(one, every) for one in held])}."
    options = [f"revoke {in_words(one, every)} from {name}" for one in held]
    return compose.which("Nothing to take", lead, options)


ACT = Act("revoke", EXAMPLES, frozenset({"administrator"}), _recognise, _perform)
