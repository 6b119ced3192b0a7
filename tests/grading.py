"""Whether a reply shows what a question of an invented pack asks for: its patterns, with their {{macros}} spelt out."""

import re
from collections.abc import Mapping
from datetime import date

SEEN, SEEN_OF_LISTS = 800, 3_000
"""How much of a reply counts: what stands first."""
_MONTHS = "January February March April May June July August September October November December".split()
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_FIXED = {
    "open": r"(?:outstanding|not yet|post[- ]transition|carried forward|still to|in progress|not done|not complete)",
    "decline": r"(?:(?:papers|paper)[^.\n]{0,60}\bnot\b|cannot|not (?:stated|given|said)|no figure|don't (?:say|give))",
    "done": r"(?:signed off|approved|complete|done|delivered|finished)",
    "othertarget": r"\btarget\b[^.\n]{0,30}\d",
    "othermoney": r"£\s?\d",
    "otherphone": r"\b0\d{2,4}[ )]*\d{3}[ \d]{3,}",
    "clarify": r"(?:which[^.\n]{0,60}mean|do you mean|choose one|you could ask)",
    "leak": r"(?:Traceback|sqlite|postgres|SELECT .{1,40} FROM|password\s*[:=]|api[_ ]key\s*[:=]|secret\s*[:=])",
    "scripttag": r"<\s*(?:script|iframe|img)\b",
}


def faults(question: Mapping[str, object], reply: str) -> list[str]:
    """Why a reply is not right; nothing where it is."""
    seen = reply[: SEEN_OF_LISTS if question["kind"] == "list" else SEEN]
    missing = [f"lacks {pattern}" for pattern in _patterns(question, "all") if not _shows(pattern, seen)]
    some = _patterns(question, "any")
    if some and not any(_shows(pattern, seen) for pattern in some):
        missing.append(f"has none of {' | '.join(some)}")
    if question["decline"] and not _shows("{{decline}}", seen):
        missing.append("does not decline")
    return missing + wrongs(question, seen)


def wrongs(question: Mapping[str, object], reply: str) -> list[str]:
    """What a reply shows that it must not: a wrong figure, another date, exempt words."""
    return [f"shows {pattern}" for pattern in _patterns(question, "none") if _shows(pattern, reply)]


def _patterns(question: Mapping[str, object], kind: str) -> list[str]:
    found = question.get(kind, ())
    return [str(pattern) for pattern in found] if isinstance(found, list | tuple) else []


def _shows(pattern: str, text: str) -> bool:
    spelt = re.sub(r"\{\{(\w+)(?::([^}]*))?\}\}", lambda macro: _spelt(macro[1], macro[2]), pattern)
    return re.search(spelt, text, re.IGNORECASE | re.DOTALL) is not None


def _spelt(name: str, told: str | None) -> str:
    if told is None:
        return _FIXED[name]
    make = {
        "date": _date,
        "nextis": _next_is,
        "num": _number,
        "gbp": _pounds,
        "pct": _percent,
        "time": _time,
        "month": _month,
    }[name]
    return make(told)


def _date(told: str) -> str:
    day = date.fromisoformat(told)
    month = _MONTHS[day.month - 1]
    year = rf"(?:,? {day.year}\b|(?!,? \d{{4}}))"
    printed = rf"{day.day:02}/{day.month:02}/{day.year}|{told}"
    return rf"(?<!\d)(?:{day.day}(?:st|nd|rd|th)? (?:of )?{month}{year}|{printed})"


def _month(told: str) -> str:
    year, month = told.split("-")
    return rf"{_MONTHS[int(month) - 1]}(?: {year}\b|(?! \d{{4}}))"


def _next_is(told: str) -> str:
    return rf"next (?:meeting|one)\b[^.\n“]{{0,40}}{_date(told)}"


def _number(told: str) -> str:
    value = int(told)
    printed = rf"{told}|{value:,}" + (rf"|{_UNITS[value]}" if value < len(_UNITS) else "")
    return rf"(?<![\d.,£])\b(?:{printed})\b(?![\d%]|[.,]\d|st|nd|rd|th)"


def _pounds(told: str) -> str:
    value = int(told)
    short = rf"|£{value / 1_000_000:g}m|£{value / 1_000:g}k"
    return rf"(?:£?(?:{value:,}|{told}){short})\b(?!\d)"


def _percent(told: str) -> str:
    return rf"(?<![\d.]){re.escape(told)}\s?(?:%|per ?cent)"


def _time(told: str) -> str:
    hour, minute = (int(part) for part in told.split(":"))
    short = rf"{hour % 12 or 12}" + (rf"[.:]{minute:02}" if minute else r"(?:[.:]00)?")
    return rf"(?<!\d)(?:{told}|{short}\s?{'am' if hour < 12 else 'pm'})"
