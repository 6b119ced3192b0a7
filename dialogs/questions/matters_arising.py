"""What did members ask for, and what has become of it?"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from dialogs.answer import Answer
from dialogs.arising import Heard, Matter, Told, heard, matters, printed_open, say, undecided
from dialogs.cues import cue, frame
from dialogs.index import Hit, Term
from dialogs.known import Known
from dialogs.language import stems
from dialogs.moments import When
from dialogs.pick import committee_named
from dialogs.question import Question, Reading, share
from dialogs.words import Words
from store.asked import ACCEPTED

Thing = TypeVar("Thing")

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
    if not (words.has(_ASKS) or (only_open and any(one.state == ACCEPTED for one in known.asked))):
        return None
    about, hit = _about(words, known)
    score = share(words, known, FRAME, *([hit] if hit else []), dates=True)
    if about and _holding(about, heard(known)):
        score = 1.0
    return Reading(score=max(score, PLAIN), whens=words.whens, told={"open": "yes" if only_open else ""})


def _holding(about: Sequence[Term], every: Heard) -> bool:
    """Whether anything that was asked for is about it."""
    left = _of(about, undecided(every), lambda one: one.text)
    return bool(left or _of(about, matters(every), _words))


def _about(words: Words, known: Known) -> tuple[list[Term], Hit | None]:
    """What it asks about, beside the committee; and what of it names that."""
    _, hit = committee_named(words, known)
    return [term for term in words.without(FRAME) if hit is None or term not in hit.matched], hit


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    every, (about, _), (committee, _) = heard(known), _about(words, known), committee_named(words, known)
    found = [one for one in matters(every) if committee in {None, one.committee}]
    left = [one for one in undecided(every) if committee in {None, one.committee}]
    on = _days(words, [*(one.asked.meeting_date for one in found), *(one.meeting_date for one in left)], every)
    only_open = bool(reading.told["open"])
    told = Told(
        found=[one for one in _of(about, found, _words) if _is_of(one, on, only_open=only_open)],
        left=[one for one in _of(about, left, lambda one: one.text) if on is None or one.meeting_date in on],
        printed=printed_open(known, {one.subject for one in found}) if only_open and on is None and not about else (),
        which=_which(about, words),
        question=words.raw,
        nearest=left[:1],
    )
    return say(told, words.today, words.start)


def _which(about: Sequence[Term], words: Words) -> str:
    """Of what nothing is recorded, in words."""
    topic = [f"about {' '.join(term.words for term in about)}"] if about else []
    return " ".join([*topic, *(f"of {when.printed()}" for when in _whens(words))])


def _days(words: Words, days: Sequence[date], every: Heard) -> frozenset[date] | None:
    """The meetings that are meant; None for all of them."""
    if words.whens:
        return frozenset(day for day in days if all(when.near(words.today).holds(day) for when in _whens(words)))
    if words.has(r"\b(?:last|latest|previous|most recent) (?:meeting|minutes|time)\b"):
        sat = [one.meeting_date for one in every.minutes.passages if one.meeting_date]
        return frozenset([max([*sat, *days])] if sat or days else [])
    return None


def _whens(words: Words) -> list[When]:
    """The days that it names: what comes from March is March's."""
    return [replace(when, how="on") if when.how == "since" and words.has(r"\bfrom\b") else when for when in words.whens]


def _is_of(one: Matter, on: frozenset[date] | None, *, only_open: bool) -> bool:
    return (on is None or one.asked.meeting_date in on) and not (only_open and one.done)


def _words(one: Matter) -> str:
    return one.asked.text


def _of(about: Sequence[Term], several: Sequence[Thing], text: Callable[[Thing], str]) -> list[Thing]:
    """Those whose text holds every word of what is asked about."""
    wanted = {stem for term in about for stem in term.stems}
    return [one for one in several if wanted <= set(stems(text(one)))]


QUESTION = Question("matters_arising", EXAMPLES, _recognise, _answer)
