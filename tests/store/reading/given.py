"""Texts as lines, for tests of what reads them."""

from store.reading import plain_text
from store.reading.lines import Line
from store.reading.paper import read_paper


def lines(text: str) -> list[Line]:
    """The lines of a text; a bar between spaces divides cells."""
    return plain_text.lines(text.replace(" | ", "\t").replace("| ", "\t").replace(" |", "\t"))


def paper(text: str):
    """Everything found in a text."""
    return read_paper("paper.txt", lines(text))


def said(records, *names: str) -> list[tuple[object, ...]]:
    """What records say under the names."""
    return [tuple(getattr(record, name) for name in names) for record in records]
