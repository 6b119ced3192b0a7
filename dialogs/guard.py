"""Do a clerk's own words carry out what only an exempt paper says? Asked before they go to a channel."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from dialogs.language import sentences, stems
from store import Tx, exempt
from store.reading.names import latin

RUN = 6
"""Words in a row that nobody writes by chance."""
TELLING = 3
"""Words that mean something, which make a title or a sentence known again."""

TITLE = "That names an item which is not for the public."
RECORD = "Some of those words stand in a paper that is not for the public."
FIGURE = "A figure among those words stands in a paper that is not for the public."

_FIGURE = re.compile(
    r"(?P<sign>[£€$]\s?)?(?<![\w.])(?P<number>\d+(?:,\s?\d{3})*(?:\.\d+)?)"
    r"(?:\s?(?P<of>%|per\s?cent|thousand|million|billion|bn|mn?|k)(?![a-z]))?"
)
_TIMES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_SMALL = 1_000
"""A bare number under it counts things, and is nobody's secret by itself; nor is a year."""
_YEARS = range(1900, 2100)


@dataclass(frozen=True)
class _Said:
    """A text, to be looked through however it is cased, spaced and punctuated."""

    text: str

    @cached_property
    def letters(self) -> str:
        """Its letters and digits, and nothing between them."""
        return "".join(filter(str.isalnum, self.text))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Its words that mean something."""
        return tuple(stem for stem in stems(self.text) if not stem.isdigit())

    @cached_property
    def twos(self) -> frozenset[tuple[str, ...]]:
        """Each two of these in a row."""
        return frozenset(zip(self.stems, self.stems[1:], strict=False))

    @cached_property
    def threes(self) -> frozenset[tuple[str, ...]]:
        """Each three of these in a row."""
        return frozenset(zip(*(self.stems[start:] for start in range(TELLING)), strict=False))

    @cached_property
    def figures(self) -> frozenset[str]:
        """Its amounts, percentages and long numbers."""
        return frozenset(_figures(self.text))


@dataclass(frozen=True)
class _Run:
    """Words of a record, in a row, as their letters."""

    letters: str
    why = RECORD

    def stands_in(self, said: _Said) -> bool:
        return self.letters in said.letters


@dataclass(frozen=True)
class _Title:
    """Three telling words of a title, in a row; or both where it has no more."""

    words: tuple[str, ...]
    why = TITLE

    def stands_in(self, said: _Said) -> bool:
        return self.words in said.threes or self.words in said.twos


@dataclass(frozen=True)
class _Figure:
    """A figure and the telling words of its sentence."""

    figure: str
    stems: frozenset[str]
    why = FIGURE

    def stands_in(self, said: _Said) -> bool:
        return self.figure in said.figures and len(self.stems.intersection(said.stems)) >= TELLING


_Trace = _Run | _Title | _Figure


def exempt_words(tx: Tx, committee_id: int, text: str) -> str | None:
    """Why a text may not go to a channel, in one sentence that gives nothing away; None where it may.

    It may not where it holds three telling words in a row of the title of an exempt item (or both, where it has two),
    six words in a row of any exempt or draft record of the committee, or a figure of one beside three telling words of
    its sentence. What public records hold as well, anybody may say.
    """
    said = [_Said(_seen(text, gap)) for gap in ("", " ")]
    found = {trace for trace in _traces(tx, committee_id) if any(map(trace.stands_in, said))}
    for public in exempt.public_words(tx) if found else ():
        known = _Said(_seen(public))
        found -= {trace for trace in found if trace.stands_in(known)}
    return next((why for why in (TITLE, FIGURE, RECORD) if any(trace.why == why for trace in found)), None)


def exempt_words_of_any(tx: Tx, committees: Iterable[int], text: str) -> str | None:
    """The same for words that are no one committee's alone, by the records of each of these (their ids)."""
    return next(filter(None, (exempt_words(tx, committee, text) for committee in committees)), None)


def _traces(tx: Tx, committee_id: int) -> Iterator[_Trace]:
    """Everything by which an exempt record can be known again."""
    for title in exempt.exempt_titles(tx, committee_id):
        named = _Said(_seen(title))
        yield from map(_Title, named.threes or named.twos)
    for text in exempt.exempt_words(tx, committee_id):
        words = [letters for word in _seen(text).split() if (letters := _Said(word).letters)]
        yield from (_Run("".join(words[start : start + RUN])) for start in range(len(words) - RUN + 1))
        for sentence in map(_Said, map(_seen, sentences(text))):
            yield from (_Figure(figure, frozenset(sentence.stems)) for figure in sentence.figures)


def _seen(text: str, gap: str = "") -> str:
    """A text as the eye takes it: in small letters, without accents; `gap` for what cannot be seen."""
    if text.isascii() and text.isprintable():
        return text.casefold()
    drawn = latin(unicodedata.normalize("NFKD", text)).casefold()
    return "".join(_drawn(letter, gap) for letter in drawn)


def _drawn(letter: str, gap: str) -> str:
    if letter.isspace():
        return " "
    kind = unicodedata.category(letter)
    if kind in {"Cf", "Cc", "Cs"}:
        return gap
    return "" if kind in {"Mn", "Me"} else letter


def _figures(text: str) -> Iterator[str]:
    for found in _FIGURE.finditer(text):
        number, of = float(re.sub(r"[,\s]", "", found["number"])), (found["of"] or "").replace(" ", "")
        if of in {"%", "percent"}:
            yield f"{number:g}%"
            continue
        amount = number * _TIMES.get(of, 1)
        if found["sign"] or of or (amount >= _SMALL and amount not in _YEARS):
            yield f"{amount:.2f}"
