"""The words of exempt and draft records are found in whatever table they stand, and public ones apart from them."""

from dataclasses import replace

import pytest

from store import exempt
from store.columns import metadata
from store.reading import found
from tests.store.pack import PACK, keep


@pytest.fixture
def tx(store):
    keep(store)
    with store.read() as lent:
        yield lent


def test_the_words_of_an_exempt_record_are_not_among_the_public_ones(tx):
    assert "The tender is secret." in set(exempt.exempt_words(tx, 1))
    assert {"The harbour is old.", "A Pike", "Berths let", "Quay Renewal"} <= set(exempt.public_words(tx))
    assert "The tender is secret." not in set(exempt.public_words(tx))
    assert exempt.exempt_titles(tx, 1) == ["Berth tender"]


def test_another_committees_exempt_words_are_its_own(tx):
    assert list(exempt.exempt_words(tx, 2)) == []
    assert exempt.exempt_titles(tx, 2) == []


def test_every_word_of_a_draft_is_exempt(store):
    keep(store, replace(PACK, file="draft.txt"), draft=True)
    with store.read() as tx:
        assert {"The harbour is old.", "A Pike", "Berths let", "Council Chamber", "Quay Room"} & set(
            exempt.exempt_words(tx, 1)
        ) == {"The harbour is old.", "A Pike", "Berths let", "Quay Room"}
        assert list(exempt.public_words(tx)) == []
        assert set(exempt.exempt_titles(tx, 1)) == {"Apologies", "Berth tender"}


def test_what_is_no_committees_may_be_any_committees(store):
    stray = found.Paper(
        file="a.csv", kind="sheet", title="Rows", passages=(found.Passage(text="A stray word", line=1),)
    )
    keep(store, stray)
    with store.read() as tx:
        assert "A stray word" in set(exempt.exempt_words(tx, 7))


def test_every_table_that_carries_a_classification_is_looked_through():
    assert {table.name for table in exempt.SAID} == {
        name for name, table in metadata.tables.items() if "exempt" in table.c and name != "asked_action"
    }
