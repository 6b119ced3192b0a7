"""What is written for spreadsheets reads back as it was, cell for cell, and no cell of it is a formula."""

import csv
import io

import pytest

from bot.sheet import harmless, written


def parsed(data):
    """The cells by RFC 4180, read letter by letter."""
    rows: list[list[str]] = []
    row: list[str] = []
    cell, quoted = "", False
    letters = iter(data.decode("utf-8").removeprefix("\ufeff") + "\0")
    letter = next(letters)
    while letter != "\0":
        following = next(letters, "\0")
        if quoted and letter == '"' == following:
            cell, following = cell + '"', next(letters)
        elif letter == '"':
            quoted = not quoted
        elif letter == "," and not quoted:
            row, cell = [*row, cell], ""
        elif letter == "\n" and not quoted:
            rows, row, cell = [*rows, [*row, cell.removesuffix("\r")]], [], ""
        else:
            cell += letter
        letter = following
    assert not quoted
    assert (row, cell) == ([], "")
    return rows


CELLS = ["a", 'say "yes", or no', "", "Siân’s; tea", "1,5", "a=b", "£3 – £4", "🗳️"]


def test_the_file_reads_back_by_two_parsers_as_it_was():
    made = written(("one", "two"), [(cell, None) for cell in CELLS])
    read = [["one", "two"], *([cell, ""] for cell in CELLS)]
    assert parsed(made) == read
    assert list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""))) == read
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.count(b"\r\n") == len(read)


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        ("\r\n=cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0"),
        ("  =1", "'  =1"),
        ("\u200b=1", "'\u200b=1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\x00=1", "' =1"),
        ("two\nlines\r\nhere", "two lines  here"),
        ("half \ud83d a letter", "half   a letter"),
        ("a\u2028b", "a b"),
        ("2021-06-18T09:00:00+01:00", "2021-06-18T09:00:00+01:00"),
        ("", ""),
    ],
)
def test_no_cell_begins_like_a_formula_or_breaks_a_line(cell, safe):
    assert harmless(cell) == safe
    assert parsed(written(("head",), [(cell,)])) == [["head"], [safe]]
