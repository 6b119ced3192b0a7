"""Rows as a file that a spreadsheet opens (RFC 4180), in which no cell can be taken for a formula."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

_FORMULA = frozenset("=+-@")
_MARK = "'"
"""Before a cell it says that what follows is words; spreadsheets do not show it."""


def written(head: Sequence[str], rows: Iterable[Sequence[str | None]]) -> bytes:
    """The file, in UTF-8 with the mark by which Excel knows that; what is not known is an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([harmless(cell or "") for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def harmless(cell: str) -> str:
    """A cell in one line, without what cannot be printed, and marked as words where it begins like a formula.

    A wide sign counts as the plain one, and what stands after spaces, seen or not, as what comes first: some see it so.
    """
    line = "".join(map(_printed, cell)).rstrip()
    seen = (letter for letter in line if not letter.isspace() and unicodedata.category(letter) != "Cf")
    first = unicodedata.normalize("NFKC", next(seen, ""))
    return f"{_MARK}{line}" if first[:1] in _FORMULA and first else line


def _printed(letter: str) -> str:
    """A letter, or a space for a control character, a line's end or half of a letter."""
    return " " if unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} else letter
