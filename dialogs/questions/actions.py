"""What is recommended or to be done next, and whose is it?"""

import re

from dialogs import compose
from dialogs.answer import Answer, Facts, Steps
from dialogs.known import Known
from dialogs.pick import carried, pick
from dialogs.question import Question, Reading, share
from dialogs.say import counted, cut, short_date
from dialogs.thesaurus import phrase
from dialogs.words import Words
from store.records import Action

EXAMPLES = (
    "What are the recommendations?",
    "What is recommendation 2?",
    "What are the agreed next steps?",
    "What is the committee asked to do?",
    "Who is responsible for the next step?",
    "Which actions are mine to chase?",
)

FRAME = frozenset(
    phrase(
        "recommendation recommendations recommended recommend action actions next step steps closure close closing out agreed "
        "asked ask committee members us to do number what who responsible owner whose responsibility list all report being for sorting doing "
        "requested request required how many programme when due deadline by down follow second third first last one"
    )
)
_ASKS = r"\brecommend\w*\b|\bnext steps?\b|\bactions?\b|\basked (?:of us|to|of)\b|\bclosure\b|\bbeing asked\b"
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6"}
_NUMBER = re.compile(
    r"\b(?:number|recommendation|action|step|no\.?|rec)s? (\d{1,2})\b|^(?:and )?(?:what about )?(\d{1,2})\b"
)


def _recognise(words: Words, known: Known) -> Reading | None:
    number = _number(words)
    earlier = carried(words, known, "action")
    if earlier and number and not words.has(_ASKS):
        return _numbered(known, number, 0.97, of=str(getattr(earlier.best.record, "of", "")))
    if earlier and not words.without(FRAME):
        return Reading(score=0.97, things=earlier.things[:1], wants="who" if words.has(r"\bwho\b") else None, told={})
    if not known.actions or not words.has(_ASKS):
        return None
    of = _of(words)
    if number:
        return _numbered(known, number, share(words, known, FRAME | {number}), of=of)
    about = words.without(FRAME)
    picked = pick(words, known, FRAME, "action") if about else None
    score = picked.score if picked else share(words, known, FRAME, dates=True)
    wants = "who" if words.has(r"\bwho\b|\bowner\b|\bresponsib") else None
    return Reading(score=score, things=picked.things[:1] if picked else (), wants=wants, told={"of": of})


def _number(words: Words) -> str | None:
    found = _NUMBER.search(words.plain)
    if found:
        return found[1] or found[2]
    return next((digit for word, digit in _ORDINALS.items() if words.has(rf"\b{word}\b")), None)


def _of(words: Words) -> str:
    if words.has(r"\bnext steps?\b|\bclosure action"):
        return "next step"
    if words.has(r"\brecommend\w*\b|\basked\b"):
        return "asked" if words.has(r"\basked\b") else "recommendation"
    return "action"


def _numbered(known: Known, number: str, score: float, *, of: str) -> Reading:
    kind = "next step" if of == "next step" else "recommendation" if of in ("asked", "recommendation") else of
    things = [t for t in known.index.things if isinstance(t.record, Action) and t.record.number == number]
    same = [t for t in things if isinstance(t.record, Action) and t.record.of == kind] or things
    return Reading(score=score, things=tuple(same[:1]), told={"number": number, "of": kind})


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    found = [thing.record for thing in reading.things if isinstance(thing.record, Action)]
    if found:
        return _one(found[0], reading.wants)
    of = reading.told.get("of", "action")
    if "number" in reading.told:
        return compose.declined(
            "Actions", f"The papers do not list a {of} {reading.told['number']}.", known.actions[:1]
        )
    chosen = _chosen(known, of)
    if not chosen:
        return compose.declined("Actions", f"The papers do not list any {of}s.", known.actions[:1])
    if len(chosen) == 1:
        return _one(chosen[0], reading.wants)
    steps = Steps(tuple(f"{cut(a.text, 260)}{f' ({a.owner})' if a.owner else ''}" for a in chosen))
    lead = f"{counted(len(chosen), of if of != 'asked' else 'recommendation')}: {cut(chosen[0].text, 200)}"
    return compose.answer(f"{chosen[0].of.capitalize()}s", lead, [steps], chosen)


def _chosen(known: Known, of: str) -> list[Action]:
    if of == "asked":
        formal = [
            a for a in known.actions if re.search(r"\b(?:is|are) (?:asked|requested|recommended|invited) to\b", a.text)
        ]
        return formal or [a for a in known.actions if a.of == "recommendation"]
    if of == "action":
        return list(known.actions)
    numbered = [a for a in known.actions if a.of == of and a.number]
    return numbered or [a for a in known.actions if a.of == of]


def _one(action: Action, wants: str | None) -> Answer:
    name = f"{action.of.capitalize()}{f' {action.number}' if action.number else ''}"
    rows = [
        ("Responsible", action.owner or "not stated"),
        ("Due", short_date(action.due) if action.due else "not stated"),
    ]
    if wants == "who":
        if not action.owner:
            return compose.declined(
                name, f"The papers do not say who is responsible for it: {cut(action.text, 300)}", [action]
            )
        return compose.answer(name, f"{action.owner}: {cut(action.text, 400)}", [Facts(tuple(rows))], [action])
    return compose.answer(name, f"{name}: {cut(action.text, 500)}", [Facts(tuple(rows))], [action])


QUESTION = Question("actions", EXAMPLES, _recognise, _answer)
