"""How somebody is known again in any text: by their id, and by their name however it is turned, titled or cut short."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from store import Tx, tables
from store.exempt import SAID
from store.names import TITLES, bare

FEWEST = 3
"""How many letters a single word has at least that is somebody's wherever it stands."""
_BETWEEN = r"\W{1,3}"
"""What may stand between two words of a name: a space, a comma and a space, a hyphen, a stop."""
_TITLE = rf"(?:{'|'.join(sorted(TITLES - {'the', 'hon'}, key=len, reverse=True))})\.?\s+"


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody, by Entra object id and by the names under which the bot knows them.

    `pattern` finds them in a text. `loosely` finds any telling word of their names too, which may be another's: for
    texts that are kept without any person. `words` are what the database looks for before either is tried.
    """

    object_id: str
    pattern: re.Pattern[str]
    loosely: re.Pattern[str]
    words: frozenset[str]


def read_somebody(tx: Tx, object_id: str) -> Somebody:
    """Somebody, but for names that somebody else bears too: those do not say who is meant."""
    theirs, others = _names(tx, object_id)
    named = frozenset(frozenset(words(name)) for name in others)
    own = sorted(name for name in theirs if frozenset(words(name)) not in named)
    surnames = {_surname(name) for name in others}
    parts = sorted({word for name in own for word in words(name)})
    single = {word: _alone_or_within(tx, word) for word in parts}
    forms = [re.escape(object_id)]
    for name in own:
        forms += _forms(name, single, titled=_surname(name) not in surnames)
    sought = {object_id, *(form for word in parts if len(word) > 1 for form in _written(word))}
    return Somebody(object_id, _any_of(forms), _any_of([*forms, *single.values()]), frozenset(sought))


def words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without titles, honours and brackets."""
    plain = " ".join(bare(part) for part in re.sub(r"\([^)]*\)", " ", name).split(",") if part.strip())
    return tuple(re.findall(r"[^\W_]+", plain.casefold()))


def _names(tx: Tx, object_id: str) -> tuple[set[str], set[str]]:
    """The names of somebody, and those of everybody else whom the bot knows."""
    theirs, others = set[str](), set[str]()
    for table in (tables.grant, tables.place):
        given = table.c.name.is_not(None) & table.c.object_id.is_not(None)
        for person, name in tx.execute(sa.select(table.c.object_id, table.c.name).where(given)):
            (theirs if person == object_id else others).add(name)
    return {name for name in theirs if words(name)}, others


def _forms(name: str, single: dict[str, str], *, titled: bool) -> Iterator[str]:
    """The name as it stands or turned at any of its words, and the surname after a title."""
    parts = words(name)
    if len(parts) == 1:
        yield single[parts[0]]
        return
    for first in range(len(parts)):
        turned = _BETWEEN.join(map(re.escape, (*parts[first:], *parts[:first])))
        yield rf"(?<!\w){turned}(?!\w)"
    surname = _surname(name)
    if titled and len("".join(surname)) >= FEWEST:
        yield rf"(?<!\w){_TITLE}{_BETWEEN.join(map(re.escape, surname))}(?!\w)"


def _surname(name: str) -> tuple[str, ...]:
    """What stands before a comma, or else the last word."""
    first, comma, rest = name.partition(",")
    return words(first) if comma and words(rest) and words(first) else words(name)[-1:]


def _alone_or_within(tx: Tx, word: str) -> str:
    """Finds a single word where it is somebody's: anywhere, if it is rare; within a text with a capital and not
    first, if the papers use it as a word; where nothing else stands, if it is short or part of a committee's name."""
    form = re.escape(word)
    alone = rf"\A\s*{form}\s*\Z"
    if len(word) < FEWEST or any(
        word in words(name) for name in tx.execute(sa.select(tables.committee.c.name)).scalars()
    ):
        return alone
    if _is_ordinary(tx, word):
        return rf"{alone}|(?<=[^\s.!?:;]\s)(?-i:{re.escape(word.capitalize())}|{re.escape(word.upper())})(?!\w)"
    return rf"(?<!\w){form}(?!\w)"


def _is_ordinary(tx: Tx, word: str) -> bool:
    """Whether papers print it in small letters."""
    small = re.compile(rf"(?<![\w@.]){re.escape(word)}(?![\w@])")
    for table in SAID:
        for column in (column for column in table.c if isinstance(column.type, sa.Text) and column.name != "file"):
            chosen = sa.select(column).where(column.contains(word, autoescape=True)).distinct()
            if any(small.search(text) for text in tx.execute(chosen).scalars()):
                return True
    return False


def _written(word: str) -> frozenset[str]:
    """What of a word the database finds whatever its case: letters beyond ASCII it may not fold, or JSON may number."""
    runs = re.findall(r"[a-z0-9]+", word)
    return frozenset({max(runs, key=len)} if runs else {word, word.upper(), json.dumps(word)[1:-1]})


def _any_of(forms: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE)
