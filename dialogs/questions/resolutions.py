"""What did a meeting resolve, agree or note?"""

from dialogs import compose
from dialogs.answer import Answer, Steps
from dialogs.cues import cue, frame
from dialogs.known import Known
from dialogs.pick import pick
from dialogs.question import Question, Reading, share
from dialogs.say import counted, cut, long_date
from dialogs.words import Words
from store.records import Resolution

EXAMPLES = (
    "What was resolved at the last meeting?",
    "What did the committee decide in March?",
    "Which decisions were made?",
)

FRAME = frame("resolutions")
_ASKS = cue("resolutions asks")
PLAIN = 0.7
"""What it scores where a decision is plainly asked for and none is recorded: any sentence that says more is better."""


def _recognise(words: Words, known: Known) -> Reading | None:
    if not words.has(_ASKS) or words.has(r"\bnext steps?\b|\bclosure actions?\b"):
        return None
    about = words.without(FRAME)
    picked = pick(words, known, FRAME, "resolution") if about else None
    if about and (picked is None or picked.score < 0.6):
        return Reading(score=PLAIN, whens=words.whens, told={"about": " ".join(term.words for term in about)})
    score = picked.score if picked else share(words, known, FRAME, dates=True)
    return Reading(score=score, things=picked.things[:1] if picked else (), whens=words.whens)


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    if about := reading.told.get("about"):
        lead = f"The papers do not record a decision about {about}."
        return compose.declined("Decisions", lead, known.resolutions[:1])
    picked = [thing.record for thing in reading.things if isinstance(thing.record, Resolution)]
    dated = [
        r for r in known.resolutions if all(r.meeting_date and when.holds(r.meeting_date) for when in reading.whens)
    ]
    latest = max((r.meeting_date for r in dated if r.meeting_date), default=None)
    found = picked or [r for r in dated if r.meeting_date == latest]
    if not found:
        return compose.declined("Decisions", "The papers do not record a decision there.", known.resolutions[:1])
    held = f" on {long_date(found[0].meeting_date)}" if found[0].meeting_date else ""
    if len(found) == 1:
        return compose.answer(f"Decisions{held}", f"Resolved{held}: {cut(_text(found[0]), 600)}", [], found)
    steps = Steps(tuple(f"{_item(r)}{cut(_text(r), 300)}" for r in found[: compose.SHOWN]))
    lead = f"{counted(len(found), 'decision')}{held}: {cut(_text(found[0]), 200)}"
    return compose.answer(f"Decisions{held}", lead, [steps], found)


def _text(resolution: Resolution) -> str:
    return resolution.text.strip()


def _item(resolution: Resolution) -> str:
    return f"Item {resolution.item}: " if resolution.item else ""


QUESTION = Question("resolutions", EXAMPLES, _recognise, _answer)
