"""Tells people apart by how papers print their names: titles, initials, bare surnames and slips of spelling."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

TITLES = frozenset(
    "county borough district city parish town councillor councillors cllr cllrs cc mr mrs ms miss mx dr sir dame lord "
    "lady baroness baron professor prof rev revd reverend canon alderman the hon rt right honourable".split()
)
_HONOURS = frozenset("CBE MBE OBE KBE DBE GBE BEM CB CMG MVO QC KC JP DL MP MEP QPM QFSM TD VR VC GC PHD FRSA".split())


@dataclass(slots=True)
class People:
    """The people of one committee, as far as its papers name them: bare names, fullest spelling of each."""

    known: list[str] = field(default_factory=list)

    def resolve(self, name: str) -> str | None:
        """Give the bare name of the one person that is meant, or None where it may be several or is a lone surname.

        A short form (an initial or a bare surname) is somebody only where nobody else here has that surname.
        """
        plain = bare(name)
        exact = next((person for person in self.known if person.casefold() == plain.casefold()), None)
        namesakes = self.namesakes(plain)
        if exact is not None and " " in plain:
            return exact
        if len(namesakes) == 1 and _compatible(plain, namesakes[0]):
            return namesakes[0]
        return plain if " " in plain else None

    def namesakes(self, plain: str) -> list[str]:
        """Everybody here with the same surname."""
        return [person for person in self.known if _surname(person) == _surname(plain)]

    def lookalikes(self, plain: str) -> list[str]:
        """Everybody here whose name is that name but for one or two letters of one word."""
        return [person for person in self.known if _one_slip_apart(plain, person)]


def bare(name: str) -> str:
    """Take the titles, honours and brackets from a printed name: "County Councillor B Dawson MBE" is "B Dawson"."""
    words = re.sub(r"\([^)]*\)", " ", name).replace(".", " ").replace(",", " ").split()
    while len(words) > 1 and words[0].casefold() in TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1].upper() in _HONOURS and words[-1].isupper():
        words = words[:-1]
    return " ".join(words)


def fullest_first(names: Iterable[str]) -> list[str]:
    """Put whole names before initials, and those before bare surnames, so that short forms find whom they mean."""
    return sorted(dict.fromkeys(names), key=lambda name: (-len(bare(name).split()), len(bare(name).split()[0]) == 1))


def fuller(one: str, other: str) -> str:
    """Give the one of two names of a person that says more."""
    return max(one, other, key=lambda name: (len(name.split()), len(name.split()[0])))


def _surname(plain: str) -> str:
    return plain.rsplit(maxsplit=1)[-1].casefold()


def _compatible(one: str, other: str) -> bool:
    first, second = one.casefold().split()[:-1], other.casefold().split()[:-1]
    if not first or not second:
        return True
    return first[0] == second[0] or (1 in {len(first[0]), len(second[0])} and first[0][0] == second[0][0])


def _one_slip_apart(one: str, other: str) -> bool:
    first, second = one.casefold().split(), other.casefold().split()
    if len(first) != len(second) or len(first) < 2:
        return False
    differing = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and _slip(*differing[0])


def _slip(one: str, other: str) -> bool:
    """Whether two words differ as one letter does in a word of four, or two in a word of six."""
    longest = max(len(one), len(other))
    return Levenshtein.distance(one, other) <= (0 if longest < 4 else 1 if longest < 6 else 2)


def in_words(names: Sequence[str]) -> str:
    """Join names as a sentence does: "A, B or C"."""
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
