"""What a question leaves behind: that it found no answer, or that taught names led to one; never who asked it."""

import re
from collections.abc import Iterable
from datetime import date

from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.context import naming
from dialogs.failed_orders import is_order
from dialogs.known import Known
from dialogs.masking import masked
from dialogs.masking_names import Holds
from dialogs.taking import taken
from dialogs.words import read_words
from store import Tx, aliases, exempt, people, unanswered

_WORDS = re.compile(r"[^\W_]+")
TELLS = frozenset({"matters_arising"})
"""Questions over what clerks keep: where they hold nothing, that is the answer, and no paper is missing."""


def leaves(answer: Answer, asked: Asked, known: Known, today: date) -> bool:
    """Whether an answered or declined question leaves anything behind."""
    if answer.declined:
        return bool(known.documents) and _is_unanswered(answer, asked) and _names_something(asked, known, today)
    return bool(taken(asked.text, known))


def leave(tx: Tx, today: date, answer: Answer, asked: Asked, known: Known) -> None:
    """Keep a declined question for the clerks, without the person; count the taught names that led to an answer."""
    if answer.declined:
        words = masked(asked.text, _names(tx, asked), _printed(tx, (committee.name for committee in known.committees)))
        unanswered.keep(tx, today, words, asked.sight)
    else:
        aliases.count(tx, today, [one.alias.id for one in taken(asked.text, known)])


def _is_unanswered(answer: Answer, asked: Asked) -> bool:
    """Whether somebody asked something, and it was not answered by what is known of that very matter."""
    told = answer.slots is not None and answer.slots.question in TELLS
    return not told and not is_order(asked.text)


def _names_something(asked: Asked, known: Known, today: date) -> bool:
    """Whether the words tell by themselves what was asked: "and that one?" would tell a clerk nothing."""
    if asked.before is None:
        return True
    words = read_words(asked.text, known, today, asked.before)
    return not words.follows or bool(naming(words))


def _names(tx: Tx, asked: Asked) -> set[str]:
    """What whoever asks is called: by Teams, and by the roles that were given to them."""
    given = {one.name for one in people.grants(tx) if one.object_id == asked.person}
    return {name for name in (asked.name, *given) if name}


def _printed(tx: Tx, titles: Iterable[str]) -> Holds:
    """Whether any public record, or one of these titles, holds words; the records are read once, and only if asked."""
    read: list[str] = []

    def holds(words: str) -> bool:
        if not read:
            read.append("|".join(_plain(text) for text in (*titles, *exempt.public_words(tx))))
        return _plain(words) in read[0]

    return holds


def _plain(text: str) -> str:
    return f" {' '.join(_WORDS.findall(text.casefold()))} "
