"""Prints a text to PDF as a council would: python -m tests.printing IN.txt OUT.pdf [plain].

Prose wraps to the width of A4, lines with tabs become tables (ruled, or aligned only with `plain`), bullets hang, and a
form feed starts a page. The same text always gives the same file.
"""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import font_source_sans_pro  # type: ignore[import-untyped]
from fpdf import FPDF
from fpdf.enums import MethodReturnValue

_FONTS = Path(font_source_sans_pro.font_directory)
_PAD = 1.5


@dataclass(frozen=True)
class Style:
    """How a paper looks: sizes in points, lengths in millimetres."""

    ruled: bool = True
    middle: bool = False
    align: str = "L"
    size: float = 11
    margin: float = 20
    running_head: str | None = None
    numbered: bool = True


class Print(FPDF):
    """A PDF with a running head and page numbers."""

    def __init__(self, style: Style) -> None:
        super().__init__(format="A4")
        self.style = style
        self.set_creation_date(datetime(2027, 1, 1, tzinfo=UTC))
        for weight, file in (("", "Regular"), ("B", "Bold")):
            self.add_font("Sans", weight, _FONTS / f"SourceSansPro-{file}.ttf")
        self.set_margins(style.margin, style.margin)
        self.set_auto_page_break(auto=True, margin=style.margin)
        self.set_font("Sans", size=style.size)

    @property
    def pitch(self) -> float:
        return self.font_size * 1.2

    def header(self) -> None:
        if self.style.running_head:
            self.set_y(8)
            self.cell(text=self.style.running_head)
            self.set_y(self.style.margin)

    def footer(self) -> None:
        if self.style.numbered:
            self.set_y(-12)
            self.cell(0, text=str(self.page_no()), align="C")

    def prose(self, line: str) -> None:
        """One paragraph; an indentation of the text, and what follows a bullet or number, hangs."""
        bare = line.lstrip()
        indent = (len(line) - len(bare)) * 5
        marker, _, rest = bare.partition(" ")
        hang = 6 if marker in {"-", "•", "–", "o"} else 0
        if self.will_page_break(self.pitch):
            self.add_page()
        self.set_x(self.l_margin + indent)
        if hang:
            self.cell(hang, self.pitch, marker)
        left, self.l_margin = self.l_margin, self.get_x()
        self.set_font(style="B" if _is_heading(line) else "")
        self.multi_cell(0, self.pitch, rest if hang else bare, align=self.style.align, new_x="LMARGIN", new_y="NEXT")
        self.set_font(style="")
        self.l_margin = left
        self.set_x(left)

    def grid(self, rows: list[list[str]]) -> None:
        """A table in letters as small as it needs: cells wrap in their columns, and no row is cut by a page's end."""
        while min(widths := self.widths(rows)) < 0 and self.font_size_pt > 6:
            self.set_font_size(self.font_size_pt - 1)
        for row in rows:
            wrapped = [self.wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
            height = max(map(len, wrapped)) * self.pitch + 2 * _PAD
            if self.will_page_break(height):
                self.add_page()
            top, x = self.get_y(), self.l_margin
            for lines, width in zip(wrapped, widths, strict=True):
                if self.style.ruled:
                    self.rect(x, top, width, height)
                drop = (height - len(lines) * self.pitch) / 2 if self.style.middle else _PAD
                for number, text in enumerate(lines):
                    self.set_xy(x, top + drop + number * self.pitch)
                    self.cell(width, self.pitch, text)
                x += width
            self.set_xy(self.l_margin, top + height)
        self.set_font_size(self.style.size)

    def widths(self, rows: list[list[str]]) -> list[float]:
        """Columns at least as wide as their longest word, and what is left by the length of their texts."""
        columns = list(zip(*rows, strict=True))
        room = 2 * self.c_margin + 1
        least = [
            max(self.get_string_width(word) for cell in column for word in [*cell.split(), ""]) for column in columns
        ]
        whole = [max(self.get_string_width(cell) for cell in column) for column in columns]
        spare = self.epw - sum(least) - room * len(columns)
        wanted = [want - need for want, need in zip(whole, least, strict=True)]
        share = min(1, spare / (sum(wanted) or 1))
        if spare < 0:
            return [-1]
        return [need + want * share + room for need, want in zip(least, wanted, strict=True)]

    def wrapped(self, cell: str, width: float) -> list[str]:
        lines = self.multi_cell(width, text=cell, dry_run=True, output=MethodReturnValue.LINES, align="L")
        return [str(line) for line in lines] if isinstance(lines, list) and lines else [""]


def print_to_pdf(text: str, style: Style | None = None) -> bytes:
    """The PDF of a text whose tabs are columns."""
    paper = Print(style or Style())
    for sheet in text.split("\f"):
        paper.add_page()
        for tabbed, run in groupby(sheet.split("\n"), lambda line: "\t" in line):
            if tabbed:
                paper.grid(_square([line.split("\t") for line in run]))
                continue
            for line in run:
                if line.strip():
                    paper.prose(line)
                else:
                    paper.ln(paper.pitch * 0.6)
    return bytes(paper.output())


def _square(rows: list[list[str]]) -> list[list[str]]:
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def _is_heading(line: str) -> bool:
    return len(line) < 70 and line[:1].isupper() and line[-1].isalpha()


if __name__ == "__main__":
    source, target, *how = sys.argv[1:]
    printed = print_to_pdf(Path(source).read_text(encoding="utf-8-sig"), Style(ruled="plain" not in how))
    Path(target).write_bytes(printed)
