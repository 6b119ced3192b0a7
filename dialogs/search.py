"""Which sentences of the papers answer a message, best first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dialogs.counted import counts
from dialogs.cues import cue
from dialogs.evidence import evidence, held_often, of_its_time
from dialogs.index import Hit, Term, Thing
from dialogs.known import Known
from dialogs.moments import When
from dialogs.sentence import Sentence
from dialogs.thesaurus import phrase
from dialogs.words import Words
from store.records import Passage

_ANY = r"\bany\b|^(?:is|are|was|were) there\b"
_NO = re.compile(r"(?:[\w.]{1,6}\s)?(?:no|none|nil|there (?:is|are|was|were) (?:no|none))\b", re.IGNORECASE)
NONE = 1.3
"""What "No risks" is worth to somebody who asks whether there are any."""
KINDS = frozenset({"sentence", "row", "figure"})
ROW = 0.96
FIGURE = 0.8
SHORT = 0.75
AGENDA = 0.8
REPORTED = 0.6
UNDATED = 0.8
ANOTHER_TIME = 0.8
FIRST = 1.02
"""What is worth less than a statement, or a little more: a row of a table, one of an indicator, which has a question
of its own, a heading, a line of an agenda, a question that the minutes report, a statement of another date, one of
before where now is asked for, the first sentence of a paragraph."""


def search(terms: Sequence[Term], words: Words, known: Known, earlier: Thing | None) -> list[Hit]:
    """Sentences that account for most of the terms; those that also hold what is wanted of them stand first."""
    found = known.index.find(terms, KINDS, 40)
    hits = [*found, *_replies(found, words, known)]
    context = frozenset(phrase(earlier.text or earlier.name)) if earlier else frozenset()
    return sorted(hits, key=lambda hit: _rank(hit, words, earlier, context))


def _rank(hit: Hit, words: Words, earlier: Thing | None, context: frozenset[str]) -> tuple[float, int]:
    text = hit.thing.text
    shared = 0.05 * min(4, len(context & set(phrase(text)))) + 0.01 * min(4, held_often(text, words))
    shared += 0.3 * together(hit.thing, earlier) if earlier else 0.0
    return -(worth(hit, words) + shared), len(text)


def worth(hit: Hit, words: Words) -> float:
    """How well a sentence answers: what it accounts for, what is wanted of it, and what kind of line it is."""
    text = hit.thing.text
    kind = FIGURE if hit.thing.kind == "figure" else ROW if " | " in text else SHORT if len(text.split()) < 5 else 1.0
    record = hit.thing.record
    if isinstance(record, Sentence):
        kind = NONE if words.has(_ANY) and _NO.match(text) else kind
        kind *= AGENDA if record.passage.of == "agenda" else 1.0
        kind *= REPORTED if _is_question(text, words) else 1.0
        kind *= 1.0 if of_its_time(text, words) else ANOTHER_TIME
        kind *= UNDATED if lacking(record, words.whens) else 1.0
    return hit.coverage * held(hit, words) * kind * (1.0 if getattr(record, "number", 0) else FIRST)


def held(hit: Hit, words: Words) -> float:
    """How well it holds what is wanted; the reply to the very question that was asked holds it."""
    counted = counts(hit.thing.text, words) if "count" in words.wants else 1.0
    if counted < 1.0:
        return evidence(hit.thing.text, words) * counted
    reply = hit.closeness == REPLY and not words.wants & {"count", "how_much", "money", "who", "when", "contact"}
    return 1.0 if reply else evidence(hit.thing.text, words)


REPLY = -1.0
"""Stands as the closeness of the sentence that follows a reported question."""


def lacking(sentence: Sentence, whens: Sequence[When]) -> list[When]:
    """The dates asked for that its passage does not hold: what is said of one time is never given for another."""
    passage = sentence.passage
    text = f"{passage.text} {passage.heading or ''}".lower()
    at = passage.meeting_date if passage.of == "minutes" else None
    return [when for when in whens if not (at and when.holds(at)) and not when.printed_in(text)]


def _is_question(text: str, words: Words) -> bool:
    return re.search(cue("reported question"), text, re.IGNORECASE) is not None and not words.has(r"\bask")


def _replies(hits: Sequence[Hit], words: Words, known: Known) -> Iterator[Hit]:
    """The sentences that follow the questions which minutes report: they are what was replied."""
    for hit in hits:
        record = hit.thing.record
        if isinstance(record, Sentence) and _is_question(record.text, words):
            after = known.index.get(f"sentence:{record.passage.id}.{record.number + 1}")
            if after:
                yield replace(hit, thing=after, closeness=REPLY)


def together(one: Thing, other: Thing) -> float:
    """1 where two things stand in the same paragraph, less under the same heading or item, 0 elsewhere."""
    if one.source.document != other.source.document:
        return 0.0
    if one.source.line == other.source.line:
        return 1.0
    headings = [t.record.passage.heading for t in (one, other) if isinstance(t.record, Sentence)]
    same = len(headings) == 2 and headings[0] == headings[1] and bool(headings[0])
    item = one.source.item is not None and one.source.item == other.source.item and len(headings) < 2
    return 0.7 if same or item else 0.0


def listed(opening: Passage, known: Known) -> list[str]:
    """The lines that follow a line which ends with a colon, under the same heading."""
    after = known.passages[known.passages.index(opening) + 1 :][:4]
    return [p.text for p in after if p.source.document == opening.source.document and len(p.text) < 200]
