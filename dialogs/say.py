"""How dates, times, figures and lists are written in answers: one form for each."""

from collections.abc import Sequence
from datetime import date, time

from store.records import Source

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def short_date(day: date) -> str:
    """20 April 2021."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def long_date(day: date) -> str:
    """Tuesday 20 April 2021."""
    return f"{_DAYS[day.weekday()]} {short_date(day)}"


def clock(at: time) -> str:
    """2pm, 7.30pm."""
    hour, half = at.hour % 12 or 12, "am" if at.hour < 12 else "pm"
    return f"{hour}.{at.minute:02}{half}" if at.minute else f"{hour}{half}"


def number(value: float) -> str:
    """1,234 or 93.2, without a needless decimal."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"


def amount(value: float, unit: str | None) -> str:
    """93.2%, £690,000, 12.4 days."""
    if not unit or unit.lower().rstrip(".") in {"number", "no", "count"}:
        return number(value)
    if unit in {"%", "percent", "per cent"}:
        return f"{number(value)}%"
    return f"{unit}{number(value)}" if unit in {"£", "€", "$"} else f"{number(value)} {unit}"


def joined(parts: Sequence[str], last: str = "and") -> str:
    """a, b and c."""
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}" if len(parts) > 1 else "".join(parts)


def counted(count: int, one: str, many: str | None = None) -> str:
    """1 deliverable, 3 deliverables."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def pages(first_last: tuple[int, int] | None) -> str | None:
    """pages 11 to 34."""
    if first_last is None:
        return None
    first, last = first_last
    return f"page {first}" if first == last else f"pages {first} to {last}"


def initial(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def cut(text: str, limit: int) -> str:
    """No longer than the limit, cut between words and marked as cut."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def paper(source: Source) -> str:
    """The paper and page, short: "Agenda pack, 20 April 2021, page 3"."""
    return f"{source.paper}, page {source.page}" if source.page else source.paper
