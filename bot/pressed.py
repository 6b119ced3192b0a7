"""What somebody said: the words that were typed, or those of a pressed button with its inputs filled in."""

import re
from collections.abc import Mapping

from bot.teams.port import Heard

INPUTS = ("new_date", "day", "choice", "name", "note")
"""The ids of the inputs that cards have; a button names them in braces, where one stands for the other with a bar."""
LONGEST = 2_000
"""Characters of a message that are read: no question has more, and looking through 28,000 would hold up everybody."""
FILLED = 500
"""Characters of one input."""

_ONE = "|".join(INPUTS)
_BLANK = re.compile(rf"\{{((?:{_ONE})(?:\|(?:{_ONE}))*)\}}")


def words(heard: Heard) -> str:
    """What was typed, or the whole sentence that a pressed button carries."""
    value = heard.value or {}
    pressed = value.get("ask")
    typed = heard.text if heard.text.strip() or not isinstance(pressed, str) else filled(pressed, value)
    return typed[:LONGEST]


def filled(sentence: str, value: Mapping[str, object]) -> str:
    """The sentence with each blank filled by the first of its inputs that holds something; an empty one falls away."""

    def blank(found: re.Match[str]) -> str:
        given = (value.get(name) for name in found[1].split("|"))
        return next((" ".join(one.split())[:FILLED] for one in given if isinstance(one, str) and one.strip()), "")

    return _BLANK.sub(blank, sentence).strip()
