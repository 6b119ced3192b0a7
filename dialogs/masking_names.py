"""Takes people's names out of a question: what is written as a name and stands in no public record."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dialogs.cues import COMMON, FRAME_WORDS
from dialogs.language import STOP

MARK = "(name)"
Holds = Callable[[str], bool]
"""Whether a public record holds these words, one after another."""
ORDINARY = COMMON | STOP | FRAME_WORDS
"""Words that are no name where nothing but a capital says so."""

_WORD = r"[^\W\d_][^\W_]*(?:['’-][^\W_]+)*"
_TOKEN = re.compile(rf"{re.escape(MARK)}|{_WORD}")
TITLE = r"(?:mrs|mr|ms|miss|mx|dr|cllrs?|councillors?|sir|dame|prof(?:essor)?|rev(?:erend)?|alderman|lord|lady)"
_TITLED = re.compile(rf"\b(?P<title>{TITLE})\b\.?\s+(?P<name>{_WORD})(?P<more>(?:\s+{_WORD})*)", re.IGNORECASE)
_BODIES = frozenset(
    "ltd limited plc llp inc council trust university college school academy committee board group company partnership "
    "association society foundation agency authority hospital library museum project programme scheme "
    "strategy plan".split()
)
"""What bodies and plans are called by their last word: they are nobody."""
_ENDS = frozenset(".?!:;\n")
_LOUD = 4
"""From this many words on, capitals on each of them tell nothing."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word where it stands; `first` in its sentence."""

    text: str
    start: int
    end: int
    first: bool

    @property
    def ordinary(self) -> bool:
        return self.text.casefold() in ORDINARY


def unnamed(text: str, holds: Holds) -> str:
    """The text with a mark in place of each name: a title and a word, or capitals in a row, but for public ones."""
    text = _TITLED.sub(lambda found: _untitled(found, holds), text)
    words = [found[0] for found in _TOKEN.finditer(text) if found[0] != MARK]
    loud = len(words) >= _LOUD and all(word[0].isupper() for word in words)
    spans = [span for run in _runs(text, loud=loud) for span in _names(run, holds)]
    for start, end in reversed(spans):
        text = f"{text[:start]}{MARK}{text[end:]}"
    return text


def _untitled(found: re.Match[str], holds: Holds) -> str:
    """A title without the name after it; whatever is no name stays."""
    name, more = found["name"], re.findall(rf"\s+{_WORD}", found["more"])
    capital = next((place for place, word in enumerate(more) if not word.strip()[0].isupper()), len(more))
    named, rest = name + "".join(more[:capital]), "".join(more[capital:])
    if name.casefold() in ORDINARY and not name[0].isupper():
        return found[0]
    return found[0] if holds(named) else f"{found['title']} {MARK}{rest}"


def _runs(text: str, *, loud: bool) -> Iterator[list[_Token]]:
    """Words with capitals, two or more in a row."""
    run: list[_Token] = []
    for one in _tokens(text):
        named = one.text == MARK or (one.text[0].isupper() and not (one.ordinary and (loud or one.first)))
        if run and not (named and _goes_on(run[-1], text[run[-1].end : one.start])):
            yield run
            run = []
        if named:
            run.append(one)
    yield run


def _tokens(text: str) -> Iterator[_Token]:
    last = 0
    for found in _TOKEN.finditer(text):
        yield _Token(found[0], found.start(), found.end(), not last or bool(_ENDS & set(text[last : found.start()])))
        last = found.end()


def _goes_on(before: _Token, gap: str) -> bool:
    """Whether a name goes on after a word: after a space, after "SURNAME," and after an initial."""
    if not gap.strip():
        return True
    return (gap.strip() == "," and before.text.isupper()) or (gap.strip() == "." and len(before.text) == 1)


def _names(run: Sequence[_Token], holds: Holds) -> Iterator[tuple[int, int]]:
    """Where names stand in a run: what is left of it beside the longest phrases that public records hold."""
    left: list[_Token] = []
    place = 0
    while place < len(run):
        end = _held(run, place, holds)
        if end > place:
            yield from _span(left, run, holds)
            left, place = [], end
        else:
            left.append(run[place])
            place += 1
    yield from _span(left, run, holds)


def _held(run: Sequence[_Token], start: int, holds: Holds) -> int:
    """Where the longest phrase of two words or more ends that starts here and is held; `start` where there is none."""
    ends = range(len(run), start + 1, -1)
    return next((end for end in ends if holds(" ".join(one.text for one in run[start:end]))), start)


def _span(left: Sequence[_Token], run: Sequence[_Token], holds: Holds) -> Iterator[tuple[int, int]]:
    """Where what is left is a name: two words, or one beside a name or a capital that is neither ordinary nor held."""
    words = [one for one in left if one.text != MARK]
    if len(words) == 1 and (words[0].ordinary or len(run) == 1 or (len(left) == 1 and holds(words[0].text))):
        return
    if words and words[-1].text.casefold() not in _BODIES:
        yield left[0].start, left[-1].end
