"""Who does what, what does somebody do, and how are they reached?"""

from dialogs import compose
from dialogs.answer import Answer, Facts
from dialogs.contacts import contact_of
from dialogs.cues import cue, frame
from dialogs.known import Known
from dialogs.person import Person
from dialogs.pick import GENERAL, carried, programme_named
from dialogs.posts import is_title, names_somebody, ranked
from dialogs.question import Question, Reading, share
from dialogs.say import joined
from dialogs.words import Words

EXAMPLES = (
    "Who is the head of highways?",
    "Who is in charge of digital services?",
    "Who is the sponsor?",
    "Who do I contact about the report?",
    "What are the key roles?",
)

FRAME = frame("people")
_WHO = cue("people who")
_BOSS = cue("people boss")
_DOING = cue("people doing")
_RACI = {"R": "Responsible", "A": "Accountable", "C": "Consulted", "I": "Informed"}


def _recognise(words: Words, known: Known) -> Reading | None:
    earlier = carried(words, known, "person")
    if "why" in words.wants:
        return None
    if earlier and not words.without(FRAME):
        return Reading(score=0.95, things=earlier.things[:1], wants=_wants(words))
    if not (words.has(_WHO) or names_somebody(words, known) or is_title(words, known)) or words.has(_DOING):
        return None
    _, named = programme_named(words, known)
    if words.has(cue("people all")) and not words.without(FRAME | named):
        return Reading(score=share(words, known, FRAME | named), wants="all")
    letter = next((letter for letter in "RACI" if words.has(cue(f"people raci {letter}"))), None)
    general = named if letter == "R" else named | GENERAL  # who is responsible for it may be somebody's very title
    if letter and not words.without(FRAME | general) and any(role.raci == letter for role in known.roles):
        return Reading(score=share(words, known, FRAME | general) + 0.05, wants=letter)
    about = words.without(FRAME)
    hits = known.index.find(about, frozenset({"person"}))
    if not about and "contact" in words.wants:
        reached = tuple(t for t in known.index.things if isinstance(t.record, Person) and t.record.contact)
        return Reading(score=share(words, known, FRAME), things=reached[:1], wants="contact") if reached else None
    if not hits:
        return None
    best = ranked(hits, words)[0]
    score = share(words, known, FRAME, best) * (1.0 if words.has(_WHO) else 0.9) + (0.08 if words.has(_BOSS) else 0.0)
    rivals = tuple(hit.thing for hit in hits if hit.thing is not best.thing and hit.score >= 0.995 * best.score)
    return Reading(score=score, things=(best.thing,), rivals=rivals[:3], wants=_wants(words))


def _wants(words: Words) -> str | None:
    return "contact" if "contact" in words.wants else None


def _answer(words: Words, known: Known, reading: Reading) -> Answer:
    if reading.wants and reading.wants in "RACI":
        return _lettered(reading.wants, known)
    if reading.wants == "all":
        return _all(known)
    people = [thing.record for thing in reading.things if isinstance(thing.record, Person)]
    if not people:
        return compose.declined("People", "The papers do not name that person.", known.roles[:1])
    person = people[0]
    contact, printed = contact_of(person, known) or (None, ())
    titles = joined(person.titles, "and") if person.titles else "named in the papers without a role"
    if reading.wants == "contact":
        if not contact:
            lead = f"The papers do not give contact details for {person.name} ({titles})."
            return compose.declined(person.name, lead, person.roles)
        return compose.answer(person.name, f"{person.name} ({titles}): {contact}.", [], printed or person.roles)
    others = [thing.name for thing in reading.rivals]
    also = f" The papers also name {joined(others)} there." if others else ""
    rows = [(role.role or "Named", _where(role)) for role in person.roles if role.role]
    if contact:
        rows.append(("Contact", contact))
    lead = f"{person.name}: {titles}.{also}"
    return compose.answer(person.name, lead, [Facts(tuple(rows))] if len(rows) > 1 else [], person.roles)


def _lettered(letter: str, known: Known) -> Answer:
    """Everybody whom the papers mark with one letter of RACI."""
    found = [role for role in known.roles if role.raci == letter]
    names = joined([f"{role.name} ({role.role})" if role.role else role.name for role in found])
    return compose.answer("Roles", f"{_RACI[letter]}: {names}.", [], found)


def _where(role: object) -> str:
    letter = getattr(role, "raci", None)
    return _RACI.get(letter or "", letter or "") or getattr(role, "capacity", "") or "as printed"


def _all(known: Known) -> Answer:
    listed = [role for role in known.roles if role.role]
    if not listed:
        return compose.declined("Roles", "The papers do not list roles.")
    rows = [(role.name, role.role or "", _where(role)) for role in listed]
    lead = f"{joined([f'{role.name} ({role.role})' for role in listed[:8]])}."
    return compose.answer("Roles", lead, compose.table(("Name", "Role", ""), rows, "List the key roles"), listed)


QUESTION = Question("people", EXAMPLES, _recognise, _answer)
