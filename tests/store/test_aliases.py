"""A taught name is kept with who taught it, and every answer that came by it is counted."""

from datetime import UTC, date, datetime

import pytest

from store import aliases

NOW, DAY = datetime(2021, 4, 12, 9, tzinfo=UTC), date(2021, 4, 12)


@pytest.fixture
def tx(store):
    with store.write() as lent:
        yield lent


def test_a_taught_name_is_kept_and_can_be_forgotten(tx):
    aliases.teach(tx, NOW, phrase="the lido", means="Harbour Baths", who="cleo")
    [one] = aliases.aliases(tx)
    assert (one.phrase, one.means, one.who, one.at, one.used, one.used_last) == (
        "the lido", "Harbour Baths", "cleo", NOW, 0, None,
    )  # fmt: skip
    aliases.forget(tx, one.id)
    assert aliases.aliases(tx) == []


def test_only_the_names_that_were_used_are_counted(tx):
    for phrase in ("the lido", "the tip"):
        aliases.teach(tx, NOW, phrase=phrase, means="Harbour Baths", who=None)
    first, second = aliases.aliases(tx)
    aliases.count(tx, DAY, [first.id])
    aliases.count(tx, DAY, [first.id])
    aliases.count(tx, DAY, [])
    assert [(one.used, one.used_last) for one in aliases.aliases(tx)] == [(2, DAY), (0, None)]
    assert second.phrase == "the tip"
