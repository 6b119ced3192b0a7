"""Which deliverables, and how many: by status, approver, outcome, month, before and after a date, first and last?"""

from dialogs import compose
from dialogs.answer import Answer
from dialogs.cues import cue, frame
from dialogs.filters import Sieve, carried_sieve, sieve
from dialogs.index import Thing
from dialogs.known import Known
from dialogs.listing import approvers, extreme, rows
from dialogs.question import Question, Reading, framed, share
from dialogs.say import counted
from dialogs.words import Words

EXAMPLES = (
    "How many deliverables have been signed off?",
    "Which deliverables are still outstanding?",
    "What is still outstanding?",
    "What was signed off in December?",
    "List the deliverables for outcome 2",
    "Which deliverable was signed off first?",
    "How many were signed off after March?",
)

FRAME = frame("deliverables")
_NOUN = cue("deliverables noun")
_DOING = cue("deliverables doing")
_MANY = cue("deliverables many")


def _recognise(words: Words, known: Known) -> Reading | None:
    if not known.deliverables:
        return None
    earlier = carried_sieve(words, "deliverables")
    filters = sieve(words, known, FRAME)
    named = words.has(_NOUN) or (filters.status in {"", None} and bool(filters.spoken))
    pointed = words.before is not None and words.before.wants in ("first", "last")
    if (
        earlier
        and not pointed
        and (words.has(r"\bhow many\b|\bcount\b") or words.follows)
        and not words.has(r"\bwho is\b")
    ):
        return Reading(score=0.97, wants=_wants(words), whens=words.whens, told=earlier.over(filters).told())
    whole = (words.has(_NOUN) or filters.outcome is not None) and not words.without(FRAME | filters.stems)
    if (
        not (words.has(_NOUN) or words.has(_DOING))
        or not (words.has(_MANY) or whole)
        or not (framed(words, FRAME) or words.whens)
    ):
        return None
    if words.has(r"\boutcomes\b") and not words.has(_NOUN):
        return None
    covered = share(words, known, FRAME | filters.stems, dates=True)
    return Reading(
        things=_edge(words, known, filters),
        score=covered * (1.0 if named or words.has(_NOUN) else 0.96),
        wants=_wants(words),
        whens=words.whens,
        told=filters.told(),
    )


def _edge(words: Words, known: Known, filters: Sieve) -> tuple[Thing, ...]:
    """The first or last of them, which a follow-up can point to."""
    if _wants(words) not in ("first", "last"):
        return ()
    fits = sorted(
        (d for d in known.deliverables if d.date and filters.holds(d, words.today)), key=lambda d: str(d.date)
    )
    keys = [f"deliverable:{d.id}" for d in (fits if _wants(words) == "first" else fits[::-1])[:1]]
    return tuple(thing for key in keys if (thing := known.index.get(key)))


def _wants(words: Words) -> str:
    if words.has(r"\bhow many\b|\bcount\b|\bnumber of\b"):
        return "count"
    if words.follows and words.before and words.before.question == "deliverables" and words.has(r"\bwho\b"):
        return "who"
    first, last = words.has(r"\bfirst\b|\bearliest\b"), words.has(r"\blast\b|\blatest\b|\bmost recent")
    return "first" if first else "last" if last else "list"


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    filters = Sieve.of(reading.told)
    fits = [d for d in known.deliverables if filters.holds(d, words.today)]
    said = filters.said(known)
    if reading.wants == "who" and fits:
        return approvers(fits, said)
    if reading.wants in ("first", "last"):
        return extreme(fits, reading.wants, said)
    if not fits:
        lead = f"The papers list no deliverables {said}: 0 of {len(known.deliverables)}."
        return compose.answer("Deliverables", lead, [], known.deliverables[:1])
    verb = "is" if len(fits) == 1 else "are"
    whole = "yes_no" in words.wants and words.has(r"\b(?:all|every\w*)\b")
    start = "" if not whole else "Yes: " if len(fits) == len(known.deliverables) else "No: "
    of = "" if len(fits) == len(known.deliverables) else f" of {len(known.deliverables)}"
    lead = f"{start}{counted(len(fits), 'deliverable')}{of} {verb} {said or 'in the papers'}."
    if reading.wants == "list" and len(fits) <= 4:
        lead = f"{lead[:-1]}: {'; '.join(found.title for found in fits)}."
    return compose.answer("Deliverables", lead, rows(fits, known, words), fits)


QUESTION = Question("deliverables", EXAMPLES, _recognise, _answer)
