"""What finds no answer is kept once, counted, and read by those alone whom its words tell nothing new."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date

import pytest
from sqlalchemy import select

from store import unanswered
from store.records import ALL, PUBLIC, Sight
from store.tables import unanswered as table
from store.unanswered import merged, normal

DAY, LATER = date(2021, 4, 12), date(2021, 4, 14)
ONE, TWO, BOTH = Sight(frozenset({1})), Sight(frozenset({2})), Sight(frozenset({1, 2}))


@pytest.fixture
def tx(store):
    with store.write() as lent:
        yield lent


def texts(tx, sight=ALL):
    return [(one.text, one.times, one.last) for one in unanswered.waiting(tx, sight)]


def test_the_same_words_are_one_question_however_they_are_typed(tx):
    unanswered.keep(tx, DAY, "When does the lido open?", PUBLIC)
    unanswered.keep(tx, LATER, "when does  THE LIDO open", PUBLIC)
    unanswered.keep(tx, LATER, "when does the lido close", PUBLIC)
    assert texts(tx) == [("When does the lido open?", 2, LATER), ("when does the lido close", 1, LATER)]


def test_the_most_often_asked_stands_first(tx):
    for words in ("once", "twice", "twice"):
        unanswered.keep(tx, DAY, words, PUBLIC)
    assert [text for text, *_ in texts(tx)] == ["twice", "once"]


def test_no_more_than_two_hundred_characters_are_kept(tx):
    unanswered.keep(tx, DAY, "word " * 3_000, PUBLIC)
    assert len(tx.execute(select(table.c.text)).scalar_one()) == unanswered.LONGEST


def test_what_is_settled_is_off_the_list_until_it_is_asked_again(tx):
    unanswered.keep(tx, DAY, "When does the lido open?", PUBLIC)
    unanswered.keep(tx, DAY, "When does the lido open?", PUBLIC)
    [one] = unanswered.waiting(tx, ALL)
    unanswered.settle(tx, one.id)
    assert texts(tx) == []
    unanswered.keep(tx, LATER, "when does the lido open", PUBLIC)
    assert texts(tx) == [("When does the lido open?", 1, LATER)]


@pytest.mark.parametrize(
    ("asked", "readers", "others"),
    [
        ([PUBLIC], [PUBLIC, ONE, ALL], []),
        ([ONE], [ONE, BOTH, ALL], [PUBLIC, TWO]),
        ([ALL], [ALL], [PUBLIC, BOTH]),
        ([ONE, PUBLIC], [PUBLIC, TWO, ALL], []),
        ([PUBLIC, ONE], [PUBLIC, TWO, ALL], []),
        ([ALL, ONE], [ONE, ALL], [PUBLIC, TWO]),
        ([ONE, TWO], [BOTH, ALL], [PUBLIC, ONE, TWO]),
        ([BOTH, ONE], [ONE, BOTH, ALL], [PUBLIC, TWO]),
    ],
)
def test_it_is_read_by_those_who_may_hear_all_that_its_words_may_lean_on(tx, asked, readers, others):
    for sight in asked:
        unanswered.keep(tx, DAY, "What was offered for the site?", sight)
    assert all(texts(tx, sight) for sight in readers)
    assert not any(texts(tx, sight) for sight in others)


def test_a_flood_of_questions_leaves_those_that_are_asked_most(tx):
    unanswered.keep(tx, DAY, "asked twice", PUBLIC)
    unanswered.keep(tx, DAY, "asked twice", PUBLIC)
    rows = [{"text": f"flood {number}", "committees": [], "last": DAY} for number in range(unanswered.MOST)]
    tx.execute(table.insert(), rows)
    unanswered.keep(tx, LATER, "the last one", PUBLIC)
    left = set(tx.execute(select(table.c.text)).scalars())
    assert len(left) == unanswered.MOST
    assert {"asked twice", "the last one"} <= left


def test_two_who_ask_the_same_at_once_are_both_counted(store):
    def ask():
        with store.write() as tx:
            unanswered.keep(tx, LATER, "When does the lido open?", PUBLIC)

    with ThreadPoolExecutor() as pool:
        with store.write() as tx:
            unanswered.keep(tx, DAY, "When does the lido open?", PUBLIC)
            other = pool.submit(ask)
            wait([other], timeout=0.3)  # it is held up by our row, or by our transaction
        other.result()
    with store.read() as tx:
        assert texts(tx) == [("When does the lido open?", 2, LATER)]


def test_words_are_told_apart_without_signs():
    assert normal(" How's  THE_lido?! ") == normal("how s the lido")
    assert normal("lido") != normal("lidos")


def test_what_nobody_may_lean_on_is_public():
    assert merged(None, frozenset({1})) == {1}
    assert merged(frozenset(), None) == frozenset()
    assert merged(None, None) is None
