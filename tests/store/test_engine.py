"""One store on two databases: reading cannot write, writing is all or nothing, and failures are sentences."""

import sqlite3
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from store import engine
from store.engine import Store, StoreUnavailable, add_unless_there
from store.tables import item, person


def add(tx, name):
    tx.execute(sa.insert(person).values(name=name))


def names(store):
    with store.read() as tx:
        return sorted(tx.execute(sa.select(person.c.name)).scalars())


def test_what_is_written_can_be_read(store):
    with store.write() as tx:
        add(tx, "Ann")
    assert names(store) == ["Ann"]


def test_a_write_that_fails_leaves_nothing(store):
    def write():
        with store.write() as tx:
            add(tx, "Ann")
            raise ValueError("halfway")

    with pytest.raises(ValueError, match="halfway"):
        write()
    assert names(store) == []


def test_reading_cannot_write(store):
    with pytest.raises(StoreUnavailable, match="can only be read"), store.read() as tx:
        add(tx, "Ann")
    assert names(store) == []


def test_a_store_that_was_read_from_can_be_written_to(store):
    names(store)
    with store.write() as tx:
        add(tx, "Ann")
    assert names(store) == ["Ann"]


def test_a_reader_sees_one_state_of_the_database(store):
    with store.read() as tx:
        before = tx.execute(sa.select(person.c.name)).all()
        with store.write() as other:
            add(other, "Ann")
        assert tx.execute(sa.select(person.c.name)).all() == before == []


def test_a_row_is_added_once(store):
    with store.write() as tx:
        assert add_unless_there(tx, person, {"name": "Ann"})
        assert not add_unless_there(tx, person, {"name": "Ann"})


def test_threads_share_a_store(store):
    def work(number):
        with store.write() as tx:
            add(tx, f"{number:02}")
        return len(names(store))

    with ThreadPoolExecutor(8) as pool:
        assert max(pool.map(work, range(40))) == 40


def test_two_stores_race_for_one_row_and_one_wins(database_url):
    stores = [Store.open(database_url) for _ in range(4)]

    def race(store):
        with store.write() as tx:
            return add_unless_there(tx, person, {"name": "Ann"})

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(race, stores)) == [False, False, False, True]
    for store in stores:
        store.close()


def test_sqlite_is_durable_and_keeps_its_references(sqlite_store):
    with sqlite_store.write() as tx:
        pragmas = [
            tx.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert pragmas == ["wal", 2, 1]


def test_several_processes_can_open_a_new_sqlite_file_at_once(tmp_path):
    stores = [Store.open(f"sqlite:///{tmp_path}/new.db") for _ in range(8)]
    gate = threading.Barrier(8)

    def begin(store):
        gate.wait()
        with store.write() as tx:
            return tx.exec_driver_sql("PRAGMA journal_mode").scalar()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(begin, stores)) == {"wal"}
    for store in stores:
        store.close()


@pytest.mark.parametrize("scheme", ["postgres://", "postgresql://", "postgresql+psycopg://"])
def test_every_usual_spelling_of_a_postgresql_url_is_taken(postgres_url, scheme):
    store = Store.open(postgres_url.replace("postgresql://", scheme))
    assert names(store) == []
    store.close()


def test_a_name_for_people_hides_the_password():
    store = Store.open("postgresql://clerk:s3cret@db.example/papers")
    assert "s3cret" not in store.name
    assert "db.example" in store.name


# What can go wrong, each one sentence


def sentence(url):
    store = Store.open(url, patience=0.1)
    with pytest.raises(StoreUnavailable) as raised, store.write() as tx:
        add(tx, "Ann")
    store.close()
    said = str(raised.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert "s3cret" not in said
    return said


def test_a_locked_sqlite_file_is_said_to_be_locked(sqlite_url):
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert "locked by another program" in sentence(sqlite_url)
    other.close()


def test_a_locked_postgresql_table_is_said_to_be_locked(postgres_url):
    with psycopg.connect(postgres_url) as other:
        other.execute("LOCK TABLE person IN ACCESS EXCLUSIVE MODE")
        assert "locked by another program" in sentence(postgres_url)


def test_a_file_that_can_only_be_read_is_said_to_be_so(sqlite_url):
    file = sqlite_url.removeprefix("sqlite:///")
    assert "can only be read" in sentence(f"sqlite:///file:{file}?mode=ro&uri=true")


def test_a_server_that_can_only_be_read_is_said_to_be_so(postgres_url):
    assert "can only be read" in sentence(f"{postgres_url}&options=-c%20default_transaction_read_only%3Don")


def test_a_folder_that_is_not_there_is_said_to_be_so(tmp_path):
    assert "check that its folder is there" in sentence(f"sqlite:///{tmp_path}/missing/committee.db")


def test_a_file_that_is_no_database_is_said_to_be_so(tmp_path):
    (tmp_path / "letter.db").write_text("Dear committee, " * 100)
    assert "not a database" in sentence(f"sqlite:///{tmp_path}/letter.db")


def test_a_database_without_tables_is_said_to_be_so(tmp_path):
    assert "run committee-bot migrate" in sentence(f"sqlite:///{tmp_path}/new.db")


def test_a_server_that_does_not_answer_is_said_to_be_so():
    assert "cannot be reached" in sentence("postgresql://clerk:s3cret@127.0.0.1:1/papers")


def test_a_database_that_is_not_there_is_said_to_be_so(postgres_url):
    base, _, rest = postgres_url.partition("/test_")
    assert "does not exist" in sentence(f"{base}/nowhere?{rest.partition('?')[2]}")


def test_a_full_pool_is_said_to_be_busy(sqlite_url):
    store = Store.open(sqlite_url, patience=0.1)
    with pytest.raises(StoreUnavailable, match="busy"):
        hold(store, 20)
    store.close()


def hold(store, number):
    with store.read():
        if number:
            hold(store, number - 1)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("committee.db", "not a database URL"),
        ("mysql://host/papers", "mysql"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
    ],
)
def test_a_url_of_another_kind_is_refused_in_one_sentence(url, why):
    with pytest.raises(StoreUnavailable, match=why):
        Store.open(url)


def test_another_fault_of_the_database_is_not_hidden(store):
    with store.write() as tx:
        add(tx, "Ann")
    with pytest.raises(sa.exc.IntegrityError), store.write() as tx:
        add(tx, "Ann")


def test_a_failure_without_words_still_gives_a_sentence():
    silent = sa.exc.OperationalError("SELECT 1", {}, Exception(""))
    assert engine.sentence(silent).startswith("The database cannot be reached or used (no reason given)")


CANARY = "CANARY in a row"


@pytest.mark.parametrize(
    "refused",
    [
        sa.insert(person).values([{"id": 1, "name": CANARY}, {"id": 2, "name": CANARY}]),
        sa.insert(item).values(document_id=None, of=CANARY, number="1", title=CANARY, part=1, exempt=True),
        sa.insert(item).values(document_id=9, of=CANARY, number="1", title=CANARY, part=1, exempt=True),
        sa.select(sa.literal(CANARY).op("+")(sa.literal(CANARY))).where(sa.text("no_such_column = 1")),
        sa.select(sa.cast(sa.literal(CANARY), sa.Integer)).where(sa.text("1/0 = 1")),
    ],
    ids=["twice", "without a paper", "of no paper", "a wrong statement", "a wrong value"],
)
def test_an_error_never_says_what_a_row_holds(store, refused):
    assert CANARY not in said_of(store, refused)


def said_of(store, statement):
    """What a log would say of a statement that the database may refuse."""
    try:
        with store.write() as tx:
            tx.execute(statement).all() if statement.is_select else tx.execute(statement)
    except (StoreUnavailable, DBAPIError) as error:
        return "".join(traceback.format_exception(error))
    return ""
