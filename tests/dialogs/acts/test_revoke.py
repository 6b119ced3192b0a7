"""An administrator takes roles back by speaking; the last administrator stays, whoever asks."""

from datetime import UTC, date, datetime

import pytest

from dialogs.acts.revoke import ACT
from dialogs.asked import Asked, Scope
from store import journal, people, upkeep
from tests.council import LONG_AGO, add_committee, add_meeting

NOW = datetime(2031, 5, 6, 9, tzinfo=UTC)
ADMIN, ANN, BEN = (f"{digit * 8}-aaaa-4aaa-8aaa-000000000001" for digit in "123")


@pytest.fixture
def tx(sqlite_store):
    with sqlite_store.write() as lent:
        add_meeting(lent, add_committee(lent), date(2031, 6, 3))
        add_meeting(lent, add_committee(lent, "audit", "Audit and Standards Committee"), date(2031, 6, 4))
        people.grant(lent, LONG_AGO, object_id=ADMIN, role="administrator", name="Ada Mead")
        for role, slug in (("clerk", "planning"), ("clerk", "audit"), ("officer", None)):
            people.grant(lent, LONG_AGO, object_id=ANN, role=role, name="Ann Dale", committee_slug=slug)
        yield lent


def say(tx, text, **more):
    wanted = ACT.recognise(text)
    assert wanted is not None
    asked = Asked(text=text, **{"person": ADMIN, "role": "administrator", "committees": None} | more)
    return ACT.perform(tx, NOW, asked, wanted)


def held(tx, person=ANN):
    return [(one.role, one.committee) for one in people.grants(tx) if one.object_id == person]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("take the role of clerk of planning away from Ann Dale", "Ann Dale\nclerk\nplanning"),
        ("Take clerk of the planning committee from Ann Dale.", "Ann Dale\nclerk\nplanning committee"),
        ("take away the role of officer from Ann Dale", "Ann Dale\nofficer\n"),
        ("revoke clerk from Ann Dale", "Ann Dale\nclerk\n"),
        ("please remove Ann Dale as clerk of planning", "Ann Dale\nclerk\nplanning"),
        ("Ann Dale is no longer a member of planning", "Ann Dale\nmember\nplanning"),
        ("take every role away from Ann Dale", "Ann Dale\n\n"),
        ("revoke all roles of Ann Dale", "Ann Dale\n\n"),
        ("revoke the roles of Ann Dale", "Ann Dale\n\n"),
        ("revoke Ann Dale's roles", "Ann Dale\n\n"),
        ("revoke Ann Dale’s role as clerk of planning", "Ann Dale\nclerk\nplanning"),
        (f"revoke {ANN}", f"{ANN}\n\n"),
        ("revoke Ann Dale", "Ann Dale\n\n"),
        ("remove my administrator role", "me\nadministrator\n"),
        ("give up my role as clerk of planning", "me\nclerk\nplanning"),
        ("revoke my roles", "me\n\n"),
        ("I am no longer clerk of planning", "me\nclerk\nplanning"),
        (f"revoke {ANN} admin", f"{ANN}\nadministrator\n"),
    ],
)
def test_taking_a_role_back_is_recognised_however_it_is_said(text, wanted):
    assert ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "revoke planning permission",
        "who is no longer a member of planning",
        "is Ann Dale no longer clerk?",
        "remove item 4",
        "Ann Dale is not a member of planning",
        "nobody is no longer clerk",
        "take minutes from the last meeting",
        "what roles were removed from the structure",
    ],
)
def test_what_only_sounds_like_taking_a_role_takes_none(text):
    assert ACT.recognise(text) is None


def test_one_role_is_taken_and_the_journal_says_by_whom_and_what_was_before(tx):
    answer = say(tx, "take the role of clerk of planning away from Ann Dale")
    assert answer.lead == "Done: Ann Dale is no longer clerk of Planning Committee."
    assert held(tx) == [("clerk", "audit"), ("officer", None)]
    entry = journal.entries(tx)[-1]
    assert (entry.who, entry.did, entry.what) == (ADMIN, "revoked", f"clerk of planning for {ANN}")
    assert entry.before == "clerk of planning, clerk of audit, officer of all committees"
    assert entry.after == "clerk of audit, officer of all committees"


def test_a_role_without_a_committee_is_taken_for_every_one(tx):
    assert (
        "clerk of Planning Committee or clerk of Audit and Standards Committee" in say(tx, f"revoke {ANN} clerk").lead
    )
    assert held(tx) == [("officer", None)]


def test_every_role_is_taken_at_once(tx):
    say(tx, "take every role away from Ann Dale")
    assert held(tx) == []
    assert say(tx, f"revoke {ANN}").title == "Nothing to take"


def test_a_role_that_somebody_has_not_is_answered_with_those_that_they_have(tx):
    answer = say(tx, "revoke officer of Planning from Ann Dale")
    assert "Ann Dale is not officer of Planning Committee, so nothing was changed." in answer.lead
    assert "revoke officer of all committees from Ann Dale" in answer.choices
    assert all(ACT.recognise(choice) for choice in answer.choices)
    assert len(held(tx)) == 3
    say(tx, "revoke officer of all committees from Ann Dale")
    assert ("officer", None) not in held(tx)


@pytest.mark.parametrize("order", ["revoke administrator from Ada Mead", f"revoke {ADMIN}", f"revoke {ADMIN} admin"])
def test_the_last_administrator_cannot_take_their_own_role(tx, order):
    assert "last administrator" in say(tx, order).lead
    assert held(tx, ADMIN) == [("administrator", None)]


def test_an_administrator_of_one_committee_does_not_stand_in_for_the_last_of_all(tx):
    people.grant(tx, LONG_AGO, object_id=BEN, role="administrator", committee_slug="audit")
    assert "last administrator" in say(tx, f"revoke {ADMIN}").lead
    people.grant(tx, LONG_AGO, object_id=BEN, role="administrator")
    assert say(tx, f"revoke {ADMIN}").title == "Role taken back"


def test_an_administrator_of_the_settings_who_has_another_role_is_told_that_the_settings_make_them_one(tx):
    upkeep.put(tx, upkeep.ADMINISTRATORS, ANN)
    said = say(tx, "remove my administrator role", person=ANN)
    assert said.lead == "Ann Dale is an administrator by the settings (BOT_ADMINS), which nobody can change from here."
    assert len(held(tx)) == 3


def test_an_administrator_of_the_settings_remains_so_the_last_grant_may_go(tx):
    upkeep.put(tx, upkeep.ADMINISTRATORS, BEN)
    assert "administrator by the settings" in say(tx, f"revoke {BEN}").lead
    assert say(tx, f"revoke {ADMIN}").title == "Role taken back"
    assert held(tx, ADMIN) == []
    upkeep.put(tx, upkeep.ADMINISTRATORS, ANN)
    assert "still an administrator by the settings" in say(tx, f"revoke {ANN}", person=ANN).lead


def test_whoever_is_administrator_no_longer_takes_nothing(tx):
    people.grant(tx, LONG_AGO, object_id=BEN, role="administrator", committee_slug="audit")
    assert say(tx, "revoke clerk of Planning from Ann Dale", person=BEN).title == "Not allowed"
    assert say(tx, "revoke all roles of Ann Dale", person=BEN).title == "Not allowed"
    assert say(tx, "revoke clerk of Audit from Ann Dale", person=BEN).title == "Role taken back"
    assert held(tx) == [("clerk", "planning"), ("officer", None)]


def test_who_or_which_committee_is_meant_is_asked_back(tx):
    assert say(tx, "revoke clerk of Parks from Ann Dale").choices[0].startswith("revoke clerk of ")
    assert say(tx, "revoke clerk from Ann").choices == ("revoke clerk from Ann Dale",)
    assert say(tx, "take every role away from Ann").choices == ("take every role away from Ann Dale",)
    assert len(held(tx)) == 3


def test_a_channel_is_shown_no_object_id(tx):
    assert ANN not in str(say(tx, f"revoke {ANN} clerk", scope=Scope.CHANNEL))
