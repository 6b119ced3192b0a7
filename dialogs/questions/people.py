"""Who does what, what does somebody do, and how are they reached?"""

from dialogs import compose
from dialogs.answer import Answer, Facts
from dialogs.contacts import contact_of
from dialogs.cues import cue, frame
from dialogs.index import Hit, Term
from dialogs.known import Known
from dialogs.person import Person
from dialogs.pick import carried, programme_named
from dialogs.question import Question, Reading, share
from dialogs.say import joined
from dialogs.thesaurus import phrase
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
    if not (words.has(_WHO) or _names_somebody(words, known) or _is_title(words, known)) or words.has(_DOING):
        return None
    _, named = programme_named(words, known)
    if words.has(cue("people all")) and not words.without(FRAME | named):
        return Reading(score=share(words, known, FRAME | named), wants="all")
    letter = next((letter for letter in "RACI" if words.has(cue(f"people raci {letter}"))), None)
    if letter and not words.without(FRAME | named) and any(role.raci == letter for role in known.roles):
        return Reading(score=share(words, known, FRAME | named) + 0.05, wants=letter)
    about = words.without(FRAME)
    hits = known.index.find(about, frozenset({"person"}))
    if not about and "contact" in words.wants:
        reached = tuple(t for t in known.index.things if isinstance(t.record, Person) and t.record.contact)
        return Reading(score=share(words, known, FRAME), things=reached[:1], wants="contact") if reached else None
    if not hits:
        return None
    best = _ranked(hits, words)[0]
    score = share(words, known, FRAME, best) * (1.0 if words.has(_WHO) else 0.9) + (0.08 if words.has(_BOSS) else 0.0)
    rivals = tuple(hit.thing for hit in hits if hit.thing is not best.thing and hit.score >= 0.995 * best.score)
    return Reading(score=score, things=(best.thing,), rivals=rivals[:3], wants=_wants(words))


def _wants(words: Words) -> str | None:
    return "contact" if "contact" in words.wants else None


def _names_somebody(words: Words, known: Known) -> bool:
    """Whether the message holds a whole name that the papers know."""
    typed = {token.word for token in words.tokens}
    return any(set(phrase(person.name)) <= {t.stem for t in words.tokens} and typed for person in known.people)


def _is_title(words: Words, known: Known) -> bool:
    """Whether the message is a post and nothing else."""
    titles = [set(phrase(title)) for person in known.people for title in person.titles]
    return 0 < len(words.terms) < 4 and any(all(_in(term, held) for term in words.terms) for held in titles)


def _in(term: Term, held: set[str]) -> bool:
    return any(set(stems) <= held for stems in (term.stems, *term.others))


def _ranked(hits: list[Hit], words: Words) -> list[Hit]:
    """The holder of the highest post first where posts fit equally: a chief before a head before a manager."""
    order = ("chief", "director", "head", "lead", "sponsor", "manager")
    asked = words.has(r"\bboss\b|\bin charge\b|\bruns?\b|\bhead of\b|\bresponsible\b")

    def rank(hit: Hit) -> tuple[float, int]:
        titles = " ".join(getattr(hit.thing.record, "titles", ())).lower()
        post = next((n for n, word in enumerate(order) if word in titles), len(order))
        return -round(hit.coverage, 2), post if asked else 0

    return sorted(hits, key=rank)


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
