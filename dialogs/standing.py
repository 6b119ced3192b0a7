"""Reading a paper's own status words: is a thing done, and is an indicator on target? Never computed, only read."""

import re

_NOT_DONE = re.compile(
    r"\b(?:not|un\w+|in\s?complete|outstanding|open|post|after|progress|ongoing|pending|delayed|overdue|late|slipp\w+|"
    r"planned|due|at risk|to do|yet|started|amber|red|behind|deferred|carried)\b",
    re.I,
)
_DONE = re.compile(
    r"\b(?:signed[ -]?off|sign[ -]?off|complete[d]?|done|delivered|approved|closed|achieved|finished|accepted|implemented|"
    r"live|met)\b",
    re.I,
)
_BELOW = re.compile(
    r"\b(?:below|under|missed|not (?:being )?met|not meeting|off target|off track|red|behind|worse)\b", re.I
)
_ABOVE = re.compile(r"\b(?:above|over|exceed\w*|met|meeting|on target|on track|green|achieved|ahead|better)\b", re.I)


def is_done(status: str | None) -> bool | None:
    """Whether a status says that the thing is done; None where there is none or it says neither."""
    if not status:
        return None
    if _NOT_DONE.search(status):
        return False
    return True if _DONE.search(status) else None


def is_below(status: str | None) -> bool | None:
    """Whether a status says that an indicator is off its target; None where it does not say."""
    if not status:
        return None
    if _BELOW.search(status):
        return True
    return False if _ABOVE.search(status) else None
