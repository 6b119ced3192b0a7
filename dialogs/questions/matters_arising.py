"""What did members ask for, and what has become of it?"""

from collections.abc import Sequence
from datetime import date

from dialogs.answer import Answer
from dialogs.arising import Heard, Matter, heard, matters, say, undecided
from dialogs.asked_for import Suggestion
from dialogs.cues import cue, frame
from dialogs.index import Term
from dialogs.known import Known
from dialogs.language import stems
from dialogs.pick import committee_named
from dialogs.question import Question, Reading, share
from dialogs.words import Words

EXAMPLES = (
    "What are the matters arising?",
    "What did members ask for at the last meeting?",
    "What has happened to the actions from March?",
    "What is outstanding from the last meeting?",
)

FRAME = frame("arising")
_ASKS, _OPEN = cue("arising asks"), cue("arising open")
PLAIN = 0.7
"""What it scores where something is plainly asked for that no minutes mention: a sentence that says more is better."""


def _recognise(words: Words, known: Known) -> Reading | None:
    only_open = words.has(_OPEN)
    if not (words.has(_ASKS) or (only_open and any(known.asked))):
        return None
    _, hit = committee_named(words, known)
    about = [term for term in words.without(FRAME) if hit is None or term not in hit.matched]
    told = {"open": "yes" if only_open else "", "about": " ".join(term.words for term in about)}
    score = share(words, known, FRAME, *([hit] if hit else []), dates=True)
    if about and any(_of(about, [*matters(heard(known)), *undecided(heard(known))])):
        score = 1.0
    return Reading(score=max(score, PLAIN), whens=words.whens, told=told)


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    every = heard(known)
    committee, hit = committee_named(words, known)
    about = [term for term in words.without(FRAME) if hit is None or term not in hit.matched]
    found = [one for one in matters(every) if committee in {None, one.committee}]
    left = [one for one in undecided(every) if committee in {None, one.committee}]
    on = _days(words, [*(one.asked.meeting_date for one in found), *(one.meeting_date for one in left)], every)
    found = [
        one
        for one in _of(about, found)
        if isinstance(one, Matter) and _is_of(one, on, only_open=reading.told["open"] == "yes")
    ]
    left = [one for one in _of(about, left) if isinstance(one, Suggestion) and (on is None or one.meeting_date in on)]
    return say(found, left, words.today, words.raw, words.start)


def _days(words: Words, days: Sequence[date], every: Heard) -> frozenset[date] | None:
    """The meetings that are meant; None for all of them."""
    if words.whens:
        return frozenset(day for day in days if all(when.near(words.today).holds(day) for when in words.whens))
    if words.has(r"\b(?:last|latest|previous|most recent) (?:meeting|minutes|time)\b"):
        sat = [one.meeting_date for one in every.minutes.passages if one.meeting_date]
        return frozenset([max([*sat, *days])] if sat or days else [])
    return None


def _is_of(one: Matter, on: frozenset[date] | None, *, only_open: bool) -> bool:
    return (on is None or one.asked.meeting_date in on) and not (only_open and one.done)


def _of(about: Sequence[Term], several: Sequence[Matter | Suggestion]) -> list[Matter | Suggestion]:
    """Those that hold every word of what is asked about."""
    wanted = {stem for term in about for stem in term.stems}
    return [one for one in several if wanted <= set(stems(one.asked.text if isinstance(one, Matter) else one.text))]


QUESTION = Question("matters_arising", EXAMPLES, _recognise, _answer)
