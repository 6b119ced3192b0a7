"""A clerk takes a question off the list, and the journal tells that without its words."""

import pytest

from dialogs.acts.settle_question import ACT
from dialogs.asked import Scope
from store import journal, unanswered
from store.records import ALL, PUBLIC, Sight
from tests.dialogs.acts.desk import desk


@pytest.fixture
def at(tmp_path):
    with desk(tmp_path) as lent:
        yield lent


@pytest.mark.parametrize(
    "text", ["Settle question 7", "please settle question no. 7", "remove question 7 from the list"]
)
def test_a_question_is_settled_by_its_number(text):
    assert ACT.recognise(text) == "7"


@pytest.mark.parametrize(
    "text", ["settle the question of the budget", "settle doubt 7", "settle question 7?", "what was question 7"]
)
def test_what_names_no_number_is_taken_for_no_order(text):
    assert ACT.recognise(text) is None


def test_a_settled_question_is_off_the_list_and_comes_back_when_it_is_asked_again(at):
    at.ask("who owns the moon")
    at.ask("who owns the sun")
    [first, _] = unanswered.waiting(at.tx, ALL)
    answer = at.say(f"settle question {first.id}")
    assert answer.lead.startswith(f"Done: question {first.id} is off the list")
    assert answer.lead.endswith("1 question waits still.")
    assert answer.choices == ("Unanswered questions",)
    assert at.say(f"settle question {first.id}").declined
    at.ask(first.text)
    assert len(unanswered.waiting(at.tx, ALL)) == 2


def test_the_last_one_leaves_an_empty_list(at):
    at.ask("who owns the moon")
    [one] = unanswered.waiting(at.tx, ALL)
    assert "No other question waits." in at.say(f"settle question {one.id}").lead


def test_the_journal_holds_no_word_of_a_question(at):
    at.ask("who owns the moon")
    [one] = unanswered.waiting(at.tx, ALL)
    at.say(f"settle question {one.id}")
    entry = journal.entries(at.tx)[-1]
    assert (entry.did, entry.what) == ("settle question", f"question {one.id}")
    assert (entry.before, entry.after) == ("waiting", "settled")


def test_a_question_that_may_not_be_read_cannot_be_settled(at):
    at.ask("who owns the moon", sight=ALL)
    [one] = unanswered.waiting(at.tx, ALL)
    assert at.say(f"settle question {one.id}", sight=Sight(frozenset({1}))).declined
    assert at.say(f"settle question {one.id}", scope=Scope.GROUP, sight=PUBLIC).declined
    assert unanswered.waiting(at.tx, ALL) == [one]
