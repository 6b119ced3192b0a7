"""What the demonstration records tell the public, read once."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dialogs.answer import Answer, Slots
from dialogs.asked import Asked
from dialogs.known import Known
from dialogs.known import read as read_known
from dialogs.respond import respond
from store import papers
from store.engine import Store
from store.migrate import migrate
from store.reading.read import read
from store.records import PUBLIC

DEMO = Path(__file__).parents[2] / "demo"
TODAY = date(2021, 4, 12)
LOADED = datetime(2021, 4, 12, 9, tzinfo=UTC)


def load(store: Store, *files: Path) -> None:
    for file in files:
        for paper in read(file):
            with store.write() as tx:
                papers.keep(tx, paper, now=LOADED)


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Known:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('demo') / 'demo.db'}")
    migrate(store)
    load(store, *sorted(DEMO.glob("*.csv")))
    with store.read() as tx:
        known = read_known(tx, PUBLIC)
    store.close()
    return known


@pytest.fixture(scope="session")
def nothing(tmp_path_factory) -> Known:
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('empty') / 'empty.db'}")
    migrate(store)
    with store.read() as tx:
        known = read_known(tx, PUBLIC)
    store.close()
    return known


class Conversation:
    """Somebody who asks one thing after another."""

    def __init__(self, known: Known, today: date = TODAY) -> None:
        self.known, self.today = known, today
        self.before: Slots | None = None

    def ask(self, text: str) -> Answer:
        answer = respond(self.known, self.today, Asked(text=text, before=self.before))
        self.before = answer.slots
        return answer


@pytest.fixture
def talk(demo) -> Conversation:
    return Conversation(demo)
