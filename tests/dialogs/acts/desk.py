"""A clerk at the desk, with the papers of an invented council: what people ask, and what is done about it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from dialogs.acts import ACTS
from dialogs.answer import Answer, Table
from dialogs.asked import Asked
from dialogs.known import Shelf
from dialogs.respond import respond
from dialogs.unheard import leave, leaves
from store import Tx, papers
from store.engine import Store
from store.migrate import migrate
from store.reading.read import read
from store.records import ALL, PUBLIC
from tests.dialogs.printed import PACKS, asked_at

PACK = "harrowmere"
NOW: datetime = asked_at(PACK)
TODAY: date = NOW.date()
CLERK = "33333333-cccc-4ccc-8ccc-000000000003"
INDICATOR = "Household waste recycled, reused or composted"
EXEMPT = "Sale of the Former Pinfold Lane Depot"
"""An item of the agenda's Part II."""


@dataclass
class Desk:
    """The store with the papers, in one open transaction."""

    tx: Tx
    shelf: Shelf

    def ask(self, text: str, **more: object) -> Answer:
        """What is answered to somebody of the public, or whoever is told; and it leaves what a turn leaves."""
        asked = replace(Asked(text=text, person="someone"), **more)  # type: ignore[arg-type]
        known = self.shelf.known(self.tx, asked.sight)
        answer = respond(known, TODAY, asked)
        if leaves(answer, asked, known, TODAY):
            leave(self.tx, TODAY, answer, asked, known)
        return answer

    def say(self, text: str, **more: object) -> Answer:
        """What is answered to a clerk of every committee in their personal chat, or whoever is told."""
        asked = Asked(text=text, person=CLERK, role="clerk", sight=ALL, committees=None)
        asked = replace(asked, **more)  # type: ignore[arg-type]
        [(act, wanted)] = [(act, wanted) for act in ACTS if (wanted := act.recognise(text)) is not None]
        assert act.may(asked)
        return act.perform(self.tx, NOW, asked, wanted)


@contextmanager
def desk(folder: Path) -> Iterator[Desk]:
    """A desk over a fresh copy of the loaded papers."""
    file = folder / "desk.db"
    shutil.copy(_loaded(), file)
    store = Store.open(f"sqlite:///{file}")
    with store.write() as tx:
        yield Desk(tx, Shelf())
    store.close()


def rows(answer: Answer) -> tuple[tuple[str, ...], ...]:
    """The rows of the table in an answer."""
    return next(block for block in answer.blocks if isinstance(block, Table)).rows


@lru_cache
def _loaded() -> Path:
    file = Path(tempfile.mkdtemp(prefix="committee-bot-desk-")) / "pack.db"
    store = Store.open(f"sqlite:///{file}")
    migrate(store)
    for paper in read(PACKS / PACK / "pack.txt"):
        with store.write() as tx:
            papers.keep(tx, paper, now=NOW, public=True)
    store.close()
    return file


__all__ = ["ALL", "CLERK", "EXEMPT", "INDICATOR", "NOW", "PUBLIC", "TODAY", "Desk", "desk", "rows"]
