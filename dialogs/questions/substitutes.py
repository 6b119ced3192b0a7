"""Who stood in for whom at a meeting?"""

from dialogs import compose
from dialogs.answer import Answer, Facts
from dialogs.cues import cue, frame
from dialogs.known import Known
from dialogs.language import tokens
from dialogs.question import Question, Reading, share
from dialogs.say import joined, long_date
from dialogs.thesaurus import phrase
from dialogs.words import Words
from store.records import Attendance

EXAMPLES = (
    "Who were the substitutes last time?",
    "Who stood in for whom in March?",
    "Were there any substitutions at the last meeting?",
)

FRAME = frame("substitutes")
_ASKS = cue("substitutes asks")


def _recognise(words: Words, known: Known) -> Reading | None:
    if not words.has(_ASKS):
        return None
    names = frozenset(stem for row in known.attendance if row.replaces for stem in phrase(f"{row.name} {row.replaces}"))
    named = tuple(term.stems[0] for term in words.without(FRAME) if set(term.stems) <= names)
    score = share(words, known, FRAME | names, dates=True)
    return Reading(score=score, whens=words.whens, told={"named": " ".join(named)})


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    rows = [row for row in known.attendance if row.replaces and _on(row, reading)]
    asked = set(reading.told["named"].split())
    named = [row for row in rows if asked & {token.stem for token in tokens(f"{row.name} {row.replaces}")}]
    latest = max((row.meeting_date for row in rows if row.meeting_date), default=None)
    chosen = named or [row for row in rows if row.meeting_date == latest]
    if not chosen or (asked and not named):
        return compose.declined("Substitutes", "The papers do not record a substitute there.", known.attendance[:1])
    held = f" on {long_date(chosen[0].meeting_date)}" if chosen[0].meeting_date else ""
    said = joined([f"{row.name} replaced {row.replaces}" for row in chosen])
    facts = Facts(tuple((row.name, f"in place of {row.replaces}") for row in chosen))
    return compose.answer(f"Substitutes{held}", f"{said}{held}.", [facts] if len(chosen) > 1 else [], chosen)


def _on(row: Attendance, reading: Reading) -> bool:
    return all(row.meeting_date is not None and when.holds(row.meeting_date) for when in reading.whens)


QUESTION = Question("substitutes", EXAMPLES, _recognise, _answer)
