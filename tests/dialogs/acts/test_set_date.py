"""A clerk or an officer sets the day of an action; what is not plain is asked back, and what has passed is refused."""

from datetime import UTC, date, datetime

import pytest

from dialogs.acts.set_date import ACT
from dialogs.asked import Asked
from store import journal, people, tasks
from tests.council import LONG_AGO, add_action, add_committee, add_deliverable, add_paper

NOW = datetime(2021, 4, 12, 9, tzinfo=UTC)
APRIL = date(2021, 4, 20)


@pytest.fixture
def tx(sqlite_store):
    with sqlite_store.write() as lent:
        yield lent


@pytest.fixture
def planning(tx):
    return add_committee(tx)


@pytest.fixture
def paper(tx, planning):
    return add_paper(tx, planning, APRIL, "agenda pack")


def say(tx, text, **more):
    asked = Asked(text=text, person="clerk-1", role="clerk", **{"committees": None, **more})
    wanted = ACT.recognise(text)
    assert wanted is not None
    return ACT.perform(tx, NOW, asked, wanted)


def dates(tx):
    return sorted(one.due for one in tasks.tasks(tx).values())


SAID = [
    "set recommendation 3 to 1 July 2021",
    "Please set the date of recommendation 3 to 1 July.",
    "recommendation 3 is due on 1 July 2021",
    "the recommendation 3 is now due by Thursday 1 July",
    "The date of recommendation 3 is 1/7/2021",
    "move the due date for recommendation R3 to the 1st of July",
]


@pytest.mark.parametrize("text", SAID)
def test_a_date_is_set_however_it_is_said_and_echoed_with_its_weekday(tx, paper, text):
    add_action(tx, paper, of="recommendation", number="R3")
    add_action(tx, paper, "Mend the steps", of="recommendation", number="R4")
    answer = say(tx, text)
    assert answer.lead.startswith("Done: Recommendation R3 (Paint the bollards) is due on Thursday 1 July 2021.")
    [((kind, subject), task)] = tasks.tasks(tx).items()
    assert (kind, task.due, task.who, task.done) == ("action_due", date(2021, 7, 1), "clerk-1", False)
    assert answer.closes == ((kind, subject),)
    assert answer.sources
    (entry,) = journal.entries(tx)
    assert (entry.who, entry.did, entry.what) == ("clerk-1", "set date", f"action_due {subject} to 2021-07-01")


@pytest.mark.parametrize(
    "text",
    [
        "is recommendation 3 due on 1 July?",
        "recommendation 3 is due on 1 July 2021?",
        "recommendation 3 is due before long",
        "what is the date of action 2",
        "set " + "action " * 500 + "to 1 July",
        "recommendations",
        "",
    ],
)
def test_what_only_sounds_like_it_is_a_question(text):
    assert ACT.recognise(text) is None


@pytest.mark.parametrize("day", ["1 March 2021", "yesterday", "11 April"])
def test_a_day_that_has_passed_is_refused_with_the_reason(tx, paper, day):
    add_action(tx, paper, number="2")
    answer = say(tx, f"set action 2 to {day}")
    assert answer.declined
    assert "has passed" in answer.lead
    assert dates(tx) == []


def test_today_can_be_set_and_what_names_no_day_cannot(tx, paper):
    add_action(tx, paper, number="2")
    assert "names no single day" in say(tx, "set action 2 to when it suits").lead
    assert dates(tx) == []
    assert "Monday 12 April 2021" in say(tx, "set action 2 to today").lead


def test_several_that_fit_are_asked_for_in_whole_sentences_each_of_which_is_understood(tx, planning, paper):
    later = add_paper(tx, add_committee(tx, "audit", "Audit Committee"), date(2021, 7, 6), "agenda pack")
    add_action(tx, paper, of="recommendation", number="3")
    add_action(tx, paper, "Mend the steps", of="recommendation", number="3")
    add_action(tx, later, of="recommendation", number="3")
    answer = say(tx, "set recommendation 3 to 1 July 2021")
    assert len(answer.choices) == 3
    assert dates(tx) == []
    for choice in answer.choices:
        assert say(tx, choice).lead.startswith("Done: Recommendation 3")
    assert dates(tx) == [date(2021, 7, 1)] * 3


def test_words_tell_which_is_meant_and_a_shorter_title_is_no_other(tx, paper):
    add_action(tx, paper, "Mend the steps")
    add_action(tx, paper, "Mend the steps and the rail")
    assert "(Mend the steps)" in say(tx, "set action “Mend the steps” to 1 July").lead
    assert "the rail" in say(tx, "set action rail to 1 July").lead


def test_a_deliverable_can_be_given_a_date_too(tx, paper):
    add_deliverable(tx, paper, ref="D4")
    assert "D4 Quay survey is due on Thursday 1 July 2021" in say(tx, "set deliverable quay survey to 1 July").lead
    assert "Friday 2 July 2021" in say(tx, "set deliverable D4 to 2 July").lead
    assert dates(tx) == [date(2021, 7, 2)]


def test_what_is_not_there_is_done_or_exempt_is_said_not_to_be_there(tx, paper):
    add_action(tx, paper, number="2", exempt=True)
    add_deliverable(tx, paper, status="Signed Off")
    for text in ("set action 2 to 1 July", "set deliverable survey to 1 July", "set next step to 1 July"):
        answer = say(tx, text)
        assert answer.declined
        assert "hold no open" in answer.lead


def test_only_those_of_the_committee_set_its_dates(tx, planning, paper):
    add_action(tx, paper, number="2")
    assert say(tx, "set action 2 to 1 July", committees=frozenset({planning + 1})).title == "Not allowed"
    assert dates(tx) == []
    assert not say(tx, "set action 2 to 1 July", committees=frozenset({planning})).declined
    assert ACT.roles == {"administrator", "clerk", "officer"}


def test_a_member_of_a_committee_who_is_clerk_of_another_sets_no_date_of_it(tx, planning, paper):
    add_action(tx, paper, of="recommendation", number="R3")
    tides = add_committee(tx, "tides", "Tides Committee")
    people.grant(tx, LONG_AGO, object_id="clerk-1", role="member", committee_slug="planning")
    people.grant(tx, LONG_AGO, object_id="clerk-1", role="clerk", committee_slug="tides")
    answer = say(tx, SAID[0], committees=frozenset({planning, tides}))
    assert answer.title == "Not allowed"
    assert dates(tx) == []
