"""The words by which questions are recognised, and what is wanted of a thing, kept as data in cues.txt."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dialogs.language import stem
from dialogs.thesaurus import phrase


@lru_cache(maxsize=1)
def _groups() -> dict[str, list[str]]:
    """The lines of cues.txt under each heading."""
    groups: dict[str, list[str]] = {}
    name = ""
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(" "):
            groups[name].append(line.strip())
        else:
            name = line.strip()
            groups[name] = []
    return groups


def frame(question: str) -> frozenset[str]:
    """The stems of the words that a question is asked with, which name nothing of what is asked about."""
    return frozenset(stem for line in _groups()[f"{question} frame"] for stem in phrase(line))


def cue(name: str) -> str:
    """One pattern of those under a heading, any of which may match."""
    return "|".join(_groups()[name])


def cues(name: str) -> tuple[str, ...]:
    """The patterns under a heading, each by itself, for those of which it matters which one matches."""
    return tuple(_groups()[name])


@lru_cache(maxsize=1)
def light() -> frozenset[str]:
    """The stems of words that say little by themselves, whatever is asked."""
    return frame("light")


@lru_cache(maxsize=1)
def _wants() -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = ((name.removeprefix("wants "), cue(name)) for name in _groups() if name.startswith("wants "))
    return tuple((name, re.compile(pattern)) for name, pattern in named)


def wants_of(plain: str) -> frozenset[str]:
    """Everything that a message (plain, lower case) wants of what it names: who, when, how many, why ..."""
    return frozenset(name for name, pattern in _wants() if pattern.search(plain))


def _common() -> Iterator[str]:
    """Ordinary words, and those that questions are asked with."""
    for line in Path(__file__).with_name("common.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()
    for name, lines in _groups().items():
        if name.endswith("frame"):
            yield from (word for line in lines for word in line.split())


COMMON = frozenset(_common())
"""Words that are taken as typed."""
FRAME_WORDS = frozenset(word for line in _groups()["frame words"] for word in line.split())
FRAME = frozenset(stem(word) for word in FRAME_WORDS)
"""Stems of words that questions are made of; a mistyped one is mended to these, and alone they name nothing."""
