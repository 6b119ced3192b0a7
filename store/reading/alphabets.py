"""Names with a letter of another alphabet that looks like a Latin one: whoever asks for it would not find it."""

import re
from collections.abc import Iterator, Sequence

from store.reading.found import Doubt, Paper
from store.reading.lines import Line
from store.reading.names import latin


def foreign_names(paper: Paper, lines: Sequence[Line]) -> Iterator[Doubt]:
    """A doubt for each name of a person in which such a letter stands, and each word that mixes it with Latin ones.

    The name is kept as it is printed; one that is printed so may not have been known for a name.
    """
    told: set[int] = set()
    for number, name in _names(paper):
        if latin(name) != name:
            told.add(number)
            yield _doubt(number, name)
    for line in lines:
        for word in re.findall(r"\w+", line.text):
            if line.number not in told and latin(word) != word and re.search("[A-Za-z]", word):
                yield _doubt(line.number, word)


def _doubt(line: int, name: str) -> Doubt:
    return Doubt(line=line, about=name, why=f"A letter is from another alphabet; it looks like {latin(name)}.")


def _names(paper: Paper) -> Iterator[tuple[int, str]]:
    """Every name of a person, with its line."""
    yield from ((row.line, row.name) for row in paper.attendance)
    yield from ((row.line, row.name) for row in paper.roles)
    yield from ((row.line, name) for row in paper.deliverables for name in row.approvers)
    yield from ((row.line, row.owner) for row in paper.actions if row.owner)
    yield from ((row.line, row.responsible) for row in paper.lessons if row.responsible)
