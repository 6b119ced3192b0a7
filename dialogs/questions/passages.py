"""What do the papers say about anything else: the sentence that answers, quoted with its paper and page."""

import re
from dataclasses import replace

from dialogs import compose
from dialogs.answer import Answer, Choices, Quote
from dialogs.cues import frame
from dialogs.evidence import evidence, fits_want, held_often
from dialogs.index import Hit, Term, Thing
from dialogs.known import Known, Sentence
from dialogs.language import stems
from dialogs.question import Question, Reading, share
from dialogs.say import cut, paper, short_date
from dialogs.thesaurus import phrase
from dialogs.words import Words

EXAMPLES = (
    "What was said about libraries?",
    "How many laptops were bought?",
    "What did councillors say about volunteers?",
    "Who thanked the staff?",
)

FRAME = frame("passages")
SURE = 0.62
"""From this share of a message's telling words on, one sentence is taken to answer it."""


def _recognise(words: Words, known: Known) -> Reading | None:
    earlier = _earlier(words, known)
    own = words.without(FRAME)
    terms = words.terms if words.terms and not own else tuple(t for t in words.terms if not set(t.stems) <= FRAME)
    if earlier and not own:
        return Reading(
            score=0.9,
            things=_around(earlier, words, known),
            wants=_want(words),
            whens=words.whens,
            told={"carried": "yes"},
        )
    hits = _hits(terms, words, known, earlier)
    if not hits:
        return None
    best = hits[0]
    score = 0.92 * share(words, known, FRAME, best)
    score *= evidence(best.thing.text, words)
    rivals = tuple(h.thing for h in hits[1:] if h.coverage >= best.coverage - 0.005 and _elsewhere(h.thing, best.thing))
    return Reading(
        score=score, things=tuple(h.thing for h in hits[:4]), rivals=rivals[:5], wants=_want(words), whens=words.whens
    )


def _want(words: Words) -> str | None:
    order = ("count", "how_much", "why", "who", "when", "where", "how_long")
    found = next((want for want in order if want in words.wants), None)
    return found or (words.before.wants if words.follows and words.before else None)


def _earlier(words: Words, known: Known) -> Thing | None:
    """The record that the message before was answered from."""
    if not words.follows or words.before is None or not words.before.things:
        return None
    return known.index.get(words.before.things[0])


def _hits(terms: tuple[Term, ...], words: Words, known: Known, earlier: Thing | None) -> list[Hit]:
    """Sentences that account for most of the terms; those that also hold what is wanted of them stand first."""
    hits = known.index.find(terms, frozenset({"sentence", "row"}), 40)
    context = set(phrase(earlier.text or earlier.name)) if earlier else set()

    def rank(hit: Hit) -> tuple[float, float]:
        wanted = evidence(hit.thing.text, words)
        row = 0.97 if hit.thing.kind == "row" else 0.75 if len(hit.thing.text.split()) < 5 else 1.0
        shared = 0.05 * min(4, len(context & set(phrase(hit.thing.text)))) if context else 0.0
        shared += 0.01 * min(4, held_often(hit.thing.text, words))
        shared += 0.3 * _together(hit.thing, earlier) if earlier else 0.0
        return -(hit.coverage * wanted * row + shared), len(hit.thing.text)

    return sorted(hits, key=rank)


def _together(one: Thing, other: Thing) -> float:
    """1 where two things stand in the same paragraph, less under the same heading, 0 elsewhere."""
    if one.source.document != other.source.document:
        return 0.0
    if one.source.line == other.source.line:
        return 1.0
    headings = [t.record.passage.heading for t in (one, other) if isinstance(t.record, Sentence)]
    return 0.7 if len(headings) == 2 and headings[0] == headings[1] and headings[0] else 0.0


def _around(earlier: Thing, words: Words, known: Known) -> tuple[Thing, ...]:
    """The sentences of the passage that the earlier answer stood in, those that hold what is wanted first."""
    source = earlier.source
    near = [
        t
        for t in known.index.things
        if t.kind == "sentence" and t.source.document == source.document and t.source.line == source.line
    ]
    fitting = [t for t in near if fits_want(t.text, words) and t.key != earlier.key]
    return tuple(fitting or [earlier])


def _elsewhere(one: Thing, other: Thing) -> bool:
    return one.source.line != other.source.line and one.text.casefold() != other.text.casefold()


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    sentences = [t.record for t in reading.things if isinstance(t.record, Sentence)]
    if not sentences:
        return compose.declined("The papers", "The papers do not say.", [])
    best = sentences[0]
    title = _title(best)
    missing = _unheld(words, best, reading)
    if missing or (reading.told and not fits_want(best.text, words)):
        asked = f" for {missing}" if missing else ""
        lead = f"The papers do not say that{asked}. The nearest that they say is: “{cut(best.text, 300)}”"
        return compose.declined(title, lead, [best.passage])
    blocks = [Quote(_rest(best), best.passage.source, best.passage.summary)] if _rest(best) else []
    made = compose.answer(title, _lead(best), blocks, [best.passage])
    return replace(made, blocks=(*made.blocks, *_more(reading, best)))


def _unheld(words: Words, best: Sentence, reading: Reading) -> str:
    """Dates asked for that the passage does not hold: a figure of one period is never given for another."""
    held = best.passage.text.lower() + " " + (best.passage.heading or "").lower()
    gone = [when.printed() for when in reading.whens if not _printed_in(when.printed(), held)]
    return " and ".join(gone)


def _printed_in(printed: str, text: str) -> bool:
    words = [word.lower() for word in re.findall(r"[A-Za-z]+|\d+", printed)]
    return all(word in text for word in words if word not in {"before", "after", "until", "since"})


def _lead(best: Sentence) -> str:
    said = cut(best.text, 420)
    where = "The summary says" if best.passage.summary else "The papers say"
    if best.passage.of == "minutes" and best.passage.meeting_date:
        where = f"The minutes of {short_date(best.passage.meeting_date)} say"
    return f"{where}: “{said}”"


def _rest(best: Sentence) -> str:
    """What follows the sentence in its passage, or the passage's start where it stands last."""
    after = best.passage.text.split(best.text, 1)[-1].strip()
    if len(after) > 20:
        return cut(after, 330)
    before = best.passage.text.split(best.text, 1)[0].strip()
    return cut(before, 330) if len(before) > 20 else ""


def _title(best: Sentence) -> str:
    heading = (best.passage.heading or "").split(" > ")[-1].strip()
    return cut(heading, 80) or paper(best.passage.source)


def _more(reading: Reading, best: Sentence) -> tuple[Choices, ...]:
    headings = [
        cut((t.record.passage.heading or "").split(" > ")[-1], 60)
        for t in reading.rivals
        if isinstance(t.record, Sentence)
    ]
    options = tuple(dict.fromkeys(f"What was said about {heading}?" for heading in headings if _asks(heading, best)))
    return (Choices("Also in the papers", options[:3]),) if options else ()


def _asks(heading: str, best: Sentence) -> bool:
    """Whether a heading makes a question of its own: it names something, and something else than was just said."""
    named = [stem for stem in stems(heading) if stem not in FRAME]
    return bool(named) and heading != _title(best)


QUESTION = Question("passages", EXAMPLES, _recognise, _answer)
