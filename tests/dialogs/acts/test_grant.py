"""An administrator gives roles by speaking: to the right person, and only while they are administrator."""

from datetime import UTC, date, datetime

import pytest

from dialogs.acts.grant import ACT
from dialogs.asked import Asked, Scope
from store import journal, people, upkeep
from tests.council import LONG_AGO, add_chat, add_committee, add_meeting

NOW = datetime(2031, 5, 6, 9, tzinfo=UTC)
ADMIN, ANN, BEN = (f"{digit * 8}-aaaa-4aaa-8aaa-000000000001" for digit in "123")


@pytest.fixture
def tx(sqlite_store):
    with sqlite_store.write() as lent:
        add_meeting(lent, add_committee(lent), date(2031, 6, 3))
        add_meeting(lent, add_committee(lent, "audit", "Audit and Standards Committee"), date(2031, 6, 4))
        people.grant(lent, LONG_AGO, object_id=ADMIN, role="administrator", name="Ada Mead")
        yield lent


def say(tx, text, **more):
    wanted = ACT.recognise(text)
    assert wanted is not None
    asked = Asked(text=text, **{"person": ADMIN, "role": "administrator", "committees": None} | more)
    return ACT.perform(tx, NOW, asked, wanted)


def held(tx, person):
    return [(one.role, one.committee, one.name) for one in people.grants(tx) if one.object_id == person]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("make Cleo Clerk clerk of Planning Committee", "Cleo Clerk\nclerk\nPlanning Committee\n"),
        ("Please make cleo clerk the clerk to the planning committee.", "cleo clerk\nclerk\nplanning committee\n"),
        (f"make {ANN} officer", f"{ANN}\nofficer\n\n"),
        (f"make {ANN.upper()} an admin", f"{ANN.upper()}\nadministrator\n\n"),
        (f"grant {ANN} member of Planning called Ann Mead", f"{ANN}\nmember\nPlanning\nAnn Mead"),
        (f"grant {ANN} member of Planning, called Ann O’Mead-Hill", f"{ANN}\nmember\nPlanning\nAnn O’Mead-Hill"),
        ("give Jane Smith the role of clerk of all committees", "Jane Smith\nclerk\nall committees\n"),
        ("grant the role of officer for planning to Jane Smith", "Jane Smith\nofficer\nplanning\n"),
        ("add Jane Smith as a member of Planning", "Jane Smith\nmember\nPlanning\n"),
        ("appoint Jane Smith as clerk", "Jane Smith\nclerk\n\n"),
        ("make me administrator", "me\nadministrator\n\n"),
    ],
)
def test_giving_a_role_is_recognised_however_it_is_said(text, wanted):
    assert ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "can you make Jane Smith clerk of planning?",
        "grant funding officer",
        "appoint a clerk of planning",
        "make the officer a member",
        "make payment to officer",
        "make a decision as member",
        "who made Jane Smith clerk",
        "grants",
        "make an announcement",
        "what does the officer make of it",
        "add an item as member",
        "make Jane Smith chair of planning",
        f"make Jane {'x' * 400} clerk",
    ],
)
def test_what_only_sounds_like_giving_a_role_gives_none(text):
    assert ACT.recognise(text) is None


def test_a_role_is_given_by_object_id_and_the_journal_says_by_whom_and_what_was_before(tx):
    answer = say(tx, f"grant {ANN.upper()} clerk of Planning called Ann Dale")
    assert held(tx, ANN) == [("clerk", "planning", "Ann Dale")]
    assert answer.lead == (
        "Done: Ann Dale is now clerk of Planning Committee. I cannot reach them until they have added me. "
        "To take that back, say: revoke clerk of Planning Committee from Ann Dale."
    )
    entry = journal.entries(tx)[-1]
    assert (entry.who, entry.did, entry.what) == (ADMIN, "granted", f"clerk of planning for {ANN}")
    assert (entry.before, entry.after) == ("no role", "clerk of planning")


def test_somebody_who_has_a_role_can_be_given_another_by_name(tx):
    people.grant(tx, LONG_AGO, object_id=ANN, role="officer", name="Ann Dale")
    add_chat(tx, ANN)
    assert "cannot reach" not in say(tx, "make ann dale clerk of Planning").lead
    assert held(tx, ANN) == [("officer", None, "Ann Dale"), ("clerk", "planning", "Ann Dale")]
    assert "already clerk of Planning Committee" in say(tx, "make Ann Dale clerk of planning").lead
    assert len(held(tx, ANN)) == 2


def test_without_a_committee_it_is_a_role_over_all_and_said_so(tx):
    assert "clerk of all committees" in say(tx, f"make {ANN} clerk").lead
    assert held(tx, ANN) == [("clerk", None, None)]


def test_a_name_that_several_bear_is_asked_back_with_object_ids_in_personal_chat_alone(tx):
    for person, slug in ((ANN, "audit"), (BEN, None)):
        people.grant(tx, LONG_AGO, object_id=person, role="officer", name="Jo Dale", committee_slug=slug)
    answer = say(tx, "make Jo Dale clerk of Planning")
    assert answer.choices == tuple(f"make {one} clerk of Planning Committee" for one in (ANN, BEN))
    assert all(ACT.recognise(choice) for choice in answer.choices)
    assert "officer of audit" in str(answer.blocks)
    elsewhere = say(tx, "make Jo Dale clerk of Planning", scope=Scope.CHANNEL)
    assert ANN not in str(elsewhere)
    assert "personal chat" in elsewhere.lead
    assert [role for role, *_ in held(tx, ANN) + held(tx, BEN)] == ["officer", "officer"]


def test_a_name_that_nobody_bears_is_never_taken_for_the_nearest(tx):
    people.grant(tx, LONG_AGO, object_id=ANN, role="officer", name="Ann Dale")
    answer = say(tx, "make Ann Dole clerk of Planning")
    assert answer.choices == ("make Ann Dale clerk of Planning Committee",)
    assert say(tx, "make Zed Quill clerk of Planning").declined
    assert held(tx, ANN) == [("officer", None, "Ann Dale")]


def test_a_channel_is_shown_no_object_id(tx):
    answer = say(tx, f"make {ANN} officer", scope=Scope.CHANNEL)
    assert "that person is now officer" in answer.lead
    assert ANN not in str(answer)


def test_a_member_needs_one_committee_and_is_asked_which(tx):
    answer = say(tx, f"make {ANN} member called Ann Dale")
    assert f"make {ANN} member of Planning Committee, called Ann Dale" in answer.choices
    assert all((ACT.recognise(choice) or "").startswith(f"{ANN}\nmember\n") for choice in answer.choices)
    assert say(tx, f"make {ANN} clerk of Parks, called Ann Dale").choices[0].endswith(", called Ann Dale")
    assert held(tx, ANN) == []


def test_whoever_is_administrator_no_longer_when_it_is_carried_out_gives_nothing(tx):
    people.grant(tx, LONG_AGO, object_id=BEN, role="administrator")
    people.revoke(tx, NOW, object_id=ADMIN)
    answer = say(tx, f"make {ANN} clerk of Planning")
    assert answer.title == "Not allowed"
    assert held(tx, ANN) == []


def test_an_administrator_of_one_committee_gives_no_role_over_another_or_over_all(tx):
    people.grant(tx, LONG_AGO, object_id=BEN, role="administrator", committee_slug="audit")
    for order in (f"make {ANN} clerk", f"make {ANN} clerk of Planning"):
        assert say(tx, order, person=BEN).title == "Not allowed"
    assert say(tx, f"make {ANN} clerk of Audit", person=BEN).title == "Role given"
    assert held(tx, ANN) == [("clerk", "audit", None)]


def test_the_administrators_of_the_settings_and_of_the_terminal_give_roles(tx):
    upkeep.put(tx, upkeep.ADMINISTRATORS, BEN)
    assert say(tx, f"make {ANN} officer", person=BEN).title == "Role given"
    assert say(tx, f"make {ANN} clerk", person="terminal").title == "Role given"
    assert journal.entries(tx)[-1].who == "terminal"
    assert say(tx, "make me clerk", person=None).title == "Who is that?"
    assert say(tx, "make me clerk", person=BEN).title == "Role given"
    assert say(tx, "make me officer", person=BEN, role="clerk").title == "Not allowed"
