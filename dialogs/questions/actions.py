"""What is recommended or to be done next, and whose is it?"""

from dialogs import compose
from dialogs.answer import Answer
from dialogs.cues import cue, frame
from dialogs.duties import (
    actions,
    asked_of_committee,
    chosen,
    in_state,
    is_late,
    kind_asked,
    number_asked,
    numbered,
    owner_named,
    state_named,
)
from dialogs.known import Known
from dialogs.pick import carried, pick, programme_named
from dialogs.question import Question, Reading, share
from dialogs.tasks import say_many, say_one, say_stated
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
_DUTY = cue("actions duty")


def _recognise(words: Words, known: Known) -> Reading | None:
    number, earlier = number_asked(words), carried(words, known, "action")
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
    of = "action" if owner and not words.has(cue("actions next step")) else kind_asked(words)
    _, named = programme_named(words, known)
    spoken = FRAME | named | own | stated | {number or ""}
    about = words.without(spoken)
    private = words.has(cue("agenda private"))
    if of == "asked" and not owner:
        things = asked_of_committee(known, words.without(FRAME), private=private)
        score = share(words, known, FRAME, *known.index.find(about, frozenset({"action"}), 1)) if about else 1.0
        return Reading(score=score, things=things, wants="asked", told={"of": of, "number": ""})
    if state and not number:
        return _in_state(words, known, spoken, state, owner, surely=bool(stated))
    picked = pick(words, known, spoken, "action") if about and not number else None
    score = picked.score if picked else share(words, known, spoken, dates=True)
    score *= 0.6 if "count" in words.wants and words.whens else 1.0
    things = numbered(known, number, of) if number else chosen(known, of, picked, owner)
    return Reading(score=score, things=things, wants=_wants(words), told={"of": of, "number": number or ""})


def _named(words: Words, known: Known) -> bool:
    """Whether it asks who, when or how far of something that an action names almost in full."""
    about = words.without(FRAME)
    if not words.wants & {"who", "when", "status"} or len(about) < 2 or words.has(cue("authors asks")):
        return False
    hits = known.index.find(about, frozenset({"action"}), 1)
    return bool(hits) and hits[0].coverage >= 0.8 and len(hits[0].matched) == len(about)


def _in_state(
    words: Words, known: Known, spoken: frozenset[str], state: str, owner: str | None, *, surely: bool
) -> Reading:
    """The actions that are printed in one state, of the subject and the owner named."""
    about = words.without(spoken)
    hits = [hit for hit in known.index.find(about, frozenset({"action"}), 60) if hit.matched]
    near = tuple(hit.thing for hit in hits) or known.of_kind("action")
    late = words.today if state == "open" and words.has(r"\boverdue\b|\blate\b") else None
    things = tuple(
        thing
        for thing, action in actions(known, near)
        if in_state(action, state, known) and owner in (None, action.owner) and is_late(action, late)
    )
    score = share(words, known, spoken, *hits[:1])
    if things and surely and (hits or not about) and "count" not in words.wants:
        score = max(score, 0.95)
    return Reading(score=score, things=things, told={"of": "action", "number": "", "state": state})


def _wants(words: Words) -> str | None:
    if words.has(r"\bwho(?:se|m)?\b|\bowner\b|\bowns\b|\bresponsib"):
        return "who"
    if "when" in words.wants or words.has(r"\bby when\b"):
        return "when"
    return "status" if "status" in words.wants else None


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    found = [action for _, action in actions(known, reading.things)]
    if state := reading.told.get("state"):
        return say_stated(found, state, known)
    if len(found) == 1:
        return say_one(found[0], known, reading.wants)
    of = "recommendation" if reading.told["of"] == "asked" else reading.told["of"] or "action"
    if not found:
        which = f"a {of} {reading.told['number']}" if reading.told["number"] else f"any {of}s there"
        return compose.declined("Actions", f"The papers do not list {which}.", known.actions[:1])
    return say_many(found, of, known)


QUESTION = Question("actions", EXAMPLES, _recognise, _answer)
