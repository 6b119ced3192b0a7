"""How somebody is reached, where a paper prints it beside their name and nobody else's."""

import re
from collections.abc import Iterator

from dialogs.known import Known
from dialogs.person import Person
from store.records import Passage

_PHONE = re.compile(r"(?<!\d)(?:\+44\s?|\(?0)\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{2,4}(?:\s?(?:ext|x)\.?\s?\d+)?(?!\d)")
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")


def contact_of(person: Person, known: Known) -> tuple[str, tuple[Passage, ...]] | None:
    """Telephone and e-mail as the papers print them for a person, and the passages that do; None where none does."""
    if person.contact:
        return person.contact, ()
    others = [other for other in known.people if other.name != person.name]
    for passage in known.passages:
        told = _beside(passage.text, person, others)
        if told:
            return ", ".join(dict.fromkeys(told)), (passage,)
    return None


def _beside(text: str, person: Person, others: list[Person]) -> list[str]:
    """Numbers and addresses that follow a person's name, before any other name."""
    found = re.search(_named(person.name), text)
    if found is None:
        return []
    rest = text[found.end() :]
    ends = [other.start() for name in others if (other := re.search(_named(name.name), rest))]
    return list(_reached(rest[: min(ends, default=len(rest))][:300]))


def _named(name: str) -> str:
    """A whole name, its initials as printed."""
    return r"\b" + r"\s+".join(re.escape(part) for part in name.split()) + r"\b"


def _reached(text: str) -> Iterator[str]:
    for pattern in (_PHONE, _EMAIL):
        for match in pattern.finditer(text):
            yield match[0].rstrip(".")
