"""Does a sentence hold the kind of thing that is wanted: a number, a date, a name, a cause, a length of time?"""

import re
from functools import lru_cache

from dialogs.cues import cue
from dialogs.language import plain_text
from dialogs.words import Words

_KINDS = ("count", "when", "why", "who", "how_much", "how_long", "where")

_COUNTED = ("count", "how_much")
_DATES = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4}|\b(?:19|20)\d\d(?:[/-]\d{2,4})?\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2,8}\b|\bItem \d+"
)
"""A number inside a date is no count and no sum."""


@lru_cache(maxsize=1)
def _tests() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(cue(f"evidence {kind}"), re.IGNORECASE) for kind in _KINDS}


def fits_want(text: str, words: Words) -> bool:
    """Whether the sentence holds every kind of thing that the message wants; one that wants none is held by any."""
    undated = _DATES.sub(" ", text)
    return all(
        test.search(undated if want in _COUNTED else text) for want, test in _tests().items() if want in words.wants
    ) and ("percent" not in words.plain or "percent" in plain_text(text))
