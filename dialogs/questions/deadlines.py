"""By when must an agenda be published, reports be in, minutes be ready: for a meeting, or all that is due in a span?"""

from dialogs.answer import Answer
from dialogs.cues import cue
from dialogs.cues import frame as frame_of
from dialogs.known import Known
from dialogs.moments import When
from dialogs.owing import say_all, say_one, say_span, say_unknown, say_without
from dialogs.pick import carried_meeting, committee_named, meeting_thing, on_days, sittings
from dialogs.publication import decided_at, published
from dialogs.question import Question, Reading, share
from dialogs.spans import asks_span, span_of, span_said
from dialogs.thesaurus import phrase
from dialogs.words import Words
from store.records import Meeting

EXAMPLES = (
    "When must the agenda for the July meeting be out?",
    "What is due this week?",
    "When do reports have to be in for the next meeting?",
    "Deadline for the agenda",
    "How many clear days do we need?",
    "What are the deadlines for the next meeting?",
)

FRAME = frame_of("deadlines")
_SUBJECTS = {
    name: cue(f"deadlines {name}")
    for name in (
        "second private notice",
        "private notice",
        "supplement",
        "minutes confirmed",
        "draft minutes",
        "draft report",
        "briefing",
        "call-in",
        "final report",
        "agenda",
    )
}
"""The rules that can be asked about; what names one more closely is looked for first."""
_ASKS = cue("deadlines asks")
_ALL = cue("deadlines all")
_AFTERWARDS = ("draft minutes", "minutes confirmed", "call-in")


def _recognise(words: Words, known: Known) -> Reading | None:
    rule = next((name for name, pattern in _SUBJECTS.items() if words.has(pattern)), None)
    again = words.follows and words.before is not None and words.before.question == "deadlines"
    if not _of_deadlines_alone(words, known):
        return None
    if rule is None and asks_span(words, again=again and bool(_before(words, "span"))):
        return Reading(score=1.05, whens=words.whens, told={"rule": "", "span": "yes"})
    if rule is None and not words.has(_ALL):
        if words.before is None or not (again and words.whens):
            return None
        rule = _before(words, "rule") or None
    elif rule is not None and not (again or words.has(_ASKS)):
        return None
    meeting = _meeting(words, known, rule)
    things = (meeting_thing(meeting),) if meeting else ()
    told = {"rule": rule or "", "count": "yes" if words.has(r"\bhow many\b") else ""}
    return Reading(score=1.05, things=things, whens=words.whens, told=told)


def _before(words: Words, name: str) -> str:
    """A slot of what was understood last."""
    return dict(words.before.filters).get(name, "") if words.before else ""


def _of_deadlines_alone(words: Words, known: Known) -> bool:
    """Whether every telling word is one that deadlines are asked with, a date, or of one committee's name."""
    frame = FRAME | frozenset(phrase(span_said(words.plain)))
    about = words.without(frame)
    if about and len(known.committees) > 1 and committee_named(words, known)[0] is None:
        return False
    hits = known.index.find(about, frozenset({"committee"}), 1) if about else []
    return bool(words.terms) and share(words, known, frame, *hits, dates=True) > 0.99


def _meeting(words: Words, known: Known, rule: str | None) -> Meeting | None:
    """The one that was named; without one the last for what follows a meeting, and else the next."""
    chosen, _ = sittings(words, known)
    if decided := _decided(words, rule):
        return decided_at(chosen, words.plain, decided, words.today)
    if words.whens:
        return next(iter(on_days(chosen, words)), None)
    if earlier := carried_meeting(words, known):
        return earlier
    past = [meeting for meeting in chosen if meeting.date <= words.today]
    if rule in _AFTERWARDS and past and not words.has(r"\bnext\b"):
        return past[-1]
    return next((meeting for meeting in chosen if meeting.date >= words.today), None)


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    if reading.told.get("span") and (span := span_of(words.plain, reading.whens, words.today)):
        return say_span(known, words.today, span, sittings(words, known)[0], committee_named(words, known)[0])
    rule = reading.told["rule"]
    meeting = reading.things[0].record if reading.things else None
    if not isinstance(meeting, Meeting):
        return say_unknown(known, words.today, reading.whens, rule or "agenda", sittings(words, known)[0])
    if not rule:
        return say_all(known, words.today, meeting)
    found = say_one(
        known, words.today, meeting, rule, decided=_decided(words, rule), counting=bool(reading.told["count"])
    )
    return found or say_without(known, meeting, rule)


def _decided(words: Words, rule: str | None) -> When | None:
    """The day on which the decisions were published, where the question says it."""
    return published(words.plain, words.today) if rule == "call-in" else None


QUESTION = Question("deadlines", EXAMPLES, _recognise, _answer)
