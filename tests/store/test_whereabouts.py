"""A record of a pack without pages is told by its item, and by the pages that the agenda prints for that item."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.plain import source_line
from store import papers, programmes
from store.meetings import resolutions
from store.reading.read import read
from store.records import ALL
from store.tables import item, passage
from store.whereabouts import NOWHERE, Spot, whereabouts
from tests.council import add_committee, add_paper

PACK = Path(__file__).parents[1] / "packs" / "harrowmere" / "pack.txt"
DAY = date(2024, 6, 12)


@pytest.fixture
def pack(sqlite_store):
    with sqlite_store.write() as tx:
        for paper in read(PACK):
            papers.keep(tx, paper, now=datetime(2024, 6, 5, tzinfo=UTC), public=True)
    with sqlite_store.read() as tx:
        yield tx


def test_a_record_of_a_report_stands_on_the_pages_of_its_item(pack):
    found = {row.source.pages for row in programmes.deliverables(pack, ALL)}
    assert len(found) == 1
    assert None not in found


def test_a_record_of_the_minutes_stands_on_the_pages_that_the_agenda_gives_the_minutes(pack):
    (source, *_) = [row.source for row in resolutions(pack, ALL)]
    assert source.of == "minutes"
    first, last = source.pages or (0, 0)
    assert source_line(source).endswith(f"pages {first} to {last}, minutes item {source.item}")


def kept(tx, *passages, items=()):
    paper = add_paper(tx, add_committee(tx), DAY, "agenda pack")
    for line, of, number in passages:
        values = {"line": line, "of": of, "item": number, "text": "Words.", "exempt": False}
        tx.execute(insert(passage).values(document_id=paper, **values))
    for number, title, first, last in items:
        values = {"number": number, "title": title, "page_first": first, "page_last": last, "exempt": False}
        tx.execute(insert(item).values(document_id=paper, of="agenda", part=1, meeting_date=DAY, **values))
    return paper


PARTS = (
    (1, "agenda", None),
    (3, "agenda", None),
    (5, "agenda", "4"),
    (6, "agenda", "4"),
    (9, "minutes", "4"),
    (25, "minutes", "4"),
    (30, "report", "4"),
    (999, "report", "4"),
)


@pytest.mark.parametrize(
    ("line", "spot"),
    [
        (0, NOWHERE),
        (None, NOWHERE),
        (3, Spot("agenda", None, None)),
        (7, NOWHERE),
        (1000, NOWHERE),
        (6, Spot("agenda", "4", None)),
        (25, Spot("minutes", "4", (1, 10))),
        (999, Spot("report", "4", (11, 34))),
    ],
)
def test_a_line_stands_in_the_part_that_it_lies_within(sqlite_store, line, spot):
    with sqlite_store.write() as tx:
        paper = kept(tx, *PARTS, items=[("3", "Minutes of the last meeting", 1, 10), ("4", "A report", 11, 34)])
        assert whereabouts(tx).spot(paper, line) == spot


def test_two_sets_of_minutes_leave_the_pages_open(sqlite_store):
    with sqlite_store.write() as tx:
        paper = kept(tx, *PARTS, items=[("3", "Minutes of March", 1, 10), ("4", "Minutes of the panel", 11, 34)])
        assert whereabouts(tx).spot(paper, 9) == Spot("minutes", "4", None)


def test_a_paper_without_passages_is_nowhere(sqlite_store):
    with sqlite_store.write() as tx:
        assert whereabouts(tx).spot(kept(tx), 5) == NOWHERE
