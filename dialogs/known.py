"""Everything that may be said to a viewer, read once for each state of the store, with an index over it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dialogs.grids import Grid, Row, grids
from dialogs.index import Index, Thing
from dialogs.language import sentences
from dialogs.thesaurus import SMALL, Phrase, learnt
from store import Tx, indicators, meetings, papers, programmes
from store.records import (
    Action,
    Attendance,
    Committee,
    Deliverable,
    Document,
    Figure,
    Item,
    Lesson,
    Meeting,
    Outcome,
    Passage,
    Resolution,
    Role,
    Sight,
    Source,
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the papers name, with every capacity that they name for them."""

    name: str
    roles: tuple[Role | Attendance, ...]

    @property
    def contact(self) -> str | None:
        """How the papers say that they are reached."""
        return next((role.contact for role in self.roles if isinstance(role, Role) and role.contact), None)

    @property
    def titles(self) -> tuple[str, ...]:
        """What they are, each once, as printed."""
        return tuple(dict.fromkeys(role.role for role in self.roles if role.role))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage; `number` counts from 0 in it."""

    text: str
    number: int
    passage: Passage


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """The records that may be said, and the index over them.

    `sight` is whose they are. `grids` are the tables as printed, and `rows` their rows by document and line.
    """

    sight: Sight

    committees: tuple[Committee, ...]
    documents: tuple[Document, ...]
    meetings: tuple[Meeting, ...]
    items: tuple[Item, ...]
    attendance: tuple[Attendance, ...]
    resolutions: tuple[Resolution, ...]
    figures: tuple[Figure, ...]
    outcomes: tuple[Outcome, ...]
    deliverables: tuple[Deliverable, ...]
    actions: tuple[Action, ...]
    roles: tuple[Role, ...]
    lessons: tuple[Lesson, ...]
    passages: tuple[Passage, ...]
    people: tuple[Person, ...]
    grids: tuple[Grid, ...]
    rows: dict[tuple[int, int | None], Row]
    index: Index
    short_forms: dict[str, str]
    synonyms: dict[Phrase, frozenset[Phrase]]

    def of_kind(self, kind: str) -> tuple[Thing, ...]:
        """The things of one kind, in the order of the papers."""
        return self.index.kinds.get(kind, ())

    def sees_all_of(self, committee: int) -> bool:
        """Whether the viewer is told the exempt matter of a committee as well."""
        return self.sight.committees is None or committee in self.sight.committees


class Shelf:
    """Keeps what was read while the store has not changed; one for each process, safe to share between threads."""

    def __init__(self, size: int = 8) -> None:
        self._kept: dict[tuple[int, Sight], Known] = {}
        self._size = size

    def known(self, tx: Tx, sight: Sight) -> Known:
        """Everything that a viewer with this sight may be told now."""
        key = (papers.version(tx), sight)
        known = self._kept.get(key)
        if known is None:
            known = read(tx, sight)
            if len(self._kept) >= self._size:
                self._kept.clear()
            self._kept[key] = known
        return known


def read(tx: Tx, sight: Sight) -> Known:
    """Read it from the store."""
    attendance, roles = meetings.attendance(tx, sight), programmes.roles(tx, sight)
    passages = tuple(papers.passages(tx, sight))
    people = _people([*roles, *attendance])
    committees = tuple(meetings.committees(tx))
    titles = {committee.name for committee in committees} | {role.role for role in roles if role.role}
    named = [f"{title} ({_initials(title)})" for title in sorted(titles)]
    short_forms, synonyms = learnt([*(passage.text for passage in passages), *named])
    tables = tuple(grids(passages))
    records = Known(
        sight=sight,
        committees=committees,
        documents=tuple(papers.documents(tx, sight)),
        meetings=tuple(meetings.meetings(tx, sight)),
        items=tuple(meetings.items(tx, sight)),
        attendance=tuple(attendance),
        resolutions=tuple(meetings.resolutions(tx, sight)),
        figures=tuple(indicators.figures(tx, sight)),
        outcomes=tuple(programmes.outcomes(tx, sight)),
        deliverables=tuple(programmes.deliverables(tx, sight)),
        actions=tuple(programmes.actions(tx, sight)),
        roles=tuple(roles),
        lessons=tuple(programmes.lessons(tx, sight)),
        passages=passages,
        people=people,
        grids=tables,
        rows={_place(row.passage.source): row for grid in tables for row in grid.rows},
        index=Index(()),
        short_forms=short_forms,
        synonyms=synonyms,
    )
    return _indexed(records)


def _place(source: Source) -> tuple[int, int | None]:
    return source.document, source.line


def _indexed(known: Known) -> Known:
    return replace(known, index=Index(_things(known)))


def _people(roles: Sequence[Role | Attendance]) -> tuple[Person, ...]:
    by_name: dict[str, list[Role | Attendance]] = defaultdict(list)
    for role in roles:
        by_name[role.name].append(role)
    return tuple(Person(name, tuple(held)) for name, held in by_name.items())


_NOWHERE = Source(0, "", "", "", None, None, None, None, None, exempt=False)


def _initials(name: str) -> str:
    """CCPI for a Cabinet Committee on Performance Improvement."""
    words = [word for word in re.findall(r"[A-Za-z]+", name) if word.lower() not in SMALL]
    return "".join(word[0] for word in words).upper()


def _things(known: Known) -> Iterator[Thing]:
    above = {_place(passage.source): passage.heading or "" for passage in known.passages}
    under = {(item.source.paper, item.number): item.title for item in known.items if item.of == "agenda"}
    for committee in known.committees:
        yield Thing(f"committee:{committee.id}", "committee", committee.name, committee.council or "", "", committee, _NOWHERE)
    for item in known.items:
        yield _thing("item", item.id, item.title, "", f"item {item.number}", item, item.source)
    yield from _indicators(known.figures)
    for outcome in known.outcomes:
        yield _thing("outcome", outcome.id, outcome.title, "", outcome.programme or "", outcome, outcome.source)
    for deliverable in known.deliverables:
        yield _thing("deliverable", deliverable.id, deliverable.title, "", "", deliverable, deliverable.source)
    for action in known.actions:
        near = f"{action.of} {action.owner or ''} {under.get((action.source.paper, action.source.item), '')} {_above(action.source, above)}"
        yield _thing("action", action.id, action.text, "", near, action, action.source)
    for lesson in known.lessons:
        near = f"{lesson.recommendation or ''} {lesson.responsible or ''}"
        yield _thing("lesson", lesson.id, lesson.text, "", near, lesson, lesson.source)
    for number, person in enumerate(known.people):
        yield _thing("person", number, person.name, " ; ".join(person.titles), "", person, person.roles[0].source)
    for resolution in known.resolutions:
        near = (
            f"resolved {under.get((resolution.source.paper, resolution.item), '')} {_above(resolution.source, above)}"
        )
        yield _thing("resolution", resolution.id, resolution.text, "", near, resolution, resolution.source)
    yield from _sentences(known)


def _beside(passages: Sequence[Passage], place: int) -> str:
    """The two short lines before and after one under the same heading: the rest of a list."""
    passage = passages[place]
    near = [p for p in passages[max(place - 2, 0) : place + 3] if p is not passage and p.heading == passage.heading]
    return " ".join(p.text for p in near if len(p.text) < 160 and " | " not in p.text)


def shown(sentence: Sentence, known: Known) -> str:
    """A sentence as it is quoted: a row of a table under its headings."""
    row = known.rows.get(_place(sentence.passage.source))
    return row.printed() if row else sentence.text


def _above(source: Source, above: dict[tuple[int, int | None], str]) -> str:
    """The headings above a record."""
    return above.get(_place(source), "")


def _thing(kind: str, number: int, name: str, text: str, near: str, record: object, source: Source) -> Thing:
    return Thing(f"{kind}:{number}", kind, name, text, near, record, source)


def _indicators(figures: Sequence[Figure]) -> Iterator[Thing]:
    groups: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.indicator].append(figure)
    for number, held in groups.items():
        near = " ".join(dict.fromkeys(f"{figure.service or ''} {figure.reason or ''}" for figure in held))
        yield _thing("indicator", number, held[0].name, "", near, tuple(held), held[0].source)


def _sentences(known: Known) -> Iterator[Thing]:
    tabled = {
        _place(record.source) for records in (known.deliverables, known.outcomes, known.lessons) for record in records
    }
    heads = {(grid.above, " | ".join(grid.heads)) for grid in known.grids}
    titles = {(p.source.document, (p.heading or "").split(" > ")[-1].casefold()) for p in known.passages}
    measured = {_place(figure.source) for figure in known.figures}
    for place, passage in enumerate(known.passages):
        kind = "row" if _place(passage.source) in tabled else "sentence"
        kind = "figure" if _place(passage.source) in measured and " | " in passage.text else kind
        bare = re.sub(r"^[\w./]{1,7}[.)]?\s+(?=[A-Z])", "", passage.text).strip(" :").casefold()
        titled = (passage.source.document, bare) in titles and not bare.startswith(("no ", "none", "nil"))
        if titled or (passage.heading or "", passage.text) in heads:
            kind = "head"
        row = known.rows.get(_place(passage.source))
        near = f"{' '.join(head for head, _ in row.cells)} > {passage.heading or ''}" if row else passage.heading or ""
        for number, text in enumerate(sentences(passage.text)):
            record = Sentence(text, number, passage)
            key = f"sentence:{passage.id}.{number}"
            yield Thing(key, kind, "", text, near, record, passage.source, passage.text, _beside(known.passages, place))
