"""What do the papers say about anything else: the sentence that answers, quoted with its paper and page."""

from dataclasses import replace

from dialogs import compose, context
from dialogs.answer import Answer, Quote
from dialogs.cues import frame
from dialogs.evidence import accounted, fits_want
from dialogs.index import Thing
from dialogs.known import Known, shown
from dialogs.question import SURE, Question, Reading, share
from dialogs.quoting import more_of, nearest, quoted, rest_of, title_of
from dialogs.say import cut
from dialogs.search import FIGURE, held, lacking, search, together
from dialogs.sentence import Sentence
from dialogs.words import Words

EXAMPLES = (
    "What was said about libraries?",
    "How many laptops were bought?",
    "What did councillors say about volunteers?",
    "Who thanked the staff?",
)

FRAME = frame("passages")
_WANTED = frame("wanted")
CARRIED, POINTED_AT, POINTED, AFTER_ALL = 0.9, 1.0, 0.66, 0.65
"""What a message scores that names nothing itself, that names what stands about the answer it points at, that points
and names what does not, and that has no answer alone but one about the answer before."""
BESIDE, WHOLLY = 0.7, 0.8
"""How near to the answer before its own answer has to stand, and what share of its words stand there if it is of it."""
SUBJECT = 0.6
"""The share of what is asked about that a sentence has to hold: a cost has to be the cost of that."""


def _recognise(words: Words, known: Known) -> Reading | None:
    """What leans on the answer before is looked up about it first; what does not, only where it has no answer alone."""
    earlier = context.earlier(words, known)
    if earlier is None:
        return _alone(words, known, None)
    if words.follows:
        return _leaning(words, known, earlier)
    alone = _alone(words, known, None)
    near = () if alone and alone.score >= SURE else context.answering(words, known)
    return _carried(words, known, earlier, near, AFTER_ALL) if near else alone


def _leaning(words: Words, known: Known, earlier: Thing) -> Reading | None:
    named = context.naming(words)
    near = context.answering(words, known)
    if not named:
        return _carried(words, known, earlier, near or (earlier,), CARRIED)
    if near and (context.points(words) or known.index.share(named, accounted(named, near[0].text)) >= WHOLLY):
        return _carried(words, known, earlier, near, POINTED_AT)
    alone = _alone(words, known, earlier)
    if context.points(words) and (alone is None or together(alone.things[0], earlier) < BESIDE):
        return _carried(words, known, earlier, (earlier,), POINTED)
    if near and (alone is None or alone.score < SURE):
        return _carried(words, known, earlier, near, AFTER_ALL)
    return alone


def _carried(words: Words, known: Known, earlier: Thing, things: tuple[Thing, ...], score: float) -> Reading:
    first = context.root(words, known) or earlier
    told = {context.ROOT: first.key}
    return Reading(score=score, things=things[:4], wants=_want(words), whens=words.whens, told=told)


def _alone(words: Words, known: Known, earlier: Thing | None) -> Reading | None:
    """As a question of its own, over all the papers; those lines first that share most with the answer before."""
    own = words.without(FRAME)
    hits = search(own, words, known, earlier)
    if not hits or not (earlier or words.whens or words.without(FRAME | _WANTED)):
        return None
    best = hits[0]
    score = 0.92 * share(words, known, FRAME, best, loosely=True) * held(best, words)
    if known.index.covered(best.thing, words.without(FRAME | _WANTED)) < SUBJECT:
        score *= 0.8
    if best.thing.kind == "figure":
        score *= FIGURE * (0.7 if "count" in words.wants else 1.0)
    score *= 0.9 if words.wants & {"direction", "target", "polarity"} else 1.0
    score *= context.told_by(best.thing, words, known)
    rivals = tuple(h.thing for h in hits[1:] if h.coverage >= best.coverage - 0.005 and _elsewhere(h.thing, best.thing))
    things = tuple(dict.fromkeys(hit.thing for hit in hits[:6]))[:4]
    return Reading(score=score, things=things, rivals=rivals[:5], wants=_want(words), whens=words.whens)


def _want(words: Words) -> str | None:
    order = ("count", "how_much", "why", "who", "when", "where", "how_long")
    found = next((want for want in order if want in words.wants), None)
    return found or (words.before.wants if words.follows and words.before else None)


def _elsewhere(one: Thing, other: Thing) -> bool:
    return one.source.line != other.source.line and one.text.casefold() != other.text.casefold()


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    sentences = [t.record for t in reading.things if isinstance(t.record, Sentence)]
    if not sentences:
        return compose.declined("The papers", "The papers do not say.", [])
    best = sentences[0]
    title, said = title_of(best), shown(best, known)
    missing = " and ".join(when.printed() for when in lacking(best, reading.whens))
    if missing or (reading.told and not context.fits(best, words, known)):
        asked = f" for {missing}" if missing else ""
        lead = f"The papers do not say that{asked}. {nearest(best, cut(said, 300))}"
        return compose.declined(title, lead, [best.passage])
    others = [t.record for t in reading.rivals if isinstance(t.record, Sentence) and fits_want(t.text, words)]
    other = next(iter(others), None)
    rest = cut(rest_of(best, known), 200 if other else 330)
    blocks = [Quote(rest, best.passage.source, best.passage.summary)] if rest else []
    if other:
        blocks.append(Quote(cut(shown(other, known), 240), other.passage.source, other.passage.summary))
    lead = quoted(best, cut(said, 420), dated="when" not in words.wants)
    made = compose.answer(title, lead, blocks, [best.passage])
    return replace(made, blocks=(*made.blocks, *more_of(reading, best)))


QUESTION = Question("passages", EXAMPLES, _recognise, _answer)
