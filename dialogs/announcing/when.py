"""At which instant something is to be posted: a day and an hour on the council's clock, said back in words."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dialogs import compose
from dialogs.announcing.said import moment
from dialogs.answer import Answer
from dialogs.calendar import instant
from dialogs.say import clock, counted, long_date
from dialogs.until import day_in
from store.reading.dates import find_times

NOW = re.compile(r"(?:right )?now|at once|immediately|straight away", re.IGNORECASE)
FURTHEST = timedelta(days=366)
_HOUR = re.compile(
    r"\b(?:at\s+)?(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|noon|midday)(?!\w)", re.IGNORECASE
)


def instant_of(said: str, now: datetime, zone: str) -> datetime | Answer:
    """The instant that is named, seen from now; or an answer that says what is missing or cannot be."""
    if not said.strip() or NOW.fullmatch(said.strip(" .!")):
        return now
    local = now.astimezone(ZoneInfo(zone))
    hours, rest = find_times(said), " ".join(_HOUR.sub(" ", said).split())
    rest = re.sub(r"^(?:on|at|and|,|\s)+|(?:on|at|and|,|\s)+$", "", rest)
    if len(hours) != 1:
        return _unclear("At what time? Say a day and an hour: on 12 April at 9am.")
    day = _day(rest, local.date(), hours[0], local.time())
    if day is None:
        return _unclear(f"“{rest[:60]}” is no one day. Say a day and an hour: on 12 April at 9am.")
    return _checked(day, hours[0], now, zone)


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
