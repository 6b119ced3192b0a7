"""An indicator at another time: in another figure, another column of its row, or a sentence of its own."""

import re
from collections.abc import Sequence

from dialogs import compose
from dialogs.answer import Answer, Facts
from dialogs.cues import cue
from dialogs.figures import facts, said
from dialogs.grids import NONE, Row
from dialogs.index import Thing
from dialogs.known import Known
from dialogs.language import plain_text
from dialogs.moments import When
from dialogs.periods import Period, asks_before, periods, span_before
from dialogs.say import amount, cut, number
from dialogs.sentence import Sentence
from dialogs.words import Words
from store.records import Figure


def figures_of(thing: Thing) -> Sequence[Figure]:
    """The figures of an indicator, one a period."""
    held = thing.record
    return [figure for figure in held if isinstance(figure, Figure)] if isinstance(held, tuple) else []


def fitting(found: Sequence[Figure], whens: Sequence[When]) -> Figure:
    """The figure of the time asked for, else the latest, one with a value first."""
    ranked = sorted(found, key=lambda figure: (str(figure.end or ""), figure.value is not None), reverse=True)
    return next((figure for figure in ranked if whens and _fits(figure, whens)), ranked[0])


def _fits(figure: Figure, whens: Sequence[When]) -> bool:
    if figure.start is None or figure.end is None:
        printed = (figure.period or "").lower()
        return bool(printed) and all((str(when.year) if when.year else "") in printed for when in whens)
    return all(when.holds(figure.end) or when.holds(figure.start) for when in whens)


def at_another_time(
    found: Sequence[Figure], whens: Sequence[When], wants: str | None, words: Words, known: Known
) -> Answer | None:
    """The answer for the time asked for, or that the papers do not give it; None where the latest figure is meant."""
    figure, asked = fitting(found, whens), periods(words.plain)
    if (asked or wants == "prior") and (told := _of_period(found, asked, known, words.plain)):
        return told
    if whens and not _fits(figure, whens) and wants != "prior":
        return _quoted(figure, whens, known) or _not_given(figure, " ".join(when.printed() for when in whens))
    return _not_given(figure, asked[0].printed()) if asked and not is_for(figure, asked[0]) else None


def _not_given(figure: Figure, asked: str) -> Answer:
    """The papers give it, but not for the time asked for."""
    lead = f"The papers do not give {figure.name} for {asked}. {said(figure)}"
    return compose.declined(figure.name, lead, [figure])


def _quoted(figure: Figure, whens: Sequence[When], known: Known) -> Answer | None:
    """The paper's own sentence that states the indicator for the time asked for, beside that of the latest figure."""
    for thing in known.index.beside(figure.source):
        if isinstance(thing.record, Sentence) and _states(thing.text, figure, whens):
            lead = f"The papers say: “{cut(thing.text, 420)}”"
            return compose.answer(figure.name, lead, [facts(figure)], [figure])
    return None


def _of_period(found: Sequence[Figure], asked: Sequence[Period], known: Known, plain: str) -> Answer | None:
    """The answer for another period than the latest, from another figure or another column of the printed row."""
    ranked = sorted(found, key=lambda figure: str(figure.end or ""), reverse=True)
    if asked and any(is_for(figure, asked[0]) for figure in ranked[:1]):
        return None
    older = next((f for f in ranked[1:] if not asked or is_for(f, asked[0])), None)
    if older:
        return compose.answer(older.name, said(older), [facts(older)], [older])
    row = known.rows.get((ranked[0].source.document, ranked[0].source.line))
    span = asks_before(plain) or "any"
    pair = _column(ranked[0], row, asked[0] if asked else None, span) if row else None
    if row is None or pair is None:
        mine = asked or span in span_before(plain_text(ranked[0].period or ""))
        return None if mine else _not_given(ranked[0], f"the {span} before")
    lead, answered = _under(ranked[0], *pair)
    if not answered:
        return compose.declined(ranked[0].name, f"{lead} {said(ranked[0])}", [ranked[0]])
    return compose.answer(ranked[0].name, lead, [Facts(tuple(row.cells[1:]))], [ranked[0]])


def is_for(figure: Figure, period: Period) -> bool:
    """Whether a figure is for a period, by its dates or by the period as printed."""
    return period.holds(figure.start, figure.end) or period.named_in(plain_text(figure.period or ""))


def _column(figure: Figure, row: Row, period: Period | None, span: str) -> tuple[str, str] | None:
    """The heading and cell of a printed row for a period; where none is named, for the span before the figure's own."""
    heads = [(head, cell) for head, cell in row.cells if not re.search(cue("head target"), head, re.IGNORECASE)]
    if period:
        return next((pair for pair in heads if period.named_in(plain_text(pair[0]))), None)
    if span not in span_before(plain_text(figure.period or "")):
        return next(
            (pair for pair in heads if re.search(rf"{cue('head before')}.*\b{span}", pair[0], re.IGNORECASE)), None
        )
    before = next((pair for pair in heads if re.search(cue("head before"), pair[0], re.IGNORECASE)), None)
    own = periods(plain_text(figure.period or ""))
    earlier = own[0].before() if own else None
    return before or next((pair for pair in heads if earlier and earlier.named_in(plain_text(pair[0]))), None)


def _under(figure: Figure, head: str, cell: str) -> tuple[str, bool]:
    """What the papers print for an indicator under a heading, and whether that is a figure."""
    name = re.sub(r"\W+$", "", figure.name)
    if cell.strip().casefold() in NONE or not re.search(r"\d", cell):
        return f"The papers give no figure for {name} under {head}: it is printed as “{cell}”.", False
    unit = "%" if figure.unit == "%" and "%" not in cell else ""
    return f"{name}, {head}: {cell}{unit}.", True


def _states(text: str, figure: Figure, whens: Sequence[When]) -> bool:
    """Whether a sentence prints the figure that went before, and every date that was asked for."""
    if figure.prior is None or number(figure.prior) not in text:
        return False
    return all(when.printed_in(text.lower()) for when in whens)


def in_period(found: Sequence[Figure], period: Period, known: Known) -> str | None:
    """What the papers print of an indicator for a period, in a figure of its own or in a column of its row."""
    own = next((figure for figure in found if figure.value is not None and is_for(figure, period)), None)
    if own and own.value is not None:
        return amount(own.value, own.unit)
    for figure in found:
        row = known.rows.get((figure.source.document, figure.source.line))
        pair = _column(figure, row, period, "any") if row else None
        if pair and _under(figure, *pair)[1]:
            return pair[1] + ("%" if figure.unit == "%" and "%" not in pair[1] else "")
    return None
