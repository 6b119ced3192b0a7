"""Who may do and hear what: roles hang on the Entra object id, never on a name."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store import Tx, journal, upkeep
from store.tables import committee
from store.tables import grant as grants_table

ROLES = ("administrator", "clerk", "officer", "member")
"""The strongest first. Whoever has none of them is public."""


class Refusal(Exception):
    """A grant that cannot be made or taken back; the message is one sentence that says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grant:
    """One role of somebody; `committee` is a slug, None for all committees."""

    id: int
    object_id: str
    role: str
    name: str | None
    committee: str | None
    granted_at: datetime


def grant(
    tx: Tx,
    now: datetime,
    *,
    object_id: str,
    role: str,
    name: str | None = None,
    committee_slug: str | None = None,
    who: str | None = None,
) -> None:
    """Give somebody a role for a committee, or for all where none is named; again changes the name alone.

    `who` is the Entra object id of whoever gives it, None for the command line.
    """
    if role not in ROLES:
        raise Refusal(f"There is no role {role}: choose {', '.join(ROLES[:-1])} or {ROLES[-1]}.")
    if role == "member" and committee_slug is None:
        raise Refusal("A member is a member of a committee: name it with --committee.")
    committee_id = None if committee_slug is None else _committee(tx, committee_slug)
    same = _grants(object_id, role, committee_id)
    if tx.execute(sa.select(grants_table.c.id).where(same)).first() is None:
        before = _held(tx, object_id)
        values = {"object_id": object_id, "role": role, "committee_id": committee_id}
        tx.execute(sa.insert(grants_table).values(**values, name=name, granted_at=now))
        what = _what(object_id, role, committee_slug)
        journal.note(tx, now, who=who, did="granted", what=what, before=before, after=_held(tx, object_id))
    elif name is not None:
        tx.execute(sa.update(grants_table).where(same).values(name=name))


def revoke(
    tx: Tx,
    now: datetime,
    *,
    object_id: str,
    role: str | None = None,
    committee_slug: str | None = None,
    who: str | None = None,
) -> int:
    """Take back somebody's roles, or the one named, or those for the committee named; gives how many."""
    going = grants_table.c.object_id == object_id
    if role is not None:
        going &= grants_table.c.role == role
    if committee_slug is not None:
        going &= grants_table.c.committee_id == _committee(tx, committee_slug)
    return _take(tx, now, going, (object_id, _what(object_id, role or "every role", committee_slug)), who)


def take_back(tx: Tx, now: datetime, chosen: Sequence[Grant], *, who: str | None) -> int:
    """Take back these very grants, or none of them where the last administrator would go; gives how many there were."""
    keep_an_administrator(tx, grants_table.c.id.in_([one.id for one in chosen]))
    return sum(
        _take(tx, now, grants_table.c.id == one.id, (one.object_id, _what(one.object_id, one.role, one.committee)), who)
        for one in chosen
    )


def _take(tx: Tx, now: datetime, going: sa.ColumnElement[bool], about: tuple[str, str], who: str | None) -> int:
    """Take back what is going, unless it is the last administrator; `about` is whose it is, and what."""
    keep_an_administrator(tx, going)
    object_id, what = about
    before = _held(tx, object_id)
    gone = tx.execute(sa.delete(grants_table).where(going)).rowcount
    if gone:
        journal.note(tx, now, who=who, did="revoked", what=what, before=before, after=_held(tx, object_id))
    return gone


def grants(tx: Tx) -> list[Grant]:
    """Every grant, the oldest first."""
    slug = committee.c.slug.label("committee")
    chosen = sa.select(grants_table, slug).outerjoin(committee).order_by(grants_table.c.id)
    return [
        Grant(**{name: value for name, value in row.items() if name != "committee_id"})
        for row in tx.execute(chosen).mappings()
    ]


def standing(tx: Tx, object_id: str) -> tuple[str, frozenset[int] | None]:
    """Somebody's strongest role, and the committees of all their roles (None: every committee)."""
    held = tx.execute(sa.select(grants_table).where(grants_table.c.object_id == object_id)).all()
    if not held:
        return "public", frozenset()
    strongest = min((row.role for row in held), key=ROLES.index)
    committees = {row.committee_id for row in held}
    return strongest, None if None in committees else frozenset(committees)


def held(tx: Tx, object_id: str) -> list[tuple[str, int | None]]:
    """Each role of somebody with the committee (its id) that it was granted for, None for all."""
    theirs = sa.select(grants_table).where(grants_table.c.object_id == object_id).order_by(grants_table.c.id)
    return [(row.role, row.committee_id) for row in tx.execute(theirs)]


def may(tx: Tx, object_id: str, roles: AbstractSet[str], committee_id: int) -> bool:
    """Whether somebody has one of these roles for this very committee, or for all."""
    held = tx.execute(sa.select(grants_table).where(grants_table.c.object_id == object_id))
    return any(row.role in roles and row.committee_id in {None, committee_id} for row in held)


def administers(tx: Tx, object_id: str, committee_slug: str | None) -> bool:
    """Whether somebody is administrator of this committee, or of all; None asks for all.

    Nobody else takes an administrator's role back until this transaction ends.
    """
    if object_id in of_the_settings(tx):
        return True
    return any(one.committee in {None, committee_slug} for one in _administrators(tx) if one.object_id == object_id)


def of_the_settings(tx: Tx) -> frozenset[str]:
    """The object ids of the administrators whom the settings name: no grant made them, so none can be taken back."""
    return frozenset(filter(None, (upkeep.value(tx, upkeep.ADMINISTRATORS) or "").split(",")))


def keep_an_administrator(tx: Tx, going: sa.ColumnElement[bool]) -> None:
    """Refuse to take the last administrator; others who would take another wait here until we are done.

    Those of the settings stay whatever is taken. Whoever administers one committee does not stand in for all.
    """
    if of_the_settings(tx):
        return
    gone = set(tx.execute(sa.select(grants_table.c.id).where(going)).scalars())
    held = _administrators(tx)
    taken, staying = [one for one in held if one.id in gone], [one for one in held if one.id not in gone]
    of_all = any(one.committee is None for one in taken)
    if taken and not any(one.committee is None or not of_all for one in staying):
        raise Refusal("That is the last administrator: make somebody else administrator first.")


def _administrators(tx: Tx) -> list[Grant]:
    """Every grant of that role, in one order for all who wait for them."""
    role = grants_table.c.role == "administrator"
    tx.execute(sa.select(grants_table.c.id).where(role).order_by(grants_table.c.id).with_for_update()).all()
    return [one for one in grants(tx) if one.role == "administrator"]


def _held(tx: Tx, object_id: str) -> str:
    """Every role of somebody, as the journal says it."""
    theirs = [_role(one.role, one.committee) for one in grants(tx) if one.object_id == object_id]
    return ", ".join(theirs) or "no role"


def _committee(tx: Tx, slug: str) -> int:
    known: dict[str, int] = {row.slug: row.id for row in tx.execute(sa.select(committee))}
    if slug not in known:
        named = ", ".join(sorted(known)) or "none yet: load a paper of it first"
        raise Refusal(f"There is no committee {slug}; those known are: {named}.")
    return known[slug]


def _grants(object_id: str, role: str, committee_id: int | None) -> sa.ColumnElement[bool]:
    same_committee = grants_table.c.committee_id.is_not_distinct_from(committee_id)
    return (grants_table.c.object_id == object_id) & (grants_table.c.role == role) & same_committee


def _what(object_id: str, role: str, committee_slug: str | None) -> str:
    return f"{_role(role, committee_slug)} for {object_id}"


def _role(role: str, committee_slug: str | None) -> str:
    return f"{role} of {committee_slug or 'all committees'}"
