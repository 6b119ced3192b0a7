"""Whose is a report: who writes it, brings it or presented it?"""

import re

from dialogs import compose
from dialogs.answer import Answer
from dialogs.cues import cue, frame
from dialogs.index import Hit
from dialogs.known import Known, shown
from dialogs.person import Person
from dialogs.question import Question, Reading
from dialogs.say import cut, joined
from dialogs.sentence import Sentence
from dialogs.thesaurus import phrase
from dialogs.words import Words

EXAMPLES = (
    "Who wrote the report on the budget?",
    "Who presented the performance update?",
)

FRAME = frame("authors")
_ASKS = cue("authors asks")
UNSURE = 0.55
"""What it scores where it is plainly asked and no line of the papers says it: less than any sure answer."""


def _recognise(words: Words, known: Known) -> Reading | None:
    if not words.has(_ASKS):
        return None
    about = words.without(FRAME)
    credit = cue("report contact" if "contact" in words.wants else "report credit")
    hits = [hit for hit in known.index.find(about, frozenset({"sentence"}), 60) if _says(credit, hit)]
    if not about:
        return None
    if not hits:
        return Reading(score=UNSURE, wants="who")
    best = max(hits, key=lambda hit: (round(_covered(hit, known, about), 2), _fits_time(hit, words), hit.score))
    weights = {term: known.index.weight(term) for term in words.terms}
    left = sum(weights[term] for term in about)
    score = 1.0 - left / sum(weights.values()) * (1.0 - _covered(best, known, about))
    return Reading(score=score + 0.02, things=(best.thing,), wants="who")


def _says(credit: str, hit: Hit) -> bool:
    """Whether a line says whose a report is, or whom to ask about it."""
    return re.search(credit, hit.thing.text, re.IGNORECASE) is not None


def _covered(hit: Hit, known: Known, about: tuple[object, ...]) -> float:
    """The share of the subject that the line and the headings above it name; headings count in full here."""
    weights = {term: known.index.weight(term) for term in about}  # type: ignore[arg-type]
    return sum(weight for term, weight in weights.items() if term in hit.matched) / sum(weights.values())


def _fits_time(hit: Hit, words: Words) -> bool:
    """Reports to come stand on the agenda; what was presented stands in the minutes."""
    record = hit.thing.record
    past = words.has(r"\b(?:presented|gave|brought|introduced)\b")
    return isinstance(record, Sentence) and (record.passage.of == "minutes") == past


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    record = reading.things[0].record if reading.things else None
    if not isinstance(record, Sentence):
        return compose.declined("Reports", "The papers do not say whose report that is.")
    said = cut(shown(record, known), 300)
    above = [part for part in (record.passage.heading or "Reports").split(" > ") if part != record.text]
    title = cut(above[-1] if above else "Reports", 100)
    holder = _holder(record.text, known)
    named = f"{holder.name} ({joined(holder.titles)}): " if holder else ""
    return compose.answer(title, f"{named}“{said}” stands under {title}.", [], [record.passage])


def _holder(text: str, known: Known) -> Person | None:
    """The one person whom the papers name for the post that the line names."""
    stems = set(phrase(text))
    names = [person for person in known.people if set(phrase(person.name)) <= stems]
    if names:
        return names[0] if names[0].titles else None
    holders = [
        p for p in known.people if any(set(phrase(title)) <= stems and len(phrase(title)) > 1 for title in p.titles)
    ]
    return holders[0] if len(holders) == 1 else None


QUESTION = Question("authors", EXAMPLES, _recognise, _answer)
