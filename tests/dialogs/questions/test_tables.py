"""The least and the most of a printed table."""

import pytest

from dialogs.asked import Asked
from dialogs.known import read as read_known
from dialogs.respond import respond
from store import papers
from store.engine import Store
from store.migrate import migrate
from store.reading.read import read
from store.records import PUBLIC
from tests.dialogs.conftest import LOADED, TODAY

PAPER = """EASTWELL PARISH COUNCIL

Minutes of the meeting of the Parish Council held in the Hall on Tuesday 2 March 2021 at 7.00 pm

Present: Cllrs A Ash (Chairman) and B Beech

1 Fences

Three quotations for the fence were received.

Contractor\tPrice\tGuarantee
Oak and Sons\t£4,200\t5 years
Elm Works\t£3,900\t2 years
Fir Fencing\t£4,650\t10 years

The meeting closed at 8.00 pm.
"""


@pytest.fixture(scope="module")
def fences(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fences")
    (folder / "minutes.txt").write_text(PAPER)
    store = Store.open(f"sqlite:///{folder / 'fences.db'}")
    migrate(store)
    for paper in read(folder / "minutes.txt"):
        with store.write() as tx:
            papers.keep(tx, paper, now=LOADED, public=True)
    with store.read() as tx:
        known = read_known(tx, PUBLIC)
    store.close()
    return known


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("cheapest quote for the fence", "Elm Works: Price £3,900, the lowest of 3"),
        ("dearest fence", "Fir Fencing: Price £4,650, the highest of 3"),
        ("which fence contractor has the longest guarantee", "Fir Fencing: Guarantee 10 years"),
        ("shortest guarantee for the fence", "Elm Works: Guarantee 2 years"),
    ],
)
def test_the_least_and_the_most_of_a_column_are_told(fences, said, answered):
    assert answered in respond(fences, TODAY, Asked(text=said)).lead


@pytest.mark.parametrize("said", ["cheapest quote for the roof", "tallest fence", "which quotation was the cheapest"])
def test_what_no_column_compares_is_not_made_up(fences, talk, said):
    assert talk.ask(said).declined
    assert "Elm Works: Price" not in respond(fences, TODAY, Asked(text="cheapest quote for the roof")).lead
