"""One kind of reminder stops in one place, and starts again without what has passed."""

from datetime import timedelta

import pytest

from dialogs.acts.stop import ACT
from dialogs.asked import Scope
from store import outbox, wishes
from store.wishes import Wish
from tests.council import LONG_AGO, add_chat, add_clerk, add_committee, add_follower, add_meeting
from tests.dialogs.acts.wishing import CLERK, FIRST_OF_JULY, NOW, owe, planned, say


@pytest.fixture
def tx(store):
    with store.write() as lent:
        yield lent


@pytest.fixture
def chat(tx):
    planning = add_committee(tx)
    add_meeting(tx, planning, FIRST_OF_JULY)
    add_follower(tx, planning, "a:ann", "personal")
    return add_clerk(tx, CLERK, "planning")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("stop meeting reminders", "stop meeting"),
        ("Please stop the agenda reminders.", "stop agenda"),
        ("no more reminders of minutes", "stop minutes"),
        ("stop reminding us about reports", "stop report"),
        ("turn off the weekly digest", "stop digest"),
        ("start deliverable reminders", "start deliverable"),
        ("start the weekly digest", "start digest"),
        ("stop sending me deliverable reminders", "stop deliverable"),
        ("start deliverable reminders again", "start deliverable"),
        ("start sending us the weekly digest again", "start digest"),
        ("stop reminders", "stop"),
    ],
)
def test_stopping_is_recognised_however_it_is_said(text, wanted):
    assert ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "stop",
        "stop the project",
        "stop sending me reports",
        "start again",
        "when did the meeting stop?",
        "start of the meeting",
        "stop reminders?",
    ],
)
def test_what_only_sounds_like_stopping_is_a_question(text):
    assert ACT.recognise(text) is None


def test_one_kind_stops_and_the_others_go_on(tx, chat):
    answer = say(tx, ACT, "stop agenda reminders", chat, person=CLERK)
    owe(tx)
    assert {kind for kind, _ in planned(tx, chat)} == {"report_due", "minutes_due", "preflight"}
    assert "To have them again, say: start agenda reminders." in answer.lead
    assert "somebody should be" not in answer.lead  # another place follows, and is reminded


def test_it_says_so_where_nobody_else_is_reminded(tx, chat):
    say(tx, ACT, "stop agenda reminders", 1)
    lead = say(tx, ACT, "stop agenda reminders", chat, person=CLERK).lead
    assert "Nobody else here is then reminded of that for Planning Committee" in lead


def test_what_starts_again_starts_from_now_and_nothing_is_called_missed(tx, chat):
    say(tx, ACT, "stop report reminders", chat, person=CLERK)
    later = NOW + timedelta(days=3)
    say(tx, ACT, "start report reminders", chat, person=CLERK, now=later)
    owe(tx, later)
    assert planned(tx, chat, "report_due") == [("report_due", "21 Jun")]


def test_what_waits_to_go_is_not_withdrawn_by_a_wish(tx, chat):
    due = NOW + timedelta(days=3)
    owe(tx, due)
    say(tx, ACT, "stop meeting reminders", chat, person=CLERK, now=due)
    owe(tx, due)
    assert ("report_due", "16 Jun") in planned(tx, chat)


def test_leads_that_were_chosen_outlast_a_stop(tx, chat):
    wishes.put(tx, LONG_AGO, chat, "meeting_soon", Wish((2,)))
    say(tx, ACT, "stop meeting reminders", chat, person=CLERK)
    say(tx, ACT, "start meeting reminders", chat, person=CLERK)
    assert wishes.wishes(tx)[chat, "meeting_soon"] == Wish((2,))


@pytest.mark.parametrize("text", ["stop reminders", "start reminders"])
def test_without_a_kind_it_asks_back_with_whole_choices(tx, chat, text):
    choices = say(tx, ACT, text, chat, person=CLERK).choices
    assert all(choice == "pause reminders" or ACT.recognise(choice) for choice in choices)
    assert len(choices) > 3


def test_stopping_what_is_stopped_changes_nothing(tx, chat):
    say(tx, ACT, "stop meeting reminders", chat, person=CLERK)
    assert say(tx, ACT, "stop meeting reminders", chat, person=CLERK).declined
    assert outbox.notices(tx) == []


def test_in_a_channel_it_is_a_clerks_to_say(tx):
    where = add_follower(tx, add_committee(tx))
    channel = {"scope": Scope.CHANNEL, "person": "ben", "role": "clerk", "committees": frozenset({99})}
    assert say(tx, ACT, "stop meeting reminders", where, **channel).declined
    assert wishes.wishes(tx) == {}


def test_anybody_may_in_their_own_chat(tx):
    own = add_chat(tx, "ann")
    assert not say(tx, ACT, "stop meeting reminders", own).declined
