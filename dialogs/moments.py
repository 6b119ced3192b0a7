"""Dates, months and years as people type them in a question, and whether a record's date answers to them."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dialogs.spoken import spoken_days

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:,?\s*(?P<{0}>(?:19|20)\d\d|'\d\d))?"
_HOW = r"(?:(?P<how>before|prior to|earlier than|after|since|later than|from|by|until|till|up to)\s+(?:the\s+)?)?"
_FORMS = (
    re.compile(rf"{_HOW}\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH.format('m')}\b{_YEAR.format('y')}"),
    re.compile(rf"{_HOW}\b{_MONTH.format('m')}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|:){_YEAR.format('y')}"),
    re.compile(rf"{_HOW}\b(?P<d>\d{{1,2}})[/.](?P<mn>\d{{1,2}})(?:[/.](?P<yn>(?:20)?\d\d))?\b(?!\s*(?:am|pm|%|\.\d))"),
    re.compile(rf"{_HOW}\b(?P<yi>20\d\d)-(?P<mn>\d\d)-(?P<d>\d\d)\b"),
    re.compile(rf"{_HOW}\b{_MONTH.format('m')}\b\.?{_YEAR.format('y')}"),
    re.compile(rf"{_HOW}\b(?P<yi>20\d\d)\b(?!to|-)"),
)
_QUARTER = re.compile(r"\bq[1-4]\b|\bquarters? [1-4]\b|\b20\d\dto\d\d\b")
_HOWS = {
    "before": "before", "prior to": "before", "earlier than": "before", "by": "until", "until": "until",
    "till": "until", "up to": "until", "after": "after", "later than": "after", "since": "since", "from": "since",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """A date, month or year, as far as it was given.

    `how` is on, before, until, after or since; `days` is how many days it spans, where a day is given.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    how: str = "on"
    days: int = 1

    def holds(self, day: date) -> bool:
        """Whether a record's date answers to it. A year left out is any year, for a limit the record's own."""
        if self.how == "on" and self.days == 1:
            return self._same(day)
        first, last = self.bounds(self.year or day.year)
        return {
            "on": first <= day <= last,
            "before": day < first,
            "until": day <= last,
            "after": day > last,
            "since": day >= first,
        }[self.how]

    def _same(self, day: date) -> bool:
        wanted = ((self.year, day.year), (self.month, day.month), (self.day, day.day))
        return all(given is None or given == has for given, has in wanted)

    def bounds(self, year: int) -> tuple[date, date]:
        """The first and the last day that it names, in the year given."""
        first = date(year, self.month or 1, self.day or 1)
        if self.day:
            return first, first + timedelta(days=self.days - 1)
        following = date(year + 1, 1, 1) if not self.month or self.month == 12 else date(year, self.month + 1, 1)
        return first, following - timedelta(days=1)

    def near(self, now: date) -> "When":
        """With the year that brings it nearest to now, where none was given."""
        if self.year is not None or self.month is None:
            return self
        best = min((now.year - 1, now.year, now.year + 1), key=lambda year: abs((_safe(year, self) - now).days))
        return replace(self, year=best)

    def printed(self) -> str:
        """As it is said back: "before 1 March 2021"."""
        month = _MONTHS[self.month - 1].capitalize() if self.month else ""
        parts = [str(self.day or ""), month, str(self.year or "")]
        week = ["the week of"] if self.days > 1 else []
        return " ".join([*([] if self.how == "on" else [self.how]), *week, *filter(None, parts)])

    def printed_in(self, text: str) -> bool:
        """Whether a text (lower case) prints every part of it, the day, the month and the year."""
        words = re.findall(r"[a-z]+|\d+", replace(self, how="on", days=1).printed().lower())
        return all(re.search(rf"\b{word}", text) for word in words)


def _safe(year: int, when: When) -> date:
    try:
        return date(year, when.month or 1, when.day or 1)
    except ValueError:
        return date(year, when.month or 1, 28)


def find_whens(text: str, now: date) -> tuple[tuple[When, ...], frozenset[str]]:
    """Every date, month and year in a question (plain, lower case), and the words that they took up."""
    found: list[tuple[int, When]] = []
    words: set[str] = set()
    rest = text
    for form in _FORMS:
        for match in form.finditer(rest):
            when = _when(match.groupdict())
            if when and not _is_a_verb(match, text):
                found.append((match.start(), when))
                words.update(re.findall(r"[a-z0-9]+", match[0]))
                rest = rest[: match.start()] + "\x00" * len(match[0]) + rest[match.end() :]
    words.update(word for match in _QUARTER.finditer(text) for word in match[0].split())
    for match, start, days in spoken_days(rest, now):
        words.update(re.findall(r"[a-z0-9]+", match[0]))
        if start and not (match["weekday"] and any(when.day for _, when in found)):
            found.append((match.start(), _spoken(match, start, days)))
    return tuple(when for _, when in sorted(found, key=lambda pair: pair[0])), frozenset(words)


def _spoken(match: re.Match[str], start: date, days: int) -> When:
    """What a spoken day, week, month or year names."""
    if days in (1, 7):
        return When(start.year, start.month, start.day, days=days)
    return When(start.year) if match[0].endswith("year") else When(start.year, start.month)


def _when(parts: dict[str, str | None]) -> When | None:
    year = parts.get("y") or parts.get("yn") or parts.get("yi")
    number = int(year.lstrip("'")) if year else None
    month = _month(parts.get("m")) if parts.get("m") else int(parts["mn"] or 0) if parts.get("mn") else None
    day = int(parts["d"] or 0) if parts.get("d") else None
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    full = number + 2000 if number is not None and number < 100 else number
    try:
        date(full or 2000, month or 1, day or 1)
    except ValueError:
        return None
    return When(full, month, day, _HOWS.get(parts.get("how") or "", "on"))


def _month(name: str | None) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if name and month.startswith(name[:3]))


def _is_a_verb(match: re.Match[str], text: str) -> bool:
    """'may' alone is a word as well as a month: it counts as a month after in, of, for, last, next, since ..."""
    if match[0].strip() not in {"may", "march", "mar", "dec", "sep"}:
        return False
    before = text[: match.start()].split()
    return match[0].strip() == "may" and (
        not before
        or before[-1]
        not in {"in", "of", "for", "last", "next", "this", "and", "by", "about", "on", "since", "after", "before"}
    )
