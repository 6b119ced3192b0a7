"""A clerk's own words carry nothing exempt to a channel, however they are typed, and public words always pass."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from dialogs.guard import FIGURE, RECORD, TITLE, exempt_words
from dialogs.language import sentences
from store import papers
from store.engine import Store
from store.exempt import public_words
from store.migrate import migrate
from store.reading.read import read
from store.tables import document, item, passage
from tests.council import add_action, add_committee, add_paper
from tests.dialogs.printed import PACKS

GAPS = (" ", "\n", "\t", " \u200b", "\u200b ", "\u00a0", " - ", ", ", "... ", " \u2060\r\n ")


@pytest.fixture(scope="session")
def council(tmp_path_factory):
    """The five invented packs, in one store."""
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('guard') / 'packs.db'}")
    migrate(store)
    for pack in sorted(PACKS.glob("*/pack.txt")):
        for paper in read(pack):
            with store.write() as tx:
                papers.keep(tx, paper, now=datetime(2026, 1, 5, tzinfo=UTC))
    with store.read() as tx:
        yield tx
    store.close()


def passages(tx, *, secret):
    chosen = select(passage.c.text, document.c.committee_id).join(document).where(passage.c.exempt == secret)
    return tx.execute(chosen).all()


def bare(text):
    return re.sub(r"[\W_]+", "", text).casefold()


@pytest.fixture(scope="session")
def runs(council):
    """Each six words in a row of an exempt passage of one pack that no public record holds as well, and whose it is."""
    of = (
        council.execute(
            select(item.c.document_id, document.c.committee_id).join(document).where(item.c.title.contains("Depot"))
        )
        .first()
        .committee_id
    )
    public = "\n".join(map(bare, public_words(council)))
    whose = [text.split() for text, committee in passages(council, secret=True) if committee == of]
    every = [[word for word in words if bare(word)] for words in whose]
    rows = [words[start : start + 6] for words in every for start in range(len(words) - 5)]
    return [(of, words) for words in rows if bare(" ".join(words)) not in public]


CASES = (str, str.upper, str.lower, str.title, str.swapcase)


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_six_words_of_an_exempt_passage_are_caught_however_they_are_typed(council, runs, data):
    of, words = data.draw(st.sampled_from(runs))
    gaps = data.draw(st.lists(st.sampled_from(GAPS), min_size=5, max_size=5))
    hidden = data.draw(st.sampled_from(("", "\u200b", "\u00ad", "\ufeff", "\u202e")))
    typed = words[0] + "".join(gap + hidden.join(word) for gap, word in zip(gaps, words[1:], strict=True))
    typed = f"Please note: {data.draw(st.sampled_from(CASES))(typed)}. Come along!"
    why = exempt_words(council, of, typed)
    assert why in {TITLE, RECORD, FIGURE}


def test_every_run_of_an_exempt_passage_is_caught_as_it_stands(council, runs):
    assert len(runs) > 60
    assert [words for of, words in runs if exempt_words(council, of, " ".join(words)) is None] == []


def test_every_public_sentence_of_every_pack_may_be_said(council):
    every = [(one, of) for text, of in passages(council, secret=False) for one in sentences(text)]
    assert len(every) > 600
    assert [one for one, of in every if exempt_words(council, of, one)] == []


@pytest.fixture
def planning(sqlite_store):
    with sqlite_store.write() as tx:
        of = add_committee(tx)
        paper = add_paper(tx, of, date(2031, 5, 6), "agenda pack")
        words = {"document_id": paper, "exempt": True}
        named = {"of": "agenda", "number": "9", "title": "Lease of the old Slipway Kiosk", "part": 2}
        tx.execute(insert(item).values(**words, **named))
        said = "The kiosk tenant owes £41,500 in rent. A third of traders, 12.5%, pay late."
        tx.execute(insert(passage).values(**words, text=said))
        add_action(tx, paper, "Serve notice upon the tenant before midsummer day", exempt=True)
        yield tx, of, paper


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("We discuss the lease of the old slipway KIOSK.", TITLE),
        ("Old slip\u200bway kiosk", TITLE),
        ("old\u200bslipway\u200bkiosk", TITLE),
        ("оld slipway kiosk", TITLE),  # the first letter is Cyrillic
        ("The tenant of the kiosk still owes £41.5k", FIGURE),
        ("tenant, kiosk, owes: 41,500", FIGURE),
        ("12.5 per cent of traders pay by the third", FIGURE),
        ("We will serve notice upon the tenant before June", RECORD),
        ("Serve\nnotice\nupon\nthe\ntenant\nbefore", RECORD),
    ],
)
def test_a_title_a_figure_and_a_run_of_words_are_each_known_again(planning, text, why):
    tx, of, _ = planning
    assert exempt_words(tx, of, text) == why


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The agenda is out. It has nine items; the kiosk is not one of them.",
        "The rent of boats is £41,500 this year",
        "Serve notice upon the tenant",
        "The kiosk tenant owes rent",
        "12.5% of boats",
        "\x00\ud800",
    ],
)
def test_other_words_about_the_same_may_be_said(planning, text):
    tx, of, _ = planning
    assert exempt_words(tx, of, text) is None


def test_another_committees_clerk_learns_nothing_from_what_may_be_said(planning):
    tx, _, _ = planning
    audit = add_committee(tx, "audit", "Audit Committee")
    assert exempt_words(tx, audit, "Serve notice upon the tenant before midsummer day") is None


def test_what_a_public_record_holds_as_well_may_be_said(planning):
    tx, of, paper = planning
    text = "Serve notice upon the tenant before midsummer day"
    assert exempt_words(tx, of, text) == RECORD
    tx.execute(insert(passage).values(document_id=paper, text=text.upper(), exempt=False))
    assert exempt_words(tx, of, text) is None


def test_no_reason_holds_a_word_of_the_paper(planning):
    tx, of, _ = planning
    for why in (TITLE, FIGURE, RECORD):
        assert exempt_words(tx, of, why) is None
        assert not re.search("kiosk|slipway|tenant|41", why)
