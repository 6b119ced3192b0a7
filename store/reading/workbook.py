"""Excel workbooks to sheets: a typed cell becomes the words that a person would have written in a CSV file."""

import math
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from store.reading import found, sheets
from store.reading.found import Unreadable
from store.reading.sheets import Faults, Sheet, letters

MOST_BYTES_UNPACKED = 200 * 1024 * 1024
MOST_ROWS = 100_000

_MONEY = re.compile(r"\[\$(?P<named>[£$€]?)[^\]]*\]|(?P<plain>[£$€])")
"""A format's currency: plain, or in brackets behind a dollar sign that only opens them, as in [$£-809]."""
_Cells = Sequence[tuple[object, str]]


def papers(file: str, content: bytes) -> list[found.Paper]:
    """The papers of a workbook's sheets; Unreadable if it is no workbook, or if any row is not understood."""
    _refuse_what_is_no_workbook(file, content)
    faults = Faults(file)
    with warnings.catch_warnings():  # openpyxl warns of drawings and styles that it leaves out
        warnings.simplefilter("ignore")
        try:
            values = load_workbook(BytesIO(content), read_only=True, data_only=True)
            formulas = load_workbook(BytesIO(content), read_only=True)
            read = [_sheet(name, values, formulas, faults) for name in values.sheetnames]
        except Unreadable:
            raise
        except Exception:  # noqa: BLE001 - openpyxl lets many kinds of error through, and each means the same
            raise Unreadable(f"{file} is damaged: open it in Excel, save it again and load that") from None
    faults.raise_if_any()
    return sheets.from_sheets(file, read)


def _refuse_what_is_no_workbook(file: str, content: bytes) -> None:
    """Look at the zip's directory alone: what is no workbook, or would unpack beyond all measure, is never opened."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            inside = archive.infolist()
    except zipfile.BadZipFile:
        raise Unreadable(f"{file} is damaged or cut short: get it again from where it came from") from None
    names = {entry.filename for entry in inside}
    if sum(entry.file_size for entry in inside) > MOST_BYTES_UNPACKED:
        raise Unreadable(f"{file} unpacks to more than {MOST_BYTES_UNPACKED // 2**20} MB: split it into smaller files")
    if "word/document.xml" in names:
        raise Unreadable(f"{file} is a Word document: save it as PDF and load that")
    if "ppt/presentation.xml" in names:
        raise Unreadable(f"{file} is a presentation: save it as PDF and load that")
    if "xl/workbook.xml" not in names:
        raise Unreadable(f"{file} is a packed folder or another kind of file: load the papers or sheets in it")


def _sheet(name: str, values: Workbook, formulas: Workbook, faults: Faults) -> Sheet:
    """One sheet; a formula whose value Excel has not kept is a fault."""
    filled: list[tuple[int, tuple[str, ...]]] = []
    for number, (row, asked) in enumerate(zip(_rows(values, name), _rows(formulas, name), strict=True), 1):
        if number > MOST_ROWS:
            raise Unreadable(f"{faults.file} has more than {MOST_ROWS:,} rows in {name}: split it into smaller files")
        for place, ((value, _), (formula, _)) in enumerate(zip(row, asked, strict=False)):
            if value is None and isinstance(formula, str) and formula.startswith("="):
                faults.said.append(
                    f"{letters(place)}{number} holds a formula without a value: open the file in Excel and save it"
                )
        cells = tuple(words(value, style) for value, style in row)
        if any(cells):
            filled.append((number, cells))
    return Sheet(name, filled)


def _rows(book: Workbook, name: str) -> Iterator[_Cells]:
    """Each row's values with their number formats; a chart sheet has none."""
    sheet = book[name]
    if not hasattr(sheet, "iter_rows"):
        return
    sheet.reset_dimensions()
    for row in sheet.iter_rows():
        yield [(cell.value, cell.number_format or "") for cell in row]


def words(value: object, style: str) -> str:
    """A cell as a person would write it: dates as ISO, a percentage with its sign, money with its currency."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case int() | float():
            return _figure(value, style)
        case _:
            return str(value).strip()


def _figure(value: float, style: str) -> str:
    """A number as 93.2, 93.2% or £93.2: a percentage is stored as its hundredth part."""
    if "%" in style:
        return f"{_plain(value * 100)}%"
    money = _MONEY.search(style)
    currency = (money["named"] or money["plain"] or "") if money else ""
    return f"{currency}{_plain(value)}"


def _plain(value: float) -> str:
    return str(int(value)) if math.isfinite(value) and value == int(value) else f"{value:.12g}"
