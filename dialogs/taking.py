"""Which taught names a message uses, and the message in the papers' own names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dialogs.answer import Answer, Text
from dialogs.known import Known
from dialogs.naming import Taught
from dialogs.say import cut
from dialogs.thesaurus import Phrase, phrase

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST = 2_000
"""How many characters of a message are read."""


@dataclass(frozen=True, slots=True)
class _Used:
    """A taught name where it stands in a message."""

    taught: Taught
    start: int
    end: int


def taken(text: str, known: Known) -> tuple[Taught, ...]:
    """The taught names that a message uses, each once."""
    return tuple(dict.fromkeys(used.taught for used in _uses(text, known)))


def in_papers_words(text: str, known: Known) -> str:
    """The message with what the papers call things in place of the taught names."""
    for used in reversed(_uses(text, known)):
        text = text[: used.start] + used.taught.name.name + text[used.end :]
    return text


def noting(answer: Answer, text: str, known: Known) -> Answer:
    """The answer with a line that says how each taught name was taken, so that a wrong one is seen."""
    said = [f"“{one.alias.phrase}” is taken as {cut(one.name.name, 120)}" for one in taken(text, known)]
    return replace(answer, blocks=(*answer.blocks, Text(f"({'; '.join(said)})"))) if said else answer


def _uses(text: str, known: Known) -> list[_Used]:
    """Where taught names stand, in order: the longest first where two could stand."""
    if not known.taught:
        return []
    words = [(found.start(), found.end(), phrase(found[0])) for found in _WORD.finditer(text[:_LONGEST])]
    found: list[_Used] = []
    for one in sorted(known.taught, key=lambda one: -len(one.stems)):
        apart = [place for name in one.within for place in _places(name, words)]
        for start, end in _places(one.stems, words):
            others = [*apart, *((used.start, used.end) for used in found)]
            if not any(start < stop and begin < end for begin, stop in others):
                found.append(_Used(one, start, end))
    return sorted(found, key=lambda used: used.start)


def _places(stems: Phrase, words: list[tuple[int, int, Phrase]]) -> Iterator[tuple[int, int]]:
    """Where these stems stand in a message, one word after another."""
    for first, (start, _, _) in enumerate(words):
        held: Phrase = ()
        for _, end, more in words[first : first + len(stems)]:
            held += more
            if held == stems:
                yield start, end
