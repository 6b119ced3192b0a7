"""Measures named inside a sentence: "the percentage of ... was 94%", whatever the paragraph is about."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from store.reading.figures import parse_period
from store.reading.stated import Told, sentences, told

_VERB = r"(?:was|were|is|are|had|has|have|stood|remained|rose|fell|dropped|increased|decreased|reached)"
_OPENS = re.compile(r"\b[Tt]he\s+(?:overall\s+)?(?:numbers?|percentage|proportion|rate|average \w+)\s+of\b")
_OF = re.compile(rf"^[Tt]he\s+(?P<name>[^,.;:()–]{{8,160}}?)\s+(?={_VERB}\b)")
_SUBJECT = re.compile(
    rf"^(?:Overall,\s)?[Tt]he\s+(?P<name>(?:[\w'’-]+\s){{1,6}}(?:rate|percentage|proportion|score))\s+(?={_VERB}\b)"
)


def measures_within(text: str) -> Iterator[tuple[str, str, Told]]:
    """Each measure that is the subject of a clause: its name, the clause with what follows it, and what that states."""
    said = sentences(text)
    for place, sentence in enumerate(said):
        following = " ".join(said[place + 1 : place + 2])
        subject = _SUBJECT.match(sentence)
        if subject and not _OPENS.match(sentence):
            yield _measure(subject["name"], f"{sentence} {following}".strip(), sentence)
        starts = [match.start() for match in _OPENS.finditer(sentence)]
        for start, end in pairwise([*starts, len(sentence)]):
            if match := _OF.match(sentence[start:]):
                yield _measure(match["name"], sentence[start:end], sentence[:end])


def _measure(name: str, text: str, before: str) -> tuple[str, str, Told]:
    """A period is that of a figure, and may stand before the clause."""
    stated = told(text, name)
    period = parse_period(stated.period or re.split(r"\bcompared\b", before)[0]) if stated.value else None
    stated = replace(stated, period=period.printed if period else None)
    return name[:1].upper() + name[1:], text, stated
