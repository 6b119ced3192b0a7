"""How an answer reads as plain text: the card's twin, for terminals, notifications and clients that show no cards."""

import re
from typing import assert_never

from dialogs.answer import Answer, Block, Choices, Facts, Form, Link, Pressed, Quote, Reply, Shown, Steps, Table, Text
from dialogs.say import pages, short_date
from store.records import Source

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, halves of letters, and marks that turn the reading direction, which could make a paper's words
read as what they are not."""


def plain(answer: Answer) -> str:
    """The whole answer: the lead, the blocks in their order, then where it comes from and what day it speaks for."""
    parts = [lead_text(answer), *(_said(block, answer) for block in answer.blocks), "\n".join(footing(answer))]
    return "\n\n".join(part for part in parts if part)


def lead_text(answer: Answer) -> str:
    """The sentence that a person can act on."""
    return readable(answer.lead)


def source_line(source: Source) -> str:
    """Where a record stands: "Agenda pack, 20 April 2021, page 3, minutes item 4".

    Without a page of its own, the pages that the agenda prints for its item; without those, its line in the text.
    """
    own = f"page {source.page}" if source.page else f"line {source.line}" if source.line else ""
    part = "minutes " if source.of == "minutes" else ""
    item = f"{part}item {source.item}" if source.item else part.strip()
    return ", ".join(filter(None, (readable(source.paper), pages(source.pages) or own, readable(item))))


def footing(answer: Answer) -> tuple[str, ...]:
    """The lines below an answer: each source once, and the date that the facts speak for."""
    sources = tuple(dict.fromkeys(f"Source: {source_line(source)}" for source in answer.sources))
    return (*sources, f"As at {short_date(answer.as_at)}") if answer.as_at else sources


def quote_label(quote: Quote, answer: Answer) -> str:
    """Whether a quote is the paper's own words, and whose, unless the answer rests on that paper alone."""
    said = "In the paper's words" if quote.verbatim else "Summary"
    return said if answer.sources == (quote.source,) else f"{said} ({source_line(quote.source)})"


def row_texts(head: tuple[str, ...], row: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """A row as what it is about, and what is told of it ("Status: Signed Off"); empty cells are left out."""
    cells = [(readable(name), readable(cell)) for name, cell in zip(head, row, strict=True)]
    told = (f"{name}: {cell}" if name else cell for name, cell in cells[1:] if cell)
    return (cells[0][1] if cells else ""), tuple(told)


def cut_note(table: Table) -> str:
    """How much of a list is shown, where that is not all of it."""
    return f"{len(table.rows):,} of {table.total:,} shown" if len(table.rows) < table.total else ""


def readable(text: str) -> str:
    """The text without control characters and direction marks, its white space tidied; line breaks stay."""
    lines = (" ".join(line.split()) for line in _UNSEEN.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line)


def _said(block: Block, answer: Answer) -> str:
    match block:
        case Text(text=text):
            return readable(text)
        case Quote(text=text):
            words = readable(text)
            return f"{quote_label(block, answer)}: {f'“{words}”' if block.verbatim else words}"
        case Facts(rows=rows):
            return "\n".join(f"{readable(name)}: {readable(value)}" for name, value in rows)
        case Table():
            return _table(block)
        case Steps(steps=steps):
            return "\n".join(f"{number}. {readable(step)}" for number, step in enumerate(steps, 1))
        case Shown(answer=inner):
            return "\n".join(f"| {line}" for line in plain_whole(inner).split("\n"))
        case _:
            return _offered(block)


def _offered(block: Pressed) -> str:
    """What can be typed instead of pressed."""
    match block:
        case Choices(ask=ask, options=options):
            return "\n".join((f"{readable(ask)}:", *(f"- {readable(option)}" for option in options)))
        case Reply(reference=reference):
            return _reply(reference)
        case Form():
            return _form(block)
        case Link(title=title, url=url):
            return f"{readable(title)}: {readable(url)}"
        case _:
            assert_never(block)


def plain_whole(answer: Answer) -> str:
    """An answer under its title, as it reads where it is posted."""
    return f"{readable(answer.title)}\n\n{plain(answer)}"


def _form(form: Form) -> str:
    """What can be typed instead; what is to be filled in stands in brackets."""
    named = {field.name: field.label.rstrip("?:.").lower() for field in form.fields}
    said = re.sub(r"\{(\w+)\}", lambda blank: f"[{named.get(blank[1], blank[1])}]", form.sentence)
    return f"{readable(form.title)}: say\n{said}"


def _reply(reference: str) -> str:
    """What can be typed in answer to a reminder."""
    examples = ("done", "not yet, in a week", "snooze until Monday", "not mine: Jane Smith", "note: waiting for legal")
    return "\n".join(("To answer, say one of these:", *(f"- {reference} {example}" for example in examples)))


def _table(table: Table) -> str:
    rows = (row_texts(table.head, row) for row in table.rows)
    lines = [" · ".join((f"- {first}", *told)) for first, told in rows]
    return "\n".join(filter(None, (*lines, cut_note(table))))
