"""How does an indicator compare between two periods, or with another indicator?"""

from collections.abc import Sequence

from dialogs import compose
from dialogs.answer import Answer, Facts
from dialogs.cues import frame
from dialogs.known import Known
from dialogs.periods import Period, periods
from dialogs.pick import pick
from dialogs.question import Question, Reading
from dialogs.say import amount, joined, number
from dialogs.timed import in_period
from dialogs.words import Words
from store.records import Figure

EXAMPLES = (
    "Compare recycling this year and last year",
    "Compare sickness absence with last year",
    "What is the difference in recycling between 2019 and 2020?",
)

FRAME = frame("compare")


def _recognise(words: Words, known: Known) -> Reading | None:
    asks = "compare" in words.wants or words.has(
        r"\bv\b|\bthan (?:last|the) year|\bchange[ds]? (?:since|from)|\bup on\b|\bdown on\b"
    )
    if not asks:
        return None
    picked = pick(words, known, FRAME, "indicator", dates=True)
    if picked is None:
        return None
    things = [picked.best, *(thing for thing in picked.rivals)]
    if picked.rivals and not words.has(r"\band\b|\bwith\b|\bv\b|\bvs\b|\bversus\b"):
        return Reading(score=picked.score, things=(picked.best,), rivals=picked.rivals, wants="compare")
    return Reading(score=min(1.0, picked.score + 0.03), things=tuple(things[:2]), wants="compare", whens=words.whens)


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    figures = [
        f for thing in reading.things if isinstance(thing.record, tuple) for f in thing.record if isinstance(f, Figure)
    ]
    asked = periods(words.plain)
    if len(asked) > 1 and len(reading.things) == 1:
        return _over(figures, asked, known)
    shown = [figure for figure in figures if figure.value is not None]
    title = reading.things[0].name
    if not shown:
        return compose.declined(title, f"The papers do not give figures to compare for {title}.", figures[:1])
    if len(shown) == 1 and shown[0].prior is None:
        lead = f"The papers give only one figure for {title}: {_one(shown[0])}."
        return compose.declined(title, lead, shown)
    leads = [_change(figure) for figure in shown if figure.prior is not None]
    rows = [(figure.name, _one(figure)) for figure in shown]
    lead = " ".join(leads) or f"{'; '.join(f'{name}: {told}' for name, told in rows[:3])}."
    return compose.answer(title, lead, [Facts(tuple(rows))], shown)


def _over(found: list[Figure], asked: Sequence[Period], known: Known) -> Answer:
    """An indicator in each of the periods that were asked for, and which of them the papers do not give."""
    told = [(period.printed(), in_period(found, period, known)) for period in asked]
    name = found[0].name
    missing = [printed for printed, value in told if value is None]
    said = [(printed, value) for printed, value in told if value is not None]
    facts = Facts(tuple(said))
    stated = "; ".join(f"{printed} {value}" for printed, value in said)
    if missing:
        lead = f"The papers do not give {name} for {joined(missing)}. {stated}"
        return compose.declined(name, lead, found[:1])
    return compose.answer(name, f"{name}: {stated}.", [facts], found[:1])


def _one(figure: Figure) -> str:
    period = f" ({figure.period})" if figure.period else ""
    return f"{amount(figure.value, figure.unit)}{period}" if figure.value is not None else "not stated"


def _change(figure: Figure) -> str:
    """The two figures and the plain difference, which is arithmetic and no judgement."""
    if figure.value is None or figure.prior is None:
        return ""
    by = round(figure.value - figure.prior, 6)
    unit = " percentage points" if figure.unit == "%" else f" {figure.unit}" if figure.unit else ""
    moved = "no change" if by == 0 else f"{'up' if by > 0 else 'down'} {number(abs(by))}{unit}"
    return f"{figure.name}: {_one(figure)}, compared with {amount(figure.prior, figure.unit)} before, {moved}."


QUESTION = Question("compare", EXAMPLES, _recognise, _answer)
