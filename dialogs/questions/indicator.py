"""How does one indicator stand: its value, target, status, direction, and why?"""

import re
from collections.abc import Sequence

from dialogs import compose, figures
from dialogs.answer import Answer, Facts
from dialogs.cues import cue, frame
from dialogs.index import Thing
from dialogs.known import Known, Sentence
from dialogs.moments import When
from dialogs.language import plain_text
from dialogs.periods import Period, asks_before, periods, span_before
from dialogs.pick import pick
from dialogs.question import Question, Reading
from dialogs.say import cut, joined
from dialogs.standing import verdict
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
_TIMED = frame("time taken")
"""Words of a question about a length of time that name what is measured, and elsewhere only ask for it."""


def _recognise(words: Words, known: Known) -> Reading | None:
    picked = pick(words, known, FRAME - _TIMED if words.has(cue("asks time taken")) else FRAME, "indicator", dates=True)
    if picked is None:
        return None
    wants = _wants(words)
    if picked.carried:
        return Reading(score=picked.score, things=picked.things[:1], wants=wants, whens=words.whens)
    asks = words.wants & {"polarity", "target", "status", "direction", "why", "value", "prior", "yes_no"}
    score = picked.score * (1.0 if asks else 0.97) + (0.02 if asks else 0)
    if words.wants & {"who", "where", "contact", "stands_for", "list"}:
        score *= 0.85
    score *= 1.0 if _measures(picked.best, words) and _counts(picked.best, words) else 0.6
    score *= 1.0 if picked.closeness else 0.7
    carried_wants = words.before.wants if words.follows and words.before and not asks else None
    return Reading(
        score=score, things=picked.things[:1], rivals=picked.rivals, wants=wants or carried_wants, whens=words.whens
    )


def _measures(thing: Thing, words: Words) -> bool:
    """Whether a length of time, where one is asked for, is what the indicator measures."""
    if "how_long" not in words.wants:
        return True
    units = " ".join(f"{figure.unit or ''} {figure.name}" for figure in _figures(thing))
    return re.search(cue("evidence how_long"), units, re.IGNORECASE) is not None or "time" in units.lower()


def _counts(thing: Thing, words: Words) -> bool:
    """Whether a number of things, where one is asked for, is what the indicator counts: no average, and no share."""
    if "count" not in words.wants:
        return True
    shares = all((figure.unit or "") in {"%", "£"} for figure in _figures(thing))
    counts = re.search(cue("measure counts"), thing.name, re.IGNORECASE) is not None
    return counts or not (shares or re.search(cue("measure averages"), thing.name, re.IGNORECASE))


def _wants(words: Words) -> str | None:
    if words.has(cue("asks against target")):
        return "status" if "why" not in words.wants else "why"
    if "who" in words.wants:
        return "who"
    if asks_before(words.plain) and not words.wants & {"compare", "direction"}:
        return "prior"
    if "count" in words.wants and not words.wants & {"why", "target", "direction"}:
        return "value"
    order = ("polarity", "why", "prior", "target", "direction", "status", "value")
    return next((want for want in order if want in words.wants), None)


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    if reading.rivals:
        return _which(reading)
    found = _figures(reading.things[0])
    figure = _fitting(found, reading)
    asked = periods(words.plain)
    if (asked or reading.wants == "prior") and (told := _of_period(found, asked, known, words.plain)):
        return told
    if reading.whens and not _fits(figure, reading) and reading.wants != "prior":
        if told := _quoted(figure, reading.whens, known):
            return told
        return _not_given(figure, " ".join(when.printed() for when in reading.whens))
    if asked and not figures.is_for(figure, asked[0]):
        return _not_given(figure, asked[0].printed())
    lead, answered = figures.sentence(figure, reading.wants)
    said = verdict(words.plain, figure.status, figure.direction) if "yes_no" in words.wants else None
    lead = lead if said is None else f"{'Yes' if said else 'No'}: {lead[0].lower()}{lead[1:]}"
    if said is None and figure.status is None and figure.value is None and words.has(cue("asks on target")):
        lead, answered = f"The papers do not say whether {figure.name} is on target.", False
    blocks = (figures.facts(figure, reading.wants), figures.reason(figure, lead))
    if not answered:
        return compose.declined(figure.name, f"{lead} {figures.said(figure)}", [figure], *filter(None, blocks))
    return compose.answer(figure.name, lead, blocks, [figure])


def _not_given(figure: Figure, asked: str) -> Answer:
    """The papers give it, but not for the time asked for."""
    lead = f"The papers do not give {figure.name} for {asked}. {figures.said(figure)}"
    return compose.declined(figure.name, lead, [figure])


def _quoted(figure: Figure, whens: Sequence[When], known: Known) -> Answer | None:
    """The paper's own sentence that states the indicator for the time asked for, beside that of the latest figure."""
    for thing in known.index.beside(figure.source):
        if isinstance(thing.record, Sentence) and figures.states(thing.text, figure, whens):
            lead = f"The papers say: “{cut(thing.text, 420)}”"
            return compose.answer(figure.name, lead, [figures.facts(figure)], [figure])
    return None


def _of_period(found: Sequence[Figure], asked: Sequence[Period], known: Known, plain: str) -> Answer | None:
    """The answer for another period than the latest, from another figure or another column of the printed row."""
    ranked = sorted(found, key=lambda figure: str(figure.end or ""), reverse=True)
    if asked and any(figures.is_for(figure, asked[0]) for figure in ranked[:1]):
        return None
    older = next((f for f in ranked[1:] if not asked or figures.is_for(f, asked[0])), None)
    if older:
        return compose.answer(older.name, figures.said(older), [figures.facts(older)], [older])
    row = known.rows.get((ranked[0].source.document, ranked[0].source.line))
    span = asks_before(plain) or "any"
    column = figures.column(ranked[0], row, asked[0] if asked else None, span) if row else None
    if row is None or column is None:
        mine = asked or span in span_before(plain_text(ranked[0].period or ""))
        return None if mine else _not_given(ranked[0], f"the {span} before")
    lead, answered = figures.under(ranked[0], *column)
    if not answered:
        return compose.declined(ranked[0].name, f"{lead} {figures.said(ranked[0])}", [ranked[0]])
    return compose.answer(ranked[0].name, lead, [Facts(tuple(row.cells[1:]))], [ranked[0]])


def _which(reading: Reading) -> Answer:
    """Ask back with what is known of each; where none of them has what is wanted, say that instead."""
    each = [_fitting(_figures(thing), reading) for thing in (reading.things[0], *reading.rivals)]
    names = [figure.name for figure in each]
    if reading.wants and not any(figures.sentence(figure, reading.wants)[1] for figure in each):
        lead = f"The papers do not say that for any of these: {joined(names)}."
        return compose.declined("Indicators", lead, each, Facts(tuple((f.name, figures.said(f)) for f in each[:6])))
    rows = [(figure.name, figures.sentence(figure, reading.wants)[0]) for figure in each]
    ask = f"Which do you mean: {joined(names[:6], 'or')}?"
    return compose.which("Which indicator?", ask, [f"How is {name} doing?" for name in names], rows, each)


def _figures(thing: Thing) -> Sequence[Figure]:
    held = thing.record
    return [figure for figure in held if isinstance(figure, Figure)] if isinstance(held, tuple) else []


def _fitting(found: Sequence[Figure], reading: Reading) -> Figure:
    """The figure of the period asked for, else the latest, one with a value first."""
    ranked = sorted(found, key=lambda figure: (str(figure.end or ""), figure.value is not None), reverse=True)
    return next((figure for figure in ranked if reading.whens and _fits(figure, reading)), ranked[0])


def _fits(figure: Figure, reading: Reading) -> bool:
    if figure.start is None or figure.end is None:
        printed = (figure.period or "").lower()
        return bool(printed) and all((str(when.year) if when.year else "") in printed for when in reading.whens)
    return all(when.holds(figure.end) or when.holds(figure.start) for when in reading.whens)


QUESTION = Question("indicator", EXAMPLES, _recognise, _answer)
