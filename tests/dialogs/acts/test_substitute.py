"""A substitute is told of a meeting in the member's place, and the member again once they come after all."""

from datetime import timedelta

import pytest

from dialogs.acts.substitute import ACT
from dialogs.asked import Scope
from dialogs.plan import compose
from store import journal, outbox, people
from tests.council import LONG_AGO, add_chat, add_clerk, add_committee, add_meeting
from tests.dialogs.acts.wishing import ANN, CLERK, FIRST_OF_JULY, JANE, NOW, owe, planned, say
from tests.dialogs.test_calendar import day

SAID = "Jane Smith substitutes for Ann Archer on 1 July"
AFTER_ALL = "Ann Archer is coming after all on 1 July"
SOON = [("meeting_soon", "30 Jun"), ("meeting_soon", "01 Jul")]


@pytest.fixture
def tx(store):
    with store.write() as lent:
        planning = add_committee(lent)
        add_committee(lent, "audit", "Audit Committee")
        add_meeting(lent, planning, FIRST_OF_JULY)
        people.grant(lent, LONG_AGO, object_id=ANN, role="member", name="Ann Archer", committee_slug="planning")
        people.grant(lent, LONG_AGO, object_id=JANE, role="member", name="Jane Smith", committee_slug="audit")
        yield lent


@pytest.fixture
def ann(tx):
    return add_chat(tx, ANN)


@pytest.fixture
def jane(tx):
    return add_chat(tx, JANE)


@pytest.fixture
def clerk(tx):
    return add_clerk(tx, CLERK, "planning", "Clara Clerk")


def told(tx, text, place, **more):
    return say(tx, ACT, text, place, **{"person": CLERK, "role": "clerk", "committees": frozenset({1})} | more)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (SAID, "Jane Smith\nAnn Archer\n1 July\n"),
        ("Jane Smith is standing in for me on 1 July.", "Jane Smith\nme\n1 July\n"),
        (
            "Cllr J. O'Neill will stand in for Ann Archer at the meeting on 1/7/2021",
            "Cllr J. O'Neill\nAnn Archer\n1/7/2021\n",
        ),
        ("Jane Smith is my substitute on 1 July", "Jane Smith\nme\n1 July\n"),
        ("Jane Smith will be Ann Archer's substitute on 1 July", "Jane Smith\nAnn Archer\n1 July\n"),
        ("Jane Smith is the substitute for Ann Archer on 1 July", "Jane Smith\nAnn Archer\n1 July\n"),
        ("I am coming after all on 1 July", "\nI\n1 July\n"),
        (f"{AFTER_ALL} at the Planning Committee", "\nAnn Archer\n1 July\nPlanning Committee"),
    ],
)
def test_a_substitute_is_named_in_many_ways(text, wanted):
    assert ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "who substitutes for Ann Archer on 1 July",
        "Did Jane Smith substitute for Ann Archer on 1 July?",
        "Jane Smith substitutes for Ann Archer on 1 July?",
        "is Jane Smith standing in for Ann Archer on 1 July",
        "Jane Smith substituted for Ann Archer on 2 March",
        "Jane Smith substitutes for Ann Archer",
        "is Jane Smith my substitute on 1 July",
        "who is my substitute on 1 July",
        "who is coming after all on 1 July",
    ],
)
def test_a_question_about_substitutes_is_none(text):
    assert ACT.recognise(text) is None


def test_the_substitute_is_told_for_whom_and_the_member_is_not_told_until_they_come_after_all(tx, ann, jane, clerk):
    owe(tx)
    assert (planned(tx, ann), planned(tx, jane)) == (SOON, [])
    answer = told(tx, SAID, clerk)
    assert answer.lead == (
        "Noted: Jane Smith stands in for Ann Archer at Planning Committee on Thursday 1 July 2021, and is reminded "
        "of it in their place."
    )
    owe(tx)
    assert (planned(tx, ann), planned(tx, jane)) == ([], SOON)
    notice = next(one for one in outbox.notices(tx) if one.place == jane)
    said = compose(tx, notice.due_at, notice)
    assert said is not None
    assert said.lead.endswith("Council Chamber. You stand in for Ann Archer.")
    assert "This came because you stand in for Ann Archer." in str(said.blocks)
    told(tx, AFTER_ALL, clerk)
    owe(tx)
    assert (planned(tx, ann), planned(tx, jane)) == (SOON, [])
    assert [one.did for one in journal.entries(tx)][-2:] == ["substitute", "substitute"]


def test_what_fell_due_before_it_was_said_is_owed_to_neither_and_never_called_missed(tx, ann, jane, clerk):
    late = NOW.replace(month=6, day=30, hour=20)
    told(tx, SAID, clerk, now=late)
    owe(tx, late)
    assert planned(tx, jane) == [("meeting_soon", "01 Jul")]
    told(tx, AFTER_ALL, clerk, now=late + timedelta(minutes=5))
    owe(tx, late + timedelta(minutes=5))
    assert (planned(tx, ann), planned(tx, jane)) == ([("meeting_soon", "01 Jul")], [])


def test_a_member_says_it_for_themself_and_for_nobody_else(tx, ann, jane):
    member = {"person": ANN, "role": "member"}
    assert told(tx, "Jane Smith is standing in for me on 1 July", ann, **member).lead.startswith("Noted: Jane Smith")
    assert told(tx, "I am coming after all on 1 July", ann, **member).lead.startswith("Noted: Ann Archer comes")
    refused = told(tx, SAID, jane, person=JANE, role="member")
    assert refused.lead == "Only the member, or a clerk of the committee, can say who comes to a meeting."


def test_a_stranger_learns_no_names(tx, ann):
    answer = told(tx, "Jane Smith substitutes for Noah Known on 1 July", ann, person="eve", role="public")
    assert "Ann Archer" not in answer.lead
    assert answer.declined


def test_a_clerk_of_another_committee_may_not(tx, ann, jane, clerk):
    other = add_clerk(tx, "otto", "audit")
    answer = told(tx, SAID, other, person="otto", committees=frozenset({2}))
    assert answer.lead.endswith("Ask Clara Clerk.")
    owe(tx)
    assert planned(tx, ann) == SOON


def test_in_a_channel_the_clerk_may(tx, ann, jane, clerk):
    assert not told(tx, SAID, clerk, scope=Scope.CHANNEL).declined


def test_a_substitute_who_cannot_be_reached_is_told_of_at_once(tx, ann, clerk):
    lead = told(tx, SAID, clerk).lead
    assert "I cannot reach Jane Smith, who has not added me in Teams" in lead


def test_a_name_that_is_nobodys_is_said_with_those_that_are_known(tx, clerk):
    lead = told(tx, "Jane Smyth-Jones substitutes for Ann Archer on 1 July", clerk).lead
    assert lead.startswith("“Jane Smyth-Jones” is not the name of one person that I know. I know Ann Archer, ")


def test_a_member_of_the_committee_stands_in_for_nobody(tx, clerk):
    people.grant(tx, LONG_AGO, object_id="bob", role="member", name="Bob Brown", committee_slug="planning")
    assert told(tx, "Bob Brown substitutes for Ann Archer on 1 July", clerk).declined


def test_on_a_day_without_a_meeting_it_offers_those_to_come(tx, jane, clerk):
    answer = told(tx, "Jane Smith substitutes for Ann Archer on 30 June", clerk)
    assert answer.lead == (
        "I know of no meeting on Wednesday 30 June 2021 of a committee that Ann Archer is a member of."
    )
    [choice] = answer.choices
    assert not told(tx, choice, clerk).declined
    assert planned(tx, jane) == []


def test_where_two_of_their_committees_meet_that_day_it_asks_which(tx, jane, clerk):
    licensing = add_committee(tx, "licensing", "Licensing Panel")
    add_meeting(tx, licensing, FIRST_OF_JULY)
    people.grant(tx, LONG_AGO, object_id=ANN, role="member", committee_slug="licensing")
    answer = told(tx, SAID, clerk)
    assert set(answer.choices) == {f"{SAID} 2021 at Licensing Panel", f"{SAID} 2021 at Planning Committee"}
    assert "Planning Committee on" in told(tx, f"{SAID} at Planning Committee", clerk).lead


def test_a_day_without_a_year_is_the_one_to_come(tx, jane, clerk):
    add_meeting(tx, 1, day("Thu 3 March 2022"))
    assert "Thursday 3 March 2022" in told(tx, "Jane Smith substitutes for Ann Archer on 3 March", clerk).lead


@pytest.mark.parametrize("said", ["2 March 2021", "31 February", "the day of the fair"])
def test_a_day_that_is_past_or_none_is_asked_for(tx, clerk, said):
    assert told(tx, f"Jane Smith substitutes for Ann Archer on {said}", clerk).title == "Which day?"


def test_whoever_was_not_replaced_cannot_come_after_all(tx, clerk):
    assert told(tx, AFTER_ALL, clerk).declined


def test_whoever_is_a_member_of_nothing_needs_no_substitute(tx, clerk):
    assert told(tx, "Jane Smith substitutes for Clara Clerk on 1 July", clerk).declined


def test_what_was_planned_for_the_member_says_nothing_from_the_moment_that_somebody_stands_in(tx, ann, jane, clerk):
    owe(tx)
    notice = next(one for one in outbox.notices(tx) if one.place == ann)
    assert compose(tx, notice.due_at, notice) is not None
    told(tx, SAID, clerk)
    assert compose(tx, notice.due_at, notice) is None
