"""Why somebody hears of a meeting is said as it is, with what stops it; and nothing is owed from before that."""

from datetime import UTC, datetime

import pytest

from dialogs.acts import ACTS
from dialogs.audience import ADMINISTRATORS
from dialogs.plan import compose
from store import outbox, people, places, substitutions, tasks, upkeep
from tests.council import LONG_AGO, add_chat, add_clerk, add_committee, add_follower, add_meeting
from tests.dialogs.acts.wishing import ANN, CLERK, FIRST_OF_JULY, JANE, NOW, owe, planned
from tests.dialogs.reminders.conftest import texts


@pytest.fixture
def tx(sqlite_store):
    with sqlite_store.write() as lent:
        add_meeting(lent, add_committee(lent), FIRST_OF_JULY)
        yield lent


def why(tx, place, kind="agenda_due"):
    """The paragraph of the first notice of a kind that a place is owed which says why it came."""
    owe(tx)
    notice = next(one for one in outbox.notices(tx) if one.place == place and one.kind == kind)
    said = compose(tx, notice.due_at, notice)
    assert said is not None
    return next(text for text in texts(said) if "This came because" in text)


def test_a_channel_follows_and_its_clerk_can_stop_it(tx):
    assert why(tx, add_follower(tx, 1)) == (
        "This came because this conversation follows Planning Committee. A clerk can stop these alone with: stop "
        "agenda reminders. To stop it, a clerk can say: unfollow Planning Committee"
    )


def test_somebody_who_follows_can_stop_it_alone(tx):
    ann = add_chat(tx, ANN)
    places.follow(tx, LONG_AGO, ann, 1)
    assert why(tx, ann) == (
        "This came because you follow Planning Committee. To stop it, say: stop agenda reminders, or: unfollow "
        "Planning Committee. To hear nothing for a while, say: pause reminders"
    )


def test_a_clerk_hears_as_clerk(tx):
    text = why(tx, add_clerk(tx, CLERK, "planning"))
    assert text.startswith("This came because you are a clerk of Planning Committee. ")
    assert "unfollow" not in text


def test_an_administrator_hears_for_want_of_a_clerk(tx):
    upkeep.put(tx, ADMINISTRATORS, "adam")
    assert "you are an administrator, and Planning Committee has no clerk here." in why(tx, add_chat(tx, "adam"))


def test_a_member_hears_as_member_and_a_substitute_for_whom(tx):
    ann, jane = add_chat(tx, ANN), add_chat(tx, JANE)
    people.grant(tx, LONG_AGO, object_id=ANN, role="member", name="Ann Archer", committee_slug="planning")
    assert "because you are a member of Planning Committee. To stop it, say: stop meeting" in why(
        tx, ann, "meeting_soon"
    )
    substitutions.put(tx, NOW, committee=1, day=FIRST_OF_JULY, member=ANN, substitute=JANE)
    assert "because you stand in for Ann Archer." in why(tx, jane, "meeting_soon")


def test_every_reason_is_said(tx):
    clerk = add_clerk(tx, CLERK, "planning")
    places.follow(tx, LONG_AGO, clerk, 1)
    assert "because you are a clerk of Planning Committee and follow Planning Committee." in why(tx, clerk)


def test_whoever_it_was_handed_to_hears_that(tx):
    jane = add_chat(tx, JANE)
    tasks.answer(tx, LONG_AGO, kind="agenda_due", subject="meeting:planning:2021-07-01", who=ANN, owner=JANE)
    assert "because you were handed it." in why(tx, jane)


def test_all_that_is_said_to_stop_it_is_understood(tx):
    jane = add_chat(tx, JANE)
    places.follow(tx, LONG_AGO, jane, 1)
    text = why(tx, jane)
    for order in ("stop agenda reminders", "unfollow Planning Committee", "pause reminders"):
        assert order in text
        assert any(act.recognise(order) is not None for act in ACTS)


TODAY = datetime(2021, 6, 16, 12, tzinfo=UTC)


def test_whoever_became_clerk_today_is_not_owed_what_was_due_yesterday(tx):
    people.grant(tx, TODAY, object_id=CLERK, role="clerk", committee_slug="planning")
    chat = add_chat(tx, CLERK)
    owe(tx, TODAY)
    assert planned(tx, chat, "report_due") == [("report_due", "16 Jun"), ("report_due", "21 Jun")]
    people.revoke(tx, TODAY, object_id=CLERK)
    people.grant(tx, TODAY.replace(day=18), object_id=CLERK, role="clerk", committee_slug="planning")
    owe(tx, TODAY.replace(day=18))
    assert planned(tx, chat, "report_due") == [("report_due", "21 Jun")]


def test_whoever_was_handed_a_thing_today_is_not_owed_what_was_due_last_week(tx):
    jane = add_chat(tx, JANE)
    late = TODAY.replace(day=18)
    tasks.answer(tx, late, kind="report_due", subject="meeting:planning:2021-07-01", who=ANN, owner=JANE)
    owe(tx, late)
    assert planned(tx, jane) == [("report_due", "21 Jun")]
