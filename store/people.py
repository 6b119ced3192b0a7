"""Who may do and hear what: roles hang on the Entra object id, never on a name. And what is held about somebody."""

from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
from datetime import datetime

import sqlalchemy as sa

from store import Tx, journal
from store.tables import committee, expected, follow, notice, place, seen, snooze, substitution, talk, task, wish
from store.tables import grant as grants_table
from store.tables import journal as journal_table

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
    tx: Tx, now: datetime, *, object_id: str, role: str, name: str | None = None, committee_slug: str | None = None
) -> None:
    """Give somebody a role for a committee, or for all where none is named; again changes the name alone."""
    if role not in ROLES:
        raise Refusal(f"There is no role {role}: choose {', '.join(ROLES[:-1])} or {ROLES[-1]}.")
    if role == "member" and committee_slug is None:
        raise Refusal("A member is a member of a committee: name it with --committee.")
    committee_id = None if committee_slug is None else _committee(tx, committee_slug)
    same = _grants(object_id, role, committee_id)
    if tx.execute(sa.select(grants_table.c.id).where(same)).first() is None:
        values = {"object_id": object_id, "role": role, "committee_id": committee_id}
        tx.execute(sa.insert(grants_table).values(**values, name=name, granted_at=now))
        journal.note(tx, now, who=None, did="granted", what=_what(object_id, role, committee_slug))
    elif name is not None:
        tx.execute(sa.update(grants_table).where(same).values(name=name))


def revoke(tx: Tx, now: datetime, *, object_id: str, role: str | None = None, committee_slug: str | None = None) -> int:
    """Take back somebody's roles, or the one named, or those for the committee named; gives how many."""
    going = grants_table.c.object_id == object_id
    if role is not None:
        going &= grants_table.c.role == role
    if committee_slug is not None:
        going &= grants_table.c.committee_id == _committee(tx, committee_slug)
    _keep_an_administrator(tx, going)
    gone = tx.execute(sa.delete(grants_table).where(going)).rowcount
    if gone:
        journal.note(tx, now, who=None, did="revoked", what=_what(object_id, role or "every role", committee_slug))
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


def export(tx: Tx, object_id: str) -> dict[str, list[dict[str, object]]]:
    """Everything that is held about somebody, by kind, as plain values, but for what papers print of them."""
    places = place.c.object_id == object_id
    mine = sa.select(place.c.id).where(places)
    return {
        "roles": [asdict(each) for each in grants(tx) if each.object_id == object_id],
        "places": _rows(tx, sa.select(place).where(places)),
        "follows": _rows(tx, sa.select(follow).where(follow.c.place_id.in_(mine))),
        "notices": _rows(tx, sa.select(notice).where(notice.c.place_id.in_(mine))),
        "talk": _rows(tx, sa.select(talk).where(talk.c.object_id == object_id)),
        "wishes": _rows(tx, sa.select(wish).where(wish.c.place_id.in_(mine))),
        "put_off": _rows(tx, sa.select(snooze).where(snooze.c.place_id.in_(mine))),
        "answers": _rows(tx, sa.select(task).where((task.c.who == object_id) | (task.c.owner == object_id))),
        "substitutions": _rows(tx, sa.select(substitution).where(_standing_in(object_id))),
        "reports": _rows(tx, sa.select(expected).where(expected.c.author == object_id)),
        "journal": _rows(tx, sa.select(journal_table).where(_journalled(object_id))),
    }


def erase(tx: Tx, now: datetime, object_id: str) -> int:
    """Erase everything that is held about somebody, and give how much that was.

    The journal keeps what was done, but no longer by whom or to whom. The last administrator is refused.
    """
    _keep_an_administrator(tx, grants_table.c.object_id == object_id)
    held = sum(len(rows) for rows in export(tx, object_id).values())
    conversations = sa.select(place.c.conversation).where(place.c.object_id == object_id)
    tx.execute(sa.delete(seen).where(seen.c.conversation.in_(conversations)))
    for table in (grants_table, talk, place):
        tx.execute(sa.delete(table).where(table.c.object_id == object_id))
    _forget_answers(tx, object_id)
    unnamed = sa.func.replace(journal_table.c.what, object_id, "(erased)")
    tx.execute(sa.update(journal_table).where(_journalled(object_id)).values(what=unnamed))
    tx.execute(sa.update(journal_table).where(journal_table.c.who == object_id).values(who="(erased)"))
    if held:
        journal.note(tx, now, who=None, did="erased", what="everything held about a person")
    return held


def _forget_answers(tx: Tx, object_id: str) -> None:
    """What was answered still holds, but no longer by whom, and in nobody's words; what hangs on the person goes."""
    tx.execute(sa.update(task).where(task.c.who == object_id).values(who="(erased)", note=None))
    tx.execute(sa.update(task).where(task.c.owner == object_id).values(owner=""))
    tx.execute(sa.delete(substitution).where(_standing_in(object_id)))
    tx.execute(sa.delete(expected).where(expected.c.author == object_id))


def _standing_in(object_id: str) -> sa.ColumnElement[bool]:
    return (substitution.c.member == object_id) | (substitution.c.substitute == object_id)


def _committee(tx: Tx, slug: str) -> int:
    known: dict[str, int] = {row.slug: row.id for row in tx.execute(sa.select(committee))}
    if slug not in known:
        named = ", ".join(sorted(known)) or "none yet: load a paper of it first"
        raise Refusal(f"There is no committee {slug}; those known are: {named}.")
    return known[slug]


def _grants(object_id: str, role: str, committee_id: int | None) -> sa.ColumnElement[bool]:
    same_committee = grants_table.c.committee_id.is_not_distinct_from(committee_id)
    return (grants_table.c.object_id == object_id) & (grants_table.c.role == role) & same_committee


def _keep_an_administrator(tx: Tx, going: sa.ColumnElement[bool]) -> None:
    """Refuse to take the last administrator; others who would take another wait here until we are done."""
    every = sa.select(grants_table.c.id, going.label("goes")).where(grants_table.c.role == "administrator")
    held = tx.execute(every.with_for_update()).all()
    if held and all(row.goes for row in held):
        raise Refusal("That is the last administrator: make somebody else administrator first.")


def _journalled(object_id: str) -> sa.ColumnElement[bool]:
    return (journal_table.c.who == object_id) | journal_table.c.what.contains(object_id, autoescape=True)


def _rows(tx: Tx, chosen: sa.Select[tuple[object, ...]]) -> list[dict[str, object]]:
    return [dict(row) for row in tx.execute(chosen).mappings()]


def _what(object_id: str, role: str, committee_slug: str | None) -> str:
    return f"{role} {f'of {committee_slug}' if committee_slug else 'of all committees'} for {object_id}"
