"""A place chooses how many working days ahead it is reminded, and hears on which days that is."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogs.acts.leads import ACT
from store import wishes
from store.wishes import Wish
from tests.council import LONG_AGO, add_clerk, add_committee, add_meeting
from tests.dialogs.acts.wishing import CLERK, FIRST_OF_JULY, NOW, owe, planned, say


@pytest.fixture
def tx(store):
    with store.write() as lent:
        yield lent


@pytest.fixture
def chat(tx):
    planning = add_committee(tx)
    add_meeting(tx, planning, FIRST_OF_JULY)
    return add_clerk(tx, CLERK, "planning")


def chosen(tx, text, chat, **more):
    return say(tx, ACT, text, chat, person=CLERK, **more)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("remind me of agendas 5 and 1 days before", "agenda:5,1"),
        ("Please remind us of meetings two days before.", "meeting:2"),
        ("remind me about reports 10, 5 and 0 days ahead", "report:10,5,0"),
        ("remind me of meetings the day before and on the day", "meeting:1,0"),
        ("remind us of deliverables a week before", "deliverable:5"),
        ("remind me of actions 3 working days in advance", "action:3"),
        ("remind me a week before meetings", "meeting:5"),
        ("remind me 2 days before meetings", "meeting:2"),
        ("please remind us 5 and 1 days before every agenda", "agenda:5,1"),
        ("remind me the day before meetings and on the day", "meeting:1,0"),
        ("usual reminders", ":"),
        ("usual reminders of meetings", "meeting:"),
        ("remind me as usual", ":"),
    ],
)
def test_leads_are_recognised_however_they_are_said(text, wanted):
    assert ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "remind me of the minutes",
        "remind me of recommendation 3",
        "remind me what was agreed two days before",
        "remind me of agendas 5",
        "remind me what was said a week before meetings",
        "remind me a week before",
        "what are the usual reminders of meetings?",
    ],
)
def test_a_question_about_papers_chooses_nothing(text):
    assert ACT.recognise(text) is None


def test_the_answer_says_on_which_days_that_is_for_what_comes_next(tx, chat):
    lead = chosen(tx, "remind me of agendas 5 and 1 days before", chat).lead
    assert lead == (
        "Done: agenda reminders come here 5 working days before and 1 working day before. "
        "Next (Agenda due, Planning Committee, 1 July 2021): Wednesday 16 June 2021 and Tuesday 22 June 2021."
    )
    owe(tx)
    assert planned(tx, chat, "agenda_due") == [("agenda_due", "16 Jun"), ("agenda_due", "22 Jun")]


def test_what_would_have_been_due_before_it_was_chosen_is_not_owed(tx, chat):
    later = datetime(2021, 6, 17, 12, tzinfo=UTC)
    chosen(tx, "remind me of agendas 5 and 1 days before", chat, now=later)
    owe(tx, later)
    assert planned(tx, chat, "agenda_due") == [("agenda_due", "22 Jun")]


def test_the_usual_days_come_back(tx, chat):
    chosen(tx, "remind me of agendas 5 days before", chat)
    assert "on the usual days" in chosen(tx, "usual reminders of agendas", chat).lead
    assert wishes.wishes(tx)[chat, "agenda_due"] == Wish()


@pytest.mark.parametrize(
    "text", ["remind me of agendas 41 days before", "remind me of agendas 1, 2, 3, 4, 5 and 6 days before"]
)
def test_more_than_people_want_is_not_taken(tx, chat, text):
    assert "up to 5 times, and up to 40 working days before" in chosen(tx, text, chat).lead
    assert wishes.wishes(tx) == {}


def test_a_kind_that_is_stopped_stays_stopped_and_says_so(tx, chat):
    wishes.put(tx, LONG_AGO, chat, "agenda_due", Wish(off=True))
    lead = chosen(tx, "remind me of agendas 5 days before", chat).lead
    assert "They are stopped: to have them, say: start agenda reminders." in lead


def test_the_digest_has_its_own_day(tx, chat):
    assert chosen(tx, "remind me of the digest 2 days before", chat).declined


def test_where_nothing_comes_it_says_so(tx, chat):
    assert "None is owed here" in chosen(tx, "remind me of actions 2 days before", chat).lead


def test_forty_days_ahead_are_planned(tx, chat):
    chosen(tx, "remind me of minutes 40 days before", chat, now=NOW - timedelta(days=60))
    owe(tx, NOW - timedelta(days=60))
    assert planned(tx, chat, "minutes_due") == [("minutes_due", "12 May")]
