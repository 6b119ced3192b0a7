"""When and where does a committee next meet, and what comes after that?"""

from dialogs import compose
from dialogs.answer import Answer, Block, Facts
from dialogs.cues import frame
from dialogs.known import Known
from dialogs.pick import carried_meeting, meeting_thing, sittings
from dialogs.question import Question, Reading, share
from dialogs.say import clock, long_date, short_date
from dialogs.words import Words
from store.records import Meeting

EXAMPLES = (
    "When is the next meeting?",
    "What time does the committee next meet, and where?",
    "When do we meet next?",
    "Date of the next meeting",
)

FRAME = frame("next_meeting")


def _recognise(words: Words, known: Known) -> Reading | None:
    earlier = carried_meeting(words, known)
    if (
        earlier
        and not words.without(FRAME)
        and not words.whens
        and not words.has(r"\b(?:before|previous|last|days?)\b")
    ):
        after = words.has(r"\bafter\b|\bnext\b|\bfollowing\b|\bthen\b")
        return _reading(1.0, words, known, meeting=None if after else earlier, after=earlier if after else None)
    named = words.has(
        r"\bnext\b.*\b(?:meet\w*|committee|date|one|sit\w*)\b|\bmeet\w*\b.*\bnext\b|\bwhen (?:do|does|are|will)\b.*\bmeet"
    )
    if not named or words.has(r"\bdays?\b|\bagenda\b|\bitem\b|\bsteps?\b|\bhow long\b"):
        return None
    _, hit = sittings(words, known)
    return _reading(share(words, known, FRAME, *([hit] if hit else [])), words, known)


def _reading(
    score: float, words: Words, known: Known, *, meeting: Meeting | None = None, after: Meeting | None = None
) -> Reading:
    chosen = meeting or _next(words, known, after)
    wants = next((want for want in ("where", "when") if want in words.wants and want != "when"), None)
    if words.has(r"\bwhat time\b|\btime\b"):
        wants = "time"
    return Reading(score=score, things=(meeting_thing(chosen),) if chosen else (), wants=wants)


def _next(words: Words, known: Known, after: Meeting | None) -> Meeting | None:
    meetings, _ = sittings(words, known)
    if after:
        return next((m for m in meetings if m.date > after.date and m.committee == after.committee), None)
    return next((meeting for meeting in meetings if meeting.date >= words.today), None)


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    meeting = reading.things[0].record if reading.things else None
    if not isinstance(meeting, Meeting):
        return _none(words, known)
    at = f" at {clock(meeting.time)}" if meeting.time else ""
    place = f", {meeting.venue}" if meeting.venue else ""
    first = _next(words, known, None)
    name = "next meeting" if first and first.date == meeting.date else "meeting after that"
    lead = f"The {name} is on {long_date(meeting.date)}{at}{place}."
    if reading.wants == "time" and meeting.time:
        lead = f"{clock(meeting.time)}, on {long_date(meeting.date)}{place}."
    if reading.wants == "where" and meeting.venue:
        lead = f"{meeting.venue}, on {long_date(meeting.date)}{at}."
    lead += _missing(meeting)
    return compose.answer(meeting.committee.name, lead, _others(meeting, known), [meeting])


def _missing(meeting: Meeting) -> str:
    """What the papers leave out, said plainly."""
    left_out = [name for name, value in (("time", meeting.time), ("place", meeting.venue)) if value is None]
    return f" The papers do not give its {' or '.join(left_out)}." if left_out else ""


def _others(meeting: Meeting, known: Known) -> list[Block]:
    """The next meeting of each other committee, so that nobody takes one committee's date for another's."""
    others: dict[str, Meeting] = {}
    for other in sorted(known.meetings, key=lambda m: m.date):
        if other.committee != meeting.committee and other.date >= meeting.date and other.status != "cancelled":
            others.setdefault(other.committee.name, other)
    return [Facts(tuple((name, long_date(other.date)) for name, other in others.items()))] if others else []


def _none(words: Words, known: Known) -> Answer:
    meetings, _ = sittings(words, known)
    last = meetings[-1] if meetings else None
    nearest = f" The latest one that they give is {short_date(last.date)}." if last else ""
    return compose.declined("Next meeting", f"The papers do not give a later meeting.{nearest}", [last] if last else [])


QUESTION = Question("next_meeting", EXAMPLES, _recognise, _answer)
