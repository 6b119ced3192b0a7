"""One sentence of the papers, and where it stands."""

from dataclasses import dataclass

from store.records import Passage, Source


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage; `number` counts from 0 in it."""

    text: str
    number: int
    passage: Passage


def place(source: Source) -> tuple[int, int | None]:
    """The document and line that a record came from."""
    return source.document, source.line
