"""Tables of a text whose columns are parted by bars or by runs of spaces."""

import pytest

from store.reading import plain_text
from store.reading.read import read
from tests.store.reading.given import said

ROWS = (
    ("Outcome", "Deliverable", "Approved by", "Status", "Date"),
    ("1. Safe depots", "Fence around it", "Ann Lee", "Signed Off", "01/03/2027"),
    ("", "Gate", "", "Open", ""),
    ("2. Light", "Lamps", "Cy Dunn", "Open", ""),
)
SPACED = "\n".join("".join(cell.ljust(18) for cell in row).rstrip() for row in ROWS)
BARRED = "\n".join(" | ".join(row) for row in ROWS)
FRAMED = [f"| {' | '.join(row)} |" for row in ROWS]
RULED = "\n".join([FRAMED[0], "|---|:--|---|---|--:|", *FRAMED[1:]])


def papers(text, tmp_path):
    (tmp_path / "paper.txt").write_text(text)
    (found,) = read(tmp_path / "paper.txt")
    return found


@pytest.mark.parametrize("text", [SPACED, BARRED, RULED])
def test_bars_and_runs_of_spaces_part_columns_as_tabs_do(text, tmp_path):
    tabs = "\n".join("\t".join(row) for row in ROWS)
    tabbed, found = (papers(f"Our plan\n\n{table}\n\nThe end  of it | all.\n", tmp_path) for table in (tabs, text))
    names = ("outcome", "title", "approvers", "status", "date", "date_printed")
    assert said(found.deliverables, *names) == said(tabbed.deliverables, *names)
    assert len(found.deliverables) == 3
    assert found.doubts == tabbed.doubts == ()


def test_a_heading_whose_rows_cannot_be_read_is_doubted(tmp_path):
    found = papers("Measure    Target  Actual\nCalls answered in time   5\n", tmp_path)
    assert said(found.doubts, "line", "about") == [(1, "Measure Target Actual")]
    assert found.indicators == ()


def test_prose_with_wide_spaces_stays_prose(tmp_path):
    text = "The fees rose.  They are kept.\nThe depot has  a gate | and a lamp.\n"
    assert papers(text, tmp_path).doubts == ()
    assert all(len(line.cells) == 1 for line in plain_text.lines(text))
