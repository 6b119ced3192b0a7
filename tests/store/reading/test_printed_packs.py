"""A pack that is printed to PDF says what its text says, however it is set."""

from collections import Counter
from pathlib import Path

import pytest

from store.reading.printed import as_json
from store.reading.read import read
from tests.printing import Style, print_to_pdf

PACKS = sorted(path.parent for path in Path(__file__).parents[2].glob("packs/*/pack.txt"))
STYLES = {
    "ruled": Style(),
    "aligned": Style(ruled=False),
    "small": Style(size=9, margin=25, running_head="Public document pack"),
    "large": Style(size=13, margin=15, middle=True, align="J", numbered=False),
}


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
@pytest.mark.parametrize("style", STYLES)
def test_a_printed_pack_holds_the_records_of_its_text(pack, style, tmp_path):
    file = tmp_path / "pack.pdf"
    file.write_bytes(print_to_pdf((pack / "pack.txt").read_text(encoding="utf-8"), STYLES[style]))
    assert records(file) == records(pack / "pack.txt")


def test_the_pages_of_a_printed_pack_are_counted(tmp_path):
    file = tmp_path / "pack.pdf"
    file.write_bytes(print_to_pdf("Agenda\n\n1. Welcome\n\f2. Closing\n"))
    (paper,) = read(file)
    assert [(item.title, item.page) for item in paper.items] == [("Welcome", 1), ("Closing", 2)]


def records(file):
    """Every record as it is printed, but for its line."""
    (paper,) = read(file)
    printed = {**as_json(paper), "paper": None}
    rows = [(kind, row) for kind, its in printed.items() for row in (its if isinstance(its, list) else [its])]
    return Counter((kind, repr({**(row or {}), "line": None})) for kind, row in rows)
