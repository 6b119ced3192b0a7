"""The lines of a paper, whatever kind of file it came in: what they mean is decided once, after this."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number from 1, its page (from 1, None where the file has no pages), and its cells.

    Prose is one cell and a paragraph is one line, however the file wrapped it. A row of a table is one line with a cell
    a column, empty cells included, a cell's own wrapped lines joined by a space. A blank line has one empty cell.
    """

    number: int
    page: int | None
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """The cells joined by a tab, as a text file would hold them."""
        return "\t".join(self.cells)
