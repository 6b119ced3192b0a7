"""How does one indicator stand: its value, target, status, direction, and why?"""

from dialogs import compose, figures
from dialogs.answer import Answer, Facts
from dialogs.cues import cue, frame
from dialogs.duties import longest_named
from dialogs.known import Known
from dialogs.measures import measures
from dialogs.periods import asks_before
from dialogs.pick import pick
from dialogs.question import Question, Reading
from dialogs.say import joined
from dialogs.standing import verdict
from dialogs.timed import at_another_time, figures_of, fitting
from dialogs.words import Words

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
    score *= 1.0 if measures(picked.best, words) else 0.6
    score *= 1.0 if picked.closeness else 0.7
    carried_wants = words.before.wants if words.follows and words.before and not asks else None
    return Reading(
        score=score, things=picked.things[:1], rivals=picked.rivals, wants=wants or carried_wants, whens=words.whens
    )


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
    found = figures_of(reading.things[0])
    figure = fitting(found, reading.whens)
    if told := at_another_time(found, reading.whens, reading.wants, words, known):
        return told
    lead, answered = figures.sentence(figure, reading.wants)
    said = verdict(words.plain, figure.status, figure.direction) if "yes_no" in words.wants else None
    lead = lead if said is None else f"{'Yes' if said else 'No'}: {lead[0].lower()}{lead[1:]}"
    colour = longest_named({f.status for f in known.figures if f.status}, words) if "yes_no" in words.wants else None
    if said is None and colour and figure.status:
        same = colour.casefold() == figure.status.casefold()
        lead, answered = f"{'Yes' if same else 'No'}: it is marked {figure.status}. {figures.said(figure)}", True
    if said is None and figure.status is None and words.has(cue("asks on target")):
        lead, answered = f"The papers do not say whether {figure.name} is on target.", False
        if figure.value is not None and figure.target is not None:
            lead, answered = f"The papers do not say yes or no, but give the figures. {figures.said(figure)}", True
    facts, reason = figures.facts(figure, reading.wants), figures.reason(figure, lead)
    if not answered:
        rest = (reason,) if reason else ()
        return compose.declined(figure.name, f"{lead} {figures.said(figure)}", [figure], facts, *rest)
    return compose.answer(figure.name, lead, (facts, reason), [figure])


def _which(reading: Reading) -> Answer:
    """Ask back with what is known of each; where none of them has what is wanted, say that instead."""
    each = [fitting(figures_of(thing), reading.whens) for thing in (reading.things[0], *reading.rivals)]
    names = [figure.name for figure in each]
    if reading.wants and not any(figures.sentence(figure, reading.wants)[1] for figure in each):
        lead = f"The papers do not say that for any of these: {joined(names)}."
        return compose.declined("Indicators", lead, each, Facts(tuple((f.name, figures.said(f)) for f in each[:6])))
    rows = [(figure.name, figures.sentence(figure, reading.wants)[0]) for figure in each]
    ask = f"Which do you mean: {joined(names[:6], 'or')}?"
    return compose.which("Which indicator?", ask, [f"How is {name} doing?" for name in names], rows, each)


QUESTION = Question("indicator", EXAMPLES, _recognise, _answer)
