"""What is recommended or to be done next, and whose is it?"""

import re

from dialogs import compose
from dialogs.answer import Answer, Facts, Steps
from dialogs.cues import cue, frame
from dialogs.known import Known
from dialogs.language import STOP, tokens
from dialogs.pick import carried, pick, programme_named
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

FRAME = frame("actions")
_ASKS = cue("actions asks")
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
    owner = _owner(words, known)
    if not known.actions or not (words.has(_ASKS) or (owner and words.has(cue("actions duty")))):
        return None
    if owner:
        stems = frozenset(phrase(owner))
        return Reading(score=share(words, known, FRAME | stems, dates=True), told={"of": "action", "owner": owner})
    of = _of(words)
    if number:
        return _numbered(known, number, share(words, known, FRAME | {number}), of=of)
    _, named = programme_named(words, known)
    about = words.without(FRAME | named)
    picked = pick(words, known, FRAME | named, "action") if about else None
    score = picked.score if picked else share(words, known, FRAME | named, dates=True)
    wants = "who" if words.has(r"\bwho\b|\bowner\b|\bresponsib") else None
    return Reading(score=score, things=picked.things[:1] if picked else (), wants=wants, told={"of": of})


def _owner(words: Words, known: Known) -> str | None:
    """The one owner of an action whom the message names by surname or whole name."""
    typed = {token.word for token in words.tokens} - STOP
    named = {a.owner for a in known.actions if a.owner and {t.word for t in tokens(a.owner)} & typed}
    return next(iter(named)) if len(named) == 1 else None


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
    of = reading.told.get("of", "action")
    if found and of != "asked":
        return _one(found[0], reading.wants)
    if "number" in reading.told:
        return compose.declined(
            "Actions", f"The papers do not list a {of} {reading.told['number']}.", known.actions[:1]
        )
    chosen = _chosen(known, of, found, reading.told.get("owner"))
    if not chosen:
        return compose.declined("Actions", f"The papers do not list any {of}s.", known.actions[:1])
    if len(chosen) == 1:
        return _one(chosen[0], reading.wants)
    steps = Steps(tuple(_listed(action) for action in chosen[: compose.SHOWN]))
    lead = f"{counted(len(chosen), of if of != 'asked' else 'recommendation')}: {cut(chosen[0].text, 200)}"
    return compose.answer(f"{chosen[0].of.capitalize()}s", lead, [steps], chosen)


def _chosen(known: Known, of: str, found: list[Action], owner: str | None) -> list[Action]:
    if owner:
        return [action for action in known.actions if action.owner == owner]
    if found:
        same = (found[0].source.document, found[0].source.item, found[0].of, found[0].owner)
        return [a for a in known.actions if (a.source.document, a.source.item, a.of, a.owner) == same]
    if of == "asked":
        formal = [
            a for a in known.actions if re.search(r"\b(?:is|are) (?:asked|requested|recommended|invited) to\b", a.text)
        ]
        return formal or [a for a in known.actions if a.of == "recommendation"]
    if of == "action":
        return list(known.actions)
    numbered = [a for a in known.actions if a.of == of and a.number]
    return numbered or [a for a in known.actions if a.of == of]


def _listed(action: Action) -> str:
    due = f"by {short_date(action.due)}" if action.due else None
    notes = ", ".join(filter(None, (action.owner, due)))
    return f"{cut(action.text, 260)}{f' ({notes})' if notes else ''}"


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
