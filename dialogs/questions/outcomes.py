"""How do a programme's outcomes stand: all of them, how many, or one?"""

import re
from collections.abc import Sequence

from dialogs import compose
from dialogs.answer import Answer, Facts
from dialogs.cues import cue, frame
from dialogs.inspecting.finding import kind_said
from dialogs.known import Known
from dialogs.pick import is_numbered, pick, programme_named
from dialogs.question import Question, Reading, share
from dialogs.say import counted, joined
from dialogs.standing import is_done
from dialogs.words import Words
from store.records import Outcome

EXAMPLES = (
    "Are all the outcomes complete?",
    "What is outcome 3?",
    "How many outcomes are there?",
    "List the outcomes",
)

FRAME = frame("outcomes")
_NOT = r"\bdeliverables?\b|\bsigned? off\b|\b(?:outstanding|left|remain\w*|to do) (?:for|under|in|on|of)\b"


def _recognise(words: Words, known: Known) -> Reading | None:
    if not known.outcomes or not words.has(r"\boutcomes?\b") or words.has(_NOT):
        return None
    number = re.search(r"\boutcomes? (?:number |no\.? ?)?(\d+)\b", words.plain)
    if number:
        found = [
            t
            for t in known.index.things
            if t.kind == "outcome" and is_numbered(getattr(t.record, "number", None), number[1])
        ]
        score = share(words, known, FRAME | {number[1]})
        return Reading(score=score, things=tuple(found), told={"number": number[1]})
    _, named = programme_named(words, known)
    whole = words.has(cue("outcomes all"))
    about = () if whole else words.without(FRAME | named)
    picked = pick(words, known, FRAME | named, "outcome") if about else None
    score = picked.score if picked else share(words, known, FRAME | named)
    return Reading(score=score, things=picked.things[:1] if picked else ())


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    found = [thing.record for thing in reading.things if isinstance(thing.record, Outcome)]
    if reading.told and not found:
        numbers = joined([outcome.number for outcome in known.outcomes if outcome.number])
        lead = f"The papers do not list an outcome {reading.told['number']}; they list {numbers}."
        return compose.declined("Outcomes", lead, known.outcomes[:1])
    if found:
        return _one(found, known)
    done = [outcome for outcome in known.outcomes if is_done(outcome.status)]
    total = len(known.outcomes)
    statuses = joined(sorted({outcome.status for outcome in done if outcome.status}), "or")
    every = f"all {total} outcomes are reported {statuses}"
    if len(done) == total:
        lead = f"Yes: {every}." if "yes_no" in words.wants else f"{every[0].upper()}{every[1:]}."
    else:
        rest = joined([f"{o.number or ''} {o.title}".strip() for o in known.outcomes if o not in done][:6], "and")
        no = "No: " if "yes_no" in words.wants else ""
        lead = f"{no}{counted(len(done), 'outcome')} of {total} reported done; the rest: {rest}."
    rows = tuple(
        (f"{outcome.number or '-'}", f"{outcome.title}: {outcome.status or 'no status'}") for outcome in known.outcomes
    )
    unfinished = [one for one in done if any(kind_said(doubt) == "open" for doubt in one.doubts)]
    warn = f" But {_unfinished(unfinished)}" if unfinished else ""
    return compose.answer("Outcomes", f"{lead}{warn}", [Facts(rows)], known.outcomes)


def _unfinished(outcomes: Sequence[Outcome]) -> str:
    """That something under them is still open, said with the answer and not below it alone."""
    if len(outcomes) == 1:
        return "1 of them needs checking: something under it is not done."
    return f"{len(outcomes)} of them need checking: deliverables under them are not done."


def _one(found: list[Outcome], known: Known) -> Answer:
    outcome = found[0]
    status = f"reported {outcome.status}" if outcome.status else "given without a status"
    under = [
        d for d in known.deliverables if d.outcome and d.outcome == outcome.number and d.programme == outcome.programme
    ]
    left = [d for d in under if is_done(d.status) is False]
    rows = [("Status", outcome.status or "not stated")]
    if under:
        rows.append(("Deliverables", f"{len(under)} listed, {len(left)} not done"))
    lead = f"Outcome {outcome.number or ''} is {outcome.title}: {status}."
    return compose.answer(f"Outcome {outcome.number or ''}".strip(), lead, [Facts(tuple(rows))], [outcome])


QUESTION = Question("outcomes", EXAMPLES, _recognise, _answer)
