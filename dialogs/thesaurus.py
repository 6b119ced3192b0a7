"""Other words for the same thing: a local-government thesaurus kept as data, and the papers' own short forms."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from dialogs.language import stem, tokens

Phrase = tuple[str, ...]
"""The stems of a phrase, in order."""


def phrase(text: str) -> Phrase:
    """The stems of every word of a phrase, small words too."""
    return tuple(token.stem for token in tokens(text))


@lru_cache(maxsize=1)
def standing() -> Mapping[Phrase, frozenset[Phrase]]:
    """Each phrase of the thesaurus with the others of its groups."""
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    return grouped(
        frozenset(phrase(part) for part in line.split("=")) for line in lines if line.strip() and line[0] != "#"
    )


def grouped(groups: Iterable[frozenset[Phrase]]) -> dict[Phrase, frozenset[Phrase]]:
    """Each phrase of the groups with every other phrase that shares a group with it."""
    others: dict[Phrase, frozenset[Phrase]] = {}
    for group in groups:
        for one in group:
            others[one] = others.get(one, frozenset()) | (group - {one})
    return others


_BRACKETED = re.compile(
    r"[\"'\u2018\u2019\u201c\u201d]?\s?\(\s?['\"\u2018\u201c]?([A-Z][A-Za-z&]*[A-Z])s?['\"\u2019\u201d]?\s?\)"
)
_EQUATED = re.compile(
    r"\b([A-Z]{2,8})['\"\u2019]?\s?(?::|=|\u2013|-|stands for|is short for|means)\s"
    r"((?:\w[\w'\u2019-]*,?\s?(?:(?:and|or)\s)?){1,16})"
)
SMALL = frozenset("and of or for the in to on a with".split())


def short_forms(text: str) -> dict[str, str]:
    """Short forms that a text explains: initials in brackets after the long form, or before it and a colon."""
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        short = match[1].replace("&", "")
        words = list(re.finditer(r"[A-Za-z][\w\u2019'-]*", text[: match.start()]))[-(2 * len(short) + 3) :]
        start = _long_form(short, [word[0] for word in words])
        if start is not None:
            found[match[1]] = text[words[start].start() : words[-1].end()].strip("\"'\u2018\u2019\u201c\u201d ")
    for match in _EQUATED.finditer(text):
        words = [word for word in re.finditer(r"[A-Za-z][\w\u2019'-]*", match[2]) if word[0].lower() not in SMALL]
        if "".join(word[0][0] for word in words[: len(match[1])]).upper() == match[1]:
            found.setdefault(match[1], match[2][: words[len(match[1]) - 1].end()])
    return found


def _long_form(short: str, words: list[str]) -> int | None:
    """Where the last words start whose initials, small words apart, spell the short form."""
    for start in range(len(words) - 1, -1, -1):
        parts = [part for word in words[start:] for part in word.split("-") if part]
        whole = "".join(part[0] for part in parts).upper()
        large = "".join(part[0] for part in parts if part.lower() not in SMALL).upper()
        if short.upper() in {whole, large} and len(short) > 1:
            return start
    return None


def learnt(texts: Iterable[str]) -> tuple[dict[str, str], dict[Phrase, frozenset[Phrase]]]:
    """The short forms that the papers explain, and the same as phrases that mean each other."""
    forms: dict[str, str] = {}
    for text in texts:
        for short, long in short_forms(text).items():
            forms.setdefault(short, long)
    return forms, grouped(frozenset({(stem(short.lower()),), phrase(long)}) for short, long in forms.items())
