"""What is the least or the most in a table of the papers: the cheapest, the dearest, the longest, the highest?"""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs import compose
from dialogs.answer import Answer, Facts
from dialogs.cues import cue, frame
from dialogs.grids import Grid, Row, amount_of
from dialogs.index import Term
from dialogs.known import Known
from dialogs.language import STOP, tokens
from dialogs.question import Question, Reading
from dialogs.say import joined
from dialogs.thesaurus import phrase
from dialogs.words import Words

EXAMPLES = ("Which quotation was the cheapest?", "Which contractor offers the longest guarantee?")

FRAME = frame("tables")
_LEAST = cue("tables least")
_MOST = cue("tables most")
UNSURE = 0.55
"""What it scores where it is plainly asked and no table of the papers answers it: less than any sure answer."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """A table whose subject was named, the column to compare, and the share of the message accounted for."""

    score: float
    number: int
    head: str


def _recognise(words: Words, known: Known) -> Reading | None:
    if not (words.has(_LEAST) or words.has(_MOST)):
        return None
    fits = sorted(
        (fit for number, grid in enumerate(known.grids) if (fit := _fit(grid, number, words, known))),
        key=lambda fit: -fit.score,
    )
    if not fits and words.has(cue("tables offers")):
        return Reading(score=UNSURE)
    if not fits or (len(fits) > 1 and fits[1].score > 0.97 * fits[0].score):
        return None
    told = {"grid": str(fits[0].number), "head": fits[0].head}
    return Reading(score=fits[0].score, told=told)


def _fit(grid: Grid, number: int, words: Words, known: Known) -> _Fit | None:
    """How well a table fits; None where no one column can be compared. The rows of a scorecard are unlike things."""
    lines = {(figure.source.document, figure.source.line) for figure in known.figures}
    if any((row.passage.source.document, row.passage.source.line) in lines for row in grid.rows):
        return None
    head = _column(grid, words)
    about = words.without(FRAME)
    if head is None or not words.terms or len(grid.rows) < 2:
        return None
    held = {
        t.stem for t in tokens(" ".join((grid.above, *grid.heads, *grid.column(grid.heads[0])))) if t.word not in STOP
    }
    weights = {term: known.index.weight(term) for term in words.terms}
    missed = sum(weights[term] for term in about if not _names(term, held))
    named = any(_names(term, held) for term in about)
    return _Fit(1.0 - missed / sum(weights.values()), number, head) if named else None


def _names(term: Term, held: set[str]) -> bool:
    return any(set(stems) <= held for stems in (term.stems, *term.others))


def _column(grid: Grid, words: Words) -> str | None:
    """The one column to compare: of money for cheap and dear, else the one named, else the only one that can be."""
    columns = {head: [amount_of(cell) for cell in grid.column(head)] for head in grid.heads}
    able = {
        head: cells for head, cells in columns.items() if all(cells) and len({cell[1] for cell in cells if cell}) == 1
    }
    if words.has(cue("tables money")):
        able = {head: cells for head, cells in able.items() if cells[0] and cells[0][1] in "£€$"}
    typed = {token.stem for token in words.tokens}
    named = [head for head in able if set(phrase(head)) & typed]
    chosen = named or list(able)
    return chosen[0] if len(chosen) == 1 else None


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    if not reading.told:
        return compose.declined("Tables", "The papers hold no table that compares them.")
    grid, head = known.grids[int(reading.told["grid"])], reading.told["head"]
    chosen = _extreme(grid.rows, head, most=words.has(_MOST))
    each = joined([f"{row.name}: {head} {row.under(head)}" for row in chosen])
    lead = f"{each}, the {'highest' if words.has(_MOST) else 'lowest'} of {len(grid.rows)} in the table."
    rows = tuple((row.name, "; ".join(f"{name} {cell}" for name, cell in row.cells[1:])) for row in grid.rows[:8])
    return compose.answer(grid.above.split(" > ")[-1] or head, lead, [Facts(rows)], [row.passage for row in chosen])


def _extreme(rows: Sequence[Row], head: str, *, most: bool) -> list[Row]:
    measured = [(amount[0], row) for row in rows if (amount := amount_of(row.under(head)))]
    edge = (max if most else min)(value for value, _ in measured)
    return [row for value, row in measured if value == edge]


QUESTION = Question("tables", EXAMPLES, _recognise, _answer)
