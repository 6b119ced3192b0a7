"""The kinds of reminder as people name them: agendas, reports, minutes, meetings, deliverables, actions, the digest."""

import re
from collections import Counter
from collections.abc import Iterable

from dialogs.say import counted, joined

WORDS = {
    "agenda": "agenda_due",
    "report": "report_due",
    "minutes": "minutes_due",
    "meeting": "meeting_soon",
    "deliverable": "deliverable_due",
    "action": "action_due",
    "announcement": "announcement",
    "digest": "weekly_digest",
}
"""The word for each kind that people can stop; what changes, fails or was asked by them is said all the same."""
LED = tuple(word for word in WORDS if word not in {"announcement", "digest"})
"""Those that can be said some days ahead: the digest has its own day, and announcements that of a clerk."""
NAMED = (
    r"(?:the\s+)?(?:(?P<agenda>agendas?)|(?P<report>(?:final\s+)?reports?|papers)|(?P<minutes>(?:draft\s+)?minutes)"
    r"|(?P<meeting>meetings?)|(?P<deliverable>deliverables?|milestones?)|(?P<action>actions?|recommendations?)"
    r"|(?P<announcement>announcements?)|(?P<digest>(?:weekly\s+)?digests?))"
)
"""A pattern for one of them, whose group says which."""
_SAID = {kind: word for word, kind in WORDS.items()}
_WHOLE = {"digest": "the weekly digest", "announcement": "announcements"}
_TOLD = {
    "meeting_changed": "of a changed meeting",
    "unanswered": "of a question without an answer",
    "preflight": "of what a meeting lacks",
    "trouble": "of what went wrong",
    "place_lost": "of a lost conversation",
    "asked_suggested": "of what was asked for",
}


def word_in(found: re.Match[str]) -> str:
    """The word of the kind that a match of NAMED names, empty where it names none."""
    return next((word for word in WORDS if found.groupdict().get(word)), "")


def called(kind: str) -> str:
    """The reminders of a kind: "agenda reminders"."""
    word = _SAID.get(kind, kind.replace("_", " "))
    return _WHOLE.get(word, f"{word} reminders")


def summed(kinds: Iterable[str]) -> str:
    """How many of which: "3 reminders (2 of meetings and 1 of agendas)"."""
    each = Counter(kinds)
    parts = [f"{number:,} {_of(kind)}" for kind, number in sorted(each.items(), key=lambda one: (-one[1], one[0]))]
    total = counted(sum(each.values()), "reminder")
    return f"{total} ({joined(parts)})" if parts else total


def _of(kind: str) -> str:
    word = _SAID.get(kind)
    if word is None:
        return _TOLD.get(kind, f"of the kind {kind.replace('_', ' ')}")
    return _WHOLE.get(word) or f"of {word if word.endswith('s') else word + 's'}"
