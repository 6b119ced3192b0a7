"""Where is one deliverable: its status, who approved it, and when?"""

from dialogs import compose
from dialogs.answer import Answer, Facts
from dialogs.cues import cue, frame
from dialogs.filters import notes_of, role_of
from dialogs.known import Known
from dialogs.pick import pick, programme_named
from dialogs.question import Question, Reading
from dialogs.say import joined, short_date
from dialogs.stating import in_words, say, say_twice
from dialogs.thesaurus import phrase
from dialogs.words import Words
from store.records import Deliverable

EXAMPLES = (
    "Has the security plan been signed off?",
    "Who approved the policy on costing?",
    "When was the new team in place?",
    "Status of the licence audit",
)

FRAME = frame("deliverable")
ELSEWHERE = frozenset("count list why how_much money how_long target stands_for first last".split())
"""What a single deliverable does not answer."""


def _recognise(words: Words, known: Known) -> Reading | None:
    _, named = programme_named(words, known)
    statuses = frozenset(stem for d in known.deliverables if d.status for stem in phrase(d.status))
    picked = pick(words, known, FRAME | named | statuses, "deliverable")
    if picked is None:
        return None
    asks = words.wants & {"who", "when", "status", "yes_no", "where"}
    wants: str | None = next((want for want in ("who", "when", "status") if want in asks), None)
    wants = "who+when" if {"who", "when"} <= asks else wants
    if words.follows and words.before and not asks:
        wants = words.before.wants
    score = min(1.0, picked.score + (0.03 if asks - {"yes_no"} else 0.0))
    explained = (
        "why" in words.wants and isinstance(picked.best.record, Deliverable) and notes_of(picked.best.record, known)
    )
    if words.has(r"\b(?:minutes?|meetings?|agenda|apologies)\b") and not picked.carried:
        score *= 0.6
    if words.wants & ELSEWHERE and not picked.carried and not explained:
        score *= 0.8
    if wants == "who" and not picked.carried and not (words.has(cue("filter done")) or words.uses(statuses)):
        score *= 0.85
    return Reading(score=score, things=picked.things[:1], rivals=picked.rivals, wants=wants)


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    chosen = [t.record for t in (reading.things[0], *reading.rivals) if isinstance(t.record, Deliverable)]
    same = [d for d in known.deliverables if d.title.casefold() == chosen[0].title.casefold()]
    if len(chosen) > 1 and not reading.told:
        return compose.which(
            "Which deliverable?",
            "Which deliverable do you mean?",
            [f"Status of {deliverable.title}" for deliverable in chosen],
            [(deliverable.title, in_words(deliverable)) for deliverable in chosen],
            chosen,
        )
    if len(same) > 1:
        return say_twice(same)
    deliverable = chosen[0]
    lead, answered = say(deliverable, reading.wants, yes_no="yes_no" in words.wants)
    outcome = next(
        (
            o
            for o in known.outcomes
            if o.number == deliverable.outcome and deliverable.outcome and o.programme == deliverable.programme
        ),
        None,
    )
    rows = (
        ("Status", deliverable.status or "not stated"),
        (role_of(deliverable, known), joined(deliverable.approvers) or "not stated"),
        ("Date", short_date(deliverable.date) if deliverable.date else deliverable.date_printed or "not stated"),
        ("Outcome", f"{outcome.number} {outcome.title}" if outcome else deliverable.outcome),
    )
    notes = notes_of(deliverable, known)
    if notes and (words.wants & {"why"} or words.has(r"\bhold\w*\b|\bdelay\w*\b|\bstuck\b|\blate\b")):
        lead, answered = f"{notes[0][1].rstrip('.')}. {lead}", True
    facts = Facts(tuple((name, told) for name, told in (*rows, *notes) if told))
    if not answered:
        return compose.declined(deliverable.title, lead, [deliverable], facts)
    return compose.answer(deliverable.title, lead, [facts], [deliverable])


QUESTION = Question("deliverable", EXAMPLES, _recognise, _answer)
