"""From words to the one question that fits, and its answer; or asking back, or saying that the papers do not say."""

import re
from dataclasses import replace
from datetime import date

from dialogs import compose, quoting
from dialogs.answer import Answer, Facts
from dialogs.asked import Asked
from dialogs.evidence import holds_wanted
from dialogs.known import Known, shown
from dialogs.question import SURE, Question, Reading
from dialogs.questions import QUESTIONS
from dialogs.questions.help import about, nothing_loaded, suggestions
from dialogs.say import cut
from dialogs.sentence import Sentence
from dialogs.taking import in_papers_words, noting
from dialogs.words import Words, read_words

NEAREST = 0.2
"""From this share on, the nearest thing that the papers do say is worth hearing."""
CONTINUES = 0.12
"""What a follow-up gains by being the same question as before."""

Fit = tuple[float, Question, Reading]


def respond(known: Known, today: date, asked: Asked) -> Answer:
    """The answer to one message, for one viewer (the records of `known`), on a civil day of the council.

    A message with a name that a clerk has taught is read in the papers' words; where they give no answer, as it stands.
    """
    told = in_papers_words(asked.text, known)
    made = _respond(known, today, replace(asked, text=told))
    if made.declined and told != asked.text:
        as_it_stands = _respond(known, today, asked)
        made = made if as_it_stands.declined else as_it_stands
    return noting(made, asked.text, known) if told != asked.text else made


def _respond(known: Known, today: date, asked: Asked) -> Answer:
    words = read_words(asked.text, known, today, asked.before)
    fits = understand(words, known)
    if not known.documents and not (fits and fits[0][1].name == "help"):
        return nothing_loaded()
    if not fits and not words.terms:
        return about(known)
    for score, question, reading in fits:
        made = question.answer(words, known, reading) if score >= SURE else None
        if made and (made.declined or question.name in _ANYTHING or holds_wanted(_said(made), words)):
            return made.keeping(reading.slots(question.name))
    return _unsure(words, known, fits)


_ANYTHING = frozenset({"passages", "help"})
"""Questions that weigh what is wanted themselves, or that nothing is wanted of."""


def _said(answer: Answer) -> str:
    rows = [f"{name} {told}" for block in answer.blocks if isinstance(block, Facts) for name, told in block.rows]
    return " ".join([answer.lead, *rows])


def understand(words: Words, known: Known) -> list[Fit]:
    """Every question that recognises the message, the one that accounts for most of it first."""
    readings = ((question, question.recognise(words, known)) for question in QUESTIONS)
    fits = [(_scored(words, question, reading), question, reading) for question, reading in readings if reading]
    return sorted(fits, key=lambda fit: -fit[0])


def _scored(words: Words, question: Question, reading: Reading) -> float:
    same = words.follows and words.before is not None and words.before.question == question.name
    return reading.score + (CONTINUES if same else 0.0)


def _unsure(words: Words, known: Known, fits: list[Fit]) -> Answer:
    """No reading accounts for enough of it: say so, and give the nearest thing that the papers do say."""
    nearest = next((reading for _, question, reading in fits if question.name == "passages"), None)
    score = fits[0][0] if fits else 0.0
    sentences = [t.record for t in nearest.things if isinstance(t.record, Sentence)] if nearest else []
    sentence = next((found for found in sentences if not found.passage.source.exempt), None)
    if sentence is None or score < NEAREST:
        lead = "The papers do not say, as far as I can find. I answer questions about the committee's papers."
        return compose.declined("Not in the papers", lead, offer=suggestions(known)[:3])
    said = cut(_whole(shown(sentence, known)), 260)
    lead = f"The papers do not say that, as far as I can find. {quoting.nearest(sentence, said)}"
    made = compose.declined("Not in the papers", lead, [sentence.passage])
    return made.keeping(nearest.slots("passages")) if nearest else made


def _whole(text: str) -> str:
    return re.sub(r"\s+", " ", text)
