"""A clerk asks what was done, by whom and to which record: in their personal chat, of their own committees."""

import re
from datetime import date, datetime, time, timedelta

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked, Scope
from dialogs.calendar import council_day, instant
from dialogs.clerks import ROLES
from dialogs.journalled import HEAD, Journal
from dialogs.past import names_days, past_days
from dialogs.say import counted, short_date
from dialogs.wishing import zone
from store import Tx, journal

EXAMPLES = ("journal", "What was done today?", "Who did what on 20 April?", "What happened to A12?")
LATELY = timedelta(days=30)
"""How far back the journal is shown where no day is named."""

_NUMBER = r"(?:,?\s+from\s+number\s+(?P<start>\d{1,6}))?"
_BETWEEN = r"(?:\s+(?:of|for|on|in))?"
_DAYS = (
    rf"(?:(?:show|give|open)\s+(?:me\s+)?)?(?:the\s+|our\s+|your\s+)?journal(?:{_BETWEEN}\s+(?P<days>.{{2,40}}?))?",
    rf"who\s+(?:did|has\s+done|changed)\s+what(?:{_BETWEEN}\s+(?P<days>.{{2,40}}?))?",
    r"what\s+(?:was|has\s+been)\s+done\s+(?P<days>today|yesterday|this\s+week|last\s+week|this\s+month)",
    r"what\s+did\s+(?:people|everybody|everyone|clerks?|we|you)\s+do\s+here\s+(?P<days>.{2,40}?)",
)
_REFERENCE = r"(?:(?:the\s+)?announcement\s+)?(?P<ref>a\d{1,7})"
_OF = (
    rf"what\s+(?:has\s+)?(?:happened\s+(?:to|with)|became\s+of|become\s+of|was\s+done\s+(?:to|with))\s+{_REFERENCE}",
    rf"(?:(?:show|give)\s+(?:me\s+)?)?(?:the\s+)?(?:history|journal)\s+(?:of|for)\s+{_REFERENCE}",
    rf"who\s+(?:changed|made|posted|sent|withdrew|corrected|approved|did\s+what\s+to)\s+{_REFERENCE}",
)
_ASKS_OF = [re.compile(f"{form}{_NUMBER}", re.IGNORECASE) for form in _OF]
_ASKS = [re.compile(f"{form}{_NUMBER}", re.IGNORECASE) for form in _DAYS]


def _recognise(text: str) -> str | None:
    said = " ".join(text.strip(MARKS).split())[:200]
    if found := next((one for form in _ASKS_OF if (one := form.fullmatch(said))), None):
        return f"{found['start'] or 1}\nof\n{found['ref'].upper()}"
    found = next((one for form in _ASKS if (one := form.fullmatch(said))), None)
    if found is None or (found["days"] and not names_days(found["days"])):
        return None
    return f"{found['start'] or 1}\ndays\n{found['days'] or ''}"


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    if asked.scope is not Scope.PERSONAL:
        return compose.declined("Journal", "Who did what I say in our personal chat alone.")
    start, about, named = wanted.split("\n")
    if about == "of":
        found, of, question = journal.naming(tx, named), f"to {named}", f"What happened to {named}"
    else:
        days = _days(tx, now, named)
        if days is None:
            return compose.declined("Journal", f"“{named}” is no day that has been. Ask: who did what on 20 April?")
        found = journal.between(tx, (instant(days[0], time(0), zone(tx)), _end(tx, days[1])))
        of, question = _span(days), f"Journal of {named}" if named else "Journal"
    mine = Journal(tx, asked)
    entries = mine.theirs(found)
    if not entries:
        lead = f"Nothing was done {of} that is yours to see: of your committees, or by you."
        return compose.declined("Journal", lead)
    first = max(int(start) - 1, 0)
    shown = list(mine.rows(entries[first : first + compose.SHOWN]))
    blank: list[tuple[str, ...]] = [("",) * len(HEAD)]
    rows = blank * first + shown + blank * (len(entries) - first - len(shown))
    lead = f"{counted(len(entries), 'thing was', 'things were')} done {of}, the latest first."
    return compose.answer("Journal", lead, compose.table(HEAD, rows, question, first), [])


def _days(tx: Tx, now: datetime, named: str) -> tuple[date, date] | None:
    """The first and the last day that are meant."""
    today = council_day(now, zone(tx))
    return past_days(named, today) if named else (today - LATELY, today)


def _end(tx: Tx, last: date) -> datetime:
    return instant(last + timedelta(days=1), time(0), zone(tx))


def _span(days: tuple[date, date]) -> str:
    first, last = days
    return f"on {short_date(first)}" if first == last else f"from {short_date(first)} to {short_date(last)}"


ACT = Act("history", EXAMPLES, ROLES, _recognise, _perform)
