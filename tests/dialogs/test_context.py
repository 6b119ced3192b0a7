"""What leans on an answer is looked up about it, keeps to its subject and its time, and is else declined."""

import pytest

from dialogs.evidence import accounted, is_bare
from dialogs.index import Term
from dialogs.thesaurus import phrase
from tests.dialogs.conftest import Conversation
from tests.dialogs.printed import asked_at, known_of

TALKS = [
    ("harrowmere", ["whats the fare on the h7", "til when"], "March 2025"),
    ("strathorrin", ["how much was the shredder", "up and running since when"], "10 November 2025"),
    ("pellingford", ["how many days was a pool shut this qtr", "cos of what"], "Roof leak"),
    ("pellingford", ["cost of mending the weirside roof?", "by when"], "12 December 2025"),
    ("corran", ["feedback training, how far have they got", "deadline"], "31 July 2026"),
    ("corran", ["feedback training, how far have they got", "deadline", "who"], "Penhale"),
]
DECLINED = [
    ("strathorrin", ["how much was the shredder", "what was it last year"]),
    ("strathorrin", ["how much was the shredder", "who approved it"]),
    ("harrowmere", ["whats the fare on the h7", "what was it before"]),
]


def last_said(name, said):
    talk = Conversation(known_of(name)["personal"], asked_at(name).date())
    return [talk.ask(text) for text in said][-1]


@pytest.mark.parametrize(("name", "said", "told"), TALKS)
def test_a_follow_up_is_answered_by_what_stands_about_the_answer(name, said, told):
    assert told in last_said(name, said).lead


@pytest.mark.parametrize(("name", "said"), DECLINED)
def test_another_line_nearby_is_not_said_for_what_the_answers_own_does_not_hold(name, said):
    assert last_said(name, said).declined


def test_a_nearest_thing_that_was_told_is_what_a_follow_up_leans_on():
    talk = Conversation(known_of("strathorrin")["personal"], asked_at("strathorrin").date())
    assert talk.ask("what colour is the linkspan").declined
    assert talk.before is not None


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Terry White Customer Service Manager", True),
        ("No risks", False),
        ("It rained.", False),
        ("Unit 29,545", False),
    ],
)
def test_a_mere_name_is_told_from_a_statement(text, bare):
    assert is_bare(text) is bare


@pytest.mark.parametrize(
    ("word", "text", "held"),
    [("extension", "The lease was extended", True), ("fence", "The wall was built", False)],
)
def test_a_word_is_accounted_for_by_one_of_its_family(word, text, held):
    assert bool(accounted([Term(phrase(word))], text)) is held
