"""Who was at a meeting: members, officers, apologies, the chair, or one person?"""

import re
from collections.abc import Sequence

from dialogs import compose
from dialogs.answer import Answer, Facts
from dialogs.cues import cue, frame
from dialogs.known import Known
from dialogs.person import Person
from dialogs.pick import committee_named
from dialogs.presence import named, replaced, was_there
from dialogs.question import Question, Reading, share
from dialogs.say import counted, joined, long_date
from dialogs.words import Words
from store.records import Attendance

EXAMPLES = (
    "Who attended the last meeting?",
    "Who was present in March?",
    "Who sent apologies?",
    "Who chaired the last meeting?",
    "Which officers attended?",
    "How many councillors were at the last meeting?",
)

FRAME = frame("attendance")
_ASKS = cue("attendance asks")
_CAPACITY = {
    "apologies": cue("attendance absent"),
    "officer": r"\bofficers?\b|\bstaff\b",
    "vice-chair": r"\b(?:vice|deputy|depute)\b",
    "chair": r"\bchair|\bconven|\bpresid",
}
_THERE = cue("attendance there")
_SOMEBODY = (
    r"\b(?:cllr|councillor|cc|mr|mrs|ms|dr|chief|director|head of|manager|leader|mayor|monitoring officer|clerk)\b"
)


def _recognise(words: Words, known: Known) -> Reading | None:
    there = words.has(_THERE)
    if not (there or words.has(_ASKS)) or words.has(cue("attendance not")):
        return None
    capacity = next((name for name, pattern in _CAPACITY.items() if words.has(pattern)), "member")
    hits = known.index.find(words.without(FRAME), frozenset({"person"}), 3) if words.without(FRAME) else []
    _, committee = committee_named(words, known)
    score = share(words, known, FRAME, *hits[:1], *filter(None, [committee]), dates=True)
    person = hits[0].thing if hits and hits[0].closeness > 0.3 else None
    if (
        person is None
        and there
        and (words.has(_SOMEBODY) or replaced(known.attendance, words))
        and capacity == "member"
    ):
        return Reading(score=0.98, whens=words.whens, told={"capacity": "nobody"})
    if person is None and there and "chair" not in capacity and not words.has(_ASKS):
        return None
    return Reading(score=score, things=(person,) if person else (), whens=words.whens, told={"capacity": capacity})


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    rows = _meeting_rows(known.attendance, reading, words)
    if not rows:
        return compose.declined("Attendance", "The papers do not say who was at that meeting.", known.attendance[:1])
    held = f" on {long_date(rows[0].meeting_date)}" if rows[0].meeting_date else ""
    person = reading.things[0].record if reading.things else None
    if isinstance(person, Person):
        return was_there(person, rows, held)
    capacity = reading.told["capacity"]
    if capacity == "nobody":
        if row := replaced(rows, words):
            return compose.answer("Attendance", f"No: {row.name} replaced {row.replaces}{held}.", [], [row])
        return compose.declined("Attendance", f"The papers do not record them among those present{held}.", rows[:1])
    chosen = _chosen(rows, capacity)
    if not chosen:
        return compose.declined("Attendance", f"The papers do not record any {_noun(capacity)}{held}.", rows[:1])
    names = joined([named(row) for row in chosen])
    lead = {
        "apologies": f"Apologies{held}: {names}.",
        "officer": f"{counted(len(chosen), 'officer')} attended{held}: {names}.",
        "chair": f"{names} chaired the meeting{held}.",
        "vice-chair": f"{names} was there{held}.",
        "member": f"{counted(len(chosen), 'member')} {'was' if len(chosen) == 1 else 'were'} present{held}: {names}.",
    }[capacity]
    officers = [row for row in rows if row.capacity == "officer"] if capacity == "member" else []
    facts = [Facts((("Officers", joined([named(row) for row in officers])),))] if officers else []
    return compose.answer(f"Attendance{held}", lead, facts, [*chosen, *officers])


def _meeting_rows(rows: Sequence[Attendance], reading: Reading, words: Words) -> list[Attendance]:
    dated = [row for row in rows if row.meeting_date and all(when.holds(row.meeting_date) for when in reading.whens)]
    latest = max(
        (row.meeting_date for row in dated if row.meeting_date and row.meeting_date <= words.today), default=None
    )
    return [row for row in dated if row.meeting_date == latest]


def _chosen(rows: Sequence[Attendance], capacity: str) -> list[Attendance]:
    if capacity in ("chair", "vice-chair"):
        return [row for row in rows if row.role and re.search(cue(f"role {capacity}"), row.role, re.IGNORECASE)]
    return [row for row in rows if row.capacity == capacity]


def _noun(capacity: str) -> str:
    return {"apologies": "apologies", "officer": "officers", "member": "members"}.get(capacity, capacity)


QUESTION = Question("attendance", EXAMPLES, _recognise, _answer)
