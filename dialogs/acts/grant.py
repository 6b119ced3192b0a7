"""An administrator gives somebody a role, by Entra object id or by the name of somebody who has one."""

import re
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.audience import read_audience
from dialogs.granting import (
    GUID,
    OF,
    PERSON,
    ROLE,
    called,
    chat_name,
    committee_named,
    is_person,
    may_grant,
    not_allowed,
    person_meant,
    role_named,
)
from store import Tx, meetings, people
from store.records import Committee

EXAMPLES = ("make Jane Smith clerk of Planning Committee", "make 3f2504e0-4f89-41d3-9a0c-0305e82c3301 officer")

_WHO = rf"(?P<who>{PERSON})"
_IT = rf"(?P<role>{ROLE}){OF}"
_CALLED = r"(?:,?\s+(?:called|named)\s+(?P<name>[^\W\d][\w .'’-]{0,79}))?"
_ORDERS = tuple(
    re.compile(rf"(?:please\s+)?{order}{_CALLED}", re.IGNORECASE)
    for order in (
        rf"make\s+{_WHO},?\s+(?:(?:a|an|the)\s+)?{_IT}",
        rf"(?:grant|give)\s+{_WHO}\s+(?:the\s+)?role\s+of\s+(?:(?:a|an|the)\s+)?{_IT}",
        rf"(?:grant|give)\s+(?:the\s+)?role\s+of\s+(?:(?:a|an|the)\s+)?{_IT}\s+to\s+{_WHO}",
        rf"(?:appoint|add|set\s+up)\s+{_WHO}\s+as\s+(?:(?:a|an|the)\s+)?{_IT}",
        rf"(?:grant|make|appoint)\s+(?P<who>{GUID})\s+{_IT}",
    )
)


def _recognise(text: str) -> str | None:
    order = " ".join(text.strip(MARKS).split())
    if len(order) > 400 or text.rstrip().endswith("?"):
        return None
    found = next((one for form in _ORDERS if (one := form.fullmatch(order))), None)
    if found is None or not is_person(found["who"]):
        return None
    return "\n".join((found["who"], role_named(found["role"]), found["of"] or "", found["name"] or ""))


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    who, role, of, name = wanted.split("\n")
    after = f", called {name}" if name else ""
    committee = committee_named(tx, asked, of, f"make {who} {role} of", after)
    if isinstance(committee, Answer):
        return committee
    if role == "member" and committee is None:
        options = [f"make {who} member of {one.name}{after}" for one in meetings.committees(tx)]
        return compose.which("Which committee?", "A member is a member of one committee. Of which?", options)
    slug = committee.slug if committee else None
    if not may_grant(tx, asked, [slug]):
        return not_allowed(_name(committee))
    person = person_meant(tx, asked, who, f"make @ {role} of {_name(committee)}{after}")
    if isinstance(person, Answer):
        return person
    return _give(tx, now, asked, (person, role, committee), name)


def _give(tx: Tx, now: datetime, asked: Asked, what: tuple[str, str, Committee | None], name: str) -> Answer:
    person, role, committee = what
    slug, audience = committee.slug if committee else None, read_audience(tx)
    has_it = any(one.role == role and one.committee == slug for one in audience.held.get(person, ()))
    given = name or audience.name_of(person) or chat_name(tx, person)
    people.grant(tx, now, object_id=person, role=role, name=given, committee_slug=slug, who=asked.person or "local")
    is_now = f"{called(tx, asked, person)} is {'already' if has_it else 'now'} {role} of {_name(committee)}."
    if has_it:
        return Answer(title="Name noted" if name else "No change", lead=is_now)
    reach = "" if audience.chats([person]) else " I cannot reach them until they have added me."
    back = f" To take that back, say: revoke {role} of {_name(committee)} from {called(tx, asked, person)}."
    return Answer(title="Role given", lead=f"Done: {is_now}{reach}{back}")


def _name(committee: Committee | None) -> str:
    return committee.name if committee else "all committees"


ACT = Act("grant", EXAMPLES, frozenset({"administrator"}), _recognise, _perform)
