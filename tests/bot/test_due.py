"""What `due` lists: every notice owed in a span, with its rule and what has become of it."""

import argparse
import csv
import io
import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, update

from bot.clock import Clock
from bot.commands import Stop, due
from bot.schedule import owe
from bot.settings import Settings
from store import tables
from tests.council import add_committee, add_follower, add_meeting, remind_of_agendas_alone

NOW = datetime(2021, 6, 10, 12, tzinfo=UTC)


@pytest.fixture
def settings(database_url):
    return Settings(database_url=database_url)


@pytest.fixture
def planning(store):
    with store.write() as tx:
        planning = add_committee(tx)
        add_meeting(tx, planning, date(2021, 7, 1))
        remind_of_agendas_alone(tx)
        return planning


@pytest.fixture
def followed(store, planning):
    with store.write() as tx:
        add_follower(tx, planning)
    return planning


@pytest.fixture
def listed(settings, capsys):
    def run(*written):
        parser = argparse.ArgumentParser()
        due.add(parser.add_subparsers())
        code = due.run(parser.parse_args(["due", *written]), settings, Clock(start=NOW))
        return code, capsys.readouterr()

    return run


@pytest.fixture
def rows(listed):
    return lambda *written: [json.loads(line) for line in listed(*written, "--json")[1].out.splitlines()]


def test_each_notice_is_one_line_with_the_rule_that_made_it(rows, followed):
    first, second = rows("--from", "2021-06-01", "--to", "2021-07-01")
    assert first == {
        "kind": "agenda_due",
        "subject": "meeting:planning:2021-07-01",
        "place": "19:clerks@thread.tacv2",
        "due_at": "2021-06-18T09:00:00+01:00",
        "rule": "3 working days before the last day to publish an agenda five clear days before the meeting, 09:00",
        "state": "planned",
    }
    assert second["due_at"] == "2021-06-23T09:00:00+01:00"


def test_the_first_day_is_in_the_span_and_the_last_is_not(rows, followed):
    assert [row["due_at"][:10] for row in rows("--from", "2021-06-18", "--to", "2021-06-23")] == ["2021-06-18"]


def test_without_days_the_next_thirty_are_listed(rows, followed, store):
    with store.write() as tx:
        add_meeting(tx, followed, date(2021, 9, 1))
    assert [row["due_at"][:10] for row in rows()] == ["2021-06-18", "2021-06-23"]
    assert [row["due_at"][:10] for row in rows("--from", "2021-07-20")] == ["2021-08-18"]


def test_a_deadline_that_no_place_follows_is_listed_without_a_place(rows, planning):
    assert [(row["place"], row["state"]) for row in rows()] == [(None, "unplaced"), (None, "unplaced")]


def test_what_the_outbox_holds_is_listed_in_its_own_words(rows, followed, store):
    owe(store, NOW)
    with store.write() as tx:
        tx.execute(update(tables.notice).where(tables.notice.c.id == 1).values(state="sent"))
    assert [row["state"] for row in rows()] == ["sent", "planned"]


def test_what_is_no_longer_owed_is_listed_as_withdrawn(rows, followed, store):
    owe(store, NOW)
    with store.write() as tx:
        tx.execute(update(tables.notice).where(tables.notice.c.id == 1).values(state="sent"))
        tx.execute(delete(tables.meeting))
    assert [row["state"] for row in rows()] == ["sent", "withdrawn"]


def test_what_was_withdrawn_and_is_owed_again_is_listed_as_planned(rows, followed, store):
    owe(store, NOW)
    with store.write() as tx:
        tx.execute(update(tables.notice).values(state="withdrawn"))
    assert [row["state"] for row in rows()] == ["planned", "planned"]


def test_what_a_courier_found_nothing_to_say_of_is_listed_as_withdrawn(rows, followed, store):
    owe(store, NOW)
    with store.write() as tx:
        tx.execute(update(tables.notice).values(state="withdrawn", ended_at=NOW))
    assert [row["state"] for row in rows()] == ["withdrawn", "withdrawn"]


def test_every_kind_is_listed_by_the_rules_of_the_committee(rows, followed, store):
    with store.write() as tx:
        tx.execute(delete(tables.rule))
    assert [(row["due_at"][:16], row["kind"]) for row in rows("--from", "2021-06-01", "--to", "2021-08-01")] == [
        ("2021-06-16T09:00", "report_due"),
        ("2021-06-18T09:00", "agenda_due"),
        ("2021-06-21T09:00", "report_due"),
        ("2021-06-23T09:00", "agenda_due"),
        ("2021-06-30T09:00", "meeting_soon"),
        ("2021-07-01T13:00", "meeting_soon"),
        ("2021-07-08T09:00", "minutes_due"),
    ]


def test_people_read_the_same_in_lines(listed, followed):
    code, said = listed()
    assert code == 0
    assert "2021-06-23T09:00:00+01:00  planned        agenda_due  meeting:planning:2021-07-01" in said.out
    assert "on the last day to publish an agenda" in said.out


def test_people_read_that_nobody_is_told(listed, planning):
    assert "nobody is known here whom to tell" in listed()[1].out


def test_nothing_owed_is_said_in_a_sentence_and_in_json_by_no_line(listed, rows):
    assert listed()[1].out == "Nothing is owed from Thursday 10 June 2021 to Friday 9 July 2021.\n"
    assert rows() == []


def test_the_sheet_proves_who_got_what(listed, rows, followed, store, tmp_path):
    owe(store, NOW)
    sent = {"state": "sent", "sent_at": NOW, "activity": "=1624"}
    with store.write() as tx:
        tx.execute(update(tables.notice).where(tables.notice.c.id == 1).values(sent))
        tx.execute(update(tables.notice).where(tables.notice.c.id == 2).values(state="refused", why="@Teams says no."))
        tx.execute(update(tables.place).values(name="=HYPERLINK(1)"))
    file = tmp_path / "told.csv"
    assert listed("--csv", str(file))[1].out == f"2 notices written to {file}.\n"
    first, second = csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig")))
    told = rows()
    assert [{name: one[name] for name in told[0]} for one in (first, second)] == told
    assert (first["sent_at"], first["receipt"], first["why"]) == ("2021-06-10T13:00:00+01:00", "'=1624", "")
    assert (second["sent_at"], second["receipt"], second["why"]) == ("", "", "'@Teams says no")
    assert first["name"] == "a channel, =HYPERLINK(1)"
    assert len(first["reference"]) == 4


def test_the_sheet_goes_to_the_output_as_the_same_bytes(listed, planning, tmp_path):
    file = tmp_path / "told.csv"
    listed("--csv", str(file))
    assert listed("--csv", "-")[1].out.encode() == file.read_bytes()
    assert file.read_bytes().startswith(b'\xef\xbb\xbf"kind","subject","place","name","due_at"')
    assert b'"unplaced"' in file.read_bytes()


def test_a_file_that_cannot_be_written_is_said_to_be_so(listed, planning, tmp_path):
    with pytest.raises(Stop, match=r"cannot be written: Is a directory\. Name another file\."):
        listed("--csv", str(tmp_path))


def test_a_span_that_ends_before_it_begins_is_refused_in_one_sentence(listed):
    with pytest.raises(Stop, match="--to 2021-06-02 must be later than --from 2021-06-02"):
        listed("--from", "2021-06-02", "--to", "2021-06-02")


@pytest.mark.parametrize("written", ["02/06/2021", "9999-12-31", "0001-01-01"])
def test_what_is_no_day_of_the_calendar_is_refused(listed, written, capsys):
    with pytest.raises(SystemExit) as ended:
        listed("--from", written)
    assert ended.value.code == 2
    assert "--from" in capsys.readouterr().err
