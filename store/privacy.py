"""What is held about somebody: all of it can be had, and all of it can be erased, but for what papers print of them."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa

from store import Tx, expected, journal, people, tables, upkeep
from store.columns import metadata
from store.somebody import Somebody, read_somebody

ERASED = "(erased)"
"""Stands where somebody stood, in what is kept of what was done."""
NAMES = {
    "role_grant": "roles",
    "place": "places",
    "follow": "follows",
    "notice": "notices",
    "wish": "wishes",
    "snooze": "put_off",
    "task": "answers",
    "substitution": "substitutions",
    "expected_report": "reports",
    "seen": "heard",
    "announcement": "announcements",
    "announcement_post": "posts",
}
"""What an export calls a table, where that is not its own name."""
_PAPERS = frozenset(
    "committee document edition meeting item attendance resolution indicator figure programme outcome deliverable "
    "action role lesson passage doubt rule closed_day person spelling".split()
)
"""Tables of what papers print: names there are the papers', and stay."""
_PRINTED = frozenset({tables.asked_action.c.text})
"""The same of a column."""
KEPT = tuple(table for table in metadata.sorted_tables if table.name not in _PAPERS)
"""Every table that can hold something about somebody."""
_THEIRS = (
    tables.grant.c.object_id,
    tables.talk.c.object_id,
    tables.place.c.object_id,
    tables.substitution.c.member,
    tables.substitution.c.substitute,
)
"""Whose row it is: it goes with the person. What hangs on the chat with them goes with that."""


def export(tx: Tx, object_id: str) -> dict[str, list[dict[str, object]]]:
    """Everything that is held about somebody, by kind, as plain values, but for what papers print of them."""
    one = read_somebody(tx, object_id)
    held = {NAMES.get(table.name, table.name): list(_rows(tx, table, one)) for table in KEPT}
    granted = {row["id"] for row in held["roles"]}
    held["roles"] = [asdict(each) for each in people.grants(tx) if each.id in granted]
    named = [{**row, "value": object_id} for row in held["upkeep"] if row["name"] == upkeep.ADMINISTRATORS]
    held["upkeep"] = [*named, *(row for row in held["upkeep"] if row["name"] != upkeep.ADMINISTRATORS)]
    return held


def erase(tx: Tx, now: datetime, object_id: str, *, who: str | None = None) -> int:
    """Erase everything that is held about somebody, and give how much that was.

    What was done is kept, but no longer by whom or to whom; a question without an answer goes where it holds any
    telling word of their name, for nothing else says whom it is about. `who` erases them. The last administrator is
    refused. Whoever administers by the settings is noted again when the bot next starts, until taken out there.
    """
    people.keep_an_administrator(tx, tables.grant.c.object_id == object_id)
    one = read_somebody(tx, object_id)
    held = sum(len(rows) for rows in export(tx, object_id).values())
    _forget_answers(tx, object_id)
    if object_id in (others := people.of_the_settings(tx)):
        upkeep.put(tx, upkeep.ADMINISTRATORS, ",".join(sorted(others - {object_id})))
    tx.execute(sa.delete(tables.seen).where(_heard(object_id)))
    expected.forget(tx, tables.expected.c.author == object_id)
    for column in _THEIRS:
        tx.execute(sa.delete(column.table).where(column == object_id))
    for table in KEPT:
        pattern = one.loosely if table is tables.unanswered else one.pattern
        for row in list(_hits(tx, table, one, pattern)):
            _unname(tx, table, row, pattern)
    if held:
        journal.note(tx, now, who=who, did="erased", what="everything held about a person")
    return held


def _forget_answers(tx: Tx, object_id: str) -> None:
    """What was answered still holds, but no longer by whom, and in nobody's words; what was theirs is nobody's."""
    task, asked = tables.task, tables.asked_action
    tx.execute(sa.update(task).where(task.c.who == object_id).values(who=ERASED, note=None))
    tx.execute(sa.update(task).where(task.c.owner == object_id).values(owner=""))
    tx.execute(sa.update(asked).where(asked.c.person == object_id).values(person=None))


def _rows(tx: Tx, table: sa.Table, one: Somebody) -> Iterator[dict[str, object]]:
    """The rows of a table in which somebody stands, or that hang on the chat with them."""
    found = {tuple(row[column.name] for column in table.primary_key): row for row in _hits(tx, table, one, one.pattern)}
    if (hanging := _hanging(table, one.object_id)) is not None:
        for row in tx.execute(sa.select(table).where(hanging)).mappings():
            found.setdefault(tuple(row[column.name] for column in table.primary_key), dict(row))
    yield from found.values()


def _hanging(table: sa.Table, object_id: str) -> sa.ColumnElement[bool] | None:
    if table is tables.seen:
        return _heard(object_id)
    theirs = sa.select(tables.place.c.id).where(tables.place.c.object_id == object_id)
    return table.c.place_id.in_(theirs) if "place_id" in table.c else None


def _heard(object_id: str) -> sa.ColumnElement[bool]:
    """What was heard in the chat with somebody."""
    chats = sa.select(tables.place.c.conversation).where(tables.place.c.object_id == object_id)
    return tables.seen.c.conversation.in_(chats)


def _hits(tx: Tx, table: sa.Table, one: Somebody, pattern: re.Pattern[str]) -> Iterator[dict[str, object]]:
    """The rows of a table in one of whose texts somebody stands."""
    columns = _texts(table)
    holds = [sa.cast(column, sa.Text).icontains(word, autoescape=True) for column in columns for word in one.words]
    for row in tx.execute(sa.select(table).where(sa.or_(sa.false(), *holds))).mappings():
        if any(_stands(row[column.name], pattern) for column in columns):
            yield dict(row)


def _texts(table: sa.Table) -> list[sa.Column[object]]:
    return [column for column in table.c if isinstance(column.type, sa.Text | sa.JSON) and column not in _PRINTED]


def _stands(value: object, pattern: re.Pattern[str]) -> bool:
    """Whether somebody stands in any text of a value."""
    if isinstance(value, str):
        return pattern.search(value) is not None
    if isinstance(value, dict):
        return any(_stands(one, pattern) for one in (*value, *value.values()))
    return isinstance(value, list) and any(_stands(one, pattern) for one in value)


def _unname(tx: Tx, table: sa.Table, row: dict[str, object], pattern: re.Pattern[str]) -> None:
    """Put nobody in somebody's place; a row that is known by them goes, for it cannot be known by nobody."""
    same = sa.and_(*(column == row[column.name] for column in table.primary_key))
    hit = {column for column in _texts(table) if _stands(row[column.name], pattern)}
    keys = (sa.UniqueConstraint, sa.PrimaryKeyConstraint)
    known_by = {column for rule in table.constraints if isinstance(rule, keys) for column in rule.columns}
    if hit & known_by:
        tx.execute(sa.delete(table).where(same))
    else:
        values = {column.name: _without(row[column.name], pattern) for column in hit}
        tx.execute(sa.update(table).where(same).values(values))


def _without(value: object, pattern: re.Pattern[str]) -> object:
    """The same value without somebody: in a text it is said that they were there, from a list they are gone."""
    if isinstance(value, str):
        return pattern.sub(ERASED, value)
    if isinstance(value, list):
        return [_without(one, pattern) for one in value if not (isinstance(one, str) and pattern.search(one))]
    if isinstance(value, dict):
        return {_without(name, pattern): _without(one, pattern) for name, one in value.items()}
    return value
