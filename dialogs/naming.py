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
    for name, kind, exempt, _ in _borne(known):
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


def committees_of(name: Name, known: "Known") -> frozenset[int]:
    """The committees (their ids) whose papers bear a name, or that bear it themselves; none where it is nobody's."""
    stems = bare(name.name)
    same = (whose for said, _, _, whose in _borne(known) if bare(said) == stems)
    return frozenset(committee for whose in same for committee in whose if committee is not None)


_Borne = tuple[str, str, bool, tuple[int | None, ...]]
"""A name, its kind, whether this record of it is exempt, and the committees of that."""


def _borne(known: "Known") -> Iterator[_Borne]:
    yield from ((committee.name, "committee", False, (committee.id,)) for committee in known.committees)
    for figure in known.figures:
        yield _of(figure.name, "indicator", figure.source)
        if figure.service:
            yield _of(figure.service, "service", figure.source)
    yield from (_of(one.title, "deliverable", one.source) for one in known.deliverables)
    yield from (_of(one.title, "outcome", one.source) for one in known.outcomes)
    yield from (_of(one.programme, "programme", one.source) for one in known.outcomes if one.programme)
    yield from (_of(one.programme, "programme", one.source) for one in known.deliverables if one.programme)
    for person in known.people:
        yield _of(person.name, "person", *(role.source for role in person.roles))
    yield from (_of(role.role, "post", role.source) for role in known.roles if role.role)
    yield from (_of(one.role, "post", one.source) for one in known.attendance if one.role)
    yield from (_of(one.title, "agenda item", one.source) for one in known.items)


def _of(name: str, kind: str, *sources: Source) -> _Borne:
    return name, kind, all(source.exempt for source in sources), tuple(source.committee for source in sources)
