"""What do the papers say about anything else: the sentence that answers, quoted with its paper and page."""

from dataclasses import replace

from dialogs import compose
from dialogs.answer import Answer, Choices, Quote
from dialogs.cues import frame
from dialogs.evidence import fits_want
from dialogs.index import Thing
from dialogs.known import Known, shown
from dialogs.language import stems
from dialogs.question import Question, Reading, share
from dialogs.say import cut, paper, short_date
from dialogs.search import FIGURE, around, held, lacking, listed, search
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
SUBJECT = 0.6
"""The share of what is asked about, beside what is asked of it, that a sentence has to hold: a cost must be the cost of it."""


def _recognise(words: Words, known: Known) -> Reading | None:
    earlier = _earlier(words, known)
    own = words.without(FRAME)
    if earlier and not words.without(FRAME | _WANTED):
        things = around(earlier, own, words, known) or (earlier,)
        told = {"carried": "yes"}
        return Reading(score=0.9, things=things, wants=_want(words), whens=words.whens, told=told)
    hits = search(own, words, known, earlier)
    if not hits:
        return None
    best = hits[0]
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
    title, said = _title(best), shown(best, known)
    missing = " and ".join(when.printed() for when in lacking(best, reading.whens))
    if missing or (reading.told and not fits_want(best.text, words)):
        asked = f" for {missing}" if missing else ""
        lead = f"The papers do not say that{asked}. The nearest that they say is: “{cut(said, 300)}”"
        return compose.declined(title, lead, [best.passage])
    other = next(
        (t.record for t in reading.rivals if isinstance(t.record, Sentence) and fits_want(t.text, words)), None
    )
    rest = cut(_rest(best, known), 200 if other else 330)
    blocks = [Quote(rest, best.passage.source, best.passage.summary)] if rest else []
    if other:
        blocks.append(Quote(cut(shown(other, known), 240), other.passage.source, other.passage.summary))
    made = compose.answer(
        title,
        f"{_whose(best)} say: “{cut(said, 420)}”".replace("summary say:", "summary says:"),
        blocks,
        [best.passage],
    )
    return replace(made, blocks=(*made.blocks, *_more(reading, best)))


def _whose(best: Sentence) -> str:
    if best.passage.of == "minutes" and best.passage.meeting_date:
        return f"The minutes of {short_date(best.passage.meeting_date)}"
    return "The summary" if best.passage.summary else "The papers"


def _rest(best: Sentence, known: Known) -> str:
    """What follows the sentence in its passage, or the passage's start where it stands last; a colon's own list."""
    if best.passage.text.endswith(":"):
        return cut("; ".join(listed(best.passage, known)), 330)
    before, _, after = best.passage.text.partition(best.text)
    rest = next((part.strip() for part in (after, before) if len(part.strip()) > 20), "")
    return cut(rest, 330)


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
