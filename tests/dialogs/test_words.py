"""One message, read: spelling mended, phrases kept whole, leaning on the message before."""

import pytest

from dialogs.answer import Slots
from dialogs.words import read_words
from tests.dialogs.conftest import TODAY


def read(text, known, before=None):
    return read_words(text, known, TODAY, before)


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("delivrables", "deliverables"),
        ("recyling", "recycling"),
        ("sicknes", "sickness"),
        ("supposed", "supposed"),
        ("quickly", "quickly"),
        ("zzyzx", "zzyzx"),
    ],
)
def test_a_mistyped_word_is_mended_and_an_ordinary_one_is_left(demo, typed, mended):
    assert read(typed, demo).plain == mended


def test_a_set_phrase_is_one_term(demo):
    assert [term.words for term in read("how many in extra care housing", demo).terms] == ["extra care housing"]


def test_a_phrase_keeps_the_small_word_that_turns_it(demo):
    [term] = read("over budget", demo).terms
    assert term.stems == ("over", "budget")


@pytest.mark.parametrize("said", ["and july", "why", "who signed that", "how much was it", "cost", "the vote"])
def test_a_message_that_names_nothing_leans_on_the_one_before(demo, said):
    assert read(said, demo, Slots(question="passages")).follows


@pytest.mark.parametrize("said", ["how is recycling doing", "who attended the library opening"])
def test_a_message_that_names_something_stands_alone(demo, said):
    assert not read(said, demo, Slots(question="passages")).follows


def test_what_was_wanted_before_is_still_wanted_of_the_next_thing(demo):
    before = Slots(question="passages", wants="when")
    assert "when" in read("and finance", demo, before).wants
    assert "when" not in read("and finance", demo, Slots(question="indicator", wants="when")).wants


def test_a_list_goes_on_where_its_button_says(demo):
    words = read("which deliverables, from number 16", demo)
    assert (words.raw, words.start) == ("which deliverables", 15)
