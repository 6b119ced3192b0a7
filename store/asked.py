"""What was asked for at meetings: the minutes that may say so, and what a clerk has said is to become of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import TypeVar

import sqlalchemy as sa

from store import Tx, sources
from store.engine import add_unless_there
from store.records import Action, Passage, Resolution, Sight, Source
from store.tables import action, asked_action, document, grant, passage, resolution
from store.whereabouts import Whereabouts, whereabouts

Record = TypeVar("Record", Passage, Resolution, Action)

ACCEPTED, DECLINED, CLOSED = "accepted", "declined", "closed"
ADDED = "added:"
"""How the digest begins of what a clerk has added: it stands in no paper that is kept."""

_PAPER = tuple(
    document.c[name].label(f"paper_{name}")
    for name in ("title", "kind", "file", "committee_id", "meeting_date", "draft")
)
_NOWHERE = Whereabouts({})


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedAction:
    """What a clerk has decided of a sentence of minutes; `committee` is its id, `digest` names it in every loading.

    `owner` is as the minutes print it, or as the clerk wrote it; `person` (Entra object id) is whoever it was given to,
    and `name` what grants call them. `state` is accepted, declined or closed; `who` decided last. `private` is what
    stays exempt once its minutes are no draft any more.
    """

    id: int
    committee: int
    meeting_date: date
    digest: str
    text: str
    owner: str | None
    person: str | None
    name: str | None
    state: str
    closed_with: str | None
    who: str | None
    at: datetime
    source: Source
    private: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """The lines of minutes that a viewer may see, and the decisions and actions that were read in them."""

    passages: tuple[Passage, ...]
    resolutions: tuple[Resolution, ...]
    actions: tuple[Action, ...]


def asked_actions(tx: Tx, sight: Sight) -> list[AskedAction]:
    """Everything that was decided and that a viewer may see, by meeting."""
    name = sa.select(sa.func.min(grant.c.name)).where(grant.c.object_id == asked_action.c.person).scalar_subquery()
    chosen = (
        sa.select(asked_action, name.label("name"), *_PAPER)
        .outerjoin(document, asked_action.c.document_id == document.c.id)
        .where(_visible(sight))
        .order_by(asked_action.c.meeting_date, asked_action.c.line.nulls_first(), asked_action.c.id)
    )
    return [_asked(row) for row in tx.execute(chosen).mappings()]


def decide(tx: Tx, now: datetime, source: Source, **values: object) -> bool:
    """Write down what became of a sentence, its columns named; False where somebody has decided that before."""
    where = {"document_id": source.document, "page": source.page, "line": source.line, "exempt": is_private(tx, source)}
    return add_unless_there(tx, asked_action, {**where, **values, "at": now})


def add(tx: Tx, now: datetime, *, committee_id: int, meeting_date: date, digest: str, **values: object) -> bool:
    """Keep what a clerk says was asked for, for the public to hear; False where they have said so before."""
    named = {"committee_id": committee_id, "meeting_date": meeting_date, "digest": ADDED + digest, "exempt": False}
    return add_unless_there(tx, asked_action, {**named, **values, "state": ACCEPTED, "at": now})


def is_private(tx: Tx, source: Source) -> bool:
    """Whether it stands in the private part: a draft's is open to all once it is published."""
    here = (passage.c.document_id == source.document) & (passage.c.line == source.line)
    stands = tx.execute(sa.select(passage.c.exempt).where(here)).scalars().all()
    return any(stands) if stands else source.exempt


def change(tx: Tx, now: datetime, one: AskedAction, **values: object) -> bool:
    """Change what was decided, the columns named; False where somebody has changed it meanwhile."""
    same = (asked_action.c.id == one.id) & (asked_action.c.state == one.state) & (asked_action.c.at == one.at)
    return tx.execute(sa.update(asked_action).where(same).values({**values, "at": now})).rowcount == 1


def minutes(tx: Tx, sight: Sight) -> Minutes:
    """All minutes that a viewer may see."""
    return _minutes(tx, _Which(sight, whereabouts(tx), sa.true()))


def minutes_loaded(tx: Tx, sight: Sight, first: datetime, last: datetime) -> dict[datetime, Minutes]:
    """The minutes of papers that were loaded last from one instant to another (both in it), by that instant."""
    came = document.c.loaded_at
    loaded = tx.execute(sa.select(came).where(came >= first, came <= last).distinct()).scalars().all()
    return {at: _minutes(tx, _Which(sight, _NOWHERE, came == at)) for at in loaded}


@dataclass(frozen=True, slots=True)
class _Which:
    """Of which papers, as far as a viewer may see them, with the parts of each pack."""

    sight: Sight
    spots: Whereabouts
    papers: sa.ColumnElement[bool]


def _minutes(tx: Tx, which: _Which) -> Minutes:
    of_minutes = replace(which, papers=which.papers & (passage.c.of == "minutes"))
    passages = tuple(_read(tx, of_minutes, passage, Passage))
    lines = {(one.source.document, one.source.line) for one in passages}
    actions = (one for one in _read(tx, which, action, Action) if (one.source.document, one.source.line) in lines)
    return Minutes(passages, tuple(_read(tx, which, resolution, Resolution)), tuple(actions))


def _read(tx: Tx, which: _Which, table: sa.Table, kind: Callable[..., Record]) -> Iterator[Record]:
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # a record's class is a dataclass
    chosen = sa.select(*table.c, *_PAPER).join(document, table.c.document_id == document.c.id)
    order = (document.c.meeting_date.nulls_first(), document.c.id, table.c.line.nulls_first(), table.c.id)
    seen = chosen.where(sources.visible(table, which.sight), which.papers)
    for row in tx.execute(seen.order_by(*order)).mappings():
        own = {name: row[name] for name in names & row.keys()}
        yield kind(**own, doubts=(), source=sources.source(row, which.spots))


def _visible(sight: Sight) -> sa.ColumnElement[bool]:
    """What a viewer may see; a draft's is exempt until it is published, and so is that of a paper that is gone."""
    if sight.committees is None:
        return sa.true()
    added = asked_action.c.digest.startswith(ADDED)
    public = ~asked_action.c.exempt & ((document.c.draft == sa.false()) | added)
    return public | asked_action.c.committee_id.in_(sight.committees) if sight.committees else public


def _asked(row: sa.RowMapping) -> AskedAction:
    same = {name: row[name] for name in _SAME}
    return AskedAction(**same, committee=row["committee_id"], source=_source(row), private=row["exempt"])


def _source(row: sa.RowMapping) -> Source:
    added = row["digest"].startswith(ADDED)
    gone = row["document_id"] is None and not added
    return Source(
        document=row["document_id"] or 0,
        paper=row["paper_title"] or ("Added by a clerk" if added else "Minutes that are no longer kept"),
        kind=row["paper_kind"] or "minutes",
        file=row["paper_file"] or "",
        committee=row["committee_id"],
        meeting_date=row["paper_meeting_date"] or row["meeting_date"],
        page=row["page"],
        line=row["line"],
        item=None,
        exempt=bool(row["exempt"] or gone or row["paper_draft"]),
        of=None if added else "minutes",
        sheet=added,
    )


_SAME = frozenset(AskedAction.__dataclass_fields__) - {"committee", "source", "private", "doubts"}
