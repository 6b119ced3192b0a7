"""Does a sentence hold the kind of thing that is wanted: a number, a date, a name, a cause, a length of time?"""

import re

from dialogs.language import plain_text
from dialogs.words import Words

_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|half|all but|none|no)\b",
    re.I,
)
_DATE = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|summer|autumn|winter|spring|"
    r"easter|christmas|monday|tuesday|wednesday|thursday|friday|saturday|sunday|quarter|q[1-4]|mid year|end of|week|weeks|months?)\b|\b(?:19|20)\d\d\b",
    re.I,
)
_CAUSE = re.compile(
    r"\b(?:due to|because|owing to|as a result|result of|thanks to|caused by|reasons? (?:included|for|was)|explain\w*|attributed|therefore|"
    r"so that|since|made it (?:more|less)|led to|impact\w*|in order to|factors?|mainly|affected by|although|despite|identified that)\b",
    re.I,
)
_NAME = re.compile(
    r"\b(?:Councillors?|Cllr|CC|Chair|Mr|Mrs|Ms|Dr|Head|Director|Manager|Officer|Service|Team|Council|staff|Lead)\b|\b[A-Z][a-z]+ [A-Z][a-z]+\b"
)
_MONEY = re.compile(r"[£€$]\s?\d|\b\d[\d,.]*\s?(?:k|m|million|thousand)\b|\bcost|\bfund|\bprice", re.I)
_LENGTH = re.compile(r"\b(?:years?|months?|weeks?|days?|hours?|minutes?)\b", re.I)
_PLACE = re.compile(r"\b(?:in|at|based in|across|to|from|around|near)\s+(?:the\s+)?[A-Z]")
_TESTS = {
    "count": _NUMBER, "when": _DATE, "why": _CAUSE, "who": _NAME, "how_much": re.compile(f"{_MONEY.pattern}|{_NUMBER.pattern}", re.I),
    "how_long": _LENGTH, "where": _PLACE,
}  # fmt: skip


def fits_want(text: str, words: Words) -> bool:
    """Whether the sentence holds every kind of thing that the message wants; one that wants none is held by any."""
    return all(test.search(text) for want, test in _TESTS.items() if want in words.wants) and (
        "percent" not in words.plain or "percent" in plain_text(text)
    )
