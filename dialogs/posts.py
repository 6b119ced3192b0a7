"""Posts and their holders: is somebody named, is a post, and whose post stands highest?"""

from dialogs.index import Hit, Term
from dialogs.known import Known
from dialogs.thesaurus import phrase
from dialogs.words import Words


def names_somebody(words: Words, known: Known) -> bool:
    """Whether the message holds a whole name that the papers know."""
    typed = {token.word for token in words.tokens}
    return any(set(phrase(person.name)) <= {t.stem for t in words.tokens} and typed for person in known.people)


def is_title(words: Words, known: Known) -> bool:
    """Whether the message is a post and nothing else."""
    titles = [set(phrase(title)) for person in known.people for title in person.titles]
    return 0 < len(words.terms) < 4 and any(all(_in(term, held) for term in words.terms) for held in titles)


def _in(term: Term, held: set[str]) -> bool:
    return any(set(stems) <= held for stems in (term.stems, *term.others))


def ranked(hits: list[Hit], words: Words) -> list[Hit]:
    """The holder of the highest post first where posts fit equally: a chief before a head before a manager."""
    order = ("chief", "director", "head", "lead", "sponsor", "manager")
    asked = words.has(r"\bboss\b|\bin charge\b|\bruns?\b|\bhead of\b|\bresponsible\b")

    def rank(hit: Hit) -> tuple[float, int]:
        titles = " ".join(getattr(hit.thing.record, "titles", ())).lower()
        post = next((n for n, word in enumerate(order) if word in titles), len(order))
        return -round(hit.coverage, 2), post if asked else 0

    return sorted(hits, key=rank)
