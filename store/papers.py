"""Keeps papers: a new one, the same one again, or a newer version whose changes are listed and then taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from store import Tx, filing, journal, meetings, moves, records, tables
from store.changes import Pair, Row, pairs
from store.reading import found
from store.records import Sight
from store.rows import KINDS, Filed, fingerprint, rows
from store.sources import doubts, said, visible

__all__ = ["Kept", "committees", "documents", "doubts", "keep", "passages", "version"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What became of a paper: `state` is new, same, changed, or waiting (it differs, and was not accepted).

    `counts` are the records of each kind that the paper holds, `changes` what differs from the version kept before,
    `doubts` what the reader doubts and what the names in other papers make doubtful; a paper that is the same has none.
    """

    state: str
    document: int | None
    counts: dict[str, int]
    changes: tuple[str, ...] = ()
    doubts: tuple[found.Doubt, ...] = ()


def keep(
    tx: Tx, paper: found.Paper, *, now: datetime, public: bool = False, draft: bool = False, accept: bool = False
) -> Kept:
    """Keep a paper; one that is kept already changes nothing, and a newer version of it only if it is accepted.

    `public` says that records under no Part mark are public: it never lifts Part II. `draft` keeps the paper from
    everybody but those who see its committee's exempt matter.
    """
    tx.execute(sa.select(tables.edition).with_for_update())
    with tx.begin_nested() as attempt:
        kept = _keep(tx, paper, _Terms(now, public, draft, accept))
        if kept.state in {"same", "waiting"}:
            attempt.rollback()
    return kept


def documents(tx: Tx, sight: Sight) -> list[records.Document]:
    """Every paper of which the viewer may see something."""
    document = tables.document.c
    seen = [
        sa.exists().where(table.c.document_id == document.id, visible(table, sight)).correlate(tables.document)
        for table in KINDS.values()
    ]
    chosen = sa.select(tables.document).where(sa.or_(*seen))
    same = ("id", "title", "kind", "file", "meeting_date", "version", "draft")
    return [
        records.Document(committee=row["committee_id"], **{name: row[name] for name in same})
        for row in tx.execute(chosen.order_by(document.meeting_date.nulls_first(), document.id)).mappings()
    ]


def committees(tx: Tx, sight: Sight) -> list[records.Committee]:
    """Every committee that the viewer may know of, by name: what only exempt papers and drafts name is exempt too."""
    meeting, document = tables.meeting, tables.document
    dated = sa.select(meeting.c.committee_id).join(document).where(visible(meeting, sight)).distinct()
    known = {*tx.execute(dated).scalars(), *(paper.committee for paper in documents(tx, sight))}
    return [one for one in meetings.committees(tx) if one.id in known]


def passages(tx: Tx, sight: Sight) -> list[records.Passage]:
    """Every passage of every paper."""
    return said(tx, sight, tables.passage, records.Passage)


def version(tx: Tx) -> int:
    """Number the state of what can be said: it is another after every change."""
    return int(tx.execute(sa.select(tables.edition.c.number)).scalar_one())


@dataclass(frozen=True, slots=True)
class _Terms:
    now: datetime
    public: bool
    draft: bool
    accept: bool


def _keep(tx: Tx, paper: found.Paper, terms: _Terms) -> Kept:
    committee_id = filing.committee(tx, paper.committee, paper.council) if paper.committee else None
    old = _kept_before(tx, paper, committee_id)
    counts = {kind: len(getattr(paper, kind)) for kind in KINDS}
    mark = fingerprint(paper, public=terms.public, draft=terms.draft)
    if old is not None and old["fingerprint"] == mark:
        return Kept(state="same", document=old["id"], counts=counts)
    values: Row = {"fingerprint": mark, "draft": terms.draft, "loaded_at": terms.now}
    document_id = _new_document(tx, paper, committee_id, values) if old is None else int(old["id"])
    filed = Filed(
        document_id=document_id,
        committee_id=committee_id,
        council=paper.council,
        programme_id=filing.programme(tx, paper.programme, committee_id) if paper.programme else None,
        shown=paper.marked or terms.public,
    )
    compared = _compared(tx, paper, filed)
    with moves.noted(tx, terms.now, _meeting_of(compared)):
        if old is None or _only_adds(paper, old, compared, terms):
            _apply(tx, filed, compared)
            _edition(tx, terms.now, "loaded", _called(paper, filed, compared, terms))
            return Kept(state="new", document=document_id, counts=counts, doubts=_doubted(compared))
        return _newer(tx, paper, _Newer(old, filed, terms, counts, compared), values)


def _meeting_of(compared: Sequence[Pair]) -> frozenset[int]:
    """The committees (their ids) of whose meetings the paper states or stated something."""
    stated = [row for pair in compared if pair.kind == "meetings" for row in (pair.old, pair.new) if row]
    return frozenset(whose for row in stated if isinstance(whose := row["committee_id"], int))


@dataclass(frozen=True, slots=True)
class _Newer:
    old: sa.RowMapping
    filed: Filed
    terms: _Terms
    counts: dict[str, int]
    compared: Sequence[Pair]


def _newer(tx: Tx, paper: found.Paper, newer: _Newer, values: Row) -> Kept:
    was_draft, is_draft, filed = newer.old["draft"], newer.terms.draft, newer.filed
    published = _published(was_draft, is_draft)
    changes = (*published, *(words for pair in newer.compared if (words := pair.words)))
    doubted = _doubted(newer.compared)
    kept = Kept(state="changed", document=filed.document_id, counts=newer.counts, changes=changes, doubts=doubted)
    if not changes or not newer.terms.accept:
        state = "waiting" if changes else "same"
        return replace(kept, state=state, doubts=kept.doubts if changes else ())
    its = {} if paper.sheet else {"kind": paper.kind, "file": paper.file}
    values = values | its | {"version": newer.old["version"] + 1}
    tx.execute(sa.update(tables.document).where(tables.document.c.id == filed.document_id).values(values))
    _apply(tx, filed, newer.compared)
    what = _for_the_journal(newer.compared, published, hidden=was_draft or is_draft)
    _edition(tx, newer.terms.now, "replaced", f"{_called(paper, filed, newer.compared, newer.terms)}: {what}")
    return kept


def _doubted(compared: Sequence[Pair]) -> tuple[found.Doubt, ...]:
    rows = [pair.new for pair in compared if pair.kind == "doubts" and pair.new is not None]
    doubt: Callable[..., found.Doubt] = found.Doubt
    return tuple(doubt(line=row["line"], about=row["about"], why=row["why"]) for row in rows)


def _only_adds(paper: found.Paper, old: sa.RowMapping, compared: Sequence[Pair], terms: _Terms) -> bool:
    """Whether this is a further sheet of the paper, which says nothing of what is kept and adds what is not."""
    added = any(pair.old is None and pair.words for pair in compared)
    known = {pair.kind for pair in compared if pair.old is not None}
    untouched = not any(pair.words for pair in compared if pair.kind in known)
    return paper.sheet and old["draft"] == terms.draft and added and untouched


def _kept_before(tx: Tx, paper: found.Paper, committee_id: int | None) -> sa.RowMapping | None:
    document = tables.document.c
    same = sa.select(tables.document).where(
        document.committee_id.is_not_distinct_from(committee_id),
        document.meeting_date.is_not_distinct_from(paper.meeting_date),
        document.title == paper.title,
        document.kind.in_([paper.kind, "sheet"]) | sa.literal(paper.kind == "sheet"),
    )
    return tx.execute(same.order_by(document.kind != paper.kind, document.id)).mappings().first()


def _new_document(tx: Tx, paper: found.Paper, committee_id: int | None, values: Row) -> int:
    identity = {name: getattr(paper, name) for name in ("kind", "title", "meeting_date", "file")}
    made = sa.insert(tables.document).values(**identity, committee_id=committee_id, **values)
    return int(tx.execute(made.returning(tables.document.c.id)).scalar_one())


def _compared(tx: Tx, paper: found.Paper, filed: Filed) -> list[Pair]:
    """Pair what is kept with what the paper states; of kinds that a sheet does not hold it states nothing."""
    new = rows(tx, paper, filed)
    kinds = [kind for kind in KINDS if new[kind] or not paper.sheet or kind == "doubts"]
    old = {kind: _old_rows(tx, KINDS[kind], filed) for kind in kinds}
    if paper.sheet:
        doubted = {KINDS[kind].name for kind in kinds} | {row["hangs_on"] for row in new["doubts"]}
        ours = {None, paper.file}
        old["doubts"] = [
            row
            for row in old["doubts"]
            if (row["file"] in ours if row["hangs_on"] == "person" else row["hangs_on"] in doubted)
        ]
    return [pair for kind in kinds for pair in pairs(kind, old[kind], new[kind])]


def _old_rows(tx: Tx, table: sa.Table, filed: Filed) -> list[Row]:
    mine = sa.select(table).where(table.c.document_id == filed.document_id).order_by(table.c.id)
    if table is tables.figure:
        mine = mine.add_columns(tables.indicator.c.name.label("indicator")).join(tables.indicator)
    return [dict(row) for row in tx.execute(mine).mappings()]


def _apply(tx: Tx, filed: Filed, compared: Sequence[Pair]) -> None:
    """Write the changes: a row that stays keeps its id, so that what was said of it still points to it."""
    added: dict[str, list[Row]] = {}
    for pair in compared:
        table = KINDS[pair.kind]
        if pair.new is None:
            tx.execute(sa.delete(table).where(table.c.id == (pair.old or {})["id"]))
            continue
        values = {name: value for name, value in pair.new.items() if name in table.c}
        if pair.old is None:
            added.setdefault(pair.kind, []).append(values | {"document_id": filed.document_id})
        else:
            tx.execute(sa.update(table).where(table.c.id == pair.old["id"]).values(values))
    for kind, several in added.items():
        tx.execute(sa.insert(KINDS[kind]), several)


def _edition(tx: Tx, now: datetime, did: str, what: str) -> None:
    tx.execute(sa.update(tables.edition).values(number=tables.edition.c.number + 1))
    journal.note(tx, now, who=None, did=did, what=what)


def _published(was_draft: bool, is_draft: bool) -> tuple[str, ...]:
    if was_draft == is_draft:
        return ()
    return ("published: it was a draft",) if was_draft else ("withdrawn from publication: it is a draft again",)


def _called(paper: found.Paper, filed: Filed, compared: Sequence[Pair], terms: _Terms) -> str:
    """What the journal calls a paper: by its title and file where anything of it is public, else by its number."""
    public = not terms.draft and any(pair.new is not None and not pair.new["exempt"] for pair in compared)
    return f"{paper.title}, from {paper.file}" if public else f"paper {filed.document_id}, which is not public"


def _for_the_journal(compared: Sequence[Pair], published: Sequence[str], *, hidden: bool) -> str:
    """The changes in words, but of exempt records only how many: the journal holds nothing exempt."""
    changed = [pair for pair in compared if pair.words]
    secret = sum(hidden or pair.exempt for pair in changed)
    said_openly = [pair.words or "" for pair in changed if not (hidden or pair.exempt)]
    counted = [f"{secret} exempt or draft records changed"] if secret else []
    return "; ".join([*published, *said_openly, *counted])
