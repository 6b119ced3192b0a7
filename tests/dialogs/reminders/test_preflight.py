"""Before a meeting its clerks are told what it still lacks: people, places, papers, and the bot's own credential."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from dialogs.answer import Facts
from dialogs.audience import read_audience
from dialogs.chasing import ACTION, read_register
from dialogs.lacking import CREDENTIAL
from dialogs.plan import compose
from dialogs.reminders.preflight import KIND, REMINDER
from store import expected, people, places, substitutions, tables, tasks, upkeep, wishes
from store.wishes import Wish
from tests.council import (
    LONG_AGO,
    add_action,
    add_agenda_item,
    add_chat,
    add_clerk,
    add_follower,
    add_meeting,
    add_paper,
)
from tests.dialogs.reminders.conftest import ALWAYS, composed, facts, notices, texts, walls
from tests.dialogs.test_calendar import day

LONDON = ZoneInfo("Europe/London")
FIRST_OF_JULY = date(2021, 7, 1)
NOW = datetime(2021, 6, 22, 8, tzinfo=UTC)


@pytest.fixture
def clerk(tx, planning):
    return add_clerk(tx, "cleo", "planning", "Cleo Clerk")


@pytest.fixture
def notice(tx, planning, clerk):
    """What is said before a meeting of which everything is there."""
    add_meeting(tx, planning, FIRST_OF_JULY)
    member(tx, "ann", "Ann Archer")
    add_chat(tx, "ann")
    add_agenda_item(tx, add_paper(tx, planning, FIRST_OF_JULY, "agenda"), FIRST_OF_JULY)
    return notices(tx, REMINDER)[0]


def member(tx, person, name):
    people.grant(tx, LONG_AGO, object_id=person, role="member", name=name, committee_slug="planning")


def lacking(tx, notice, now=NOW):
    answer = composed(tx, now, notice)
    return facts(answer) if any(isinstance(block, Facts) for block in answer.blocks) else {}


# The meeting, and the two days on whose 09:00 its clerks are told: seven and two working days before.
CASES = [
    ("Thu 1 July 2021", ["Tue 22 June 2021 09:00", "Tue 29 June 2021 09:00"]),
    ("Thu 8 April 2021", ["Fri 26 March 2021 09:00", "Tue 6 April 2021 09:00"]),  # over Easter
    ("Tue 4 January 2022", ["Tue 21 December 2021 09:00", "Thu 30 December 2021 09:00"]),  # substitute bank holidays
    ("Tue 30 March 2021", ["Fri 19 March 2021 09:00", "Fri 26 March 2021 09:00"]),  # the clocks go forward between
    ("Tue 2 November 2021", ["Fri 22 October 2021 09:00", "Fri 29 October 2021 09:00"]),  # and back
]


@pytest.mark.parametrize(("held", "told"), CASES)
def test_clerks_are_told_seven_and_two_working_days_before(tx, planning, clerk, held, told):
    add_meeting(tx, planning, day(held))
    assert walls(REMINDER.plan(tx, ALWAYS, read_audience(tx)), LONDON) == told


def test_clerks_alone_are_told_and_as_far_ahead_as_they_wish(tx, planning, clerk):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    wishes.put(tx, LONG_AGO, clerk, KIND, Wish(leads=(1,)))
    [owed] = REMINDER.plan(tx, ALWAYS, read_audience(tx))
    assert (owed.place, owed.rule) == (clerk, "1 working day before the meeting, 09:00")


def test_without_a_clerk_nothing_is_owed_and_a_clerk_without_a_chat_is_shown_by_due(tx, planning):
    add_meeting(tx, planning, FIRST_OF_JULY)
    assert REMINDER.plan(tx, ALWAYS, read_audience(tx)) == frozenset()
    people.grant(tx, LONG_AGO, object_id="dev", role="clerk", committee_slug="planning")
    assert {one.place for one in REMINDER.plan(tx, ALWAYS, read_audience(tx))} == {None}


def test_where_all_is_in_order_that_is_said_in_one_line_with_why_it_came(tx, notice):
    answer = composed(tx, NOW, notice)
    assert answer.lead == (
        "Planning Committee meets on Thursday 1 July 2021. All is in order: everybody can be reached, no conversation "
        "is lost, and the agenda, the last minutes and every expected report are here."
    )
    assert "because you are a clerk of Planning Committee" in texts(answer)[0]
    assert "pause reminders" in texts(answer)[0]


def test_whoever_has_no_known_chat_is_named_members_substitutes_and_clerks(tx, planning, notice):
    member(tx, "ben", "Ben Baker")
    member(tx, "eve", "Eve Ellis")
    people.grant(tx, LONG_AGO, object_id="sue", role="member", name="Sue Stand", committee_slug="planning")
    people.grant(tx, LONG_AGO, object_id="dev", role="clerk", committee_slug="planning")
    substitutions.put(tx, NOW, committee=planning, day=FIRST_OF_JULY, member="eve", substitute="sue")
    said = lacking(tx, notice)["Cannot be reached"]
    assert said.startswith("Ben Baker, Sue Stand and the account dev: ")


def test_a_committee_of_which_no_member_is_known_is_not_said_to_be_reached(tx, notice):
    people.revoke(tx, NOW, object_id="ann")
    assert "none is known here" in lacking(tx, notice)["Members"]


def test_a_lost_channel_that_follows_is_named(tx, planning, notice):
    add_follower(tx, planning)
    places.mark_gone(tx, NOW, "19:clerks@thread.tacv2", "removed")
    assert lacking(tx, notice)["Conversations lost"].startswith("a channel, Clerks: ")


def test_a_missing_agenda_is_said_with_the_last_lawful_day(tx, planning, clerk):
    add_meeting(tx, planning, FIRST_OF_JULY)
    first = notices(tx, REMINDER)[0]
    assert lacking(tx, first)["Agenda"] == "not loaded here; to be published by Wednesday 23 June 2021"
    late = datetime(2021, 6, 29, 8, tzinfo=UTC)
    assert lacking(tx, first, late)["Agenda"] == "not loaded here; it had to be published by Wednesday 23 June 2021"


def test_missing_minutes_of_the_last_meeting_are_said_and_loaded_ones_are_not(tx, planning, notice):
    add_meeting(tx, planning, date(2021, 3, 4))
    add_meeting(tx, planning, date(2021, 5, 6), "held")
    assert lacking(tx, notice)["Minutes of the last meeting"] == "of Thursday 6 May 2021: not loaded here"
    add_paper(tx, planning, date(2021, 5, 6), "minutes")
    assert lacking(tx, notice) == {}


def test_the_minutes_of_a_meeting_that_is_still_to_come_are_not_missed(tx, planning, notice):
    add_meeting(tx, planning, date(2021, 6, 29))
    assert lacking(tx, notice) == {}


def test_reports_that_are_expected_are_named_until_they_are_done(tx, planning, notice):
    for title in ("Budget monitor", "Tree survey"):
        expected.put(tx, NOW, committee=planning, day=FIRST_OF_JULY, title=title, author="ann")
    expected.put(tx, NOW, committee=planning, day=date(2021, 9, 9), title="For another meeting", author="ann")
    assert lacking(tx, notice)["Reports still expected"] == "Budget monitor and Tree survey"
    tasks.answer(tx, NOW, kind="report_due", subject=f"report:{expected.reports(tx)[0].id}", who="ann", state="done")
    assert lacking(tx, notice)["Reports still expected"] == "Tree survey"


def test_what_is_to_be_done_without_a_date_is_counted_until_a_person_sets_one(tx, planning, notice):
    paper = add_paper(tx, planning, date(2021, 4, 20), "agenda pack")
    add_action(tx, paper, "Paint the bollards")
    add_action(tx, paper, "Mend the gate", due=date(2021, 7, 9))
    assert lacking(tx, notice)["Without a date"].startswith("1 recommendation, action or next step, which nobody")
    [undated] = [one for one in read_register(tx, read_audience(tx)).open(ACTION) if one.due is None]
    tasks.answer(tx, NOW, kind=ACTION, subject=undated.subject, who="cleo", due=date(2021, 7, 9))
    assert lacking(tx, notice) == {}


@pytest.mark.parametrize(
    ("expires", "said"),
    [
        ("2021-07-22", "expires on Thursday 22 July 2021"),
        ("2021-06-21", "expired on Monday 21 June 2021"),
        ("2021-07-23", None),
        (None, None),
    ],
)
def test_a_credential_that_ends_within_thirty_days_is_said(tx, notice, expires, said):
    upkeep.put(tx, CREDENTIAL, expires)
    assert lacking(tx, notice).get("The bot's credential", "None").split(":")[0] == str(said)


def test_how_much_needs_seeing_to_is_counted_in_the_lead(tx, planning, notice):
    upkeep.put(tx, CREDENTIAL, "2021-06-30")
    assert composed(tx, NOW, notice).lead.endswith("1 thing needs seeing to.")
    member(tx, "ben", "Ben Baker")
    assert composed(tx, NOW, notice).lead.endswith("2 things need seeing to.")


def test_nothing_is_said_of_a_meeting_that_is_cancelled_or_over(tx, notice):
    assert compose(tx, datetime(2021, 7, 2, tzinfo=UTC), notice) is None
    tx.execute(update(tables.meeting).values(status="cancelled"))
    assert REMINDER.plan(tx, ALWAYS, read_audience(tx)) == frozenset()
    assert compose(tx, NOW, notice) is None
