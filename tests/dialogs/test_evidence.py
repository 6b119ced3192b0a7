"""Does a sentence hold the kind of thing that is wanted?"""

import pytest

from dialogs.counted import ABSENT, APART, counts
from dialogs.evidence import evidence, fits_want
from dialogs.words import read_words
from tests.dialogs.conftest import TODAY


@pytest.mark.parametrize(
    ("asked", "holds", "lacks"),
    [
        ("how many loans", "There were 690 loans.", "Loans fell on 2 March 2021 (Pages 3 - 8)."),
        ("how many loans", "There were 690 loans.", "Loans of £690 were made."),
        ("what did it cost", "It cost £4,250.", "It cost 4 people their jobs."),
        ("why is it shut", "It is shut because a pump failed.", "It is shut."),
        ("when does it open", "It opens on 1 May.", "It opens."),
        ("what time does it open", "It opens at 7.30pm.", "It opens on 1 May."),
        ("who is it", "It is Anna Ash.", "it is nobody"),
        ("phone number for the office", "Ring 01632 960311.", "Ring the office."),
        ("what was the vote", "It was carried by 5 votes to 2.", "It was agreed."),
        ("fastest van", "The highest speed was 71 mph.", "The speed was 71 mph."),
        ("how long was it shut", "It was shut for 17 days.", "It was shut."),
        ("what percent is it", "It is 57%.", "It is 57."),
    ],
)
def test_a_sentence_that_holds_what_is_wanted_is_better_evidence(demo, asked, holds, lacks):
    words = read_words(asked, demo, TODAY)
    assert fits_want(holds, words)
    assert evidence(lacks, words) < evidence(holds, words)


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("There were 60 projects.", 1.0),
        ("Projects in that year came at last to 60", 1.0),
        ("Projects took up nearly all of 3 weeks that there were.", APART),
        ("There were 60 of them.", ABSENT),
        ("Projects ended in June 2021.", APART),
    ],
)
def test_a_number_counts_what_it_stands_by(demo, text, worth):
    assert counts(text, read_words("how many projects", demo, TODAY)) == worth


def test_where_nothing_is_to_be_counted_any_sentence_will_do(demo):
    assert counts("No number.", read_words("who came", demo, TODAY)) == 1.0
