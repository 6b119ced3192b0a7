"""What is recommended or to be done next, and whose is it?"""

import re

from dialogs import compose
from dialogs.answer import Answer, Facts, Steps
from dialogs.cues import cue, frame
from dialogs.index import Thing
from dialogs.known import Known
from dialogs.language import STOP, tokens
from dialogs.pick import Picked, carried, pick, programme_named
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
_NUMBER = cue("actions number")


def _recognise(words: Words, known: Known) -> Reading | None:
    number, earlier = _number(words), carried(words, known, "action")
    wants = "who" if words.has(r"\bwho\b|\bowner\b|\bresponsib") else None
    if earlier and not words.without(FRAME | {number or ""}):
        first = earlier.best.record
        of = first.of if isinstance(first, Action) else ""
        things = _numbered(known, number, of) if number else earlier.things
        return Reading(score=0.97, things=things, wants=wants, told={"of": of, "number": number or ""})
    owner = _owner(words, known)
    if not known.actions or not (words.has(_ASKS) or (owner and words.has(cue("actions duty")))):
        return None
    of = "action" if owner else _of(words)
    _, named = programme_named(words, known)
    spoken = FRAME | named | frozenset(phrase(owner or "")) | {number or ""}
    about = words.without(spoken)
    picked = pick(words, known, spoken, "action") if about and not number else None
    score = picked.score if picked else share(words, known, spoken, dates=True)
    things = _numbered(known, number, of) if number else _chosen(known, of, picked, owner)
    return Reading(score=score, things=things, wants=wants, told={"of": of, "number": number or ""})


def _owner(words: Words, known: Known) -> str | None:
    """The one owner of an action whom the message names by surname or whole name."""
    typed = {token.word for token in words.tokens} - STOP
    named = {a.owner for a in known.actions if a.owner and {t.word for t in tokens(a.owner)} & typed}
    return next(iter(named)) if len(named) == 1 else None


def _number(words: Words) -> str | None:
    found = re.search(_NUMBER, words.plain)
    if found:
        return found[1] or found[2]
    return next((digit for word, digit in _ORDINALS.items() if words.has(rf"\b{word}\b")), None)


def _of(words: Words) -> str:
    """What kind is asked for; "asked" is what a report asks of the committee itself."""
    kinds = ("next step", "asked", "recommendation")
    return next((kind for kind in kinds if words.has(cue(f"actions {kind}"))), "action")


def _numbered(known: Known, number: str, of: str) -> tuple[Thing, ...]:
    things = [t for t in known.index.things if isinstance(t.record, Action) and t.record.number == number]
    kind = "recommendation" if of == "asked" else of
    return tuple([t for t in things if isinstance(t.record, Action) and t.record.of == kind][:1] or things[:1])


def _chosen(known: Known, of: str, picked: Picked | None, owner: str | None) -> tuple[Thing, ...]:
    every = [(t, t.record) for t in known.index.things if isinstance(t.record, Action)]
    best = picked.best.record if picked else None
    if owner:
        return tuple(thing for thing, action in every if action.owner == owner)
    if isinstance(best, Action):
        return tuple(thing for thing, a in every if a == best or (of == "asked" and _siblings(a, best)))
    if of == "asked":
        formal = tuple(thing for thing, action in every if re.search(cue("actions formal"), action.text))
        return formal or tuple(thing for thing, action in every if action.of == "recommendation")
    mine = [(thing, action) for thing, action in every if of in ("action", action.of)]
    return tuple(thing for thing, action in mine if action.number) or tuple(thing for thing, _ in mine)


def _siblings(one: Action, other: Action) -> bool:
    """Whether two recommendations stand in the same report."""
    return (one.source.document, one.source.item, one.of, one.owner) == (
        other.source.document, other.source.item, other.of, other.owner,
    )  # fmt: skip


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    found = [thing.record for thing in reading.things if isinstance(thing.record, Action)]
    if len(found) == 1:
        return _one(found[0], reading.wants)
    of = "recommendation" if reading.told["of"] == "asked" else reading.told["of"]
    if not found:
        which = f"a {of} {reading.told['number']}" if reading.told["number"] else f"any {of}s"
        return compose.declined("Actions", f"The papers do not list {which}.", known.actions[:1])
    steps = Steps(tuple(_listed(action) for action in found[: compose.SHOWN]))
    return compose.answer(
        f"{of.capitalize()}s", f"{counted(len(found), of)}: {cut(found[0].text, 200)}", [steps], found
    )


def _listed(action: Action) -> str:
    due = f"by {short_date(action.due)}" if action.due else None
    notes = ", ".join(filter(None, (action.owner, due)))
    return f"{cut(action.text, 260)}{f' ({notes})' if notes else ''}"


def _one(action: Action, wants: str | None) -> Answer:
    name = f"{action.of.capitalize()}{f' {action.number}' if action.number else ''}"
    due = short_date(action.due) if action.due else "not stated"
    facts = Facts((("Responsible", action.owner or "not stated"), ("Due", due)))
    if wants == "who" and not action.owner:
        lead = f"The papers do not say who is responsible for it: {cut(action.text, 300)}"
        return compose.declined(name, lead, [action])
    lead = f"{action.owner if wants == 'who' else name}: {cut(action.text, 500)}"
    return compose.answer(name, lead, [facts], [action])


QUESTION = Question("actions", EXAMPLES, _recognise, _answer)
