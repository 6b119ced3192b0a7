"""The demonstration records in a database, and the whole bot before a fake Teams."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import papers
from store.engine import Store
from store.reading.read import read
from tests.fakes import FakeTeams
from tests.whole.serving import SetClock, serving

DEMO = Path(__file__).parents[2] / "demo"
THEN = datetime(2021, 4, 12, 8, tzinfo=UTC)
"""A week before the meeting that the demonstration's papers are for."""


@pytest.fixture(scope="session")
def demo_template(sqlite_template, tmp_path_factory) -> Path:
    """A database with the demonstration records, to be copied for each test."""
    file = Path(tmp_path_factory.mktemp("demo"), "template.db")
    shutil.copy(sqlite_template, file)
    store = Store.open(f"sqlite:///{file}")
    with store.write() as tx:
        for sheet in sorted(DEMO.glob("*.csv")):
            for paper in read(sheet):
                papers.keep(tx, paper, now=THEN)
    store.close()
    return file


@pytest.fixture
def demo_url(demo_template, tmp_path) -> str:
    """The URL of a database with the demonstration records."""
    file = tmp_path / "demo.db"
    shutil.copy(demo_template, file)
    return f"sqlite:///{file}"


@pytest.fixture
async def teams():
    async with FakeTeams() as fake:
        yield fake


@pytest.fixture
def clock():
    return SetClock(THEN)


@pytest.fixture
async def bot(demo_url, teams, clock):
    """The whole bot on the demonstration records, on a day in April 2021."""
    async with serving(demo_url, teams, clock) as served:
        yield served
