"""A taught name is forgotten by a clerk, and means nothing at once."""

import pytest

from dialogs.acts.forget import ACT
from dialogs.asked import Scope
from store import aliases, journal
from store.records import PUBLIC, Sight
from tests.dialogs.acts.desk import EXEMPT, INDICATOR, NOW, desk


@pytest.fixture
def at(tmp_path):
    with desk(tmp_path) as lent:
        yield lent


@pytest.mark.parametrize(
    "text",
    [
        "forget the lido",
        "please forget the lido.",
        "Forget “the lido”",
        "forget that the lido means Harbour Baths",
        "unlearn the name the lido",
        "remove the alias the lido",
    ],
)
def test_a_name_is_forgotten_in_many_wordings(text):
    assert ACT.recognise(text) == "the lido"


@pytest.mark.parametrize(
    "text",
    [
        "forget it",
        "forget that",
        "forget me",
        "forget everything about me",
        "forget about the budget",
        "forget the meeting",
        "did you forget the lido?",
        "don't forget the lido",
        "forget the lido, when is the next meeting",
        "remove the chair",
    ],
)
def test_what_people_say_without_a_taught_name_is_no_order(text):
    assert ACT.recognise(text) is None


def test_a_forgotten_name_means_nothing_at_once(at):
    at.say(f"teach: the wheelie rate means {INDICATOR}")
    assert not at.ask("how is the wheelie rate doing").declined
    assert INDICATOR in at.say("forget wheelie rate").lead
    assert at.ask("how is the wheelie rate doing").declined
    entry = journal.entries(at.tx)[-1]
    assert (entry.did, entry.what, entry.before) == ("forget name", "another name, the wheelie rate", INDICATOR)


def test_what_was_never_taught_is_not_forgotten(at):
    assert at.say("forget the lido").declined


def test_a_name_that_somebody_may_not_hear_of_is_as_good_as_untaught(at):
    at.say(f"teach: the old yard means {EXEMPT}")
    others = {"sight": Sight(frozenset({99})), "person": "other"}
    assert at.say("forget the old yard", **others).lead == at.say("forget the lido").lead.replace("lido", "old yard")
    assert at.say("forget the old yard", scope=Scope.GROUP, sight=PUBLIC).declined
    assert len(aliases.aliases(at.tx)) == 1


def test_what_the_papers_name_no_more_is_forgotten_by_whoever_hears_everything(at):
    aliases.teach(at.tx, NOW, phrase="the lido", means="Gone Baths", who=None)
    assert at.say("forget the lido").lead == "Done: “the lido” is not taken any more."
    assert "Gone" not in str(journal.entries(at.tx)[-1])
