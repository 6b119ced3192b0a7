"""Whom a paper means by a printed owner: the people whom grants give those names, or the one who holds that post."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dialogs.audience import Audience
from store.names import bare
from store.records import Role, Source

RESPONSIBLE, ACCOUNTABLE = "R", "A"
_WORDS = {RESPONSIBLE: r"\bresponsible\b", ACCOUNTABLE: r"\baccountable\b"}
_PARTS = re.compile(r"\s*[/;,&\n]\s*|\s+and\s+")


@dataclass(frozen=True, slots=True)
class Owners:
    """The people of the papers, found once each: for one reading of the store, `audience` and public `roles` of it."""

    audience: Audience
    roles: Sequence[Role]
    _found: dict[tuple[str, int, str | None], tuple[str, ...]] = field(default_factory=dict)
    _named: dict[str, str | None] = field(default_factory=dict)

    def of(self, printed: str, source: Source) -> tuple[str, ...]:
        """The object ids of those whom a paper means by an owner that it prints; nobody where that is not sure."""
        key = (printed, source.document, source.item)
        if key not in self._found:
            self._found[key] = self._owners(printed, source)
        return self._found[key]

    def holding(self, letter: str, sources: Iterable[Source]) -> tuple[Role, ...]:
        """The roles that hold R or A of a RACI in the first of these papers that gives any, else those so called."""
        for source in sources:
            held = tuple(role for role in self.roles if _beside(role.source, source) and letter in letters(role.raci))
            if held:
                return held
        called = re.compile(_WORDS[letter], re.IGNORECASE)
        near = [role for source in sources for role in self.roles if _beside(role.source, source)]
        return tuple(dict.fromkeys(role for role in near if called.search(role.role or "")))

    def person(self, name: str) -> str | None:
        """The object id of the one person of that name."""
        if name not in self._named:
            self._named[name] = self.audience.named(name)
        return self._named[name]

    def _owners(self, printed: str, source: Source) -> tuple[str, ...]:
        parts = [printed, *(part for part in _PARTS.split(printed) if part and part != printed)]
        for whole in (parts[:1], parts[1:]):
            named = [person for part in whole if (person := self.person(part))]
            if found := named or [person for part in whole if (person := self._holder(part, source))]:
                return tuple(dict.fromkeys(found))
        return ()

    def _holder(self, post: str, source: Source) -> str | None:
        """The one person to whom the same paper gives a post, or else the other papers of the committee."""
        its = [role for role in self.roles if role.source.committee == source.committee and _same(role.role, post)]
        names = {bare(role.name) for role in its if role.source.document == source.document} or {
            bare(role.name) for role in its
        }
        return self.person(names.pop()) if len(names) == 1 else None


def letters(raci: str | None) -> frozenset[str]:
    """The letters of a printed RACI: R and A in "R/A", R in "Responsible", I in "Informed"."""
    return frozenset(_letters(raci or ""))


def _letters(raci: str) -> Iterator[str]:
    for word in re.findall(r"[A-Z]+", raci.upper()):
        yield from (word if set(word) <= set("RACI") and len(word) < 5 else word[0])


def _beside(one: Source, other: Source) -> bool:
    """Whether two records stand in one report: of the same paper, and not under different items of it."""
    return one.document == other.document and (None in {one.item, other.item} or one.item == other.item)


def _same(one: str | None, other: str) -> bool:
    return one is not None and one.split() != [] and one.casefold().split() == other.casefold().split()
