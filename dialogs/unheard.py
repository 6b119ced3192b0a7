"""What a question leaves behind: that it found no answer, or that taught names led to one; never who asked it."""

from datetime import date

from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.context import naming
from dialogs.known import Known
from dialogs.masking import masked
from dialogs.taking import taken
from dialogs.words import read_words
from store import Tx, aliases, people, unanswered


def leaves(answer: Answer, asked: Asked, known: Known, today: date) -> bool:
    """Whether an answered or declined question leaves anything behind."""
    if answer.declined:
        return bool(known.documents) and _names_something(asked, known, today)
    return bool(taken(asked.text, known))


def leave(tx: Tx, today: date, answer: Answer, asked: Asked, known: Known) -> None:
    """Keep a declined question for the clerks, without the person; count the taught names that led to an answer."""
    if answer.declined:
        words = masked(asked.text, _names(tx, asked))
        unanswered.keep(tx, today, words, asked.sight)
    else:
        aliases.count(tx, today, [one.alias.id for one in taken(asked.text, known)])


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
