"""The migrations lead to the very tables of store/tables.py, on both databases."""

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from store.engine import Store, StoreUnavailable
from store.migrate import REVISIONS, migrate, open_current, state
from store.tables import follow, metadata
from tests.council import add_committee, add_follower


@pytest.fixture
def empty(empty_url):
    store = Store.open(empty_url)
    yield store
    store.close()


def alembic_differences(tx):
    options = {"compare_type": True, "compare_server_default": True}
    return compare_metadata(MigrationContext.configure(tx, opts=options), metadata)


def described(tx):
    """What the database itself says of every table: columns, keys, constraints, indexes."""
    inspect = sa.inspect(tx)

    def by_name(entries):
        return sorted(({key: repr(value) for key, value in entry.items()} for entry in entries), key=repr)

    return {
        table: {
            "columns": by_name(inspect.get_columns(table)),
            "primary": repr(inspect.get_pk_constraint(table)),
            "foreign": by_name(inspect.get_foreign_keys(table)),
            "unique": by_name(inspect.get_unique_constraints(table)),
            "checks": by_name(inspect.get_check_constraints(table)),
            "indexes": by_name(inspect.get_indexes(table)),
        }
        for table in inspect.get_table_names()
        if table != "alembic_version"
    }


def test_the_tables_from_nothing_equal_the_tables_through_all_migrations(empty):
    with empty.write() as tx:
        metadata.create_all(tx)
        wanted = described(tx)
        metadata.drop_all(tx)
    migrate(empty)
    with empty.read() as tx:
        assert alembic_differences(tx) == []
        assert described(tx) == wanted


PLANTED = {
    "a column too many": lambda change: change("place").add_column(sa.Column("surplus", sa.Text())),
    "a column too few": lambda change: change("place").drop_column("gone_why"),
    "a column that may be null": lambda change: change("place").alter_column("scope", nullable=True),
    "a column of another type": lambda change: change("item").alter_column("page_last", type_=sa.Float()),
    "another default": lambda change: change("notice").alter_column("fence", server_default="7"),
    "no default": lambda change: change("committee").alter_column("zone", server_default=None),
    "an index too few": lambda change: change("journal").drop_index("ix_journal_at"),
    "an index too many": lambda change: change("journal").create_index("ix_journal_who", ["who"]),
    "a unique constraint too few": lambda change: change("notice").drop_constraint("uq_notice_identity"),
    "a foreign key too few": lambda change: change("follow").drop_constraint("fk_follow_place_id_place"),
    "a check too many": lambda change: change("item").create_check_constraint("parts", "part in (1, 2)"),
}


@pytest.mark.parametrize("plant", PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_difference_is_found(store, plant):
    with store.alone() as tx:
        before = described(tx)
        assert alembic_differences(tx) == []
        batches = []

        def change(table):
            batches.append(Operations(MigrationContext.configure(tx)).batch_alter_table(table))
            return batches[-1].__enter__()

        plant(change)
        for batch in batches:
            batch.__exit__(None, None, None)
        assert described(tx) != before
        tx.rollback()


def test_alembic_too_finds_a_planted_difference(store):
    with store.alone() as tx:
        tx.execute(sa.text("ALTER TABLE place ADD COLUMN surplus TEXT"))
        assert alembic_differences(tx) != []
        tx.rollback()


def test_an_empty_database_is_brought_to_this_version(empty):
    assert state(empty) == "empty"
    migrate(empty)
    assert state(empty) == "current"


def test_migrating_twice_changes_nothing(store):
    migrate(store)
    assert state(store) == "current"


def test_four_processes_can_migrate_one_empty_database_at_once(empty_url):
    def bring(_):
        store = Store.open(empty_url)
        migrate(store)
        answer = state(store)
        store.close()
        return answer

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(bring, range(4))) == ["current"] * 4


def test_a_database_of_a_newer_version_is_left_alone(empty):
    migrate(empty)
    with empty.write() as tx:
        tx.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    assert state(empty) == "newer"
    with pytest.raises(StoreUnavailable, match="newer version"):
        migrate(empty)


@pytest.fixture
def next_version(tmp_path):
    """The revisions of a version after this one, which knows one column more."""
    folder = tmp_path / "migrations"
    shutil.copytree(REVISIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    after = ScriptDirectory(REVISIONS).get_current_head()
    (folder / "versions" / "9000_add_a_column.py").write_text(
        f"""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "9000", "{after}"


def upgrade():
    recreate = "always" if op.get_bind().dialect.name == "sqlite" else "never"  # SQLite makes the table anew
    with op.batch_alter_table("committee", recreate=recreate) as table:
        table.add_column(sa.Column("surplus", sa.Text()))
"""
    )
    return folder


def test_an_older_database_is_refused_until_it_is_migrated(database_url, store, next_version):
    assert state(store, next_version) == "older"
    with pytest.raises(StoreUnavailable, match="run committee-bot migrate"):
        open_current(database_url, next_version)


def test_an_older_database_is_brought_up_and_keeps_what_it_holds(empty, next_version):
    migrate(empty)
    with empty.write() as tx:
        place = add_follower(tx, add_committee(tx))
    migrate(empty, next_version)
    assert state(empty, next_version) == "current"
    assert state(empty) == "newer"
    with empty.read() as tx:
        assert tx.execute(sa.select(follow.c.place_id)).scalars().all() == [place]


def test_opening_for_use_fills_an_empty_database_and_refuses_a_newer_one(empty_url, next_version):
    store = open_current(empty_url)
    assert state(store) == "current"
    migrate(store, next_version)
    store.close()
    with pytest.raises(StoreUnavailable, match="newer version"):
        open_current(empty_url)


def test_another_programs_tables_are_not_taken_for_ours(empty):
    with empty.write() as tx:
        tx.execute(sa.text("CREATE TABLE person (id INTEGER)"))
    with pytest.raises(StoreUnavailable, match=r"another program \(person\)"):
        state(empty)
