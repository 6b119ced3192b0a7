"""At which instant something is to be posted: a day and an hour on the council's clock, said back in words."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dialogs import compose
from dialogs.announcing.hours import NO_HOUR, hours_in
from dialogs.announcing.said import moment
from dialogs.answer import Answer
from dialogs.calendar import instant
from dialogs.say import clock, counted, long_date
from dialogs.until import day_in

NOW = re.compile(r"(?:right )?now|at once|immediately|straight away", re.IGNORECASE)
FURTHEST = timedelta(days=366)
_IN = re.compile(
    r"in (?:(?P<half>half an hour)|(?P<many>an?|one|two|three|four|five|six|\d{1,3}) (?P<unit>min|hour|hr)[a-z]*"
    r"(?P<more> and a half)?)",
    re.IGNORECASE,
)
_MANY = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_AROUND = re.compile(r"^(?:(?:on|at|and|to|until|till|for)\b|[,\s])+|(?:\b(?:on|at|and)\b|[,.\s])+$", re.IGNORECASE)
_PLEASE = re.compile(r",?\s*\b(?:please|thanks|thank you)$", re.IGNORECASE)


def instant_of(said: str, now: datetime, zone: str) -> datetime | Answer:
    """The instant that is named, seen from now; or an answer that says what is missing or cannot be."""
    said = _PLEASE.sub("", said.strip(" .!"))
    if not said or NOW.fullmatch(said):
        return now
    if found := _IN.fullmatch(_AROUND.sub("", said)):
        return now + _ahead(found)
    hours = hours_in(said)
    hour, (start, end), unsure, _ = hours[0] if len(hours) == 1 else NO_HOUR
    if hour is None:
        return _unclear("At what time? Say a day and an hour: on 12 April at 9am.")
    if unsure:
        return _unclear("Is that in the morning or in the afternoon? Say an hour with am or pm: on 12 April at 9am.")
    rest = _AROUND.sub("", " ".join(f"{said[:start]} {said[end:]}".split()))
    local = now.astimezone(ZoneInfo(zone))
    day = _day(rest, local.date(), hour, local.time())
    if day is None:
        return _unclear(f"“{rest[:60]}” is no one day. Say a day and an hour: on 12 April at 9am.")
    return _checked(day, hour, now, zone)


def _ahead(found: re.Match[str]) -> timedelta:
    """How long from now: in an hour, in 30 minutes, in an hour and a half."""
    if found["half"]:
        return timedelta(minutes=30)
    many = _MANY.get(found["many"].casefold()) or int(found["many"])
    unit = timedelta(minutes=1) if found["unit"].casefold() == "min" else timedelta(hours=1)
    return many * unit + (unit / 2 if found["more"] else timedelta())


def _day(rest: str, today: date, hour: time, at: time) -> date | None:
    """The day; without one the next on which the clock shows that hour."""
    if rest.casefold() == "today" or not rest:
        return today if hour > at or rest else today + timedelta(days=1)
    return day_in(rest, today)


def _checked(day: date, hour: time, now: datetime, zone: str) -> datetime | Answer:
    found = instant(day, hour, zone)
    if found.astimezone(ZoneInfo(zone)).time() != hour:
        return _unclear(
            f"The clocks change on {long_date(day)}: {clock(hour)} does not exist then. Choose another hour."
        )
    if found <= now:
        return _unclear(f"{moment(found, zone)} has passed. Choose a time to come, or say: now.")
    if found - now > FURTHEST:
        return _unclear(f"{moment(found, zone)} is more than a year away.")
    return found


def told(at: datetime, now: datetime, zone: str) -> str:
    """An instant to come, said back: "9am on Monday 12 April 2021 (British Summer Time), in 3 days"."""
    local = at.astimezone(ZoneInfo(zone))
    name = {"BST": "British Summer Time", "GMT": "Greenwich Mean Time"}.get(local.tzname() or "", local.tzname())
    if at <= now:
        return f"{moment(at, zone)} ({name}), which has passed"
    left = at - now
    much = counted(left.days, "day") if left.days else counted(max(int(left.total_seconds()) // 3600, 0), "hour")
    soon = f"in {much}" if left >= timedelta(hours=1) else f"in {counted(int(left.total_seconds()) // 60, 'minute')}"
    return f"{moment(at, zone)} ({name}), {soon}"


def marked(at: datetime, number: int) -> datetime:
    """The instant with the number of its announcement in its last digits, so that two never fall due as one."""
    return at.astimezone(UTC).replace(microsecond=number % 1_000_000)


def _unclear(lead: str) -> Answer:
    return compose.declined("When?", lead)
