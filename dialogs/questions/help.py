"""Greetings, help, thanks and what the bot is for: always a useful answer, made from what the store holds."""

from dialogs import compose
from dialogs.answer import Answer, Choices, Facts
from dialogs.cues import cue
from dialogs.known import Known
from dialogs.question import Question, Reading
from dialogs.say import counted, short_date
from dialogs.words import Words

EXAMPLES = ("help", "hi", "What can you do?", "thanks")

_HELP = cue("help help")
_GREETING = cue("help greeting")
_THANKS = cue("help thanks")


def _recognise(words: Words, known: Known) -> Reading | None:
    plain = words.plain.strip()
    for kind, pattern in (("help", _HELP), ("greeting", _GREETING), ("thanks", _THANKS)):
        if words.has(pattern):
            return Reading(score=1.01, told={"kind": kind})
    return Reading(score=1.01, told={"kind": "help"}) if not plain.strip("?!. ") else None


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    if reading.told["kind"] == "thanks":
        return Answer(title="Committee bot", lead="You're welcome. Ask me anything else about the committee's papers.")
    return about(known, "Hello. " if reading.told["kind"] == "greeting" else "")


def about(known: Known, start: str = "") -> Answer:
    """What can be asked here, from what the store holds."""
    lead = (
        f"{start}I answer questions about the committee's papers: meetings, agendas, who attended, indicators, "
        "deliverables, decisions and what was said, each with its source. "
        "I can only answer from papers that a clerk has loaded."
    )
    rows = [(committee.name, _held(known, committee.id)) for committee in known.committees]
    return Answer(
        title="What I can help with",
        lead=lead,
        blocks=(*([Facts(tuple(rows))] if rows else []), Choices("Try asking", suggestions(known))),
    )


def _held(known: Known, committee: int) -> str:
    dates = [
        document.meeting_date
        for document in known.documents
        if document.committee == committee and document.meeting_date
    ]
    held = counted(sum(document.committee == committee for document in known.documents), "paper")
    return f"{held}, newest {short_date(max(dates))}" if dates else held


def suggestions(known: Known) -> tuple[str, ...]:
    """Whole questions that the store can answer now."""
    asked: list[str] = []
    if known.meetings:
        asked.append("When is the next meeting?")
    if known.items:
        asked.append("What is on the agenda?")
    if known.figures:
        asked.append(f"How is {known.figures[0].name} doing?")
    if known.deliverables:
        asked.append("Which deliverables are still outstanding?")
    if any(row.replaces for row in known.attendance):
        asked.append("Who were the substitutes at the last meeting?")
    if known.actions:
        asked.append("What are the recommendations?")
    return tuple(asked[:6])


def nothing_loaded() -> Answer:
    """The store is empty: say so, and what to do."""
    return compose.declined(
        "No papers yet",
        "No papers have been loaded yet, so I cannot answer. A clerk loads them with: committee-bot load FILE",
    )


QUESTION = Question("help", EXAMPLES, _recognise, _answer)
