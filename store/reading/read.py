"""Reads a file into papers: what kind of file it is is told by its content, and only then by its name.

The readers of PDF and Excel are imported when they are needed: their packages are slow to import.
"""

from dataclasses import replace
from pathlib import Path

from store.reading import found, plain_text, sheets
from store.reading.found import Unreadable
from store.reading.lines import Line

MOST_BYTES = 100 * 1024 * 1024
MOST_TEXT = 5 * 1024 * 1024
"""Text and sheets: some 2,500 pages, which take a quarter of a minute."""

_PICTURES = {
    b"\x89PNG\r\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"II*\0": "a TIFF picture",
    b"MM\0*": "a TIFF picture",
    b"RIFF": "a picture or recording",
}
_OFFICE = {
    b"\xd0\xcf\x11\xe0": "an old or locked Office file: save it without a password as PDF or XLSX and load that",
    b"{\\rtf": "a rich text file: save it as PDF and load that",
    b"\x1f\x8b": "a compressed file: unpack it and load the papers in it",
    b"7z\xbc\xaf": "a compressed file: unpack it and load the papers in it",
    b"Rar!": "a compressed file: unpack it and load the papers in it",
}


def read(path: Path) -> list[found.Paper]:
    """Read a paper or a sheet; Unreadable, with one sentence that says what to do, if it cannot be read whole."""
    content = _content(path)
    if b"%PDF-" in content[:1024]:
        return _pdf(path.name, content)
    if content.startswith(b"PK\x03\x04"):
        return _workbook(path.name, content)
    _refuse_other_kinds(path.name, content)
    _refuse_larger(path.name, len(content), MOST_TEXT)
    text = plain_text.decode(path.name, content)
    if not plain_text.tidy(text).strip():
        raise Unreadable(f"{path.name} is empty: export or save the paper again and load that")
    if path.suffix.lower() in {".csv", ".tsv"} or sheets.looks_like_one(text):
        return sheets.from_csv(path.name, text)
    return [_text(path.name, plain_text.lines(text))]


def _content(path: Path) -> bytes:
    try:
        _refuse_larger(path.name, path.stat().st_size, MOST_BYTES)
        content = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"{path} is not there: check the name and the folder") from None
    except IsADirectoryError:
        raise Unreadable(f"{path} is a folder: name the files in it") from None
    except OSError as error:
        raise Unreadable(f"{path.name} cannot be opened ({error.strerror}): check its permissions") from None
    if not content:
        raise Unreadable(f"{path.name} is empty: export or save the paper again and load that")
    return content


def _refuse_larger(file: str, size: int, most: int) -> None:
    if size > most:
        raise Unreadable(f"{file} has {size // 2**20} MB and at most {most // 2**20} MB are read: split it")


def _refuse_other_kinds(file: str, content: bytes) -> None:
    for start, kind in _PICTURES.items():
        if content.startswith(start):
            raise Unreadable(f"{file} is {kind}, whatever its name says: ask for the paper as text or PDF")
    for start, advice in _OFFICE.items():
        if content.startswith(start):
            raise Unreadable(f"{file} is {advice}")
    if content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise Unreadable(
            f"{file} is a web page: print it to PDF, or download the paper that it links to, and load that"
        )


def _workbook(file: str, content: bytes) -> list[found.Paper]:
    from store.reading import workbook

    return workbook.papers(file, content)


def _pdf(file: str, content: bytes) -> list[found.Paper]:
    from store.reading import pdf

    lines, doubts = pdf.lines(file, content)
    paper = _paper(file, lines)
    return [replace(paper, doubts=(*paper.doubts, *doubts))]


def _text(file: str, lines: list[Line]) -> found.Paper:
    from store.reading import aligned

    lines = aligned.with_cells(lines)
    paper = _paper(file, lines)
    return replace(paper, doubts=(*paper.doubts, *aligned.unread(lines)))


def _paper(file: str, lines: list[Line]) -> found.Paper:
    from store.reading.paper import read_paper

    return read_paper(file, lines)
