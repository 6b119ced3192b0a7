"""The pages of a PDF to lines: tables and paragraphs in the order in which they are read, across the ends of pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from store.reading import pdf_columns, pdf_prose, pdf_tables
from store.reading.lines import Line
from store.reading.pdf_columns import Block
from store.reading.pdf_prose import Paragraph, Setting
from store.reading.pdf_tables import Row
from store.reading.pdf_words import Grid, PageText, Strip

Part = Strip | Block | Grid


@dataclass(frozen=True)
class Printed:
    """A paragraph or a table of one page; `apart` says that white stands above it."""

    page: int
    apart: bool
    rows: tuple[Row, ...] = ()
    paragraph: Paragraph | None = None


def lines(pages: Sequence[PageText]) -> list[Line]:
    """The lines of the pages, numbered from 1; a blank line stands where white divides, and between pages."""
    known = frozenset(
        word.text.strip(".,;:()").lower() for page in pages for strip in page.strips for word in strip.words
    )
    parts = [_parts(page) for page in pages]
    _share_columns(parts)
    settings = pdf_prose.settings([[part for part in its if isinstance(part, Strip)] for its in parts])
    found: list[Printed] = []
    for page, its, setting in zip(pages, parts, settings, strict=True):
        printed = list(_printed(page, its, setting, known))
        if found and printed:
            found[-1:], printed[:1] = _over_page(found[-1], printed[0], settings[found[-1].page - 1])
        found += printed
    return _numbered(found, known)


def _parts(page: PageText) -> list[Part]:
    """What stands on a page from top to bottom: ruled tables, tables without rules, and strips of prose."""
    grids = sorted(page.grids, key=lambda grid: (grid.box[1], grid.box[0]))
    parts: list[Part] = []
    for place in range(len(grids) + 1):
        its = [strip for strip in page.strips if sum(grid.box[1] < strip.top for grid in grids) == place]
        parts += [*pdf_columns.blocks(its), *grids[place : place + 1]]
    return parts


def _share_columns(pages: Sequence[list[Part]]) -> None:
    """Give a table without rules that goes on over the end of a page the same columns on both pages."""
    for above, below in pairwise(pages):
        if not above or not below or not isinstance(last := above[-1], Block):
            continue
        if isinstance(below[0], Strip) and pdf_columns.stands_under(below[0], last):
            rest = below[1].strips if len(below) > 1 and isinstance(below[1], Block) else ()
            below[: 2 if rest else 1] = [Block((below[0], *rest), last.columns)]
        if isinstance(below[0], Block):
            above[-1], below[0] = pdf_columns.sharing(last, below[0])


def _printed(page: PageText, parts: Sequence[Part], setting: Setting, known: frozenset[str]) -> Iterator[Printed]:
    """The paragraphs and tables of a page."""
    waiting: list[Strip] = []
    bottom = -page.height
    for part in [*parts, None]:
        if isinstance(part, Strip):
            waiting.append(part)
            continue
        for paragraph in pdf_prose.paragraphs(waiting, setting):
            first, last = paragraph.strips[0], paragraph.strips[-1]
            yield Printed(page.number, setting.divides(bottom, first.top, first.size), paragraph=paragraph)
            bottom = last.bottom
        waiting = []
        if part:
            top, low = (
                (part.box[1], part.box[3]) if isinstance(part, Grid) else (part.strips[0].top, part.strips[-1].bottom)
            )
            yield Printed(page.number, setting.divides(bottom, top), _rows(page, part, known))
            bottom = low


def _rows(page: PageText, table: Block | Grid, known: frozenset[str]) -> tuple[Row, ...]:
    if isinstance(table, Grid):
        return tuple(pdf_tables.grid_rows(table, known))
    return tuple(pdf_columns.rows(table, page.rules, known))


def _over_page(last: Printed, first: Printed, setting: Setting) -> tuple[list[Printed], list[Printed]]:
    """What ends one page and what begins the next: one paragraph or one table, if it plainly goes on."""
    if last.paragraph and first.paragraph and pdf_prose.runs_over(last.paragraph, first.paragraph, setting):
        whole = Paragraph((*last.paragraph.strips, *first.paragraph.strips))
        return [replace(last, paragraph=whole)], []
    if last.rows and first.rows and len(last.rows[-1]) == len(first.rows[0]):
        return [last], [replace(first, apart=False)]
    return [last], [first]


def _numbered(found: Sequence[Printed], known: frozenset[str]) -> list[Line]:
    made: list[Line] = []
    for printed in found:
        if printed.apart and made:
            made.append(Line(len(made) + 1, printed.page, ("",)))
        for cells in printed.rows or ((printed.paragraph.text(known),) if printed.paragraph else ("",),):
            made.append(Line(len(made) + 1, printed.page, cells))
    return made
