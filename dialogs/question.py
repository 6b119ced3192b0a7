"""One thing that can be asked: examples, how it is recognised, how it is answered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dialogs.answer import Answer, Slots
from dialogs.cues import light
from dialogs.index import Hit, Term, Thing
from dialogs.known import Known
from dialogs.moments import When
from dialogs.words import Words

SURE = 0.6
"""From this share on, a reading is answered; below it the papers are said not to say, with the nearest that they do."""
AS_TELLING, UNACCOUNTED = 0.6, 0.7
"""How rare a word is, beside the rarest of those that a reading accounts for, that may not be left out; what it is then
worth: never so much that a word in common decides."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One way to understand a message.

    `score` is the share of its telling words, weighted by how rare they are, that the reading accounts for (0 to 1).
    `rivals` are other things that fit nearly as well; `told` are the further slots of the question.
    """

    score: float
    things: tuple[Thing, ...] = ()
    rivals: tuple[Thing, ...] = ()
    wants: str | None = None
    whens: tuple[When, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)

    def slots(self, question: str) -> Slots:
        """What is kept of it for a follow-up."""
        return Slots(
            question=question,
            things=tuple(thing.key for thing in self.things[:8]),
            wants=self.wants,
            filters=tuple(sorted(self.told.items())),
        )


@dataclass(frozen=True, slots=True)
class Question:
    """`recognise` gives a reading or None; `answer` says what is known. Both are pure, and neither reads the clock."""

    name: str
    examples: tuple[str, ...]
    recognise: Callable[[Words, Known], Reading | None]
    answer: Callable[[Words, Known, Reading], Answer]


def share(
    words: Words, known: Known, frame: frozenset[str], *hits: Hit, dates: bool = False, loosely: bool = False
) -> float:
    """The share of a message's telling words that a question's frame (stems), dates and things found account for.

    It is less where what was found leaves out a word as rare as those that it holds, unless this is taken loosely.
    """
    weights = {term: known.index.weight(term) for term in words.terms}
    total = sum(weights.values())
    if not total:
        return 0.0
    framed = {term for term in weights if set(term.stems) <= frame or (dates and term.words in words.dated)}
    rest = {term: weight for term, weight in weights.items() if term not in framed}
    left = sum(rest.values())
    covered = max((hit.coverage for hit in hits), default=0.0) * left
    return (total - left + covered) / total * (UNACCOUNTED if not loosely and _lacks(rest, hits, known) else 1.0)


def _lacks(rest: Mapping[Term, float], hits: Sequence[Hit], known: Known) -> bool:
    """Whether what was found leaves out a word that tells as much as those that it holds."""
    found = frozenset[Term]().union(*(hit.matched for hit in hits))
    telling = {term: weight for term, weight in rest.items() if not set(term.stems) <= light()}
    most = max((weight for term, weight in telling.items() if term in found), default=0.0)
    left = {term: weight for term, weight in telling.items() if term not in found}
    names = {term for term in left if term.words.upper() in known.short_forms}
    return bool(found) and (bool(names) or any(weight >= AS_TELLING * most for weight in left.values()))


def framed(words: Words, frame: frozenset[str]) -> bool:
    """Whether any word of a question's frame is there."""
    return any(set(term.stems) <= frame for term in words.terms)
