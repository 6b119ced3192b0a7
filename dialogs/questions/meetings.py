"""Which meetings are there: all of them, the last one, one on a date, or one today?"""

from dialogs import compose
from dialogs.answer import Answer
from dialogs.cues import cue, frame
from dialogs.known import Known
from dialogs.pick import carried_meeting, dated, meeting_thing, sittings
from dialogs.question import Question, Reading, share
from dialogs.say import clock, counted, long_date
from dialogs.words import Words
from store.records import Meeting

EXAMPLES = (
    "Which meetings are there?",
    "When was the last meeting?",
    "Is there a meeting in July?",
    "Is there a meeting today?",
    "List all the meeting dates",
)

FRAME = frame("meetings")
_NOT = cue("meetings not")
_PREVIOUS = cue("meetings previous")
_COMING = cue("meetings coming")


def _recognise(words: Words, known: Known) -> Reading | None:
    goes_on = (
        bool(words.whens) and not words.has(r"\bwhat\b") and not words.without(FRAME) and _about_meetings(words, known)
    )
    if not (goes_on or words.has(r"\bmeet\w*\b|\bmet\b|\bsat\b|\bsittings?\b")) or words.has(_NOT):
        return None
    previous, coming = words.has(_PREVIOUS), words.has(_COMING)
    listing = words.has(r"\bmeetings\b|\b(?:all|list|which|what) (?:of )?(?:the )?meeting|\bdates\b|\bhow many\b")
    if not (previous or listing or coming or words.whens) or (words.has(r"\bnext\b") and not words.whens):
        return None
    meetings, hit = sittings(words, known)
    told = "coming" if coming else "previous" if previous and not listing else "all"
    chosen = dated(meetings, words)
    if coming:
        chosen = [m for m in chosen if m.date >= words.today]
    if told == "previous" and not words.whens:
        chosen = [m for m in meetings if m.date < words.today][-1:]
    score = share(words, known, FRAME, *([hit] if hit else []), dates=True)
    return Reading(score=score, things=tuple(map(meeting_thing, chosen)), whens=words.whens, told={"which": told})


def _about_meetings(words: Words, known: Known) -> bool:
    """Whether a date alone asks for a meeting: at the start of a talk, or after one."""
    return words.before is None or carried_meeting(words, known) is not None


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    found = [thing.record for thing in reading.things if isinstance(thing.record, Meeting)]
    if not found:
        return _none(words, known, reading)
    if reading.told["which"] == "previous":
        return compose.answer(found[-1].committee.name, f"The last meeting was on {_when(found[-1])}.", [], [found[-1]])
    if len(found) == 1:
        yes = "Yes: t" if "yes_no" in words.wants else "T"
        tense = "is" if found[0].date >= words.today else "was"
        lead = f"{yes}here {tense} a meeting on {_when(found[0])}."
        if found[0].date == words.today:
            lead = f"{yes}here is a meeting today, {_when(found[0])}."
        return compose.answer(found[0].committee.name, lead, [], found)
    rows = [(long_date(m.date), clock(m.time) if m.time else "", m.venue or "", m.committee.name) for m in found]
    lead = f"{counted(len(found), 'meeting')}: {', '.join(long_date(m.date) for m in found[:6])}"
    blocks = compose.table(("Date", "Time", "Place", "Committee"), rows, words.raw)
    return compose.answer("Meetings", f"{lead}{' …' if len(found) > 6 else '.'}", blocks, found)


def _when(meeting: Meeting) -> str:
    at = f" at {clock(meeting.time)}" if meeting.time else ""
    place = f", {meeting.venue}" if meeting.venue else ""
    return f"{long_date(meeting.date)}{at}{place}"


def _none(words: Words, known: Known, reading: Reading) -> Answer:
    asked = " ".join(when.printed() for when in reading.whens)
    meetings, _ = sittings(words, known)
    if reading.told["which"] == "previous":
        return compose.declined("Meetings", "The papers do not give an earlier meeting.", meetings[:1])
    coming = next((m for m in meetings if m.date >= words.today), meetings[-1] if meetings else None)
    nearest = f" The nearest that they give is on {_when(coming)}." if coming else ""
    about = f" for {asked}" if asked else ""
    return compose.declined(
        "Meetings", f"No: the papers do not give a meeting{about}.{nearest}", [coming] if coming else []
    )


QUESTION = Question("meetings", EXAMPLES, _recognise, _answer)
