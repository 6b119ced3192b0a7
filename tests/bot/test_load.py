"""What `load` does with papers and sheets, good and bad: one bad file is one sentence, and changes nothing."""

import csv
import io
import json
import os
import pty
import sqlite3
import subprocess
import sys
import time
import zipfile
from datetime import date

import pytest
from fpdf import FPDF
from openpyxl import Workbook

from bot.__main__ import main
from store.engine import Store
from store.meetings import meetings
from store.records import PUBLIC
from tests.printing import print_to_pdf

AGENDA = """Wexmoor Borough Council

Licensing Panel

Agenda

Monday, 1 March 2027 at 6.30 pm in the Guildhall

1. Apologies
2. Fees for 2027/28
"""
MEETINGS = "committee,date,time,venue,classification\nLicensing Panel,2027-03-01,18:30,Guildhall,public\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)


@pytest.fixture
def environ(sqlite_url):
    return {"DATABASE_URL": f"{sqlite_url}?timeout=1"}


@pytest.fixture
def load(environ, capsys):
    def run(*written):
        status = main(["load", *map(str, written)], environ=environ)
        return status, *capsys.readouterr()

    return run


@pytest.fixture
def dump(tmp_path):
    def written():
        with sqlite3.connect(tmp_path / "committee.db") as database:
            return list(database.iterdump())

    return written


@pytest.fixture
def agenda(tmp_path):
    file = tmp_path / "agenda.txt"
    file.write_text(AGENDA, encoding="utf-8")
    return file


def blank_pages():
    paper = FPDF()
    for _ in range(200):
        paper.add_page()
    return bytes(paper.output())


def locked_with_a_password():
    paper = FPDF()
    paper.set_encryption(owner_password="owner", user_password="reader")
    paper.add_page()
    return bytes(paper.output())


def packed(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return content.getvalue()


def workbook(*rows):
    book = Workbook()
    sheet = book.create_sheet("indicators", 0)
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


HEADINGS = MEETINGS.split("\n", maxsplit=1)[0]
BAD = {
    "empty.txt": (b"", "empty.txt is empty: export or save the paper again"),
    "blank.txt": (b" \n\t\n", "blank.txt is empty: export or save the paper again"),
    "picture.pdf": (PNG, "picture.pdf is a PNG picture, whatever its name says: ask for the paper as text or PDF"),
    "scan.pdf": (blank_pages(), "scan.pdf has 200 pages but no text: it is a scan; ask for the original"),
    "cut.pdf": (print_to_pdf(AGENDA)[:2000], "cut.pdf is cut short: get it again"),
    "broken.pdf": (b"%PDF-1.7\nno objects at all\n%%EOF", "broken.pdf is damaged: get it again, or open it"),
    "locked.pdf": (locked_with_a_password(), "locked.pdf is locked with a password: ask for a copy without one"),
    "colours.csv": (b"colour,shape\nred,round\n", "the headings colour, shape, and the nearest kind of record"),
    "day.csv": (f"{HEADINGS}\nPanel,32/01/2027,18:30,,public\n".encode(), 'B2 is "32/01/2027" and a date such as'),
    "count.csv": (b"name,value,target\nCalls,lots,90\n", "B2 cannot be read: a number such as 93.2, 93.2%"),
    "more.csv": (f"{HEADINGS}\nPanel,2027-03-01,,,public,late\n".encode(), 'F2 is "late" and stands under no heading'),
    "quoted.csv": (f'{HEADINGS}\n"Panel,2027-03-01\n'.encode(), "quotation mark too many or too few"),
    "headings.csv": (f"{HEADINGS}\n".encode(), "headings.csv has no rows under its headings: fill them in"),
    "sheet.xlsx": (b"PK\x03\x04 and nothing more", "sheet.xlsx is damaged or cut short: get it again"),
    "other.xlsx": (packed(a_xml="<a/>"), "other.xlsx is a packed folder or another kind of file"),
    "letter.docx": (packed(word__document_xml="<a/>"), "letter.docx is a Word document: save it as PDF"),
    "slides.pptx": (packed(ppt__presentation_xml="<a/>"), "slides.pptx is a presentation: save it as PDF"),
    "hollow.xlsx": (packed(xl__workbook_xml="<a/>"), "hollow.xlsx is damaged: open it in Excel, save it again"),
    "sum.xlsx": (workbook(["name", "value"], ["Calls", "=1+1"]), "B2 holds a formula without a value: open the file"),
    "old.doc": (b"\xd0\xcf\x11\xe0" + bytes(600), "old.doc is an old or locked Office file"),
    "site.html": (b"<!DOCTYPE html><p>Agenda</p>", "site.html is a web page: print it to PDF"),
    "junk.txt": (bytes(range(256)) * 40, "junk.txt is not a text, a PDF or a sheet: save what it holds as one"),
    "half.txt": ("\ufeffAgenda".encode("utf-16")[:-1], "half.txt is damaged or in an unknown encoding"),
    "long.txt": (b"Agenda item\n" * 4_500_000, "long.txt has 51 MB and at most 5 MB are read: split it"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_sentence_that_says_what_to_do_and_changes_nothing(name, tmp_path, load, dump):
    content, expected = BAD[name]
    (tmp_path / name).write_bytes(content)
    before, started = dump(), time.monotonic()
    status, out, err = load(tmp_path / name)
    assert (status, out) == (1, "")
    assert expected in err
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert dump() == before
    assert time.monotonic() - started < 10


def test_a_missing_file_is_named(tmp_path, load, dump):
    before = dump()
    status, out, err = load(tmp_path / "nowhere.pdf")
    assert (status, out, dump()) == (1, "", before)
    assert err == f"{tmp_path / 'nowhere.pdf'} is not there: check the name and the folder.\n"


def test_a_folder_without_readable_files_is_named_and_the_others_are_loaded(tmp_path, agenda, load):
    folder = tmp_path / "photographs"
    folder.mkdir()
    (folder / "hall.jpg").write_bytes(b"\xff\xd8\xff")
    status, out, err = load(folder, agenda)
    assert status == 1
    assert err.startswith(f"{folder} holds no file that can be read (.csv, .pdf,")
    assert "Agenda, 1 March 2027 (agenda.txt): loaded" in out


def test_nothing_named_is_asked_for(load):
    assert load() == (1, "", "Name a paper or sheet to load, or a folder of them.\n")


def test_one_bad_file_does_not_stop_the_others(tmp_path, agenda, load):
    (tmp_path / "a.pdf").write_bytes(PNG)
    (tmp_path / "z.csv").write_text(MEETINGS, encoding="utf-8")
    status, out, err = load(tmp_path / "a.pdf", agenda, tmp_path / "z.csv")
    assert status == 1
    assert err.count("\n") == 1
    assert out.count("): loaded") == 2


def test_a_folder_is_read_whole_and_in_order(tmp_path, load):
    folder = tmp_path / "papers" / "march"
    folder.mkdir(parents=True)
    (folder / "b.csv").write_text(MEETINGS, encoding="utf-8")
    (folder / "a.txt").write_text(AGENDA, encoding="utf-8")
    status, out, err = load("--json", tmp_path / "papers")
    assert (status, err) == (0, "")
    assert [json.loads(line)["paper"]["file"] for line in out.splitlines()] == ["a.txt", "b.csv"]


def test_loading_twice_changes_nothing(agenda, load, dump):
    assert load(agenda)[0] == 0
    before = dump()
    status, out, _ = load(agenda)
    assert status == 0
    assert "nothing has changed" in out
    assert dump() == before


def test_a_dry_run_keeps_nothing_and_needs_no_database(agenda, capsys):
    nowhere = {"DATABASE_URL": "sqlite:////nowhere/at/all.db"}
    assert main(["load", "--dry-run", str(agenda)], environ=nowhere) == 0
    assert "Agenda, 1 March 2027 (agenda.txt): read, and not kept" in capsys.readouterr().out


def test_what_is_printed_as_json_is_one_object_a_paper(agenda, load):
    status, out, err = load("--json", "--dry-run", agenda)
    (line,) = out.splitlines()
    told = json.loads(line)
    assert (status, err) == (0, "")
    assert told["paper"]["meeting_date"] == "2027-03-01"
    assert told["meetings"][0] == {
        "committee": "Licensing Panel",
        "date": "2027-03-01",
        "time": "18:30",
        "venue": "Guildhall",
        "status": "scheduled",
        "line": 7,
    }


def test_a_changed_paper_waits_in_a_pipe_until_it_is_accepted(agenda, load, dump):
    load(agenda)
    agenda.write_text(AGENDA.replace("6.30 pm", "7 pm"), encoding="utf-8")
    before = dump()
    status, out, err = load(agenda)
    assert status == 1
    assert "differs from what is kept" in out
    assert err == "agenda.txt differs from what is kept and changed nothing: load it with --accept.\n"
    assert dump() == before
    assert load("--accept", agenda)[0] == 0
    assert "nothing has changed" in load(agenda)[1]


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("n", 1)])
def test_on_a_terminal_changes_are_asked_for(answer, status, agenda, load, environ):
    load(agenda)
    agenda.write_text(AGENDA.replace("6.30 pm", "7 pm"), encoding="utf-8")
    ours, theirs = pty.openpty()
    os.write(ours, f"{answer}\n".encode())
    command = [sys.executable, "-m", "bot", "load", str(agenda)]
    ended = subprocess.run(command, env=environ, stdin=theirs, stdout=theirs, stderr=theirs, timeout=60, check=False)
    said = os.read(ours, 20_000).decode()
    os.close(theirs)
    os.close(ours)
    assert ended.returncode == status
    assert "[1/1] agenda.txt" in said
    assert "Take these changes? [y/N]" in said
    assert ("agenda.txt changed nothing." in said) == bool(status)


def test_a_draft_is_kept_from_the_public(agenda, load, sqlite_url):
    assert load("--draft", agenda)[0] == 0
    assert seen(sqlite_url) == []


def test_an_agenda_is_public_without_being_told(agenda, load, sqlite_url):
    load(agenda)
    assert seen(sqlite_url) == [date(2027, 3, 1)]


def test_a_sheet_that_does_not_say_who_may_see_it_is_exempt_until_it_is_said_to_be_public(tmp_path, load, sqlite_url):
    sheet = tmp_path / "meetings.csv"
    sheet.write_text("committee,date\nLicensing Panel,2027-03-01\n", encoding="utf-8")
    assert "exempt: nothing in it says what is public; if it is, use --public" in load(sheet)[1]
    assert seen(sqlite_url) == []
    load("--public", "--accept", sheet)
    assert seen(sqlite_url) == [date(2027, 3, 1)]


@pytest.mark.parametrize(
    ("name", "text"),
    [("rules.csv", "rule,days\nagenda,6\n"), ("closed_days.csv", "council,date\nWexmoor Council,2027-12-29\n")],
)
def test_rules_and_closed_days_hold_whoever_may_read_them_so_that_nobody_is_sent_to_public(tmp_path, load, name, text):
    sheet = tmp_path / name
    sheet.write_text(text, encoding="utf-8")
    said = load(sheet)[1]
    assert "found: 1 " in said
    assert "--public" not in said


def test_public_never_lifts_part_ii(tmp_path, load, sqlite_url):
    sheet = tmp_path / "meetings.csv"
    sheet.write_text(MEETINGS.replace("public", "exempt"), encoding="utf-8")
    assert load("--public", sheet)[0] == 0
    assert seen(sqlite_url) == []


def test_a_template_is_a_sheet_that_can_be_loaded(tmp_path, load):
    status, out, err = load("--template", "meetings")
    assert (status, err) == (0, "")
    assert next(csv.reader(io.StringIO(out)))[:2] == ["committee", "date"]
    sheet = tmp_path / "filled.csv"
    sheet.write_text(out, encoding="utf-8")
    assert load(sheet)[0] == 0


def test_reading_from_a_modern_gov_site_is_refused_in_words(load):
    status, _, err = load("--from", "https://democracy.wexmoor.example", "--committee", "12")
    assert status == 2
    assert err.startswith("Reading from a ModernGov site is not in this version")


def test_a_locked_database_is_told_and_nothing_is_kept(tmp_path, agenda, load, dump):
    before = dump()
    holder = sqlite3.connect(tmp_path / "committee.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    status, out, err = load(agenda)
    holder.execute("ROLLBACK")
    holder.close()
    assert (status, out) == (1, "")
    assert "The database is locked by another program: wait until it has finished, and try again.\n" in err
    assert err.count("\n") == 1
    assert dump() == before


def test_a_database_where_there_is_no_folder_is_told(agenda, tmp_path, capsys):
    status = main(["load", str(agenda)], environ={"DATABASE_URL": f"sqlite:///{tmp_path}/none/committee.db"})
    assert status == 1
    assert capsys.readouterr() == (
        "",
        "The database file cannot be opened: check that its folder is there and writable.\n",
    )


def test_a_file_that_is_no_database_is_told(agenda, tmp_path, capsys):
    (tmp_path / "notes.db").write_text("not a database, and long enough to be read as one " * 40, encoding="utf-8")
    status = main(["load", str(agenda)], environ={"DATABASE_URL": f"sqlite:///{tmp_path}/notes.db"})
    assert status == 1
    assert capsys.readouterr().err == "The database file is not a database: check DATABASE_URL.\n"


def seen(url):
    """The days of the meetings that the public may know."""
    store = Store.open(url)
    with store.read() as tx:
        days = [meeting.date for meeting in meetings(tx, PUBLIC)]
    store.close()
    return days
