"""A clerk sees what has been taught, what each name is taken as, and how often it led to an answer."""

import pytest

from bot.plain import plain
from dialogs.acts.taught_names import ACT
from dialogs.asked import Scope
from store import aliases
from store.records import PUBLIC, Sight
from tests.dialogs.acts.desk import CLERK, EXEMPT, INDICATOR, NOW, desk, rows


@pytest.fixture
def at(tmp_path):
    with desk(tmp_path) as lent:
        yield lent


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Which names have I taught?", "1"),
        ("what other names do you know", "1"),
        ("aliases", "1"),
        ("show me the aliases", "1"),
        ("what are our aliases?", "1"),
        ("names we have taught", "1"),
        ("Which names have I taught, from number 16", "16"),
    ],
)
def test_the_list_is_asked_for_in_many_wordings(text, start):
    assert ACT.recognise(text) == start


@pytest.mark.parametrize(
    "text", ["which names are on the agenda?", "what names were read out", "what is taught at schools"]
)
def test_a_question_about_the_papers_is_taken_for_no_order(text):
    assert ACT.recognise(text) is None


def test_a_name_is_listed_with_what_it_is_taken_as_and_how_often_it_was_used(at):
    at.say(f"teach: the wheelie rate means {INDICATOR}")
    at.say("teach: sickies means sickness days lost")
    for text in (
        "how is the wheelie rate doing",
        "the wheelie rate's target?",
        "who owns the wheelie rate on the moon",
    ):
        at.ask(text)
    answer = at.say("aliases")
    assert answer.lead == "2 other names have been taught."
    assert rows(answer)[0] == ("the wheelie rate", f"{INDICATOR} (indicator)", "2 times, last on 5 June 2024")
    assert rows(answer)[1][2] == "not yet"
    assert answer.choices == ("Forget the wheelie rate", "Forget sickies")


def test_a_name_for_what_is_exempt_is_listed_for_those_alone_who_may_hear_of_it(at):
    at.say(f"teach: the old yard means {EXEMPT}")
    assert EXEMPT in plain(at.say("aliases"))
    for others in ({"sight": Sight(frozenset({99})), "person": "other"}, {"sight": PUBLIC, "scope": Scope.CHANNEL}):
        answer = plain(at.say("aliases", **others))
        assert EXEMPT not in answer
        assert "old yard" not in answer


def test_what_the_papers_name_no_more_can_be_forgotten_by_whoever_taught_it(at):
    aliases.teach(at.tx, NOW, phrase="the lido", means="Gone Baths", who=CLERK)
    mine = at.say("aliases", sight=Sight(frozenset({99})))
    assert rows(mine)[0][1] == "nothing that the papers name here now"
    assert "Gone Baths" not in plain(mine)
    others = {"sight": Sight(frozenset({99})), "person": "other"}
    assert "lido" not in plain(at.say("aliases", **others))


def test_without_any_it_is_said_how_one_is_taught(at):
    assert "No other names have been taught" in at.say("aliases").lead


def test_a_name_that_the_papers_have_come_to_use_is_said_to_stand_for_itself(at):
    aliases.teach(at.tx, NOW, phrase="Depot location study", means=INDICATOR, who=None)
    [row] = rows(at.say("aliases"))
    assert row[1] == "itself: the papers now call something that (deliverable)"
