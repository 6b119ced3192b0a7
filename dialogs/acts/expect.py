"""A clerk notes who is to write a report for a meeting, who is then reminded of it, or that it is not expected."""

import re
from datetime import date, datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.audience import Audience, read_audience
from dialogs.calendar import council_day
from dialogs.clerks import over
from dialogs.following import public_meetings
from dialogs.guard import exempt_words_of_any
from dialogs.say import cut, joined, long_date
from dialogs.until import day_in, is_day
from store import Tx, expected, journal, meetings
from store.records import Meeting

EXAMPLES = ("expect a report on Library hours from Jane Smith for 1 July", "no report on Library hours for 1 July")

_DAY = r"\s+for\s+(?:the\s+)?(?:meeting\s+(?:on|of)\s+)?(?P<day>.+)"
_EXPECT = re.compile(
    rf"(?:please\s+)?expect\s+(?:a|the)\s+report\s+(?:on|about)\s+(?P<title>.+)\s+from\s+(?P<name>.+){_DAY}",
    re.IGNORECASE,
)
_NONE = re.compile(rf"(?:(?:please\s+)?expect\s+)?no\s+report\s+(?:on|about)\s+(?P<title>.+){_DAY}", re.IGNORECASE)
_LONGEST = 500


def _recognise(text: str) -> str | None:
    plain = "" if len(text) > _LONGEST or text.rstrip().endswith("?") else " ".join(text.strip(MARKS).split())
    if found := _EXPECT.fullmatch(plain):
        return f"{found['title'].strip(MARKS)}\n{found['day']}\n{found['name']}"
    found = _NONE.fullmatch(plain)
    return f"{found['title'].strip(MARKS)}\n{found['day']}\n" if found and is_day(_day(found["day"])) else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    title, told, name = wanted.split("\n")
    theirs = (one.id for one in meetings.committees(tx) if over(tx, asked, one))
    if name and (why := exempt_words_of_any(tx, theirs, title)):
        return compose.declined("Not for the public", f"{why} Nothing was noted: its author would be told that title.")
    sentence = f"expect a report on {title} from {name} for" if name else f"no report on {title} for"
    meeting = _meeting(tx, now, asked, told, sentence)
    if isinstance(meeting, Answer):
        return meeting
    return _expect(tx, now, asked, meeting, (title, name)) if name else _drop(tx, now, asked, meeting, title)


def _meeting(tx: Tx, now: datetime, asked: Asked, told: str, sentence: str) -> Meeting | Answer:
    """The one meeting to come that is meant; else why there is none."""
    every = [one for one in public_meetings(tx) if one.status == "scheduled" and over(tx, asked, one.committee)]
    coming = [one for one in every if one.date >= council_day(now, one.committee.zone)]
    fits = [one for one in coming if _is_of(one, told, council_day(now, one.committee.zone))]
    if len(fits) == 1:
        return fits[0]
    if not coming:
        lead = "I know of no meeting to come of your committees: load its dates first."
        return compose.declined("Expected reports", lead)
    none = f"I know of no meeting to come on “{cut(told, 60)}”. Which do you mean?"
    ask = "Several committees meet then." if fits else none
    return compose.which("Which meeting?", ask, [f"{sentence} {_named(one)}" for one in fits or coming])


def _named(meeting: Meeting) -> str:
    return f"{meeting.committee.name} on {meeting.date.day} {meeting.date:%B %Y}"


def _is_of(meeting: Meeting, told: str, today: date) -> bool:
    """Whether the day that was told is that of a meeting, and so is the committee, where one is named before it."""
    committee = told.rpartition(" on ")[0].casefold()
    return day_in(_day(told), today) == meeting.date and committee in {"", meeting.committee.name.casefold()}


def _day(told: str) -> str:
    return told.rpartition(" on ")[2]


def _expect(tx: Tx, now: datetime, asked: Asked, meeting: Meeting, wanted: tuple[str, str]) -> Answer:
    title, name = wanted
    audience = read_audience(tx)
    author = audience.named(name)
    if author is None:
        return _unknown(audience, meeting, name)
    its = expected.of_meeting(tx, meeting.committee.id, meeting.date)
    before = next((one.author for one in its if one.title == title), "not expected")
    expected.put(tx, now, committee=meeting.committee.id, day=meeting.date, title=title, author=author)
    what = f"{title} from {author} for {meeting.committee.slug} on {meeting.date}"
    journal.note(tx, now, who=asked.person or "local", did="expect report", what=what, before=before, after=author)
    unreached = " I cannot reach them until they have added me; clerks hear of it until then."
    reach = "" if audience.chats([author]) else unreached
    lead = f"Done: a report on {title} from {audience.name_of(author)} is expected for {meeting.committee.name} on "
    lead += f"{long_date(meeting.date)}. They are reminded of its deadlines.{reach}"
    return compose.answer("Expected", lead, [], [meeting])


def _drop(tx: Tx, now: datetime, asked: Asked, meeting: Meeting, title: str) -> Answer:
    its = expected.of_meeting(tx, meeting.committee.id, meeting.date)
    found = next((one for one in its if one.title.casefold() == title.casefold()), None)
    if found is None:
        known = f" Expected are: {joined([one.title for one in its])}." if its else " None is."
        return compose.declined("Expected reports", f"No report on {cut(title, 80)} is expected then.{known}")
    expected.drop(tx, found.id)
    who, what = asked.person or "local", f"{found.title} for {meeting.committee.slug} on {meeting.date}"
    journal.note(tx, now, who=who, did="expect no report", what=what, before=found.author, after="not expected")
    lead = f"Done: no report on {found.title} is expected on {long_date(meeting.date)}; nobody is reminded of it."
    return Answer(title="Not expected", lead=lead, closes=(("report_due", f"report:{found.id}"),))


def _unknown(audience: Audience, meeting: Meeting, name: str) -> Answer:
    slugs = {None, meeting.committee.slug}
    known = sorted({grant.name for grant in audience.grants if grant.name and grant.committee in slugs})
    lead = f"“{cut(name, 80)}” is not one person whom I know, so nothing was noted. "
    lead += f"I know {joined(known[:12])}. " if known else "Nobody has been given a name here. "
    lead += "An administrator can name somebody with: committee-bot people grant."
    return compose.declined("Who is that?", lead)


ACT = Act("expect", EXAMPLES, frozenset({"administrator", "clerk"}), _recognise, _perform)
