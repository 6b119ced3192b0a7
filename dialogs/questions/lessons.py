"""What was learnt: all the learning points, one by number, or one by its subject?"""

import re

from dialogs import compose
from dialogs.answer import Answer, Facts, Steps
from dialogs.cues import cue, frame
from dialogs.known import Known
from dialogs.pick import carried, pick, programme_named
from dialogs.question import Question, Reading, share
from dialogs.say import counted, cut
from dialogs.words import Words
from store.records import Lesson

EXAMPLES = (
    "What were the lessons learned?",
    "What is learning point 3?",
    "What lesson was learnt about contracts?",
)

FRAME = frame("lessons")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def _recognise(words: Words, known: Known) -> Reading | None:
    earlier = carried(words, known, "lesson")
    another = re.search(cue("actions number"), words.plain) if earlier else None
    if another:
        return _numbered(next(number for number in another.groups() if number), 0.96, known)
    if earlier and not words.without(FRAME):
        nth = next((n for n, word in enumerate(_ORDINALS) if words.has(rf"\b{word}\b")), 0)
        return Reading(score=0.96, things=earlier.things[nth : nth + 1], wants="who" if "who" in words.wants else None)
    if (
        not known.lessons
        or not words.has(r"\blessons?\b|\blearn\w*\b|\btakeaways?\b")
        or words.has(r"\bsession\b|\bdisabilit")
    ):
        return None
    number = re.search(r"\b(?:point|lesson|number|no\.?) (\d{1,2})\b", words.plain)
    if number:
        return _numbered(number[1], share(words, known, FRAME | {number[1]}), known)
    _, named = programme_named(words, known)
    about = words.without(FRAME | named)
    picked = pick(words, known, FRAME | named, "lesson") if about else None
    score = picked.score if picked else share(words, known, FRAME | named)
    if picked is None:
        return Reading(score=score, things=known.of_kind("lesson"), told={"all": "yes"})
    return Reading(score=score, things=picked.things[:1])


def _numbered(number: str, score: float, known: Known) -> Reading:
    found = [t for t in known.index.things if isinstance(t.record, Lesson) and t.record.number == number]
    return Reading(score=score, things=tuple(found[:1]), told={"number": number})


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    found = [thing.record for thing in reading.things if isinstance(thing.record, Lesson)]
    if found and "all" not in reading.told:
        return _one(found[0], reading.wants)
    if "number" in reading.told:
        return compose.declined(
            "Learning points", f"The papers do not list a learning point {reading.told['number']}.", known.lessons[:1]
        )
    steps = Steps(tuple(cut(lesson.text, 220) for lesson in known.lessons))
    lead = f"{counted(len(known.lessons), 'learning point')}: {cut(known.lessons[0].text, 160)}"
    return compose.answer("Learning points", lead, [steps], known.lessons)


def _one(lesson: Lesson, wants: str | None) -> Answer:
    title = f"Learning point {lesson.number}" if lesson.number else "Learning point"
    rows = (("Recommendation", lesson.recommendation), ("Responsible", lesson.responsible))
    facts = Facts(tuple((name, told) for name, told in rows if told))
    if wants == "who":
        who = lesson.responsible or "The papers do not say who is responsible for it"
        return compose.answer(title, f"{who}: {cut(lesson.recommendation or lesson.text, 400)}", [facts], [lesson])
    return compose.answer(title, cut(lesson.text, 500), [facts] if facts.rows else [], [lesson])


QUESTION = Question("lessons", EXAMPLES, _recognise, _answer)
