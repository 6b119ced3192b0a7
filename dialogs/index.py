"""Finding things by the words that people use for them: how much of what was asked does a thing account for?"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dialogs.cues import light
from dialogs.language import STOP, tokens
from dialogs.thesaurus import Phrase
from store.records import Source

SYNONYM = 0.85
AROUND = 0.66
INNER = 0.7
NEAR = 0.5
LISTED = 0.4
"""What a match by another word, in the same paragraph, in the next heading above, in any heading above, or in a line
next to it under that heading is worth beside the very word."""
LIGHTLY = 0.35
SHORTENED, FEW = 4, 4
"""How long the beginning of a word has to be to stand for it, and how many it may begin."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Anything that can be asked about: `name` is what people call it, `text` all that it says.

    `near` are the headings above it, `around` the paragraph that it is of, and `listed` the lines next to it. `record`
    is the record of the store that it stands for; `key` names it ("deliverable:12").
    """

    key: str
    kind: str
    name: str
    text: str
    near: str
    record: object
    source: Source
    around: str = ""
    listed: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One word or set phrase of a question: its stems, and other phrases that mean the same."""

    stems: Phrase
    others: tuple[Phrase, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found: `coverage` is the share of the question that it accounts for.

    `closeness` is the share of its name that was asked for. Both lie between 0 and 1; `matched` are the terms that it
    accounts for.
    """

    thing: Thing
    coverage: float
    closeness: float
    matched: frozenset[Term]

    @property
    def score(self) -> float:
        """Coverage first; between equals, the thing whose name was asked for most fully."""
        return self.coverage * (0.8 + 0.2 * self.closeness)


class Index:
    """An index over things, made once for each state of the store."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self.things = tuple(things)
        self._by_key = {thing.key: thing for thing in self.things}
        self._weights: list[dict[str, float]] = [_weights(thing) for thing in self.things]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, weights in enumerate(self._weights):
            for stem in weights:
                self._postings[stem].append(number)
        self._names = [frozenset(t.stem for t in tokens(thing.name) if t.word not in STOP) for thing in self.things]

    @cached_property
    def kinds(self) -> Mapping[str, tuple[Thing, ...]]:
        """The things of each kind, in the order given."""
        found: dict[str, list[Thing]] = defaultdict(list)
        for thing in self.things:
            found[thing.kind].append(thing)
        return {kind: tuple(things) for kind, things in found.items()}

    @cached_property
    def _lines(self) -> Mapping[tuple[int, int | None], tuple[Thing, ...]]:
        found: dict[tuple[int, int | None], list[Thing]] = defaultdict(list)
        for thing in self.things:
            found[thing.source.document, thing.source.line].append(thing)
        return {place: tuple(things) for place, things in found.items()}

    def beside(self, source: Source) -> tuple[Thing, ...]:
        """The things that come from the same line of a paper."""
        return self._lines.get((source.document, source.line), ())

    def get(self, key: str) -> Thing | None:
        """The thing with this key, if the store still has it."""
        return self._by_key.get(key)

    @cached_property
    def vocabulary(self) -> Mapping[str, int]:
        """Every word of the papers as written (lower case), with the number of things that hold it."""
        words: Counter[str] = Counter()
        for thing in self.things:
            words.update({token.word for token in tokens(f"{thing.name} {thing.text} {thing.near} {thing.around}")})
        return words

    def knows(self, stem: str) -> bool:
        """Whether any thing holds a word with this stem."""
        return stem in self._postings

    def tells(self, term: Term) -> bool:
        """Whether any thing holds a term, by its own words or by others that mean the same."""
        return any(all(map(self.knows, stems)) for stems in (term.stems, *term.others))

    def kin(self, stem: str) -> tuple[str, ...]:
        """Known stems of the same family as one that no paper holds: extension and extended share a long beginning."""
        if self.knows(stem) or len(stem) < 5:
            return ()
        near = self._families.get(stem[:SHORTENED], ())
        return tuple(s for s in near if len(s) >= 5 and s[:5] == stem[:5] and abs(len(s) - len(stem)) <= 3)

    def begun(self, stem: str) -> tuple[str, ...]:
        """Known stems of which one that no paper holds is the beginning, if they are few: para, for paragraph."""
        if self.knows(stem) or not SHORTENED <= len(stem) <= 6:
            return ()
        near = [other for other in self._families.get(stem[:SHORTENED], ()) if other.startswith(stem)]
        return tuple(near) if len(near) <= FEW else ()

    @cached_property
    def _families(self) -> Mapping[str, tuple[str, ...]]:
        families: dict[str, list[str]] = defaultdict(list)
        for stem in self._postings:
            families[stem[:SHORTENED]].append(stem)
        return {start: tuple(found) for start, found in families.items()}

    def rarity(self, stem: str) -> float:
        """How much a word tells things apart: high for rare words, highest for one that no paper holds."""
        held = len(self._postings.get(stem, ()))
        return math.log(1 + (len(self.things) + 1) / (held + 0.5))

    def weight(self, term: Term) -> float:
        """What a term counts in a question: the rarity of its words, or of the words that mean the same.

        A word that says little by itself ("put", "looking") counts less, and least where no paper holds it.
        """
        return self._told(term) * (LIGHTLY if set(term.stems) <= light() else 1.0)

    def _told(self, term: Term) -> float:
        told = [stem for stem in term.stems if self.knows(stem)]
        if told:
            return sum(map(self.rarity, told)) / len(told)
        known = [other for other in term.others if all(map(self.knows, other))]
        if known:
            return max(sum(map(self.rarity, other)) / len(other) for other in known)
        return self.rarity("")

    def find(self, terms: Sequence[Term], kinds: frozenset[str] | None = None, limit: int = 12) -> list[Hit]:
        """The things that account for most of the terms, best first."""
        weights = {term: self.weight(term) for term in terms}
        total = sum(weights.values())
        if not total:
            return []
        hits = [
            self._hit(number, weights, total)
            for number in self._candidates(terms)
            if kinds is None or self.things[number].kind in kinds
        ]
        hits = [hit for hit in hits if hit.coverage > 0]
        hits.sort(key=lambda hit: (-hit.score, hit.thing.source.document * -1, hit.thing.key))
        return hits[:limit]

    def covered(self, thing: Thing, terms: Sequence[Term]) -> float:
        """The share of some terms that one thing accounts for."""
        weights = {term: self.weight(term) for term in terms}
        place = self._places.get(thing.key)
        if place is None or not weights:
            return 1.0
        gained = _gained(weights, self._weights[place])
        return sum(weights[term] * share for term, share in gained.items()) / sum(weights.values())

    def share(self, terms: Sequence[Term], some: Collection[Term]) -> float:
        """What some of the terms weigh among all of them; 1 where there are none."""
        weights = {term: self.weight(term) for term in terms}
        return sum(weights[term] for term in terms if term in some) / sum(weights.values()) if weights else 1.0

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {thing.key: place for place, thing in enumerate(self.things)}

    def _candidates(self, terms: Sequence[Term]) -> set[int]:
        stems = {stem for term in terms for phrase in (term.stems, *term.others) for stem in phrase}
        return {number for stem in stems for number in self._postings.get(stem, ())}

    def _hit(self, number: int, weights: Mapping[Term, float], total: float) -> Hit:
        held = self._weights[number]
        gained = _gained(weights, held)
        coverage = sum(weights[term] * share for term, share in gained.items()) / total
        matched = frozenset(term for term, share in gained.items() if share >= 0.4)
        return Hit(self.things[number], coverage, self._closeness(number, matched), matched)

    def _closeness(self, number: int, matched: frozenset[Term]) -> float:
        name = self._names[number]
        if not name:
            return 0.0
        asked = {stem for term in matched for phrase in (term.stems, *term.others) for stem in phrase}
        return sum(self.rarity(s) for s in name & asked) / sum(self.rarity(s) for s in name)


def _gained(terms: Iterable[Term], held: Mapping[str, float]) -> dict[Term, float]:
    """How well a thing holds each term; a word answers to one term alone ("pay" is not both salary and payment)."""
    found = {term: _held(term, held) for term in terms}
    used = {stem for term, (share, stems) in found.items() if share and stems == term.stems for stem in stems}
    gained: dict[Term, float] = {}
    for term, (share, stems) in sorted(found.items(), key=lambda pair: -pair[1][0]):
        twice = stems != term.stems and bool(stems) and set(stems) <= used
        gained[term] = share * 0.5 if twice else share
        used |= set(stems)
    return gained


def _held(term: Term, held: Mapping[str, float]) -> tuple[float, Phrase]:
    """How well a thing holds a term, and by which words: 1 for its very own, less for other words or a part."""
    own = [held.get(stem, 0.0) for stem in term.stems]
    part = 0.6 * sum(own) / len(own) if len(own) > 1 else 0.0
    best, stems = max(min(own), part), term.stems
    for other in term.others:
        share = SYNONYM * min(held.get(stem, 0.0) for stem in other)
        if share > best:
            best, stems = share, other
    return best, stems


def _weights(thing: Thing) -> dict[str, float]:
    weights = {token.stem: LISTED for token in tokens(thing.listed)}
    weights.update((token.stem, NEAR) for token in tokens(thing.near))
    weights.update((token.stem, INNER) for token in tokens(thing.near.split(" > ")[-1]))
    weights.update((token.stem, AROUND) for token in tokens(thing.around))
    weights.update((token.stem, 1.0) for token in tokens(f"{thing.name} {thing.text}"))
    return weights
