"""A doubt about a public name says nothing of somebody whom exempt papers alone name."""

from dataclasses import replace

import pytest

from store import papers
from store.reading import found
from store.records import ALL, PUBLIC
from tests.store.pack import EMPTY, MARCH, MAY, keep, stating

OPEN = found.Attendance(meeting_date=MAY, name="Ada Pike", capacity="member", line=3)


def attending(name, part=1):
    return found.Attendance(meeting_date=MARCH, name=name, capacity="member", line=5, part=part)


def earlier(*, there):
    return replace(stating(EMPTY, {"attendance": there}), title="Minutes", meeting_date=MARCH)


def doubted(store, sight):
    with store.read() as tx:
        return [doubt.why for doubt in papers.doubts(tx, sight)]


@pytest.mark.parametrize(
    ("others", "printed", "draft", "seen"),
    [
        (["Ada Pyke"], "Ada Pike", False, True),
        (["Ada Pyke"], "Ada Pike", True, False),
        (["Bo Pike", "Cy Pike"], "Pike", False, True),
        (["Bo Pike", "Cy Pike"], "Pike", True, False),
    ],
)
def test_whom_a_doubt_may_name_hangs_on_the_paper_that_prints_them(sqlite_store, others, printed, draft, seen):
    keep(sqlite_store, earlier(there=tuple(map(attending, others))), draft=draft)
    keep(sqlite_store, stating(EMPTY, {"attendance": (replace(OPEN, name=printed),)}))
    assert all(other in str(doubted(sqlite_store, ALL)) for other in others)
    assert bool(doubted(sqlite_store, PUBLIC)) is seen


def test_a_name_of_part_ii_of_the_same_paper_is_named_in_no_public_doubt(sqlite_store):
    both = (OPEN, attending("Ada Pyke", part=2))
    keep(sqlite_store, stating(EMPTY, {"attendance": both}))
    assert doubted(sqlite_store, ALL)
    assert "Pyke" not in str(doubted(sqlite_store, PUBLIC))
