"""What is recommended or to be done next, and whose is it?"""

import re

from dialogs import compose
from dialogs.answer import Answer, Facts, Steps, Text
from dialogs.cues import cue, frame
from dialogs.duties import (
    actions,
    asked_of_committee,
    due_printed,
    numbered,
    in_state,
    owner_named,
    printed,
    state_named,
    status,
)
from dialogs.index import Thing
from dialogs.known import Known
from dialogs.pick import Picked, carried, pick, programme_named
from dialogs.question import Question, Reading, share
from dialogs.say import counted, cut, short_date
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
_DUTY = cue("actions duty")


def _recognise(words: Words, known: Known) -> Reading | None:
    number, earlier = _number(words), carried(words, known, "action")
    if earlier and not words.without(FRAME | {number or ""}):
        first = earlier.best.record
        of = first.of if isinstance(first, Action) else ""
        things = numbered(known, number, of) if number else earlier.things
        return Reading(score=0.97, things=things, wants=_wants(words), told={"of": of, "number": number or ""})
    owner, own = owner_named(words, known)
    asks = words.has(_ASKS) or _named(words, known)
    duty = words.has(_DUTY) or bool(words.wants & {"when", "status"})
    if not known.actions or not (asks or (owner and duty)):
        return None
    plainly = words.has(r"\b(?:recommended|asked|invited|have|need|got|supposed|meant) to do\b") or (owner and not asks)
    state, stated = ("", frozenset[str]()) if plainly or _named(words, known) else state_named(words, known)
    of = "action" if owner and not words.has(cue("actions next step")) else _of(words)
    _, named = programme_named(words, known)
    spoken = FRAME | named | own | stated | {number or ""}
    about = words.without(spoken)
    private = words.has(cue("agenda private"))
    if of == "asked" and not owner:
        things = asked_of_committee(known, words.without(FRAME), private=private)
        score = share(words, known, FRAME, *known.index.find(about, frozenset({"action"}), 1)) if about else 1.0
        return Reading(score=score, things=things, wants="asked", told={"of": of, "number": ""})
    if state and not number:
        hits = [hit for hit in known.index.find(about, frozenset({"action"}), 60) if hit.matched]
        near = tuple(hit.thing for hit in hits) or known.of_kind("action")
        late = words.has(r"\boverdue\b|\blate\b") and state == "open"
        things = tuple(
            thing
            for thing, action in actions(known, near)
            if in_state(action, state, known)
            and (not owner or action.owner == owner)
            and (not late or (action.due is not None and action.due < words.today))
        )
        score = share(words, known, spoken, *hits[:1])
        score = max(score, 0.95) if things and stated and (hits or not about) and "count" not in words.wants else score
        return Reading(score=score, things=things, told={"of": "action", "number": "", "state": state})
    picked = pick(words, known, spoken, "action") if about and not number else None
    score = picked.score if picked else share(words, known, spoken, dates=True)
    score *= 0.6 if "count" in words.wants and words.whens else 1.0
    things = numbered(known, number, of) if number else _chosen(known, of, picked, owner)
    return Reading(score=score, things=things, wants=_wants(words), told={"of": of, "number": number or ""})


def _named(words: Words, known: Known) -> bool:
    """Whether it asks who, when or how far of something that an action names almost in full."""
    about = words.without(FRAME)
    if not words.wants & {"who", "when", "status"} or len(about) < 2:
        return False
    hits = known.index.find(about, frozenset({"action"}), 1)
    return bool(hits) and hits[0].coverage >= 0.8 and len(hits[0].matched) == len(about)


def _wants(words: Words) -> str | None:
    if words.has(r"\bwho\b|\bowner\b|\bowns\b|\bresponsib"):
        return "who"
    if "when" in words.wants or words.has(r"\bby when\b"):
        return "when"
    return "status" if "status" in words.wants else None


def _number(words: Words) -> str | None:
    found = re.search(_NUMBER, words.plain)
    if found:
        return found[1] or found[2]
    return next((digit for word, digit in _ORDINALS.items() if words.has(rf"\b{word}\b")), None)


def _of(words: Words) -> str:
    """What kind is asked for; "asked" is what a report asks of the committee itself."""
    kinds = ("next step", "asked", "recommendation")
    return next((kind for kind in kinds if words.has(cue(f"actions {kind}"))), "action")


def _chosen(known: Known, of: str, picked: Picked | None, owner: str | None) -> tuple[Thing, ...]:
    mine = [(t, a) for t, a in actions(known) if (a.owner == owner if owner else of in ("action", a.of))]
    if picked:
        best = {thing.key for thing in picked.things if thing.kind == "action"}
        fits = [thing for thing, _ in mine if thing.key in best]
        if fits:
            return (next(thing for thing in picked.things if thing in fits),)
    if owner:
        return tuple(thing for thing, _ in mine)
    return tuple(thing for thing, action in mine if action.number) or tuple(thing for thing, _ in mine)


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    found = [action for _, action in actions(known, reading.things)]
    if state := reading.told.get("state"):
        return _stated(found, state, known)
    if len(found) == 1:
        return _one(found[0], known, reading.wants)
    of = "recommendation" if reading.told["of"] == "asked" else reading.told["of"] or "action"
    if not found:
        which = f"a {of} {reading.told['number']}" if reading.told["number"] else f"any {of}s there"
        return compose.declined("Actions", f"The papers do not list {which}.", known.actions[:1])
    steps = Steps(tuple(_listed(action, known) for action in found[: compose.SHOWN]))
    return compose.answer(
        f"{of.capitalize()}s",
        f"{counted(len(found), of)}: {cut(found[0].text, 200)}",
        [steps, _apart(found, known)],
        found,
    )


def _stated(found: list[Action], state: str, known: Known) -> Answer:
    """The actions that the papers print in one state."""
    said = {"open": "not yet done", "done": "done"}.get(state, state.lower())
    if not found:
        return compose.declined("Actions", f"The papers list no action as {said}.", known.actions[:1])
    verb = "is" if len(found) == 1 else "are"
    lead = f"{counted(len(found), 'action')} {verb} marked {said}: {'; '.join(_listed(a, known) for a in found[:4])}"
    return compose.answer("Actions", lead, [Steps(tuple(_listed(a, known) for a in found[: compose.SHOWN]))], found)


def _apart(found: list[Action], known: Known) -> Text | None:
    """That exempt ones stand apart, to whoever may know of them."""
    others = [a for a in known.actions if a.source.exempt and a.of == found[0].of and a not in found]
    return Text("Others stand in the private part: ask for the private recommendations.") if others else None


def _listed(action: Action, known: Known) -> str:
    due = short_date(action.due) if action.due else due_printed(action, known)
    notes = ", ".join(filter(None, (action.owner, f"by {due}" if due else None)))
    return f"{cut(action.text, 260)}{f' ({notes})' if notes else ''}"


def _one(action: Action, known: Known, wants: str | None) -> Answer:
    name = f"{action.of.capitalize()}{f' {action.number}' if action.number else ''}"
    due = short_date(action.due) if action.due else due_printed(action, known)
    told = [("Responsible", action.owner or "not stated"), ("Due", due or "not stated")]
    told += [
        (head, cell)
        for head, cell in printed(action, known).items()
        if re.search(cue("head status"), head, re.IGNORECASE)
    ]
    facts = Facts(tuple(told))
    if (wants == "who" and not action.owner) or (wants == "when" and not due):
        if wants == "when" and re.search(cue("evidence when"), action.text, re.IGNORECASE):
            return compose.answer(name, f"{name}: {cut(action.text, 500)}", [facts], [action])
        missing = "who is responsible for it" if wants == "who" else "when it is due"
        return compose.declined(name, f"The papers do not say {missing}: {cut(action.text, 300)}", [action], facts)
    start = {"who": action.owner, "when": due, "status": status(action, known)}.get(wants or "", name)
    return compose.answer(name, f"{start or name}: {cut(action.text, 500)}", [facts], [action])


QUESTION = Question("actions", EXAMPLES, _recognise, _answer)
