"""Links the names in a paper to people, and doubts what could be two spellings of one name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import sqlalchemy as sa

from store import Tx, tables
from store.names import People, bare, fuller, fullest_first, in_words
from store.reading import found
from store.records import PUBLIC
from store.sources import visible


@dataclass(frozen=True, slots=True)
class Links:
    """Who each printed name is (None: cannot be told), and what to doubt about the names."""

    person: dict[str, int | None]
    doubts: tuple[found.Doubt, ...]


def link(tx: Tx, paper: found.Paper, document_id: int, committee_id: int | None, *, shown: bool) -> Links:
    """Link every name in the attendance and roles of the paper, whose document this is.

    `shown` says whether what the paper prints under Part I is public. A doubt that names somebody whom no public record
    names is put under Part II, however public the name is that it is about.
    """
    entries: list[found.Attendance | found.Role] = [*paper.attendance, *paper.roles]
    printed = {entry.name: entry.line for entry in reversed(entries)}
    approvers = {name: row.line for row in reversed(paper.deliverables) for name in row.approvers}
    people = People(_of_committee(tx, paper, document_id, committee_id))
    person: dict[str, int | None] = {}
    doubts: list[_Doubted] = []
    for name in fullest_first(sorted(printed, key=lambda name: (printed[name], name))):
        meant = people.resolve(name)
        doubts += _doubts(people, name, meant, paper, printed[name])
        person[name] = None if meant is None else _person(tx, people, meant, name)
    for name, line in sorted(approvers.items(), key=lambda entry: (entry[1], entry[0])):
        doubts += _doubts(people, name, bare(name), paper, line)
    public = _public_names(tx, entries if shown else ())
    return Links(person, tuple(replace(one.doubt, part=None if one.named <= public else 2) for one in doubts))


def _of_committee(tx: Tx, paper: found.Paper, document_id: int, committee_id: int | None) -> list[str]:
    """Everybody whom the committee's papers name already, except the rows that this paper states anew."""
    if committee_id is None:
        return []
    document = tables.document.c
    names: set[str] = set()
    for table, stated in ((tables.attendance, paper.attendance), (tables.role, paper.roles)):
        linked = table.join(tables.person, table.c.person_id == tables.person.c.id).join(tables.document)
        its = sa.select(tables.person.c.name).select_from(linked).where(document.committee_id == committee_id)
        anew = stated or not paper.sheet
        names.update(tx.execute(its.where(document.id != document_id) if anew else its).scalars())
    return sorted(names)


def _public_names(tx: Tx, stated: Iterable[found.Attendance | found.Role]) -> frozenset[str]:
    """The bare names that public records print, those of this paper among them."""
    printed = [entry.name for entry in stated if entry.part == 1]
    for table in (tables.attendance, tables.role):
        chosen = sa.select(table.c.name).join(tables.document).where(visible(table, PUBLIC)).distinct()
        printed += tx.execute(chosen).scalars()
    return frozenset(map(bare, printed))


def _person(tx: Tx, people: People, meant: str, name: str) -> int:
    """The person meant, by the fullest name that is known of them."""
    best = fuller(meant, bare(name))
    person_id = _known(tx, meant) or _known(tx, best)
    if person_id is None:
        made = sa.insert(tables.person).values(name=best).returning(tables.person.c.id)
        person_id = int(tx.execute(made).scalar_one())
    elif best != meant and _known(tx, best) is None:
        tx.execute(sa.update(tables.person).where(tables.person.c.id == person_id).values(name=best))
    people.known = [*(known for known in people.known if known not in {meant, best}), best]
    _keep_spelling(tx, person_id, name)
    return person_id


def _known(tx: Tx, name: str) -> int | None:
    return tx.execute(sa.select(tables.person.c.id).where(tables.person.c.name == name)).scalar_one_or_none()


def _keep_spelling(tx: Tx, person_id: int, name: str) -> None:
    spelling = tables.spelling.c
    same = sa.select(spelling.id).where(spelling.person_id == person_id, spelling.text == name)
    if tx.execute(same).scalar_one_or_none() is None:
        tx.execute(sa.insert(tables.spelling).values(person_id=person_id, text=name))


@dataclass(frozen=True, slots=True)
class _Doubted:
    """A doubt about a name, and the other people whom it names."""

    doubt: found.Doubt
    named: frozenset[str]


def _doubts(people: People, name: str, meant: str | None, paper: found.Paper, line: int) -> list[_Doubted]:
    if meant is None:
        several = people.namesakes(bare(name))
        why = f"“{name}” may be {in_words(several)}: the paper does not say which."
        doubt = found.Doubt(line=line, about=name, why=why)
        return [_Doubted(doubt, frozenset(several))] if len(several) > 1 else []
    if meant in people.known:
        return []
    said = " ".join(doubt.why for doubt in paper.doubts if doubt.line == line)
    why = "“{}” may be “{}”: the names differ by a letter or two."
    return [
        _Doubted(found.Doubt(line=line, about=name, why=why.format(meant, other)), frozenset({other}))
        for other in people.lookalikes(meant)
        if other not in said
    ]
