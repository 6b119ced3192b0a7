"""The things that can be asked about, made from the records: what each is called, and what stands around it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dialogs.index import Thing
from dialogs.language import sentences
from dialogs.sentence import Sentence, place
from store.records import Figure, Passage, Source

if TYPE_CHECKING:
    from dialogs.known import Known

_NOWHERE = Source(0, "", "", "", None, None, None, None, None, exempt=False)


def things(known: "Known") -> Iterator[Thing]:
    """Everything that can be found, in the order of its kinds."""
    for committee in known.committees:
        key, council = f"committee:{committee.id}", committee.council or ""
        yield Thing(key, "committee", committee.name, council, "", committee, _NOWHERE)
    for item in known.items:
        yield _thing("item", item.id, item.title, item, item.source, near=f"item {item.number}")
    yield from _indicators(known.figures)
    yield from _programme(known)
    for number, person in enumerate(known.people):
        titles = " ; ".join(person.titles)
        yield _thing("person", number, person.name, person, person.roles[0].source, text=titles)
    yield from _under_headings(known)
    yield from _sentences(known)


def _programme(known: "Known") -> Iterator[Thing]:
    for outcome in known.outcomes:
        yield _thing("outcome", outcome.id, outcome.title, outcome, outcome.source, near=outcome.programme or "")
    for deliverable in known.deliverables:
        yield _thing("deliverable", deliverable.id, deliverable.title, deliverable, deliverable.source)
    for lesson in known.lessons:
        near = f"{lesson.recommendation or ''} {lesson.responsible or ''}"
        yield _thing("lesson", lesson.id, lesson.text, lesson, lesson.source, near=near)


def _under_headings(known: "Known") -> Iterator[Thing]:
    """Actions and decisions, which are found by the item and the headings that they stand under as well."""
    headings = {place(passage.source): passage.heading or "" for passage in known.passages}
    titles = {(item.source.paper, item.number): item.title for item in known.items if item.of == "agenda"}

    def above(source: Source, item: str | None) -> str:
        return f"{titles.get((source.paper, item or ''), '')} {headings.get(place(source), '')}"

    for action in known.actions:
        near = f"{action.of} {action.owner or ''} {above(action.source, action.source.item)}"
        yield _thing("action", action.id, action.text, action, action.source, near=near)
    for resolution in known.resolutions:
        near = f"resolved {above(resolution.source, resolution.item)}"
        yield _thing("resolution", resolution.id, resolution.text, resolution, resolution.source, near=near)


def _thing(
    kind: str, number: int, name: str, record: object, source: Source, *, text: str = "", near: str = ""
) -> Thing:
    return Thing(f"{kind}:{number}", kind, name, text, near, record, source)


def _indicators(figures: Sequence[Figure]) -> Iterator[Thing]:
    groups: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.indicator].append(figure)
    for number, held in groups.items():
        near = " ".join(dict.fromkeys(f"{figure.service or ''} {figure.reason or ''}" for figure in held))
        yield _thing("indicator", number, held[0].name, tuple(held), held[0].source, near=near)


def _sentences(known: "Known") -> Iterator[Thing]:
    kinds = _Kinds(known)
    for number, passage in enumerate(known.passages):
        row = known.rows.get(place(passage.source))
        near = f"{' '.join(head for head, _ in row.cells)} > {passage.heading or ''}" if row else passage.heading or ""
        beside, kind = _beside(known.passages, number), kinds.of(passage)
        for nth, text in enumerate(sentences(passage.text)):
            key, record = f"sentence:{passage.id}.{nth}", Sentence(text, nth, passage)
            yield Thing(key, kind, "", text, near, record, passage.source, passage.text, beside)


class _Kinds:
    """Tells the lines of a paper apart: sentences, headings, rows that are records, and rows of indicators."""

    def __init__(self, known: "Known") -> None:
        sources = [*(d.source for d in known.deliverables), *(o.source for o in known.outcomes)]
        self._rows = {place(source) for source in (*sources, *(lesson.source for lesson in known.lessons))}
        self._figures = {place(figure.source) for figure in known.figures}
        self._heads = {(grid.above, " | ".join(grid.heads)) for grid in known.grids}
        self._titles = {(p.source.document, (p.heading or "").split(" > ")[-1].casefold()) for p in known.passages}

    def of(self, passage: Passage) -> str:
        """sentence, row, figure or head."""
        if (passage.heading or "", passage.text) in self._heads or self._is_title(passage):
            return "head"
        if place(passage.source) in self._figures and " | " in passage.text:
            return "figure"
        return "row" if place(passage.source) in self._rows else "sentence"

    def _is_title(self, passage: Passage) -> bool:
        """Whether a line is a heading; "No risks" is a statement wherever it stands."""
        bare = re.sub(r"^[\w./]{1,7}[.)]?\s+(?=[A-Z])", "", passage.text).strip(" :").casefold()
        return (passage.source.document, bare) in self._titles and not bare.startswith(("no ", "none", "nil"))


def _beside(passages: Sequence[Passage], place: int) -> str:
    """The two short lines before and after one under the same heading: the rest of a list."""
    passage = passages[place]
    near = [p for p in passages[max(place - 2, 0) : place + 3] if p is not passage and p.heading == passage.heading]
    return " ".join(p.text for p in near if len(p.text) < 160 and " | " not in p.text)
