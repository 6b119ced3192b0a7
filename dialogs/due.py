"""How a deadline is said: by when, the days that were counted, the rule, and where the rule comes from."""

from collections.abc import Sequence
from datetime import date

from dialogs.answer import Facts
from dialogs.deadlines import Deadline
from dialogs.say import clock, counted, joined, long_date
from store.records import Meeting

_LISTED = 10
"""More days than this are told by the first and the last."""


def facts(deadline: Deadline) -> Facts:
    """What a deadline rests on."""
    rule = deadline.rule
    by = long_date(deadline.day) + (f", {clock(rule.at)}" if rule.at else "")
    days = "Clear days between" if rule.kind == "clear" else f"{rule.kind.capitalize()} days counted"
    rows = [
        ("Publish by" if rule.done == "published" else "By", by),
        (days, listed(deadline.counted)),
        ("Not counted", deadline.passed and f"{listed(deadline.passed)} (bank holiday or closed)"),
        ("Meeting", held(deadline.meeting)),
        ("Rule", f"{rule.words[0].upper()}{rule.words[1:]}. {rule.source}"),
    ]
    return Facts(tuple((name, said) for name, said in rows if said))


def listed(days: Sequence[date]) -> str:
    """Days, short and in order: "Thu 24 Jun, Fri 25 Jun and Mon 28 Jun"."""
    if len(days) > _LISTED:
        return f"{counted(len(days), 'day')}, the first {long_date(days[0])} and the last {long_date(days[-1])}"
    return joined([f"{day:%a} {day.day} {day:%b}" for day in days])


def held(meeting: Meeting) -> str:
    """The day of a meeting, with its time and place where they are known."""
    at = f", {clock(meeting.time)}" if meeting.time else ""
    return long_date(meeting.date) + at + (f", {meeting.venue}" if meeting.venue else "")
