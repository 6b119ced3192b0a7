"""When, where and how does a committee next meet, and what comes after that?"""

from dialogs import compose
from dialogs.answer import Answer
from dialogs.cues import cue, frame
from dialogs.gathering import in_person, missing, online, others
from dialogs.known import Known
from dialogs.pick import carried_meeting, meeting_thing, on_days, sittings
from dialogs.question import Question, Reading, share
from dialogs.say import clock, long_date, short_date
from dialogs.words import Words
from store.records import Meeting

EXAMPLES = (
    "When is the next meeting?",
    "What time does the committee next meet, and where?",
    "When do we meet next?",
    "Date of the next meeting",
    "Where is the meeting?",
    "Can I join the meeting online?",
)

FRAME = frame("next_meeting")
_ASKS = cue("next_meeting asks")
_PAST = cue("next_meeting past")
_ONLINE = cue("next_meeting online")


def _recognise(words: Words, known: Known) -> Reading | None:
    earlier = carried_meeting(words, known)
    if earlier and not words.without(FRAME) and not words.whens and not words.has(_PAST):
        after = words.has(r"\bafter\b|\bnext\b|\bfollowing\b|\bthen\b")
        return _reading(1.0, words, known, meeting=None if after else earlier, after=earlier if after else None)
    if words.has(_PAST) or not (words.has(_ASKS) or _asks_of_committee(words, known)):
        return None
    _, hit = sittings(words, known)
    return _reading(share(words, known, FRAME, *([hit] if hit else []), dates=True), words, known)


def _asks_of_committee(words: Words, known: Known) -> bool:
    """Whether it asks when or where and names nothing but a committee, or nothing at all at the start of a talk."""
    if not (words.wants & {"when", "where"} or words.has(r"\btime\b") or (words.has(r"\bnext\b") and not words.whens)):
        return False
    _, hit = sittings(words, known)
    bare = not words.without(FRAME) and bool(words.terms) and words.before is None
    return (hit is not None and hit.closeness >= 0.25) or (bare and len(words.terms) < 3)


def _reading(
    score: float, words: Words, known: Known, *, meeting: Meeting | None = None, after: Meeting | None = None
) -> Reading:
    chosen = meeting or _next(words, known, after)
    wants = "where" if "where" in words.wants else None
    if words.has(r"\btime\b") and not wants:
        wants = "time"
    if words.has(_ONLINE):
        wants = "in person" if words.has(cue("next_meeting in person")) else "online"
    return Reading(score=score, things=(meeting_thing(chosen),) if chosen else (), wants=wants, whens=words.whens)


def _next(words: Words, known: Known, after: Meeting | None) -> Meeting | None:
    meetings, _ = sittings(words, known)
    if after:
        return next((m for m in meetings if m.date > after.date and m.committee == after.committee), None)
    if words.whens:
        return next(iter(on_days(meetings, words)), None)
    return next((meeting for meeting in meetings if meeting.date >= words.today), None)


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    meeting = reading.things[0].record if reading.things else None
    if not isinstance(meeting, Meeting):
        return _none(words, known)
    at = f" at {clock(meeting.time)}" if meeting.time else ""
    place = f", {meeting.venue}" if meeting.venue else ""
    if reading.wants in ("online", "in person"):
        return (online if reading.wants == "online" else in_person)(meeting, f"{long_date(meeting.date)}{at}")
    lead = f"The {_name(meeting, words, known)} is on {long_date(meeting.date)}{at}{place}."
    if reading.wants == "time" and meeting.time:
        lead = f"{clock(meeting.time)}, on {long_date(meeting.date)}{place}."
    if reading.wants == "where" and meeting.venue:
        lead = f"{meeting.venue}, on {long_date(meeting.date)}{at}."
    lead += missing(meeting)
    return compose.answer(meeting.committee.name, lead, others(meeting, known), [meeting])


def _name(meeting: Meeting, words: Words, known: Known) -> str:
    """next meeting, where it is; else what it is beside that."""
    meetings, _ = sittings(words, known)
    first = next((m for m in meetings if m.date >= words.today), None)
    if first is None or meeting.date < first.date:
        return "meeting"
    return "next meeting" if first.date == meeting.date else "meeting after that" if not words.whens else "meeting"


def _none(words: Words, known: Known) -> Answer:
    meetings, _ = sittings(words, known)
    last = meetings[-1] if meetings else None
    nearest = f" The latest one that they give is {short_date(last.date)}." if last else ""
    return compose.declined("Next meeting", f"The papers do not give a later meeting.{nearest}", [last] if last else [])


QUESTION = Question("next_meeting", EXAMPLES, _recognise, _answer)
