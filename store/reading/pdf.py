"""PDF files to lines: a paragraph or a row of a table is one line, as in a text of the same paper."""

import logging
import warnings
from collections.abc import Sequence
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page

from store.reading import pdf_layout
from store.reading.found import Doubt, Unreadable
from store.reading.lines import Line
from store.reading.pdf_margins import without_running_heads
from store.reading.pdf_words import PageText, page_text

MOST_PAGES = 5_000

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it warns of every oddity of a file on stderr


def lines(file: str, content: bytes) -> tuple[list[Line], list[Doubt]]:
    """The lines of a PDF, numbered from 1 as they are read, and a doubt for each page that is a picture without text.

    `page` counts the file's own pages.
    """
    pages = _pages(file, content)
    if not any(page.strips or page.grids for page in pages):
        many = f"{len(pages)} pages" if len(pages) > 1 else "1 page"
        raise Unreadable(
            f"{file} has {many} but no text: it is a scan; "
            "ask for the original or run it through text recognition (OCR) first"
        )
    found = pdf_layout.lines(without_running_heads(pages))
    return found, [_unread(page, found) for page in pages if page.picture]


def _unread(page: PageText, found: Sequence[Line]) -> Doubt:
    before = [line.number for line in found if line.page and line.page < page.number]
    why = "the page is a picture without text and was not read: run the file through text recognition (OCR)"
    return Doubt(line=max(before, default=1), about=f"page {page.number}", why=why)


def _pages(file: str, content: bytes) -> list[PageText]:
    """The pages of a file; whatever goes wrong inside pdfminer, a person gets one sentence."""
    if b"%%EOF" not in content[-4096:]:
        raise Unreadable(f"{file} is cut short: get it again from where it came from")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with pdfplumber.open(BytesIO(content)) as pdf:
                _refuse_too_many(file, len(pdf.pages))
                return [_page(page) for page in pdf.pages]
        except Unreadable:
            raise
        except Exception as error:  # noqa: BLE001 - pdfminer lets every kind of error through, each meaning the same
            raise Unreadable(f"{file} {_reason(error)}") from None


def _refuse_too_many(file: str, pages: int) -> None:
    if not pages:
        raise Unreadable(f"{file} is damaged: get it again, or open it and print it to PDF, and load that")
    if pages > MOST_PAGES:
        raise Unreadable(f"{file} has {pages:,} pages and at most {MOST_PAGES:,} are read: split it")


def _reason(error: Exception) -> str:
    if isinstance(error, PDFPasswordIncorrect) or any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args):
        return "is locked with a password: ask for a copy without one and load that"
    return "is damaged: get it again, or open it and print it to PDF, and load that"


def _page(page: Page) -> PageText:
    try:
        return page_text(page)
    finally:
        page.close()
