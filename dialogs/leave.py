"""Who may answer a reminder for everybody: those who see to its committee, whose it is, and to whom it went up."""

from collections.abc import Set as AbstractSet

from dialogs.asked import Asked, Scope
from dialogs.audience import read_audience
from dialogs.chasing import ACTION, DELIVERABLE, read_register
from dialogs.ladder import holders
from dialogs.noted import committee_of
from dialogs.owners import ACCOUNTABLE, RESPONSIBLE
from store import Tx, expected, people, places, tasks, upkeep
from store.notices import Notice
from store.records import Committee

ANYWHERE = frozenset({"administrator", "clerk"})
"""Who may answer what was sent elsewhere."""
SHARED = ANYWHERE | {"officer"}
"""Who may answer what was sent to them, or to a channel or a group chat where they are."""
EVERYBODY = "everybody's role"
"""The name under which the role is kept that everybody has in local mode."""


def offered(tx: Tx, notice: Notice) -> bool:
    """Whether a card offers answers for everybody: in a personal chat where whoever is there may give them.

    Who presses in a channel is known only then, and so it is where Teams names nobody.
    """
    place = places.place(tx, notice.place)
    if place is None or place.scope != Scope.PERSONAL or place.object_id is None:
        return True
    if role := upkeep.value(tx, EVERYBODY):
        return role in SHARED
    committee = committee_of(tx, notice.subject)
    if _granted(tx, place.object_id, committee) or place.object_id in read_audience(tx).administrators:
        return True
    return _theirs(tx, place.object_id, notice, here=True)


def may(tx: Tx, asked: Asked, notice: Notice, committee: Committee | None) -> bool:
    """Whether somebody may answer it for everybody, where they are."""
    here = notice.place == asked.place
    if _by_role(tx, asked, SHARED if here else ANYWHERE, committee):
        return True
    own = here and asked.scope is Scope.PERSONAL
    return asked.person is not None and _theirs(tx, asked.person, notice, here=own)


def _by_role(tx: Tx, asked: Asked, roles: AbstractSet[str], committee: Committee | None) -> bool:
    if committee is None:
        return asked.role in roles and asked.committees is None
    if asked.person and people.standing(tx, asked.person) == (asked.role, asked.committees):  # several grants, perhaps
        return people.may(tx, asked.person, roles, committee.id)
    return asked.role in roles and asked.over(committee.id)


def _granted(tx: Tx, person: str, committee: Committee | None) -> bool:
    role, committees = people.standing(tx, person)
    return people.may(tx, person, SHARED, committee.id) if committee else role in SHARED and committees is None


def _theirs(tx: Tx, person: str, notice: Notice, *, here: bool) -> bool:
    """Whether it is somebody's by the papers, by a clerk's word, or because it was handed to them; or went up to them,
    `here` where they were told."""
    handed = tasks.task(tx, notice.kind, notice.subject)
    if handed and handed.owner == person:
        return True
    if notice.kind in {DELIVERABLE, ACTION}:
        return _charged(tx, person, notice.subject, here=here)
    if handed and handed.owner is not None:
        return False
    return any(one.author == person and f"report:{one.id}" == notice.subject for one in expected.reports(tx))


def _charged(tx: Tx, person: str, subject: str, *, here: bool) -> bool:
    register = read_register(tx, read_audience(tx))
    charge = register.charges.get(subject)
    if charge is None:
        return False
    above = (role for letter in (RESPONSIBLE, ACCOUNTABLE) for role in holders(charge, register, letter))
    went_up = here and any(register.owners.person(role.name) == person for role in above)
    return went_up or person in register.owning(charge)
