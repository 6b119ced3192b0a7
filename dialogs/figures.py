"""What the papers say of an indicator, in sentences: nothing is computed, and what is not stated is said to be so."""

from dialogs.answer import Facts, Quote
from dialogs.say import amount, cut, initial
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
        rest = initial(cut(figure.reason, 260)) if figure.reason else "The papers do not give a figure."
        return f"{stated} {rest}"
    target = f", against a target of {amount(figure.target, figure.unit)}" if figure.target is not None else ""
    prior = f", compared with {amount(figure.prior, figure.unit)} before" if figure.prior is not None else ""
    return f"{figure.name} was {amount(figure.value, figure.unit)}{period}{target}{prior}."


def facts(figure: Figure, wants: str | None = None) -> Facts:
    """Everything stated of it, in a fixed order; without a figure, no other number that might be taken for it."""
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
