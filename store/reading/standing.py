"""Whether a paper's own status word says that a thing is done."""

import re

_NOT = re.compile(
    r"\b(?:not|un\w+|in\s?complete|part(?:ly|ial\w*)?|nearly|almost|mostly|outstanding|open|post|progress|ongoing|pending|delayed|"
    r"overdue|late|planned|due|at risk|to do|yet|started|amber|red|behind|deferred|carried|cancelled|on hold)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:signed[ -]?off|completed?|done|delivered|approved|closed|achieved|finished|accepted|implemented|live|met)\b",
    re.IGNORECASE,
)


def done(status: str | None) -> bool | None:
    """True where it says done, False where it says not yet, None where it says neither or is not stated."""
    if not status:
        return None
    if _NOT.search(status):
        return False
    return True if _DONE.search(status) else None
