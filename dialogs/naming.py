"""What the papers call the things that people ask about, and the other names that clerks have taught for them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dialogs.language import STOP, tokens
from dialogs.thesaurus import Phrase, phrase
from store.aliases import Alias
from store.records import Source

if TYPE_CHECKING:
    from dialogs.known import Known

LEADING = frozenset("a an the our my your their his her its this that".split())
"""Words before a name that are no part of it."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the papers: `kind` is what it names ("indicator"); exempt where no public record bears it."""

    name: str
    kind: str
    exempt: bool


@dataclass(frozen=True, slots=True)
class Taught:
    """Another name that may be taken here: its stems, the row that it was taught by, and what the papers call it.

    `within` are the names of the papers that hold it as a part: where one of those stands, it is no name of its own.
    """

    stems: Phrase
    alias: Alias
    name: Name
    within: tuple[Phrase, ...] = ()


def names(known: "Known") -> dict[Phrase, Name]:
    """Every name that may be said to a viewer, by its stems; of several things of one name, the first kind."""
    found: dict[Phrase, Name] = {}
    for name, kind, exempt in _borne(known):
        stems = bare(name)
        if stems:
            before = found.setdefault(stems, Name(name, kind, exempt))
            if before.exempt and not exempt:
                found[stems] = Name(name, kind, exempt)
    return found


def bare(name: str) -> Phrase:
    """The stems of a name without the small words before it."""
    words = [token.word for token in tokens(name)]
    first = next((place for place, word in enumerate(words) if word not in LEADING), len(words))
    return phrase(name)[first:]


def telling(name: str) -> frozenset[str]:
    """The stems of a name's words, but for the small ones."""
    return frozenset(token.stem for token in tokens(name) if token.word not in STOP)


def taught(aliases: Iterable[Alias], known: "Known") -> tuple[Taught, ...]:
    """The names that may be taken here: those that stand for something that the viewer may hear of.

    Names are looked up again for each viewer and each edition of the papers, so that none points at what is exempt
    there, or at another thing that has come to bear its number. What the papers have come to call something by stands
    for that alone.
    """
    rows = tuple(aliases)
    return tuple(_taught(rows, names(known))) if rows else ()


def _taught(rows: Iterable[Alias], meant: Mapping[Phrase, Name]) -> Iterator[Taught]:
    for one in rows:
        stems, means = bare(one.phrase), bare(one.means)
        if means in meant and stems not in meant:
            within = tuple(name for name in meant if stands_in(stems, name))
            yield Taught(stems, one, meant[means], within)


def stands_in(part: Phrase, whole: Phrase) -> bool:
    """Whether stems stand in others, one after another."""
    return any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))


def synonyms(learnt: Mapping[Phrase, frozenset[Phrase]], aliases: Iterable[Taught]) -> dict[Phrase, frozenset[Phrase]]:
    """What the papers explain, and besides each taught name with the one that it stands for."""
    every = dict(learnt)
    for one in aliases:
        every[one.stems] = every.get(one.stems, frozenset()) | {bare(one.name.name)}
    return every


def _borne(known: "Known") -> Iterator[tuple[str, str, bool]]:
    """Every name with its kind and whether this record of it is exempt."""
    yield from ((committee.name, "committee", False) for committee in known.committees)
    for figure in known.figures:
        yield figure.name, "indicator", figure.source.exempt
        if figure.service:
            yield figure.service, "service", figure.source.exempt
    yield from ((one.title, "deliverable", one.source.exempt) for one in known.deliverables)
    yield from ((one.title, "outcome", one.source.exempt) for one in known.outcomes)
    yield from _programmes(known)
    yield from ((one.name, "person", _all_exempt(role.source for role in one.roles)) for one in known.people)
    for role in known.roles:
        if role.role:
            yield role.role, "post", role.source.exempt
    yield from ((one.title, "agenda item", one.source.exempt) for one in known.items)


def _programmes(known: "Known") -> Iterator[tuple[str, str, bool]]:
    held = [(one.programme, one.source) for one in known.outcomes]
    held += [(one.programme, one.source) for one in known.deliverables]
    yield from ((name, "programme", source.exempt) for name, source in held if name)


def _all_exempt(sources: Iterable[Source]) -> bool:
    return all(source.exempt for source in sources)
