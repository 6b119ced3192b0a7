"""The parts that answers share: sources and as-at dates, doubts shown, lists cut with a way to the rest, declining."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from dialogs.answer import Answer, Block, Choices, Facts, Table, Text
from dialogs.say import initial
from store.records import Source

SHOWN = 15
"""How many rows of a list are shown at a time."""


class Sourced(Protocol):
    """Any record of the store."""

    @property
    def source(self) -> Source:
        """Where it came from."""
        ...

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why it should be checked."""
        ...


def sources(records: Iterable[Sourced], limit: int = 3) -> tuple[Source, ...]:
    """The papers that records came from, each paper and page once, the first few."""
    found: dict[tuple[int, int | None, str | None], Source] = {}
    for record in records:
        found.setdefault((record.source.document, record.source.page, record.source.item), record.source)
    return tuple(found.values())[:limit]


def as_at(found: Sequence[Source]) -> date | None:
    """The date that the facts speak for: that of the newest paper among the sources."""
    return max((source.meeting_date for source in found if source.meeting_date), default=None)


def answer(title: str, lead: str, blocks: Iterable[Block | None], records: Sequence[Sourced]) -> Answer:
    """An answer that rests on records: their sources, their doubts, and the date they speak for."""
    found = sources(records)
    every = tuple(dict.fromkeys(record.source for record in records))
    shown = tuple(block for block in blocks if block is not None)
    made = Answer(title=title, lead=lead, blocks=(*shown, *doubts(records)), sources=found, as_at=as_at(found))
    hidden = {source.committee: source for source in reversed(every) if source.exempt and source not in found}
    return replace(made, sources=(*found, *hidden.values()))  # one of each committee, for each is asked of by itself


def doubts(records: Sequence[Sourced], limit: int = 3) -> tuple[Block, ...]:
    """The reasons to check the records, said once each."""
    said = tuple(dict.fromkeys(initial(doubt) for record in records for doubt in record.doubts))
    more = f" (and {len(said) - limit} more)" if len(said) > limit else ""
    return (Text(f"Please check: {' '.join(said[:limit])}{more}"),) if said else ()


def table(head: Sequence[str], rows: Sequence[Sequence[str]], question: str, start: int = 0) -> tuple[Block, ...]:
    """A table of the rows from `start`, cut with a button that asks for the rest."""
    shown = tuple(tuple(row) for row in rows[start : start + SHOWN])
    blocks: list[Block] = [Table(tuple(head), shown, len(rows))]
    after = start + SHOWN
    if after < len(rows):
        blocks.append(Choices(f"{len(rows) - after} more", (f"{question}, from number {after + 1}",)))
    return tuple(blocks)


def declined(
    title: str, lead: str, records: Sequence[Sourced] = (), *blocks: Block, offer: Sequence[str] = ()
) -> Answer:
    """An answer that says what the papers do not say, with the nearest thing that they do."""
    made = answer(title, lead, blocks, list(records))
    choices = (Choices("You could ask", tuple(offer)),) if offer else ()
    return replace(made, declined=True, blocks=(*made.blocks, *choices))


def which(
    title: str, ask: str, options: Sequence[str], facts: Sequence[tuple[str, str]] = (), records: Sequence[Sourced] = ()
) -> Answer:
    """Ask back, each choice a whole question, with what is known of each where it is short."""
    choices = Choices("Choose one", tuple(dict.fromkeys(options))[:6])
    return answer(title, ask, [Facts(tuple(facts[:6])) if facts else None, choices], records)
