"""When an agenda's deadline is said, and what is said of it."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, insert, update

from dialogs.answer import Text
from dialogs.audience import read_audience
from dialogs.plan import compose
from dialogs.reminders.agenda_due import REMINDER
from store import tables, wishes
from store.wishes import Wish
from tests.council import add_agenda_item, add_committee, add_follower, add_meeting, add_paper, add_place
from tests.dialogs.reminders.conftest import ALWAYS, composed, facts, texts
from tests.dialogs.reminders.conftest import notices as planned
from tests.dialogs.test_calendar import day

FIRST_OF_JULY = date(2021, 7, 1)
LONDON = ZoneInfo("Europe/London")


def plan(tx, span):
    return REMINDER.plan(tx, span, read_audience(tx))


def notices(tx):
    return planned(tx, REMINDER)


def said(tx, now, notice):
    answer = compose(tx, now, notice)
    return answer and answer.lead


# The meeting, and the days on whose 09:00 the deadline is said: with an Easter, substitutes, one-off holidays and the
# changes of the clocks.
CASES = [
    ("Thu 1 July 2021", "Fri 18 June 2021", "Wed 23 June 2021"),
    ("Tue 20 April 2021", "Wed 7 April 2021", "Mon 12 April 2021"),
    ("Thu 8 April 2021", "Wed 24 March 2021", "Mon 29 March 2021"),  # Easter; the clocks go forward in between
    ("Wed 5 January 2022", "Mon 20 December 2021", "Thu 23 December 2021"),  # three substitute bank holidays
    ("Thu 22 September 2022", "Thu 8 September 2022", "Tue 13 September 2022"),  # the state funeral
    ("Thu 11 May 2023", "Wed 26 April 2023", "Tue 2 May 2023"),  # May Day and the coronation
    ("Mon 8 November 2021", "Tue 26 October 2021", "Fri 29 October 2021"),  # the clocks go back
]


@pytest.mark.parametrize(("meeting", "ahead", "last"), CASES)
def test_the_deadline_is_said_three_working_days_before_the_last_day_and_on_it(tx, planning, meeting, ahead, last):
    add_follower(tx, planning)
    add_meeting(tx, planning, day(meeting))
    due = sorted(owed.due_at.astimezone(LONDON) for owed in plan(tx, ALWAYS))
    assert [one.date() for one in due] == [day(ahead), day(last)]
    assert [one.time() for one in due] == [time(9), time(9)]


def test_nine_oclock_is_the_committees_own(tx):
    abroad = add_committee(tx, "harbour", "Harbour Committee", "America/New_York")
    add_meeting(tx, abroad, FIRST_OF_JULY)
    assert {owed.due_at.hour for owed in plan(tx, ALWAYS)} == {13}


def test_it_names_the_committee_the_meeting_the_last_day_the_days_counted_and_the_law(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    notice = notices(tx)[0]
    answer = composed(tx, notice.due_at, notice)
    assert answer.lead == (
        "The agenda for Planning Committee on Thursday 1 July 2021 must be published by Wednesday 23 June 2021: "
        "five clear days before the meeting."
    )
    rows = facts(answer)
    assert rows["Clear days between"] == "Thu 24 Jun, Fri 25 Jun, Mon 28 Jun, Tue 29 Jun and Wed 30 Jun"
    assert rows["Meeting"] == "Thursday 1 July 2021, 2pm, Council Chamber"
    assert "Local Government Act 1972, sections 100A and 100B" in rows["Rule"]
    assert "SI 2012/2089, regulation 7" in rows["Rule"]
    assert "council's own rule to confirm" in rows["Rule"]
    assert answer.blocks[-1] == Text(f"Ref {notice.reference}")
    assert [source.paper for source in answer.sources] == ["A sheet"]


def test_on_the_last_day_it_says_today(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    notice = notices(tx)[1]
    assert "must be published today, Wednesday 23 June 2021" in said(tx, notice.due_at, notice)


def test_once_the_last_day_has_passed_it_says_so(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    notice = notices(tx)[1]
    assert said(tx, notice.due_at + timedelta(hours=20), notice) == (
        "The agenda for Planning Committee on Thursday 1 July 2021 had to be published by Wednesday 23 June 2021. "
        "That day has passed, and no agenda for it is loaded here. An item may not normally be taken unless the "
        "agenda and its report were open for that long. A later item needs a supplementary agenda and the chair's "
        "opinion that it is urgent, with the reasons in the minutes (Local Government Act 1972, section 100B(4))."
    )


def test_it_says_why_it_came_and_how_to_stop_it(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    notice = notices(tx)[0]
    assert texts(composed(tx, notice.due_at, notice))[0] == (
        "This came because this conversation follows Planning Committee. "
        "A clerk can stop these alone with: stop agenda "
        "reminders. To stop it, a clerk can say: unfollow Planning Committee"
    )


def test_a_committees_own_rule_and_closed_days_move_it(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    sheet = add_paper(tx, planning, None, "sheet of rules")
    tx.execute(insert(tables.rule).values(document_id=sheet, committee_id=planning, rule="agenda", days=3))
    tx.execute(insert(tables.closed_day).values(document_id=sheet, date=date(2021, 6, 28)))
    first, last = notices(tx)
    assert (first.due_at.day, last.due_at.day) == (21, 24)
    assert "publish an agenda three clear days before the meeting" in last.rule
    answer = composed(tx, last.due_at, last)
    assert "today, Thursday 24 June 2021: three clear days before the meeting" in answer.lead
    assert facts(answer)["Clear days between"] == "Fri 25 Jun, Tue 29 Jun and Wed 30 Jun"
    assert facts(answer)["Not counted"] == "Mon 28 Jun (bank holiday or closed)"
    assert "own rule" in facts(answer)["Rule"]


def test_where_its_rule_is_switched_off_nothing_is_owed_nor_said(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    notice = notices(tx)[0]
    sheet = add_paper(tx, planning, None, "sheet of rules")
    tx.execute(insert(tables.rule).values(document_id=sheet, rule="agenda", active=False))
    assert plan(tx, ALWAYS) == frozenset()
    assert said(tx, notice.due_at, notice) is None


def test_a_meeting_whose_time_and_venue_are_not_stated_is_named_by_its_day(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    tx.execute(update(tables.meeting).values(time=None, venue=None))
    notice = notices(tx)[0]
    assert facts(composed(tx, notice.due_at, notice))["Meeting"] == "Thursday 1 July 2021"


def test_nothing_is_said_once_an_agenda_is_loaded(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    notice = notices(tx)[0]
    add_paper(tx, planning, FIRST_OF_JULY, "agenda pack")
    assert plan(tx, ALWAYS) == frozenset()
    assert said(tx, notice.due_at, notice) is None


def test_an_agenda_given_as_a_sheet_of_items_is_an_agenda(tx, planning):
    add_meeting(tx, planning, FIRST_OF_JULY)
    add_agenda_item(tx, add_paper(tx, planning, None), FIRST_OF_JULY)
    assert plan(tx, ALWAYS) == frozenset()


def test_the_agenda_of_another_committee_or_day_changes_nothing(tx, planning):
    add_meeting(tx, planning, FIRST_OF_JULY)
    add_paper(tx, planning, date(2021, 7, 2), "agenda")
    add_paper(tx, add_committee(tx, "audit", "Audit Committee"), FIRST_OF_JULY, "agenda")
    assert len(plan(tx, ALWAYS)) == 2


@pytest.mark.parametrize("kind", ["minutes", "report"])
def test_a_paper_that_is_no_agenda_changes_nothing(tx, planning, kind):
    add_meeting(tx, planning, FIRST_OF_JULY)
    add_paper(tx, planning, FIRST_OF_JULY, kind)
    assert len(plan(tx, ALWAYS)) == 2


def test_a_draft_agenda_is_not_published(tx, planning):
    add_meeting(tx, planning, FIRST_OF_JULY)
    add_agenda_item(tx, add_paper(tx, planning, FIRST_OF_JULY, "agenda", draft=True), FIRST_OF_JULY)
    assert len(plan(tx, ALWAYS)) == 2


@pytest.mark.parametrize("status", ["cancelled", "held", "proposed"])
def test_nothing_is_owed_for_a_meeting_that_is_not_to_be_held(tx, planning, status):
    add_meeting(tx, planning, FIRST_OF_JULY, status)
    assert plan(tx, ALWAYS) == frozenset()


def test_nothing_is_said_of_a_meeting_that_is_past(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    notice = notices(tx)[1]
    assert said(tx, datetime(2021, 7, 1, 22, 59, tzinfo=UTC), notice) is not None
    assert said(tx, datetime(2021, 7, 1, 23, 0, tzinfo=UTC), notice) is None


def test_an_exempt_meeting_is_told_to_nobody(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY, exempt=True)
    assert plan(tx, ALWAYS) == frozenset()


def test_each_place_that_follows_is_told_and_no_other(tx, planning):
    add_meeting(tx, planning, FIRST_OF_JULY)
    first, second = add_follower(tx, planning), add_follower(tx, planning, "a:clerk", "personal")
    add_place(tx, "19:elsewhere@thread.tacv2")
    assert Counter(owed.place for owed in plan(tx, ALWAYS)) == {first: 2, second: 2}


def test_a_place_that_the_bot_is_gone_from_is_not_told(tx, planning):
    add_meeting(tx, planning, FIRST_OF_JULY)
    add_follower(tx, planning)
    tx.execute(update(tables.place).values(gone_at=ALWAYS.start))
    assert {owed.place for owed in plan(tx, ALWAYS)} == {None}


def test_where_nobody_follows_the_deadline_is_owed_to_no_place(tx, planning):
    add_meeting(tx, planning, FIRST_OF_JULY)
    assert [owed.place for owed in plan(tx, ALWAYS)] == [None, None]


def test_a_place_that_begins_to_follow_too_late_for_a_deadline_does_not_miss_it(tx, planning):
    add_meeting(tx, planning, FIRST_OF_JULY)
    where = add_place(tx)
    began = datetime(2021, 6, 22, 12, tzinfo=UTC)
    tx.execute(insert(tables.follow).values(place_id=where, committee_id=planning, since=began))
    assert sorted((owed.due_at.day, owed.place) for owed in plan(tx, ALWAYS)) == [(23, where)]


def test_days_ahead_that_are_over_when_they_are_asked_for_are_not_owed(tx, planning):
    add_meeting(tx, planning, FIRST_OF_JULY)
    where = add_follower(tx, planning)
    wishes.put(tx, datetime(2021, 6, 20, 12, tzinfo=UTC), where, "agenda_due", Wish((5, 1)))
    assert sorted((owed.due_at.day, owed.place) for owed in plan(tx, ALWAYS)) == [(22, where)]


def test_a_meeting_that_moves_is_owed_at_its_new_deadline_alone(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    notices(tx)
    tx.execute(update(tables.meeting).values(date=date(2021, 7, 8)))
    assert [(one.due_at.day, one.state) for one in notices(tx)] == [
        (18, "withdrawn"),
        (23, "withdrawn"),
        (25, "planned"),
        (30, "planned"),
    ]


def test_a_meeting_that_is_deleted_leaves_nothing_to_say(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    notice = notices(tx)[0]
    tx.execute(delete(tables.meeting))
    assert REMINDER.compose(tx, notice.due_at, notice) is None


def loaded(tx, at):
    tx.execute(update(tables.document).values(loaded_at=at))


def test_what_was_over_before_any_paper_gave_the_meeting_is_not_owed(tx, planning):
    where = add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    loaded(tx, datetime(2021, 6, 21, 12, tzinfo=UTC))  # after the deadline was to be said for the first time
    assert [(one.place, one.due_at.day) for one in plan(tx, ALWAYS)] == [(where, 23)]


def test_what_may_still_be_said_when_the_paper_comes_is_owed(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    loaded(tx, datetime(2021, 6, 19, 7, tzinfo=UTC))
    assert sorted(one.due_at.day for one in plan(tx, ALWAYS)) == [18, 23]


def test_where_nobody_is_told_what_was_over_before_the_meeting_was_known_is_not_owed_either(tx, planning):
    add_meeting(tx, planning, FIRST_OF_JULY)
    loaded(tx, datetime(2021, 6, 21, 12, tzinfo=UTC))
    assert [(one.place, one.due_at.day) for one in plan(tx, ALWAYS)] == [(None, 23)]


def test_a_meeting_is_known_since_the_first_of_its_papers_came(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    tx.execute(update(tables.document).values(fingerprint="the first"))
    add_meeting(tx, planning, FIRST_OF_JULY)
    late = tables.document.c.fingerprint != "the first"
    tx.execute(update(tables.document).where(late).values(loaded_at=datetime(2021, 6, 21, 12, tzinfo=UTC)))
    assert len(plan(tx, ALWAYS)) == 2


def test_what_was_planned_before_a_newer_version_of_the_paper_came_is_still_owed(tx, planning):
    add_follower(tx, planning)
    add_meeting(tx, planning, FIRST_OF_JULY)
    assert len(notices(tx)) == 2
    loaded(tx, datetime(2021, 6, 24, 12, tzinfo=UTC))
    assert [one.state for one in notices(tx)] == ["planned", "planned"]
