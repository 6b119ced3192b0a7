"""The demonstration records in a database, and the whole bot before a fake Teams."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from store import papers
from store.engine import Store
from store.migrate import migrate
from store.reading.read import read
from tests.conftest import fresh
from tests.fakes import FakeTeams
from tests.whole.serving import SetClock, serving

DEMO = Path(__file__).parents[2] / "demo"
THEN = datetime(2021, 4, 12, 8, tzinfo=UTC)
"""A week before the meeting that the demonstration's papers are for."""


def load_demo(url: str) -> None:
    """Load the demonstration records into a migrated database."""
    store = Store.open(url)
    with store.write() as tx:
        for sheet in sorted(DEMO.glob("*.csv")):
            for paper in read(sheet):
                papers.keep(tx, paper, now=THEN)
    store.close()


@pytest.fixture(scope="session")
def demo_template(sqlite_template, tmp_path_factory) -> Path:
    """A file of SQLite with the demonstration records, to be copied for each test."""
    file = Path(tmp_path_factory.mktemp("demo"), "template.db")
    shutil.copy(sqlite_template, file)
    load_demo(f"sqlite:///{file}")
    return file


@pytest.fixture
def sqlite_demo_url(demo_template, tmp_path) -> str:
    """The URL of a database of SQLite with the demonstration records."""
    file = tmp_path / "demo.db"
    shutil.copy(demo_template, file)
    return f"sqlite:///{file}"


@pytest.fixture(scope="session")
def demo_on_postgres(postgres_server) -> Iterator[str]:
    """The URL of a PostgreSQL database with the demonstration records, to be copied for each test."""
    with fresh(postgres_server) as url:
        store = Store.open(url)
        migrate(store)
        store.close()
        load_demo(url)
        yield url


@pytest.fixture
def postgres_demo_url(postgres_server, demo_on_postgres) -> Iterator[str]:
    """The URL of a PostgreSQL database with the demonstration records."""
    with fresh(postgres_server, template=urlsplit(demo_on_postgres).path.removeprefix("/")) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def demo_url(request) -> str:
    """The URL of a database with the demonstration records, of each kind in turn."""
    kind = "sqlite_demo_url" if request.param == "sqlite" else "postgres_demo_url"
    return str(request.getfixturevalue(kind))


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
