"""Opens the database and lends transactions; the two dialects show here and in store/outbox.py alone."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as PoolIsEmpty

from store import Tx

PATIENCE = 5.0
"""Seconds to wait for a lock, for a connection, or for a server to answer."""

STANDSTILL, BRISK = 60, 3
"""Seconds that a program may stand still within a transaction, and within a brisk one, before PostgreSQL ends it."""

_ALONE = 7_305_117_001  # names the lock under which one process at a time migrates a PostgreSQL database


class StoreUnavailable(Exception):
    """The database cannot be used now; the message is one sentence that says why and what to do."""


class Store:
    """The open database, shared by threads. `read()` and `write()` each lend one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        snapshot = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._reader = engine.execution_options(does="read", **(snapshot if _is_postgresql(engine) else {}))
        self._migrator = engine.execution_options(does="migrate")

    @classmethod
    def open(cls, url: str, *, patience: float = PATIENCE) -> Self:
        """Open the database at an SQLite or PostgreSQL URL, or raise StoreUnavailable; nothing is connected yet."""
        try:
            parsed = make_url(url)
        except (ArgumentError, ValueError):
            raise StoreUnavailable(f"DATABASE_URL is not a database URL: {_KINDS}.") from None
        if parsed.get_backend_name() == "sqlite":
            return cls(_sqlite(parsed, patience))
        if parsed.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
            return cls(_postgresql(parsed, patience))
        raise StoreUnavailable(f"DATABASE_URL names {parsed.drivername}, which is not known here: {_KINDS}.")

    @property
    def name(self) -> str:
        """The database's URL for people: without its password."""
        return self._engine.url.render_as_string(hide_password=True)

    @contextmanager
    def read(self) -> Iterator[Tx]:
        """Lend a transaction that sees one state of the database and cannot write."""
        with self._lend(self._reader) as tx:
            yield tx

    @contextmanager
    def write(self) -> Iterator[Tx]:
        """Lend a transaction that is kept when the block ends, and undone when it raises."""
        with self._lend(self._engine) as tx:
            yield tx

    @contextmanager
    def alone(self) -> Iterator[Tx]:
        """Lend a transaction for migrating: no other process migrates meanwhile, and tables can be rebuilt."""
        with self._lend(self._migrator) as tx:
            if _is_postgresql(self._engine):
                tx.execute(sa.select(sa.func.pg_advisory_xact_lock(_ALONE)))
            yield tx

    def scour(self) -> None:
        """Leave no byte of what was deleted in the files of SQLite; PostgreSQL sees to its own."""
        if _is_postgresql(self._engine):
            return
        connection = self._engine.raw_connection()
        try:
            # whoever had the connection before may have read by it, and left it unable to write
            for order in ("PRAGMA query_only = OFF", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                connection.cursor().execute(order)
        except sqlite3.OperationalError as error:
            raise StoreUnavailable(f"The database is busy: {error}.") from error
        finally:
            connection.close()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def _lend(self, engine: Engine) -> Iterator[Tx]:
        try:
            with engine.begin() as tx:
                yield tx
        except (OperationalError, InternalError, InterfaceError) as error:
            raise StoreUnavailable(sentence(error)) from error
        except PoolIsEmpty as error:
            raise StoreUnavailable("The database is busy: try again in a moment.") from error
        except DBAPIError as error:
            if isinstance(error.orig, sqlite3.DatabaseError) and "not a database" in str(error.orig):
                raise StoreUnavailable(sentence(error)) from error
            raise


_KINDS = "give sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME"


def brisk(tx: Tx) -> None:
    """Have PostgreSQL end this transaction if the program stands still in it: others wait for its locks.

    A process that is stopped (a paused container, a laptop that sleeps) keeps its connection, and so its locks.
    """
    if tx.dialect.name == "postgresql":
        tx.execute(sa.text(f"SET LOCAL idle_in_transaction_session_timeout = {BRISK * 1000}"))


def add_unless_there(tx: Tx, table: sa.Table, values: dict[str, object]) -> bool:
    """Insert a row unless one with the same key is there; atomic, also between processes."""
    insert = postgresql.insert if tx.dialect.name == "postgresql" else sqlite.insert
    once = insert(table).values(values).on_conflict_do_nothing().returning(*table.primary_key)
    return tx.execute(once).first() is not None


def add_all_unless_there(tx: Tx, table: sa.Table, rows: list[dict[str, object]]) -> None:
    """Insert every row of which none with the same key is there; all rows name the same columns."""
    if rows:
        insert = postgresql.insert if tx.dialect.name == "postgresql" else sqlite.insert
        tx.execute(insert(table).on_conflict_do_nothing(), rows)


def _sqlite(url: URL, patience: float) -> Engine:
    if url.database in {None, "", ":memory:"}:
        raise StoreUnavailable("DATABASE_URL names no file, and a database in memory is lost at once: name one.")
    engine = sa.create_engine(
        url.set(drivername="sqlite"),
        connect_args={} if "timeout" in url.query else {"timeout": patience},
        pool_timeout=patience,
        hide_parameters=True,
    )
    event.listen(engine, "handle_error", _without_values)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions are begun by us, so that a writer takes its lock at once
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous = FULL")


def _write_ahead(connection: sqlite3.Connection, tries: int = 200) -> None:
    """Turn the write-ahead log on: SQLite does not wait for others here, whatever patience it was given."""
    for left in range(tries, 0, -1):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if left == 1:
                raise
            time.sleep(0.01)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    does = connection.get_execution_options().get("does")
    connection.exec_driver_sql(f"PRAGMA query_only = {does == 'read'}")
    connection.exec_driver_sql(f"PRAGMA foreign_keys = {does != 'migrate'}")  # a rebuilt table must not empty others
    connection.exec_driver_sql("BEGIN" if does == "read" else "BEGIN IMMEDIATE")


def _postgresql(url: URL, patience: float) -> Engine:
    engine = sa.create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={"connect_timeout": max(2, round(patience))},
        pool_pre_ping=True,
        pool_timeout=patience,
        hide_parameters=True,
    )
    event.listen(engine, "handle_error", _without_values)

    def prepare(connection: DBAPIConnection, _: object) -> None:
        cursor = connection.cursor()
        cursor.execute(f"SET lock_timeout = {round(patience * 1000)}")
        cursor.execute(f"SET idle_in_transaction_session_timeout = {STANDSTILL * 1000}")
        cursor.close()
        connection.commit()

    event.listen(engine, "connect", prepare)
    return engine


def _without_values(context: ExceptionContext) -> None:
    """Take out of an error what a row held, for errors are logged: PostgreSQL quotes the values that it refuses."""
    refused, said = context.original_exception, context.sqlalchemy_exception
    if isinstance(said, IntegrityError | DataError):
        plain = type(refused).__name__ if isinstance(said, DataError) else str(refused).partition("\n")[0]
        refused.args, said.args = (plain,), (f"({type(refused).__name__}) {plain}",)


def _is_postgresql(engine: Engine) -> bool:
    return engine.dialect.name == "postgresql"


_REASONS = {
    "database is locked": "The database is locked by another program: wait until it has finished, and try again.",
    "unable to open database file": "The database file cannot be opened: check that its folder is there and writable.",
    "readonly database": "The database can only be read: check the permissions of its file.",
    "read-only transaction": "The database can only be read: connect to the primary server.",
    "not a database": "The database file is not a database: check DATABASE_URL.",
    "disk is full": "The disk of the database is full: make room.",
    "lock timeout": "The database is locked by another program: wait until it has finished, and try again.",
    "idle-in-transaction": "This program stood still in the middle of its work: try again.",
    "deadlock": "Two programs waited for each other in the database: try again.",
    "password authentication failed": "The database refuses the user or the password in DATABASE_URL: correct them.",
    "does not exist": "The database in DATABASE_URL, or a part of it, does not exist: create it, or run migrate.",
    "no such table": "The database holds no tables of committee-bot: run committee-bot migrate.",
}


def sentence(error: DBAPIError) -> str:
    """Say in one sentence, without what the statement held, why the database refused."""
    said = str(error.orig)
    for sign, sentence in _REASONS.items():
        if sign in said:
            return sentence
    first = said.strip().splitlines()[0] if said.strip() else "no reason given"
    return f"The database cannot be reached or used ({first}): check DATABASE_URL and that its server is running."
