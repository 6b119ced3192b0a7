"""Text files to lines: one Line a line of the file, its tabs as cells, its form feeds as pages."""

import codecs
import re
import unicodedata

from store.reading.found import Unreadable
from store.reading.lines import Line

_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NO_BREAK = dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f"))


def decode(file: str, content: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 where a byte order mark says so, else Windows-1252."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decoded(file, content, encoding)
    if _is_binary(content):
        raise Unreadable(f"{file} is not a text, a PDF or a sheet: save what it holds as one of these and load that")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return _decoded(file, content, "cp1252")


def tidy(text: str) -> str:
    """The same words without what nobody can see: soft hyphens and zero-width marks go, odd spaces become spaces."""
    return unicodedata.normalize("NFC", text.translate(_NO_BREAK).translate(_UNSEEN))


def lines(text: str) -> list[Line]:
    """The lines of a text, numbered as in its file; pages are counted only where the text has form feeds."""
    paged = "\f" in text
    found: list[Line] = []
    number = 1
    for page, sheet in enumerate(re.sub(r"\r\n?", "\n", text).split("\f"), 1):
        rows = sheet.split("\n")
        for offset, row in enumerate(rows):
            if offset < len(rows) - 1 or row.strip():
                found.append(Line(number + offset, page if paged else None, _cells(row)))
        number += len(rows) - 1
    return found


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.rstrip() for cell in tidy(row).split("\t"))


def _decoded(file: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(f"{file} is damaged or in an unknown encoding: save it as UTF-8 text and load that") from None


def _is_binary(content: bytes) -> bool:
    """Hold that a text has no NUL and next to no control characters."""
    return b"\0" in content or len(content) - len(content.translate(None, _CONTROLS)) > len(content) // 200
