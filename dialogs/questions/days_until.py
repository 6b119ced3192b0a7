"""How many days until a meeting?"""

from dataclasses import replace

from dialogs import compose
from dialogs.answer import Answer
from dialogs.cues import frame
from dialogs.known import Known
from dialogs.pick import carried_meeting, meeting_thing, sittings
from dialogs.question import Question, Reading, share
from dialogs.say import clock, counted, long_date
from dialogs.words import Words
from store.records import Meeting

EXAMPLES = (
    "How many days until the next meeting?",
    "How long till we meet again?",
    "Days to go before the meeting on the 9th",
)

FRAME = frame("days_until")


def _recognise(words: Words, known: Known) -> Reading | None:
    counts = words.has(r"\bdays?\b|\bweeks?\b|\bhow long\b|\bhow soon\b|\bcountdown\b")
    earlier = carried_meeting(words, known)
    meeting = words.has(
        r"\bmeet\w*\b|\bnext (?:one|time)\b|\bnext\b.*\b(?:committee|cttee|panel|board|cabinet|council)\b"
    )
    dated = bool(words.whens) and words.has(r"\bdays?\b.*\b(?:until|till|to|before)\b")
    if not counts or not (meeting or earlier or dated):
        return None
    if words.has(r"\bclear days?\b|\bworking days?\b|\bpublish|\bago\b|\bsince\b|\blast(?:ed)?\b"):
        return None
    meetings, hit = sittings(words, known)
    days = [replace(when, how="on") for when in words.whens]
    on_date = [m for m in meetings if days and all(when.holds(m.date) for when in days)]
    coming = earlier or next((m for m in (on_date if days else meetings) if m.date >= words.today), None)
    score = 1.0 if earlier else share(words, known, FRAME, *([hit] if hit else []), dates=True)
    return Reading(score=score, things=(meeting_thing(coming),) if coming else ())


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    meeting = reading.things[0].record if reading.things else None
    if not isinstance(meeting, Meeting):
        return compose.declined("Days until the meeting", "The papers do not give a later meeting to count to.")
    days = (meeting.date - words.today).days
    at = f" at {clock(meeting.time)}" if meeting.time else ""
    when = f"{long_date(meeting.date)}{at}"
    lead = f"{counted(days, 'day')}: the meeting is on {when}." if days else f"It is today: {when}."
    if days < 0:
        lead = f"That meeting was {counted(-days, 'day')} ago, on {when}."
    return compose.answer(meeting.committee.name, lead, [], [meeting])


QUESTION = Question("days_until", EXAMPLES, _recognise, _answer)
