"""Text to tokens that mean the same however they were typed."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from dialogs.language import plain_text, sentences, stem, stems, tokens


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("what\u2019s", "what is"),
        ("whens the mtg", "when is the meeting"),
        ("did not", "did not"),
        ("didnt", "did not"),
        ("they're", "they"),
        ("2020/21", "2020to21"),
        ("2020-2021", "2020to21"),
        ("18-64", "18-64"),
        ("37,655", "37655"),
        ("who runs IT", "who runs ict"),
        ("50%", "50 percent "),
        ("apols b4 qtr 2", "apologies before quarter 2"),
    ],
)
def test_what_was_typed_is_read_as_what_was_meant(typed, read):
    assert plain_text(typed).strip() == read.strip()


@pytest.mark.parametrize(
    ("typed", "number"), [("sixty", "60"), ("35k", "35000"), ("1.5m", "1500000"), ("£20", "20"), ("thousand", "1000")]
)
def test_numbers_are_read_in_digits(typed, number):
    assert [token.word for token in tokens(typed)] == [number]


def test_small_words_have_no_stems_of_their_own():
    assert stems("the licences of the libraries") == ("licens", "librari")


def test_a_stop_inside_a_title_or_a_time_ends_no_sentence():
    text = "Mr. Ash left at 8.50 pm. He came back. St. Mary's was shut."
    assert sentences(text) == ("Mr. Ash left at 8.50 pm.", "He came back.", "St. Mary's was shut.")


def test_a_word_has_the_same_stem_however_many_threads_ask_at_once():
    words = [
        f"{a}{b}" for a in ("relation", "general", "approv", "deliver") for b in ("al", "alities", "ed", "fulness")
    ]
    right, usual = {word: stem.__wrapped__(word) for word in words}, sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            found = pool.map(lambda word: (word, stem.__wrapped__(word)), words * 200)
            assert {(word, stemmed) for word, stemmed in found if stemmed != right[word]} == set()
    finally:
        sys.setswitchinterval(usual)
