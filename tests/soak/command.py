"""What every proof shares: its command, and the one line of figures that it prints."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass, field

from tests.soak.ground import Ground, Row, postgresql
from tests.soak.post import Post


@dataclass
class Figures:
    """What was measured, and what of it breaks a promise."""

    name: str
    seed: int
    measured: dict[str, object] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def note(self, **measured: object) -> None:
        """Keep figures that promise nothing."""
        self.measured |= measured

    def hold(self, true: object, **measured: object) -> None:
        """Keep figures that have to be as they are."""
        self.note(**measured)
        if not true:
            self.broken += measured

    def __str__(self) -> str:
        told = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in self.measured.items())
        verdict = f"BROKEN: {', '.join(self.broken)}" if self.broken else "kept"
        return f"{self.name}: {told}; seed {self.seed}; {verdict}"


Proof = Callable[[str | None, int, bool], Awaitable[list[Figures]]]
"""Takes the PostgreSQL server, the seed, and whether to run in full."""


def main(prove: Proof, *, server: bool = True) -> None:
    """Run a proof as a command: exits with 1 where a promise is broken."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true", help="run in full, which takes minutes")
    parser.add_argument("--seed", type=int, default=1, help="what chance begins with")
    args = parser.parse_args()
    with ExitStack() as stack:
        url = stack.enter_context(postgresql()) if server else None
        every = asyncio.run(_each(prove(url, args.seed, args.full)))
    sys.exit(any(figures.broken for figures in every))


async def _each(proving: Awaitable[list[Figures]]) -> list[Figures]:
    every = await proving
    for figures in every:
        print(figures)
    return every


def account(figures: Figures, rows: dict[str, Row], post: Post) -> None:
    """What holds of every run: nothing lost, and no copy that no doubt on record accounts for."""
    copies, given = post.copies, post.given
    shown = {"unknown", "missed", "undeliverable", "refused"}
    lost = [row for row in rows.values() if not copies[row.subject] and row.state not in shown]
    unconfirmed = {row.subject: copies[row.subject] - (row.state == "sent") for row in rows.values()}
    unrecorded = [row for row in rows.values() if unconfirmed[row.subject] > row.doubts]
    strangers = [row for row in rows.values() if row.state == "sent" and row.activity not in given[row.subject]]
    figures.hold(not lost, lost=len(lost))
    figures.note(twice=sum(n - 1 for n in copies.values() if n > 1), most_copies=max(copies.values(), default=0))
    figures.note(doubts=sum(row.doubts for row in rows.values()))
    figures.hold(not unrecorded, copies_without_a_doubt_on_record=len(unrecorded))
    figures.hold(not strangers, receipts_of_nothing=len(strangers))


def ended(figures: Figures, held: Ground, finished: bool) -> None:
    """What holds of every run that comes to its end."""
    figures.hold(finished, came_to_its_end=finished)
    figures.hold(held.intact() == "ok", database=held.intact())
    figures.hold(held.longest <= 2 * held.lease, longest_in_hand=f"{held.longest:.1f} s of {2 * held.lease:g}")
