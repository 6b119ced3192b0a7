"""The pages of a PDF to lines: tables and paragraphs in the order in which they are read, across the ends of pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from store.reading import pdf_columns, pdf_prose, pdf_rows, pdf_tables, pdf_tabs
from store.reading.lines import Line
from store.reading.pdf_columns import Block
from store.reading.pdf_prose import Paragraph, Setting
from store.reading.pdf_tables import Row
from store.reading.pdf_tabs import Tabbed, Tabs
from store.reading.pdf_words import Grid, PageText, Strip

Part = Strip | Block | Grid
Piece = Paragraph | Tabbed | Block | Grid


@dataclass(frozen=True)
class Whole:
    """What holds for the whole file: the words that it uses, and its tab stops if it was printed with tabs."""

    known: frozenset[str]
    stops: Tabs | None


@dataclass(frozen=True)
class Printed:
    """A paragraph or a table of one page; `apart` says that white stands above it, `rows` are a table's."""

    page: PageText
    apart: bool
    piece: Piece
    rows: tuple[Row, ...] = ()


def lines(pages: Sequence[PageText]) -> list[Line]:
    """The lines of the pages, numbered from 1; a blank line stands where white divides, and between pages."""
    strips = [strip for page in pages for strip in page.strips]
    known = frozenset(word.text.strip(".,;:()").lower() for strip in strips for word in strip.words)
    whole = Whole(known, pdf_tabs.tabs(strips))
    parts = [_parts(page, tabbed=bool(whole.stops)) for page in pages]
    _share_columns(parts)
    settings = pdf_prose.settings([[part for part in its if isinstance(part, Strip)] for its in parts])
    found: list[Printed] = []
    for page, its, setting in zip(pages, parts, settings, strict=True):
        before = max((len(row) for row in found[-1].rows), default=1) if found else 1
        printed = list(_printed(page, _pieces(its, setting, whole.stops, before), setting, known))
        if found and printed:
            found[-1:], printed[:1] = _over_page(found[-1], printed[0], settings[found[-1].page.number - 1], whole)
        found += printed
    return _numbered(found, known)


def _parts(page: PageText, *, tabbed: bool) -> list[Part]:
    """What stands on a page from top to bottom: ruled tables, tables without rules, and strips of prose."""
    grids = sorted(page.grids, key=lambda grid: (grid.box[1], grid.box[0]))
    parts: list[Part] = []
    for place in range(len(grids) + 1):
        its = [strip for strip in page.strips if sum(grid.box[1] < strip.top for grid in grids) == place]
        parts += [*(its if tabbed else pdf_columns.blocks(its)), *grids[place : place + 1]]
    return parts


def _share_columns(pages: Sequence[list[Part]]) -> None:
    """Give a table without rules that goes on over the end of a page the same columns on both pages."""
    for above, below in pairwise(pages):
        if not above or not below or not isinstance(last := above[-1], Block):
            continue
        _go_on_with(last, below)
        if isinstance(below[0], Block):
            above[-1], below[0] = pdf_columns.sharing(last, below[0])


def _go_on_with(last: Block, below: list[Part]) -> None:
    """Give a table without rules its strips without gaps on the next page: those above the rest of it, and below."""
    if isinstance(below[0], Block):
        return
    strips: list[Strip] = []
    place = 0
    for part in below:
        if isinstance(part, Block) and len(strips) == place > 0:
            strips += part.strips
        elif isinstance(part, Strip) and pdf_columns.stands_under(part, last) and _near(strips, part):
            strips.append(part)
        else:
            break
        place += 1
    if place:
        below[:place] = [Block(tuple(strips), last.columns)]


def _near(above: Sequence[Strip], below: Strip) -> bool:
    return not above or below.top - above[-1].bottom < 0.75 * below.size


def _pieces(parts: Iterable[Part], setting: Setting, stops: Tabs | None, before: int) -> Iterator[Piece]:
    """The same parts with the strips of prose gathered into paragraphs, or into rows where the paper has tabs."""
    for prose, group in groupby(parts, lambda part: isinstance(part, Strip)):
        if not prose:
            yield from (part for part in group if not isinstance(part, Strip))
            continue
        strips = [part for part in group if isinstance(part, Strip)]
        if stops:
            yield from pdf_tabs.paragraphs(strips, setting, stops, before)
        else:
            yield from pdf_prose.paragraphs(strips, setting)


def _printed(page: PageText, pieces: Iterable[Piece], setting: Setting, known: frozenset[str]) -> Iterator[Printed]:
    """The paragraphs and tables of a page."""
    bottom = -page.height
    for piece in pieces:
        if isinstance(piece, Grid):
            top, low, size = piece.box[1], piece.box[3], 11.0
        else:
            top, low, size = piece.strips[0].top, piece.strips[-1].bottom, piece.strips[0].size
        apart = setting.divides(bottom, top, size)
        bottom = low
        yield Printed(page, apart, piece, _rows(page, piece, known))


def _rows(page: PageText, piece: Piece, known: frozenset[str]) -> tuple[Row, ...]:
    match piece:
        case Grid():
            return tuple(pdf_tables.grid_rows(piece, known))
        case Block():
            return tuple(pdf_rows.rows(piece, page.rules, known))
        case Tabbed():
            return piece.rows
        case Paragraph():
            return ()


def _over_page(last: Printed, first: Printed, setting: Setting, whole: Whole) -> tuple[list[Printed], list[Printed]]:
    """What ends one page and what begins the next: one paragraph or one table, if it plainly goes on."""
    match last.piece, first.piece:
        case Paragraph() as end, Paragraph() as start:
            if pdf_prose.runs_over(end, start, setting):
                return [replace(last, piece=Paragraph((*end.strips, *start.strips)))], []
        case Tabbed() as end, Tabbed() as start if whole.stops:
            end, start = pdf_tabs.over_page(end, start, setting, whole.stops)
            return [replace(last, rows=end.rows)], [replace(first, apart=False, rows=start.rows)]
        case _ if last.rows and first.rows and len(last.rows[-1]) == len(first.rows[0]):
            return _one_table(last, first, whole.known)
    return [last], [first]


def _one_table(last: Printed, first: Printed, known: frozenset[str]) -> tuple[list[Printed], list[Printed]]:
    """A table on two pages; a row that the end of the page divides is whole on the first of them."""
    match last.piece, first.piece:
        case Grid() as end, Grid() as start:
            divided = pdf_tables.goes_over(end, start)
        case Block() as end, Block() as start:
            divided = pdf_rows.goes_over(end, start, last.page.rules)
        case _:
            divided = False
    if divided:
        row = pdf_tables.over_page(last.rows[-1], first.rows[0], known)
        last, first = replace(last, rows=(*last.rows[:-1], row)), replace(first, rows=first.rows[1:])
    return [last], [replace(first, apart=False)]


def _numbered(found: Sequence[Printed], known: frozenset[str]) -> list[Line]:
    made: list[Line] = []
    for printed in found:
        if printed.apart and made:
            made.append(Line(len(made) + 1, printed.page.number, ("",)))
        rows = [(printed.piece.text(known),)] if isinstance(printed.piece, Paragraph) else printed.rows
        for cells in rows:
            made.append(Line(len(made) + 1, printed.page.number, cells))
    return made
