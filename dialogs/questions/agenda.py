"""What is on the agenda of a meeting?"""

from dialogs import compose
from dialogs.answer import Answer, Facts
from dialogs.cues import cue, frame
from dialogs.known import Known
from dialogs.pick import carried_meeting, committee_named, meeting_thing, on_days
from dialogs.question import Question, Reading, share
from dialogs.say import counted, long_date, pages
from dialogs.words import Words
from store.records import Item, Meeting

EXAMPLES = (
    "What is on the agenda?",
    "Agenda for the next meeting",
    "What items will be discussed next week?",
    "Which items are in Part II?",
    "How many agenda items are there?",
)

FRAME = frame("agenda")
_ASKS = cue("agenda asks")
_PRIVATE = cue("agenda private")
_PUBLIC = cue("agenda public")
_DONE = r"\b(?:done|signed|approved|completed?|delivered|agreed|resolved|happened|decided|said|finished)\b"
_NOT = r"\bitem \d|\bpages?\b|\bpublish|\bdue\b|\bdeadline|\bwhy\b|\bwho\b"


def _recognise(words: Words, known: Known) -> Reading | None:
    private, public = words.has(_PRIVATE), words.has(_PUBLIC)
    plain = words.has(r"\bwhat\b|\banything\b|\bbusiness\b|\bdiscuss") and not words.has(_DONE)
    dated = bool(words.whens) and plain and not words.without(FRAME)
    if not (words.has(_ASKS) or private or public or dated) or words.has(_NOT):
        return None
    committee, hit = committee_named(words, known)
    score = share(words, known, FRAME, *([hit] if hit else []), dates=True)
    meeting = _meeting(words, known, None if committee is None else committee.id)
    told = {"part": "1" if public else "2" if private else ""}
    return Reading(score=score, things=(meeting_thing(meeting),) if meeting else (), whens=words.whens, told=told)


def _meeting(words: Words, known: Known, committee: int | None) -> Meeting | None:
    """The meeting asked for; without a date the next one that has an agenda, else the last that had one."""
    having = {(item.source.committee, item.meeting_date) for item in known.items if item.of == "agenda"}
    meetings = [m for m in known.meetings if committee in (None, m.committee.id)]
    if words.whens:
        return next(iter(on_days(meetings, words)), None)
    with_agenda = sorted((m for m in meetings if (m.committee.id, m.date) in having), key=lambda m: m.date)
    earlier = carried_meeting(words, known)
    if earlier:
        return earlier
    if words.has(r"\b(?:last|previous) (?:meeting|agenda)"):
        return next((m for m in reversed(with_agenda) if m.date < words.today), None)
    coming = [m for m in with_agenda if m.date >= words.today]
    return coming[0] if coming else with_agenda[-1] if with_agenda else None


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    meeting = reading.things[0].record if reading.things else None
    if not isinstance(meeting, Meeting):
        return compose.declined("Agenda", "The papers do not hold an agenda for that.", known.items[:1])
    found = [
        item
        for item in known.items
        if item.of == "agenda" and (item.source.committee, item.meeting_date) == (meeting.committee.id, meeting.date)
    ]
    part = reading.told["part"]
    chosen = [item for item in found if part in ("", str(item.part))]
    title = f"Agenda, {long_date(meeting.date)}"
    if not found:
        lead = f"The papers do not hold an agenda for {long_date(meeting.date)}."
        return compose.declined(title, lead, [meeting])
    if not chosen:
        return _no_items(meeting, part, known, found[0])
    under = f" under {_part(part)}" if part else ""
    lead = f"{counted(len(chosen), 'item')}{under} on {long_date(meeting.date)}: {'; '.join(map(_short, chosen))}."
    return compose.answer(title, lead, [Facts(tuple(map(_row, chosen)))], chosen)


def _no_items(meeting: Meeting, part: str, known: Known, shown: Item) -> Answer:
    """No item of that part; to a viewer who might not be told of one, that it cannot be said here."""
    title, on = f"Agenda, {long_date(meeting.date)}", long_date(meeting.date)
    if part == "2" and not known.sees_all_of(meeting.committee.id):
        lead = f"I cannot say here what is taken in private on {on}. Ask the clerk, or me in our personal chat."
        return compose.declined(title, lead, [shown])
    return compose.answer(title, f"No item of the agenda for {on} is listed under {_part(part)}.", [], [shown])


def _part(part: str) -> str:
    return "Part II (private)" if part == "2" else "Part I (public)"


def _short(item: Item) -> str:
    return f"{item.number} {item.title}"


def _row(item: Item) -> tuple[str, str]:
    where = pages(item.pages)
    private = "Part II" if item.part == 2 else None
    notes = ", ".join(filter(None, (where, private)))
    return f"Item {item.number}", f"{item.title} ({notes})" if notes else item.title


QUESTION = Question("agenda", EXAMPLES, _recognise, _answer)
