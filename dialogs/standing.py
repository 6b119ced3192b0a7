"""Reading a paper's own status words: is a thing done, and is an indicator on target? Never computed, only read."""

import re

from dialogs.cues import cue


def _says(name: str, status: str) -> bool:
    return re.search(cue(f"status {name}"), status, re.IGNORECASE) is not None


def is_done(status: str | None) -> bool | None:
    """Whether a status says that the thing is done; None where there is none or it says neither."""
    if not status:
        return None
    if _says("not done", status):
        return False
    return True if _says("done", status) else None


def verdict(asked: str, status: str | None, direction: str | None) -> bool | None:
    """Whether a question that wants yes or no (plain text) is answered yes by what is stated; None where it is not."""
    below = is_below(status)
    if re.search(cue("asks below"), asked):
        return below
    if re.search(cue("asks on target"), asked):
        return None if below is None else not below
    if direction is None or re.search(cue("asks either"), asked):
        return None
    if re.search(cue("asks worse"), asked):
        return direction == "worse"
    return direction == "better" if re.search(cue("asks better"), asked) else None


def is_below(status: str | None) -> bool | None:
    """Whether a status says that an indicator is off its target; None where it does not say."""
    if not status:
        return None
    if _says("below", status):
        return True
    return False if _says("above", status) else None
