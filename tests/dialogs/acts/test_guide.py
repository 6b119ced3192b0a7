"""Whoever asks what they can do is told so by their role, with sentences that can be typed."""

import pytest

from bot.plain import plain
from dialogs.acts import ACTS
from dialogs.acts.guide import ACT, DESK, OWN
from dialogs.asked import Scope
from store.records import PUBLIC
from tests.dialogs.acts.desk import desk

COUNCILLOR = {"role": "member", "sight": PUBLIC, "committees": frozenset({1})}


@pytest.fixture
def at(tmp_path):
    with desk(tmp_path) as lent:
        yield lent


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("help", ""),
        ("Help me!", ""),
        ("what can you do", ""),
        ("What can I do here?", ""),
        ("what can I do as a clerk?", "clerk"),
        ("what may we do as administrator", "administrator"),
        ("how do I announce an agenda?", "announce"),
        ("how can we publish the next agenda", "announce"),
        ("How do I teach you a name?", "teach"),
        ("how do I add an alias", "teach"),
        ("how do I settle a doubt?", "settle"),
        ("how to accept an action", "accept"),
        ("how do I close an action?", "close"),
        ("how do I follow a committee", "follow"),
        ("how do I pause my reminders?", "reminders"),
    ],
)
def test_it_is_asked_for_in_many_wordings(text, wanted):
    assert ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "help with the budget",
        "what can I do about potholes",
        "what can we do as a council to help libraries",
        "how do we publish the register of interests",
        "how does the council close a school",
        "how do I settle my council tax",
        "how is recycling doing",
        "what did the clerk do",
    ],
)
def test_a_question_about_the_papers_is_taken_for_no_order(text):
    assert ACT.recognise(text) is None


@pytest.mark.parametrize("text", [*DESK, *OWN[1:]])
def test_what_is_offered_is_an_order(text):
    assert any(act.recognise(text) is not None for act in ACTS if act is not ACT)


def test_the_matters_arising_that_are_offered_are_answered(at):
    assert at.ask(OWN[0]).title == "Matters arising"


def test_a_clerk_is_offered_the_desk_and_a_councillor_what_is_theirs(at):
    assert {*DESK, *OWN} <= set(at.say("help").choices)
    offered = set(at.say("help", **COUNCILLOR).choices)
    assert set(OWN) <= offered
    assert not offered & set(DESK)
    assert not set(at.say("help", scope=Scope.CHANNEL).choices) & set(DESK)


def test_a_councillor_who_asks_what_clerks_can_do_is_told_that_they_are_none(at):
    assert at.say("what can I do as a clerk?", **COUNCILLOR).lead.startswith("Only a clerk or an administrator can")
    assert "Only" not in at.say("what can I do as a clerk?").lead


@pytest.mark.parametrize(
    "text", ["how do I announce an agenda?", "how do I teach you a name?", "how do I settle a doubt?"]
)
def test_how_it_is_done_is_said_to_whoever_may_with_a_sentence_to_type(at, text):
    answer = at.say(text)
    assert answer.choices
    assert len(plain(answer)) < 260
    assert "Only a clerk or an administrator can do that" in at.say(text, **COUNCILLOR).lead
    assert "personal chat" in at.say(text, scope=Scope.GROUP).lead


@pytest.mark.parametrize("text", ["how do I close an action?", "how do I pause reminders?"])
def test_what_anybody_may_do_is_said_to_anybody(at, text):
    assert "Only" not in at.say(text, **COUNCILLOR).lead
    assert at.say(text, **COUNCILLOR).choices
