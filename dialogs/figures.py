"""What the papers say of an indicator, in sentences: nothing is computed, and what is not stated is said to be so."""

import re
from collections.abc import Sequence

from dialogs.answer import Facts, Quote
from dialogs.cues import cue
from dialogs.grids import NONE, Row
from dialogs.known import Known
from dialogs.language import plain_text
from dialogs.moments import When
from dialogs.periods import Period, periods, span_before
from dialogs.say import amount, cut, initial, number
from store.records import Figure

_DIRECTIONS = {"better": "Better", "worse": "Worse", "same": "Maintained: no change"}
_WAYS = {"high": "Higher is better", "low": "Lower is better", "near": "Nearest to the goal is best"}


def sentence(figure: Figure, wants: str | None) -> tuple[str, bool]:
    """The sentence that answers what is wanted of it, and whether the papers say it."""
    told, missing = _told(figure, wants)
    if told is not None:
        return told, True
    return f"The papers do not {missing} {figure.name}.", False


def _told(figure: Figure, wants: str | None) -> tuple[str | None, str]:
    match wants:
        case "target":
            stated = (
                None if figure.target is None else f"The target is {amount(figure.target, figure.unit)}. {said(figure)}"
            )
            return stated, "give a target for"
        case "prior":
            stated = (
                None if figure.prior is None else f"It was {amount(figure.prior, figure.unit)} before. {said(figure)}"
            )
            return stated, "give an earlier figure for"
        case "polarity":
            way = _WAYS.get(figure.polarity or "")
            return (f"{way} for {figure.name}. {said(figure)}" if way else None), "say which way is good for"
        case "why":
            return (initial(cut(figure.reason, 420)) if figure.reason else None), "give a reason for"
        case "who":
            return (f"{figure.name} is given under {figure.service}. {said(figure)}" if figure.service else None), (
                "say who is responsible for"
            )
        case "direction" | "status":
            return _standing(figure, wants), "say how things stand with"
        case _:
            return (said(figure) if figure.value is not None or wants is None else None), "give a figure for"


def _standing(figure: Figure, wants: str) -> str | None:
    direction = _DIRECTIONS.get(figure.direction or "")
    first, second = (direction, figure.status) if wants == "direction" else (figure.status, direction)
    stated = [part for part in (first, second) if part]
    if not stated and not figure.reason:
        return None
    heads = "; ".join(part if number == 0 else part.lower() for number, part in enumerate(stated))
    return f"{initial(heads)}: {said(figure)}" if heads else said(figure)


def said(figure: Figure) -> str:
    """What the papers say of the figure, in a sentence."""
    period = f" ({figure.period})" if figure.period else ""
    if figure.value is None:
        stated = f"{figure.name}{period}: {figure.status}." if figure.status else f"{figure.name}{period}."
        return f"{stated} {initial(cut(figure.reason, 260))}" if figure.reason else f"{stated} The papers do not give a figure."
    target = f", against a target of {amount(figure.target, figure.unit)}" if figure.target is not None else ""
    prior = f", compared with {amount(figure.prior, figure.unit)} before" if figure.prior is not None else ""
    return f"{figure.name} was {amount(figure.value, figure.unit)}{period}{target}{prior}."


def facts(figure: Figure, wants: str | None = None) -> Facts:
    """Everything stated of it, in a fixed order. Where there is no figure, no other number stands where one may be looked for."""
    asides = {"Target", "Before"} - {{"target": "Target", "prior": "Before"}.get(wants or "", "")}
    rows = (
        ("Figure", "not stated" if figure.value is None else amount(figure.value, figure.unit)),
        ("Period", figure.period),
        ("Target", "not stated" if figure.target is None else amount(figure.target, figure.unit)),
        ("Before", None if figure.prior is None else amount(figure.prior, figure.unit)),
        ("Status", figure.status),
        ("Direction", figure.direction),
        ("Service", figure.service),
    )
    shown = rows if figure.value is not None else tuple(row for row in rows if row[0] not in asides)
    return Facts(tuple((name, told) for name, told in shown if told))


def reason(figure: Figure, lead: str) -> Quote | None:
    """The paper's own reason, where the sentence has not said it already."""
    if not figure.reason or figure.reason[:60] in lead:
        return None
    return Quote(cut(figure.reason, 400), figure.source)


def is_for(figure: Figure, period: Period) -> bool:
    """Whether a figure is for a period, by its dates or by the period as printed."""
    return period.holds(figure.start, figure.end) or period.named_in(plain_text(figure.period or ""))


def column(figure: Figure, row: Row, period: Period | None, span: str) -> tuple[str, str] | None:
    """The heading and cell of the printed row for a period; for the span before the figure's own, where none is named."""
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


def under(figure: Figure, head: str, cell: str) -> tuple[str, bool]:
    """What the papers print for an indicator under a heading, and whether that is a figure."""
    name = re.sub(r"\W+$", "", figure.name)
    if cell.strip().casefold() in NONE or not re.search(r"\d", cell):
        return f"The papers give no figure for {name} under {head}: it is printed as “{cell}”.", False
    unit = "%" if figure.unit == "%" and "%" not in cell else ""
    return f"{name}, {head}: {cell}{unit}.", True


def states(text: str, figure: Figure, whens: Sequence[When]) -> bool:
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
        pair = column(figure, row, period, "any") if row else None
        if pair and under(figure, *pair)[1]:
            return pair[1] + ("%" if figure.unit == "%" and "%" not in pair[1] else "")
    return None
