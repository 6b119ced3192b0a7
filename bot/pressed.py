"""What somebody said: the words that were typed, or those of a pressed button with its inputs filled in."""

import re
from collections.abc import Mapping

from bot.teams.port import Heard

FILLED = 500
"""Characters of one input, if it is not said otherwise."""
WORDS = {"title": 200, "message": 1_200, "link": 400, "deadline": 200, "reason": 200}
"""Characters of the inputs in which an announcement is written."""
INPUTS = ("new_date", "day", "choice", "name", "note", "places", "on", "at", *WORDS)
"""The ids of the inputs that cards have; a button names them in braces, where one stands for the other with a bar."""
LONGEST = 2_400
"""Characters of a message that are read: no question has more, and looking through 28,000 would hold up everybody."""
PARAGRAPH = " ¶ "
"""What parts the paragraphs of an input of several lines, so that nothing typed in one can begin a line of its own."""

_ONE = "|".join(INPUTS)
_BLANK = re.compile(rf"\{{((?:{_ONE})(?:\|(?:{_ONE}))*)\}}")


def words(heard: Heard) -> str:
    """What was typed, or the whole sentence that a pressed button carries.

    An input that holds no text is of no card: such a press says nothing, for an order whose input fell away would be
    another order.
    """
    value = heard.value or {}
    pressed = value.get("ask") if all(isinstance(value.get(name), str | None) for name in INPUTS) else ""
    typed = heard.text if heard.text.strip() or not isinstance(pressed, str) else filled(pressed, value)
    return typed[:LONGEST]


def filled(sentence: str, value: Mapping[str, object]) -> str:
    """The sentence with each blank filled by the first of its inputs that holds something; an empty one falls away."""

    def blank(found: re.Match[str]) -> str:
        given = ((name, value.get(name)) for name in found[1].split("|"))
        return next((_one(name, typed) for name, typed in given if isinstance(typed, str) and typed.strip()), "")

    return _BLANK.sub(blank, sentence).strip()


def _one(name: str, typed: str) -> str:
    """What was typed into one input, on one line, cut to what it may hold."""
    mark = PARAGRAPH if name in WORDS else " "
    lines = (" ".join(line.split()) for line in typed.splitlines())
    return mark.join(line for line in lines if line)[: WORDS.get(name, FILLED)]
