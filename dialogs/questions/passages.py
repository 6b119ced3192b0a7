"""What do the papers say about anything else: the sentence that answers, quoted with its paper and page."""

from dataclasses import replace

from dialogs import compose
from dialogs.answer import Answer, Quote
from dialogs.cues import frame
from dialogs.evidence import fits_want
from dialogs.index import Thing
from dialogs.known import Known, shown
from dialogs.question import Question, Reading, share
from dialogs.quoting import more_of, rest_of, title_of, whose_words
from dialogs.say import cut
from dialogs.search import FIGURE, around, held, lacking, search, together
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
_POINTING = r"\b(?:it|they|them|that|those|these|he|she|him|her)\b"
POINTED, BESIDE = 0.66, 0.7
"""What a message scores that points at the answer before, and how near to that its own answer has to stand."""
SUBJECT = 0.6
"""The share of what is asked about that a sentence has to hold: a cost has to be the cost of that."""


def _recognise(words: Words, known: Known) -> Reading | None:
    earlier = _earlier(words, known)
    own = words.without(FRAME)
    if earlier and not words.without(FRAME | _WANTED):
        things = around(earlier, own, words, known) or (earlier,)
        told = {"carried": "yes"}
        return Reading(score=0.9, things=things, wants=_want(words), whens=words.whens, told=told)
    hits = search(own, words, known, earlier)
    if not hits or not (earlier or words.whens or words.without(FRAME | _WANTED)):
        return None
    best = hits[0]
    if earlier and words.has(_POINTING) and together(best.thing, earlier) < BESIDE:
        things = around(earlier, (), words, known) or (earlier,)
        return Reading(score=POINTED, things=things, wants=_want(words), whens=words.whens, told={"carried": "yes"})
    score = 0.92 * share(words, known, FRAME, best) * held(best, words)
    if known.index.covered(best.thing, words.without(FRAME | _WANTED)) < SUBJECT:
        score *= 0.8
    if best.thing.kind == "figure":
        score *= FIGURE * (0.7 if "count" in words.wants else 1.0)
    score *= 0.9 if words.wants & {"direction", "target", "polarity"} else 1.0
    rivals = tuple(h.thing for h in hits[1:] if h.coverage >= best.coverage - 0.005 and _elsewhere(h.thing, best.thing))
    things = tuple(dict.fromkeys(hit.thing for hit in hits[:6]))[:4]
    return Reading(score=score, things=things, rivals=rivals[:5], wants=_want(words), whens=words.whens)


def _want(words: Words) -> str | None:
    order = ("count", "how_much", "why", "who", "when", "where", "how_long")
    found = next((want for want in order if want in words.wants), None)
    return found or (words.before.wants if words.follows and words.before else None)


def _earlier(words: Words, known: Known) -> Thing | None:
    """The record that the message before was answered from."""
    if not words.follows or words.before is None or not words.before.things:
        return None
    return known.index.get(words.before.things[0])


def _elsewhere(one: Thing, other: Thing) -> bool:
    return one.source.line != other.source.line and one.text.casefold() != other.text.casefold()


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    sentences = [t.record for t in reading.things if isinstance(t.record, Sentence)]
    if not sentences:
        return compose.declined("The papers", "The papers do not say.", [])
    best = sentences[0]
    title, said = title_of(best), shown(best, known)
    missing = " and ".join(when.printed() for when in lacking(best, reading.whens))
    if missing or (reading.told and not fits_want(best.text, words)):
        asked = f" for {missing}" if missing else ""
        lead = f"The papers do not say that{asked}. The nearest that they say is: “{cut(said, 300)}”"
        return compose.declined(title, lead, [best.passage])
    other = next(
        (t.record for t in reading.rivals if isinstance(t.record, Sentence) and fits_want(t.text, words)), None
    )
    rest = cut(rest_of(best, known), 200 if other else 330)
    blocks = [Quote(rest, best.passage.source, best.passage.summary)] if rest else []
    if other:
        blocks.append(Quote(cut(shown(other, known), 240), other.passage.source, other.passage.summary))
    made = compose.answer(
        title,
        f"{whose_words(best)} say: “{cut(said, 420)}”".replace("summary say:", "summary says:"),
        blocks,
        [best.passage],
    )
    return replace(made, blocks=(*made.blocks, *more_of(reading, best)))


QUESTION = Question("passages", EXAMPLES, _recognise, _answer)
