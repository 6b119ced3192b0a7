"""A pre-election period is noted, ended and asked for in the words that people use, by those who may, and no others."""

from datetime import UTC, date, datetime

import pytest

from dialogs.acts import pre_election, pre_election_asked, pre_election_over
from dialogs.asked import Asked, Scope
from store import journal, people
from store import pre_election as kept
from tests.council import LONG_AGO, add_committee, add_meeting

NOW = datetime(2021, 3, 1, 9, tzinfo=UTC)
MARCH, MAY = date(2021, 3, 22), date(2021, 5, 6)
SET, OVER, ASKED = pre_election.ACT, pre_election_over.ACT, pre_election_asked.ACT
ORDER = "pre-election period from 22 March to 6 May 2021"


@pytest.fixture
def tx(sqlite_store):
    with sqlite_store.write() as lent:
        yield lent


@pytest.fixture
def planning(tx):
    of = add_committee(tx)
    add_meeting(tx, of, date(2021, 7, 1))
    return of


def say(tx, act, text, *, now=NOW, **more):
    asked = Asked(text=text, **{"person": "cleo", "role": "clerk", "committees": None, **more})
    wanted = act.recognise(text)
    assert wanted is not None, text
    return act.perform(tx, now, asked, wanted)


def spans(tx):
    return [(one.committee, one.first, one.last) for one in kept.periods(tx)]


SAID = [
    ORDER,
    "Please set the pre-election period from 22nd March 2021 to 6th May.",
    "there is a pre election period from Monday 22 March until Thursday 6 May",
    "add purdah from 22/03/2021 to 06/05/2021",
    "Purdah runs from 22 March - 6 May 2021",
    "our period of heightened sensitivity is from 2021-03-22 to 2021-05-06",
    "pre-election period between 22 March and 6 May for the whole council",
    "note a pre-election period for all committees from the 22nd of March to the 6th of May",
]


@pytest.mark.parametrize("text", SAID)
def test_a_period_is_noted_however_it_is_said_and_told_with_its_weekdays(tx, planning, text):
    answer = say(tx, SET, text)
    assert spans(tx) == [(None, MARCH, MAY)]
    told = "from Monday 22 March 2021 to Thursday 6 May 2021, for the whole council. Until it is over, an announcement"
    assert told in answer.lead
    (entry,) = journal.entries(tx)
    assert (entry.who, entry.did, entry.what) == ("cleo", "pre-election period", "pre-election period of the council")
    assert (entry.before, entry.after) == (None, "2021-03-22 to 2021-05-06")


def test_a_number_alone_is_a_day_of_the_month_that_is_named_after_it(tx, planning):
    say(tx, SET, "purdah from 22 to 30 March 2021 for Planning")
    assert spans(tx) == [(planning, MARCH, date(2021, 3, 30))]


@pytest.mark.parametrize(
    "text",
    [
        "is there a pre-election period from 22 March to 6 May?",
        "what happens in the pre-election period from 22 March to 6 May",
        "the report on the pre-election period from the monitoring officer",
        "what did the minutes say of purdah from 22 March to 6 May",
        "end the meeting",
        "remove the pre-election period?",
        "who removed the pre-election period",
        "pre-election period",
        "is the pre-election period over",
        "the pre-election period is over?",
        "when the pre-election period is over",
        "what can we publish now that the pre-election period is over",
        "the pre-election period is over on 6 May",
        "no pre-election period",
        "there is no pre-election period",
        "the election is over",
        "x" * 500,
        "",
    ],
)
def test_a_question_is_never_taken_for_an_order(text):
    assert SET.recognise(text) is None
    assert OVER.recognise(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("pre-election period from 6 May 2021 to 22 March 2021", "cannot end before it begins"),
        ("pre-election period from 31 June to 6 July 2021", "“31 June” names no single day"),
        ("pre-election period from 22 March to 31 April 2021", "“31 April 2021” names no single day"),
        ("pre-election period from 31 to 2 April 2021", "“31” names no single day"),
        ("pre-election period from Sunday 22 March to 6 May 2021", "“Sunday 22 March” names no single day"),
        ("pre-election period from soon to later", "names no single day"),
        ("pre-election period from 22 March 2019 to 2 May 2019", "has passed"),
        ("pre-election period from 22 March 2021 to 6 May 2022", "longer than 120 days"),
    ],
)
def test_days_that_cannot_be_are_said_to_be_wrong_and_nothing_is_noted(tx, planning, text, why):
    answer = say(tx, SET, text)
    assert answer.declined
    assert why in answer.lead
    assert spans(tx) == []
    assert journal.entries(tx) == []


def test_periods_that_meet_become_one_and_the_journal_holds_both(tx, planning):
    say(tx, SET, ORDER)
    answer = say(tx, SET, "pre-election period from 15 March to 1 April 2021")
    assert "It joins what was noted before." in answer.lead
    assert spans(tx) == [(None, date(2021, 3, 15), MAY)]
    *_, entry = journal.entries(tx)
    assert (entry.before, entry.after) == ("2021-03-22 to 2021-05-06", "2021-03-15 to 2021-05-06")


def test_a_shorter_period_within_one_changes_nothing_and_says_how_to_have_it(tx, planning):
    say(tx, SET, ORDER)
    answer = say(tx, SET, "pre-election period from 1 April to 6 May 2021")
    (choice,) = answer.choices
    assert spans(tx) == [(None, MARCH, MAY)]
    say(tx, OVER, choice)
    assert spans(tx) == []


def test_a_committees_period_stands_beside_the_councils(tx, planning):
    say(tx, SET, ORDER)
    say(tx, SET, f"{ORDER} for Planning Committee")
    assert spans(tx) == [(None, MARCH, MAY), (planning, MARCH, MAY)]


def test_a_clerk_of_one_committee_says_it_for_that_one_alone(tx, planning):
    audit = add_committee(tx, "audit", "Audit Committee")
    people.grant(tx, LONG_AGO, object_id="cleo", role="clerk", committee_slug="planning")
    own = {"committees": frozenset({planning})}
    for text in (f"{ORDER} for Audit Committee", f"{ORDER} for the whole council"):
        assert say(tx, SET, text, **own).title == "Not allowed"
    assert spans(tx) == []
    say(tx, SET, ORDER, **own)
    assert spans(tx) == [(planning, MARCH, MAY)]
    kept.add(tx, NOW, who=None, committee=audit, days=(MARCH, MAY))
    kept.add(tx, NOW, who=None, committee=None, days=(MARCH, MAY))
    say(tx, OVER, "remove the pre-election period", **own)
    assert {committee for committee, *_ in spans(tx)} == {audit, None}
    assert say(tx, OVER, "remove the pre-election period", **own).title == "Not allowed"
    assert say(tx, OVER, "remove the pre-election period for Audit Committee", **own).title == "Not allowed"


def test_a_clerk_of_two_committees_is_asked_for_which(tx, planning):
    audit = add_committee(tx, "audit", "Audit Committee")
    both = {"committees": frozenset({planning, audit})}
    answer = say(tx, SET, ORDER, **both)
    assert len(answer.choices) == 2
    say(tx, SET, answer.choices[1], **both)
    assert len(spans(tx)) == 1


def test_an_unknown_committee_is_asked_back_and_without_roles_nothing_is_noted(tx, planning):
    assert "Which do you mean?" in say(tx, SET, f"{ORDER} for Fisheries").lead
    assert say(tx, SET, ORDER, role="officer", committees=None).title == "Not allowed"
    assert spans(tx) == []


@pytest.mark.parametrize(
    "text",
    [
        "end the pre-election period now",
        "End purdah.",
        "stop the pre-election period today",
        "The pre-election period is over.",
        "pre-election period is over",
        "purdah has ended",
        "the pre-election period is now over for the whole council",
        "the pre-election period for the council has come to an end",
        "no pre-election period any more",
        "there is no pre-election period for all committees anymore",
        "we are not in a pre-election period any longer",
        "we’re no longer in purdah",
        "there is no longer a pre-election period",
    ],
)
def test_a_period_that_is_ended_holds_no_more_from_that_day(tx, planning, text):
    say(tx, SET, ORDER)
    answer = say(tx, OVER, text, now=datetime(2021, 4, 12, 9, tzinfo=UTC))
    assert answer.lead == "Done: the pre-election period that was to last until Thursday 6 May 2021 is over."
    assert spans(tx) == [(None, MARCH, date(2021, 4, 11))]
    *_, entry = journal.entries(tx)
    assert (entry.before, entry.after) == ("2021-03-22 to 2021-05-06", "2021-03-22 to 2021-04-11")


def test_a_period_that_began_today_is_as_if_it_had_not_been(tx, planning):
    say(tx, SET, ORDER)
    say(tx, SET, f"{ORDER} for Planning")
    now = datetime(2021, 3, 22, 9, tzinfo=UTC)
    answer = say(tx, OVER, "end the pre-election period for Planning", now=now)
    assert spans(tx) == [(None, MARCH, MAY)]
    assert "Still there is one" in answer.lead


def test_what_is_not_there_cannot_be_ended_and_of_several_one_is_chosen(tx, planning):
    assert "No pre-election period is noted" in say(tx, OVER, "end the pre-election period").lead
    say(tx, SET, ORDER)
    assert "I know of one" in say(tx, OVER, "end the pre-election period").lead
    say(tx, SET, "pre-election period from 1 July to 2 August 2021")
    answer = say(tx, OVER, "remove the pre-election period")
    assert len(answer.choices) == 2
    say(tx, OVER, answer.choices[0])
    assert spans(tx) == [(None, date(2021, 7, 1), date(2021, 8, 2))]
    assert say(tx, OVER, "remove the pre-election period from 3 July").declined


@pytest.mark.parametrize(
    "text",
    [
        "are we in a pre-election period?",
        "Are we in purdah",
        "when is the pre-election period?",
        "Is there a pre election period at the moment?",
        "When does purdah start?",
        "until when is the period of heightened sensitivity?",
        "what are the dates of the pre-election period",
    ],
)
def test_anybody_is_told_of_the_period_wherever_they_ask(tx, planning, text):
    nobody: dict[str, object] = {"person": None, "role": "public", "committees": frozenset(), "scope": Scope.CHANNEL}
    assert ASKED.may(Asked(text=text, scope=Scope.CHANNEL))
    assert say(tx, ASKED, text, **nobody).declined
    say(tx, SET, f"{ORDER} for Planning")
    assert say(tx, ASKED, text, **nobody).lead == (
        "No, not today. One is to come from Monday 22 March 2021 to Thursday 6 May 2021, for Planning Committee."
    )
    during = say(tx, ASKED, text, now=datetime(2021, 5, 6, 22, tzinfo=UTC), **nobody)
    assert during.lead.startswith("For some of us. It lasts from Monday 22 March 2021")
    after = say(tx, ASKED, text, now=datetime(2021, 5, 6, 23, 30, tzinfo=UTC), **nobody)
    assert after.lead.startswith("No, not today. The last one was from Monday 22 March 2021")


def test_the_councils_period_is_a_plain_yes(tx, planning):
    say(tx, SET, ORDER)
    assert say(tx, ASKED, "are we in purdah?", now=datetime(2021, 4, 1, 9, tzinfo=UTC)).lead.startswith("Yes. It lasts")


@pytest.mark.parametrize(
    "text", ["what does the report say of purdah?", "are we in a meeting?", "when is the election?"]
)
def test_other_questions_are_left_to_the_papers(text):
    assert ASKED.recognise(text) is None
