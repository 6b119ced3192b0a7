"""How does one indicator stand: its value, target, status, direction, and why?"""

from collections.abc import Sequence

from dialogs import compose
from dialogs.answer import Answer, Facts, Quote
from dialogs.cues import frame
from dialogs.known import Known
from dialogs.pick import pick
from dialogs.question import Question, Reading
from dialogs.say import amount, cut, initial
from dialogs.words import Words
from store.records import Figure

EXAMPLES = (
    "How is recycling doing?",
    "What is the target for sickness absence?",
    "Is street lighting getting better or worse?",
    "Why is sickness absence below target?",
    "Have we hit the recycling target?",
)

FRAME = frame("indicator")


def _recognise(words: Words, known: Known) -> Reading | None:
    picked = pick(words, known, FRAME, "indicator", dates=True)
    if picked is None:
        return None
    wants = _wants(words)
    if picked.carried:
        return Reading(score=picked.score, things=picked.things[:1], wants=wants, whens=words.whens)
    asks = words.wants & {"polarity", "target", "status", "direction", "why", "value", "prior", "yes_no"}
    score = picked.score * (1.0 if asks else 0.97) + (0.02 if asks else 0)
    if words.wants & {"who", "where", "how_long", "contact", "stands_for", "list"}:
        score *= 0.85
    carried_wants = words.before.wants if words.follows and words.before and not asks else None
    return Reading(
        score=score, things=picked.things[:1], rivals=picked.rivals, wants=wants or carried_wants, whens=words.whens
    )


def _wants(words: Words) -> str | None:
    if words.has(
        r"\b(?:above|below|over|under|meeting|met|hit|hitting|missed|missing|on|reach\w*|achiev\w*) (?:\w+ ){0,3}target\b"
    ):
        return "status" if "why" not in words.wants else "why"
    order = ("polarity", "why", "prior", "target", "direction", "status", "value")
    return next((want for want in order if want in words.wants), None)


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    if reading.rivals:
        options = [thing.name for thing in (reading.things[0], *reading.rivals)]
        return compose.which(
            "Which indicator?", "Which indicator do you mean?", [f"How is {name} doing?" for name in options]
        )
    figures = _figures(reading)
    figure = _fitting(figures, reading)
    title = figure.name
    if reading.whens and not _fits(figure, reading) and reading.wants != "prior":
        asked = " ".join(when.printed() for when in reading.whens)
        lead = f"The papers do not give {title} for {asked}. {_said(figure)}"
        return compose.declined(title, lead, [figure])
    lead, answered = _lead(figure, reading.wants)
    blocks = (_facts(figure), _quote(figure, lead))
    if not answered:
        return compose.declined(title, f"{lead} {_said(figure)}", [figure], *filter(None, blocks))
    return compose.answer(title, lead, blocks, [figure])


def _figures(reading: Reading) -> Sequence[Figure]:
    held = reading.things[0].record
    return [figure for figure in held if isinstance(figure, Figure)] if isinstance(held, tuple) else []


def _fitting(figures: Sequence[Figure], reading: Reading) -> Figure:
    """The figure of the period asked for, else the latest, the fullest first among equals."""
    ranked = (
        sorted(figures, key=lambda f: (f.end is not None, f.end, f.value is not None), reverse=True)
        if all(f.end for f in figures)
        else list(figures)
    )
    return next((figure for figure in ranked if reading.whens and _fits(figure, reading)), ranked[0])


def _fits(figure: Figure, reading: Reading) -> bool:
    if figure.start is None or figure.end is None:
        printed = (figure.period or "").lower()
        return all((str(when.year) if when.year else "") in printed for when in reading.whens) and bool(printed)
    return all(when.holds(figure.end) or when.holds(figure.start) for when in reading.whens)


def _lead(figure: Figure, wants: str | None) -> tuple[str, bool]:
    """The sentence that answers, and whether the papers say it."""
    name = figure.name
    if wants == "target":
        if figure.target is None:
            return f"The papers do not give a target for {name}.", False
        return f"The target is {amount(figure.target, figure.unit)}. {_said(figure)}", True
    if wants == "prior":
        if figure.prior is None:
            return f"The papers do not give an earlier figure for {name}.", False
        return f"It was {amount(figure.prior, figure.unit)} before. {_said(figure)}", True
    if wants == "polarity":
        way = {"high": "Higher is better", "low": "Lower is better", "near": "Nearest to the goal is best"}
        if figure.polarity not in way:
            return f"The papers do not say which way is good for {name}.", False
        return f"{way[figure.polarity]} for {name}. {_said(figure)}", True
    if wants == "why":
        if not figure.reason:
            return f"The papers do not give a reason for {name}.", False
        return cut(figure.reason, 420), True
    if wants in ("direction", "status"):
        return _standing(figure, wants)
    return _said(figure), figure.value is not None or wants is None


def _standing(figure: Figure, wants: str) -> tuple[str, bool]:
    direction = {"better": "Better", "worse": "Worse", "same": "Maintained: no change"}.get(figure.direction or "")
    first, second = (direction, figure.status) if wants == "direction" else (figure.status, direction)
    stated = [part for part in (first, second) if part]
    if not stated and not figure.reason:
        return f"The papers do not say how {figure.name} stands.", False
    start = (
        f"{initial('; '.join(part if n == 0 else part.lower() for n, part in enumerate(stated)))}: " if stated else ""
    )
    return f"{start}{_said(figure)}", bool(stated) or bool(figure.reason)


def _said(figure: Figure) -> str:
    """What the papers say of the figure, in a sentence."""
    period = f" ({figure.period})" if figure.period else ""
    if figure.value is None:
        said = f"{figure.name}{period}: {figure.status}." if figure.status else f"{figure.name}{period}."
        return f"{said} {cut(figure.reason, 260)}" if figure.reason else f"{said} The papers do not give a figure."
    target = f", against a target of {amount(figure.target, figure.unit)}" if figure.target is not None else ""
    prior = f", compared with {amount(figure.prior, figure.unit)} before" if figure.prior is not None else ""
    return f"{figure.name} was {amount(figure.value, figure.unit)}{period}{target}{prior}."


def _facts(figure: Figure) -> Facts:
    value = None if figure.value is None else amount(figure.value, figure.unit)
    target = "not stated" if figure.target is None else amount(figure.target, figure.unit)
    rows = (
        ("Figure", value or "not stated"), ("Period", figure.period), ("Target", target), ("Status", figure.status),
        ("Direction", figure.direction), ("Service", figure.service),
    )  # fmt: skip
    return Facts(tuple((name, told) for name, told in rows if told))


def _quote(figure: Figure, lead: str) -> Quote | None:
    if not figure.reason or figure.reason[:60] in lead:
        return None
    return Quote(cut(figure.reason, 400), figure.source)


QUESTION = Question("indicator", EXAMPLES, _recognise, _answer)
