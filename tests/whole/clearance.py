"""Holds what is said to whom against an oracle of its own, for random triples of a record, a viewer and a place.

`python -m tests.whole.clearance --triples 100000 --seed 1`: prints the triples, the leaks and the wrong refusals, and
ends with 1 where there is any.
"""

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

from dialogs.answer import Answer
from dialogs.asked import Scope
from dialogs.clearance import clear, sight_of
from dialogs.known import Known, read
from store import Tx, papers, people
from store.engine import Store
from store.migrate import open_current
from store.records import ALL, Sight, Source
from store.rows import KINDS
from store.sources import visible
from store.tables import document
from tests.whole.triples import Record, Viewer, World, make

Words = frozenset[str]
OF_THE_CLOCK = frozenset({"rules", "closed_days"})
"""Kinds that are never said as records: they set the deadlines, whoever may read the sheet that they stand on."""


def may_hear(record: Record, viewer: Viewer, place: Scope) -> bool:
    """The oracle, from the design's own words.

    Public is what a published paper prints under Part I, where the paper shows what is public, or its loader says so;
    all else goes to administrators, clerks and members of its committee, in personal chat and nowhere else.
    """
    if record.part == 1 and record.open_paper and not record.draft:
        return True
    if place is not Scope.PERSONAL:
        return False
    entitled = [over for role, over in viewer.grants if role in ("administrator", "clerk", "member")]
    return None in entitled or (record.committee is not None and record.committee in entitled)


Oracle = Callable[[Record, Viewer, Scope], bool]


def sight_now(tx: Tx, viewer: Viewer, place: Scope) -> Sight:
    """What the bot lets somebody see at a place, by the grants that are kept."""
    return sight_of(place, people.held(tx, viewer.person))


def rows_now(tx: Tx, sight: Sight, world: World) -> Words:
    """The words of the rows that a sight lets through, of every kind."""
    found: set[str] = set()
    for table in KINDS.values():
        chosen = sa.select(table.c.document_id, table.c.line).join(document).where(visible(table, sight))
        found |= {world.lines[row.document_id, row.line] for row in tx.execute(chosen)}
    return frozenset(found)


def known_now(tx: Tx, sight: Sight) -> Words:
    """Every word in what questions are answered from: the records, the index over them, and what is learnt of them."""
    known = read(tx, sight)
    learnt = {letters for short in known.short_forms if (letters := f"zq{short.lower()}xq")}
    return _words([repr(_said(known)), repr(vars(known.index)), repr(papers.doubts(tx, sight)), *learnt])


def _said(known: Known) -> list[object]:
    return [getattr(known, name) for name in Known.__dataclass_fields__ if name not in {"index", "timetables"}]


def _words(texts: Iterable[str]) -> Words:
    return frozenset(found.casefold() for text in texts for found in re.findall(r"(?i)zq[a-z]+?xq", text))


def cleared_now(sources: Sequence[Source], sight: Sight) -> bool:
    """Whether an answer that rests on these may be said."""
    answer = Answer(title="T", lead="L", sources=tuple(sources))
    return clear(answer, sight).answer is answer


@dataclass(frozen=True)
class Bot:
    """The parts of the bot that decide; a wrong one put in place of any has to be noticed."""

    sight: Callable[[Tx, Viewer, Scope], Sight] = sight_now
    rows: Callable[[Tx, Sight, World], Words] = rows_now
    known: Callable[[Tx, Sight], Words] = known_now
    cleared: Callable[[Sequence[Source], Sight], bool] = cleared_now


@dataclass
class Tally:
    """What was tried, and where the bot and the oracle differ, by what it is that differs."""

    triples: int = 0
    leaks: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    def compare(self, what: str, *, said: bool, may: bool) -> None:
        """Count a difference, if it is one."""
        if said != may:
            (self.leaks if said else self.refusals).append(what)


def check(tx: Tx, world: World, triples: int, seed: int, bot: Bot, oracle: Oracle = may_hear) -> Tally:
    """Try so many triples."""
    chance, tally = random.Random(seed), Tally()
    sources, read_once = _sources(tx), _Once(tx, world, bot)
    for _ in range(triples):
        record, viewer, place = chance.choice(world.records), chance.choice(world.viewers), chance.choice(list(Scope))
        sight, rows, known = read_once.by(viewer, place)
        may, what = oracle(record, viewer, place), f"{record} to {viewer} in {place}"
        tally.triples += 1
        tally.compare(f"row: {what}", said=record.word in rows, may=may)
        if record.kind not in OF_THE_CLOCK:
            tally.compare(f"known: {what}", said=record.word in known, may=may)
        other = chance.choice(world.records)
        if record.word in sources and other.word in sources:
            both = may and oracle(other, viewer, place)
            said = bot.cleared([sources[other.word], sources[record.word]], sight)
            tally.compare(f"answer: {other} with {what}", said=said, may=both)
        title, its = chance.choice(list(world.titles.items()))
        some = any(oracle(one, viewer, place) for one in its)
        tally.compare(f"title {title} to {viewer} in {place}", said=title in known, may=some)
    return tally


@dataclass
class _Once:
    """Reads what a viewer is given once for each sight: nothing changes meanwhile."""

    tx: Tx
    world: World
    bot: Bot
    sights: dict[tuple[Viewer, Scope], Sight] = field(default_factory=dict)

    def by(self, viewer: Viewer, place: Scope) -> tuple[Sight, Words, Words]:
        """What they may see, the rows that this lets through, and the words of what they are answered from."""
        if (viewer, place) not in self.sights:
            self.sights[viewer, place] = self.bot.sight(self.tx, viewer, place)
        sight, read_before = self.sights[viewer, place], self.world.read
        if (self.bot.rows, sight) not in read_before:
            read_before[self.bot.rows, sight] = self.bot.rows(self.tx, sight, self.world)
        if (self.bot.known, sight) not in read_before:
            read_before[self.bot.known, sight] = self.bot.known(self.tx, sight)
        return sight, read_before[self.bot.rows, sight], read_before[self.bot.known, sight]


def _sources(tx: Tx) -> dict[str, Source]:
    """The source of each record that has one, by its word."""
    known = read(tx, ALL)
    held = [one for part in _said(known) if isinstance(part, tuple) for one in part if hasattr(one, "source")]
    found: dict[str, Source] = {}
    for one in [*held, *papers.doubts(tx, ALL)]:
        values = {name: getattr(one, name) for name in one.__dataclass_fields__ if name not in {"source", "doubts"}}
        for own in _words([repr(values)]):
            found.setdefault(own, one.source)
    return found


def opened(folder: Path) -> Store:
    """An empty database in a folder."""
    return open_current(f"sqlite:///{folder}/triples.db")


def main(argv: Sequence[str] | None = None) -> int:
    """Try, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        store = opened(Path(folder))
        with store.write() as tx:
            world = make(tx, random.Random(args.seed), max(args.triples // 20, 50))
        with store.read() as tx:
            tally = check(tx, world, args.triples, args.seed, Bot())
        store.close()
    for what in (*tally.leaks[:5], *tally.refusals[:5]):
        print(what)
    print(
        f"{tally.triples:,} triples of {len(world.records)} records, {len(world.viewers):,} viewers and "
        f"{len(Scope)} kinds of place; seed {args.seed}: {len(tally.leaks)} leaks, {len(tally.refusals)} wrong refusals"
    )
    return 1 if tally.leaks or tally.refusals else 0


if __name__ == "__main__":
    sys.exit(main())
