"""Links the names in a paper to people, and doubts what could be two spellings of one name."""

from dataclasses import dataclass

import sqlalchemy as sa

from store import Tx, tables
from store.names import People, bare, fuller, fullest_first, in_words
from store.reading import found


@dataclass(frozen=True, slots=True)
class Links:
    """Who each printed name is (None: cannot be told), and what to doubt about the names."""

    person: dict[str, int | None]
    doubts: tuple[found.Doubt, ...]


def link(tx: Tx, paper: found.Paper, document_id: int, committee_id: int | None) -> Links:
    """Link every name in the attendance and roles of the paper, whose document this is."""
    entries: list[found.Attendance | found.Role] = [*paper.attendance, *paper.roles]
    printed = {entry.name: entry.line for entry in reversed(entries)}
    approvers = {name: row.line for row in reversed(paper.deliverables) for name in row.approvers}
    people = People(_of_committee(tx, paper, document_id, committee_id))
    person: dict[str, int | None] = {}
    doubts: list[found.Doubt] = []
    for name in fullest_first(sorted(printed, key=lambda name: (printed[name], name))):
        meant = people.resolve(name)
        doubts += _doubts(people, name, meant, paper, printed[name])
        person[name] = None if meant is None else _person(tx, people, meant, name)
    for name, line in sorted(approvers.items(), key=lambda entry: (entry[1], entry[0])):
        doubts += _doubts(people, name, bare(name), paper, line)
    return Links(person, tuple(doubts))


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


def _doubts(people: People, name: str, meant: str | None, paper: found.Paper, line: int) -> list[found.Doubt]:
    if meant is None:
        several = people.namesakes(bare(name))
        why = f"“{name}” may be {in_words(several)}: the paper does not say which."
        return [found.Doubt(line=line, about=name, why=why)] if len(several) > 1 else []
    if meant in people.known:
        return []
    said = " ".join(doubt.why for doubt in paper.doubts if doubt.line == line)
    return [
        found.Doubt(line=line, about=name, why=f"“{meant}” may be “{other}”: the names differ by a letter or two.")
        for other in people.lookalikes(meant)
        if other not in said
    ]
