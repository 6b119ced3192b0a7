"""What the invented packs tell a viewer, each read once."""

import json
import tempfile
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from dialogs.known import Known
from dialogs.known import read as read_known
from store import papers
from store.engine import Store
from store.migrate import migrate
from store.reading.read import read
from store.records import ALL, PUBLIC

PACKS = Path(__file__).parents[1] / "packs"


def asked_at(name: str) -> datetime:
    """The instant at which the questions of a pack are asked."""
    return datetime.fromisoformat(json.loads((PACKS / name / "pack.json").read_text())["now"])


@lru_cache
def known_of(name: str) -> dict[str, Known]:
    """What a pack tells a clerk in a personal chat, and what it tells a channel."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{folder}/pack.db")
        migrate(store)
        for paper in read(PACKS / name / "pack.txt"):
            with store.write() as tx:
                papers.keep(tx, paper, now=asked_at(name), public=True)
        with store.read() as tx:
            known = {"personal": read_known(tx, ALL), "channel": read_known(tx, PUBLIC)}
        store.close()
    return known
