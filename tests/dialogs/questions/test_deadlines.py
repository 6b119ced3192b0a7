"""By when something has to be done before or after a meeting, with the days counted, and what it means to be late."""

from datetime import date

import pytest

from dialogs.answer import Facts, Table
from dialogs.known import read as read_known
from store.records import PUBLIC
from tests.dialogs.conftest import Conversation, load

TALKS = [
    [
        (
            "when must the agenda for 1 july be out?",
            "must be published by Wednesday 23 June 2021 at 5pm: five clear days",
        ),
        ("and the reports?", "Final reports for"),
        ("and for april?", "on Tuesday 20 April 2021 had to be in by Thursday 8 April 2021"),
    ],
    [
        (
            "deadline for the agenda",
            "by today, Monday 12 April 2021 at 5pm: five clear days before the meeting. It is loaded",
        )
    ],
    [("how many clear days do we need", "Five clear days. The agenda and its reports for")],
    [
        (
            "when must the agenda for 2 march have been out",
            "on Tuesday 2 March 2021 had to be published by Monday 22 Feb",
        )
    ],
    [
        (
            "when do reports have to be in for the july meeting",
            "must be in by Monday 21 June 2021 at 5pm: eight working days",
        )
    ],
    [("by when do papers have to be submitted", "had to be in by Thursday 8 April 2021 at 5pm")],
    [("when are draft reports due for the july meeting", "by Thursday 10 June 2021 at 5pm: 15 working days before")],
    [("when is the briefing due for the july meeting", "The pre-agenda briefing for")],
    [("deadline for late items", "must be published by Monday 19 April 2021 at 12pm")],
    [
        (
            "when must notice of private business be given for 1 july",
            "by Wednesday 2 June 2021 at 5pm: 28 clear days before",
        )
    ],
    [
        (
            "when must the second notice of private business be given for 1 july",
            "by Wednesday 23 June 2021 at 5pm: five",
        ),
        ("and the first private notice?", "by Wednesday 2 June 2021 at 5pm: 28 clear days before"),
    ],
    [
        (
            "by when is the further private notice due for the july meeting",
            "by Wednesday 23 June 2021 at 5pm: five clear",
        )
    ],
    [("when is the 28-day notice due for 1 july?", "1 July 2021 must be published by Wednesday 2 June 2021")],
    [("when is the pre-agenda briefing?", "20 April 2021 had to be held by Tuesday 6 April 2021")],
    [("when are the draft minutes due", "2 March 2021 had to be ready by Tuesday 9 March 2021")],
    [("when are the minutes of the next meeting due", "20 April 2021 must be ready by Tuesday 27 April 2021")],
    [("when will the minutes be confirmed", "by Tuesday 20 April 2021: on the day of the next meeting")],
    [
        ("when does call-in end", "the papers do not give that day"),
        (
            "the decisions were published on 22 april 2021, when does call-in end",
            "20 April 2021 ends on Thursday 29 April",
        ),
    ],
    [("decisions published on 3 march 2021, when does call-in end", "ended on Wednesday 10 March 2021 at 5pm")],
    [("what is due this week", "2 things fall due from Monday 12 April 2021 to Sunday 18 April 2021.")],
    [("what is due next week", "2 things fall due from Monday 19 April 2021")],
    [("what is due tomorrow", "Nothing that I know of falls due on Tuesday 13 April 2021.")],
    [("what is due", "2 things fall due from Monday 12 April 2021 to Sunday 18 April 2021.")],
    [("what are the deadlines for the next meeting", "9 deadlines of")],
]


@pytest.mark.parametrize("said_and_answered", TALKS, ids=lambda talk: talk[0][0])
def test_each_deadline_is_given_with_its_day_and_rule(talk, said_and_answered):
    for said, answered in said_and_answered:
        assert answered in talk.ask(said).lead


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("what is due on 20 april?", "on Tuesday 20 April 2021."),
        ("what is due in June?", "from Tuesday 1 June 2021 to Wednesday 30 June 2021."),
        ("what is due in the next two weeks?", "from Monday 12 April 2021 to Monday 26 April 2021."),
        ("what falls due in the next 10 days", "from Monday 12 April 2021 to Thursday 22 April 2021."),
        ("what is due by 30 June?", "from Monday 12 April 2021 to Wednesday 30 June 2021."),
        ("what is due by Friday?", "from Monday 12 April 2021 to Friday 16 April 2021."),
        ("what is due before 20 april", "from Monday 12 April 2021 to Monday 19 April 2021."),
        ("what's due between 1 and 10 June?", "from Tuesday 1 June 2021 to Thursday 10 June 2021."),
        ("what is due between 28 May and 10 June", "from Friday 28 May 2021 to Thursday 10 June 2021."),
        ("what is due from the 1st to the 10th of June", "from Tuesday 1 June 2021 to Thursday 10 June 2021."),
    ],
)
def test_what_is_due_is_told_of_the_days_that_were_named(talk, said, span):
    assert talk.ask(said).lead.endswith(f"due {span}")


def test_what_is_due_can_be_asked_again_for_other_days(talk):
    talk.ask("what is due this week")
    assert "from Tuesday 1 June 2021 to Wednesday 30 June 2021" in talk.ask("and in june?").lead


@pytest.mark.parametrize("said", ["what is due after 20 april", "what is due on 31 june", "what is due for outcome 3"])
def test_days_that_are_open_or_do_not_exist_are_no_span(talk, said):
    assert "due from" not in talk.ask(said).lead


@pytest.mark.parametrize(
    "said",
    [
        "the decisions of the 20 april meeting were published on 22 april, when does call-in end?",
        "decisions of 20 april published on 22 april: when does call-in end?",
        "when does call-in end for the decisions published on 22 april from the meeting of 20 april?",
        "when does call-in end if the decisions were published for the 20 april meeting on 22 april",
        "20 april decisions, publication on 22 april: when does call-in end?",
        "on 22 april the decisions were published, when does call-in end?",
    ],
)
def test_call_in_is_counted_from_the_day_of_publication_whatever_other_day_is_named(talk, said):
    assert "on Tuesday 20 April 2021 ends on Thursday 29 April 2021 at 5pm: five working days" in talk.ask(said).lead


@pytest.mark.parametrize(
    "said",
    [
        "the decisions of 20 april were published, when does call-in end?",
        "when does call-in end for the decisions published for 20 april?",
    ],
)
def test_the_day_of_a_meeting_is_never_taken_for_that_of_publication(talk, said):
    answer = talk.ask(said)
    assert answer.declined
    assert "the papers do not give that day" in answer.lead


def facts(answer):
    return next(dict(block.rows) for block in answer.blocks if isinstance(block, Facts))


def table(answer):
    return next(block.rows for block in answer.blocks if isinstance(block, Table))


def test_the_days_counted_are_shown_with_the_rule_and_its_source(talk):
    told = facts(talk.ask("when must the agenda for 1 july be out?"))
    assert told["Clear days between"] == "Thu 24 Jun, Fri 25 Jun, Mon 28 Jun, Tue 29 Jun and Wed 30 Jun"
    assert told["Rule"].startswith("Five clear days before the meeting, by 5pm. Local Government Act 1972")
    assert "Not counted" not in told


def test_many_days_are_told_by_the_first_and_the_last(talk):
    told = facts(talk.ask("when must notice of private business be given for 1 july"))
    assert told["Clear days between"] == "28 days, the first Thursday 3 June 2021 and the last Wednesday 30 June 2021"


def test_bank_holidays_that_were_passed_over_are_named(talk):
    told = facts(talk.ask("when are draft reports due for the april meeting"))
    assert told["Not counted"] == "Fri 2 Apr and Mon 5 Apr (bank holiday or closed)"


@pytest.mark.parametrize(
    "said", ["when must the agenda for 1 july be out", "have we missed the deadline for the agenda"]
)
def test_a_lawful_day_that_was_missed_is_said_plainly_with_what_that_means(demo, said):
    lead = Conversation(demo, date(2021, 6, 24)).ask(said).lead
    assert "had to be published by Wednesday 23 June 2021" in lead
    assert "That day has passed, and none is loaded here. An item may not normally be taken unless" in lead
    assert "supplementary agenda and the chair's opinion that it is urgent, with the reasons in the minutes" in lead


def test_a_private_notice_that_was_missed_needs_the_chair_of_scrutiny(demo):
    lead = Conversation(demo, date(2021, 6, 24)).ask("when is the notice of private business due").lead
    assert "may then be taken in private only if it cannot reasonably wait and the chair of the scrutiny" in lead


def test_a_second_notice_says_what_it_has_to_give(talk):
    rule = facts(talk.ask("when must the second private notice for 1 july be published"))["Rule"]
    assert "the reasons, the representations received and the response to them" in rule
    assert "SI 2012/2089, regulation 5" in rule


def test_after_the_meeting_nothing_more_is_said_of_what_may_be_taken(demo):
    lead = Conversation(demo, date(2021, 7, 2)).ask("when must the agenda for 1 july be out").lead
    assert lead.endswith("That day has passed, and none is loaded here.")


def test_an_agenda_that_is_loaded_is_not_said_to_be_in_time(demo):
    lead = Conversation(demo, date(2021, 4, 13)).ask("when must the agenda for 20 april be out").lead
    assert lead.endswith("It is loaded here. That does not show on which day.")


def test_for_a_day_without_a_meeting_it_says_so_and_what_would_hold(talk):
    answer = talk.ask("when must the agenda for 5 july 2021 be out")
    assert answer.declined
    assert answer.lead == (
        "The papers do not give a meeting on Monday 5 July 2021. For one on that day, the agenda and its reports would "
        "have to be published by Friday 25 June 2021: five clear days before the meeting."
    )
    assert "such a meeting" in talk.ask("when must the agenda for december be out").lead
    assert "a later meeting" not in talk.ask("when does call-in end for 5 july 2021").lead


def test_all_deadlines_of_a_meeting_are_listed_in_order_with_those_that_have_passed(talk):
    rows = table(talk.ask("what are the deadlines for the next meeting"))
    assert rows[0] == (
        "Fri 19 March 2021 (passed)",
        "Notice of any business to be taken in private",
        "28 clear days before the meeting, weekends counted, by 5pm",
    )
    assert rows[4][:2] == ("Mon 12 April 2021", "The agenda and its reports")
    assert "Everybody" not in str(rows)


def test_once_every_deadline_has_passed_none_is_said_to_be_next(demo):
    answer = Conversation(demo, date(2021, 8, 1)).ask("what are the deadlines for 2 march")
    assert "The next" not in answer.lead
    assert all("(passed)" in row[0] for row in table(answer))


def test_what_is_loaded_is_marked_in_a_list(talk):
    assert table(talk.ask("what is due this week"))[0][:2] == (
        "Mon 12 April 2021",
        "The agenda and its reports published (loaded here)",
    )


@pytest.mark.parametrize(
    "said",
    [
        "who is due to speak",
        "when is the digital strategy due",
        "deadline for the cloud assessment",
        "is the report late",
        "when is the next meeting",
    ],
)
def test_what_is_about_something_else_is_left_to_other_questions(talk, said):
    slots = talk.ask(said).slots
    assert slots is None or slots.question != "deadlines"


MEETINGS = "committee,date,time,classification\nPlanning,2027-03-04,14:00,public\nAudit,2027-03-10,10:00,public\n"
RULES = """committee,rule,days,kind,direction,time,weekends,on/off
Planning,agenda,3,clear,before,12:00,,
Planning,supplement,,,,,,off
,draft report,20,,,,,
"""
ACTIONS = """text,owner,due,of,classification
Write to the ward members,B Fenwick,2027-02-24,action,public
Order the sign,,2027-02-25,action,public
"""


@pytest.fixture
def council(sqlite_store, tmp_path):
    sheets = {"meetings": MEETINGS, "rules": RULES, "actions": ACTIONS}
    sheets["closed_days"] = "council,committee,date,why\n,,2027-03-01,Founders' day\n"
    for name, text in sheets.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        load(sqlite_store, tmp_path / f"{name}.csv")
    with sqlite_store.read() as tx:
        return Conversation(read_known(tx, PUBLIC), date(2027, 2, 22))


def test_a_committees_own_rule_and_closed_days_are_counted_by_and_named(council):
    answer = council.ask("when must the agenda for 4 march be out")
    assert "by Thursday 25 February 2027 at 12pm: three clear days before the meeting" in answer.lead
    assert facts(answer)["Clear days between"] == "Fri 26 Feb, Tue 2 Mar and Wed 3 Mar"
    assert facts(answer)["Not counted"] == "Mon 1 Mar (bank holiday or closed)"
    assert facts(answer)["Rule"].endswith("The committee's own rule, as the sheet of rules that was loaded states it.")


def test_another_committee_keeps_the_usual_rule(council):
    assert "must be published by Tuesday 2 March 2027" in council.ask("deadline for the audit agenda").lead


def test_no_committee_is_guessed_from_a_name_that_fits_none(council):
    answer = council.ask("deadline for the harbour agenda")
    assert answer.slots is None or answer.slots.question != "deadlines"


def test_how_many_days_are_needed_is_the_committees_own(council):
    assert council.ask("how many clear days does planning need").lead.startswith("Three clear days. ")


def test_a_rule_that_is_switched_off_is_said_to_be(council):
    answer = council.ask("deadline for supplementary agenda for planning")
    assert answer.declined
    assert answer.lead == "Planning has no such deadline: its sheet of rules switches it off."


def test_minutes_without_a_later_meeting_have_no_day_to_be_confirmed_on(council):
    answer = council.ask("when will the planning minutes be confirmed")
    assert answer.declined
    assert answer.lead == "The papers do not give a later meeting of Planning."


def test_what_is_due_is_told_of_every_committee_with_actions_and_their_owners(council):
    answer = council.ask("what is due this week")
    assert [row[1:] for row in table(answer)] == [
        ("The pre-agenda briefing held", "Audit, 10 March 2027"),
        ("The second notice of business to be taken in private published", "Planning, 4 March 2027"),
        ("Write to the ward members", "B Fenwick"),
        ("Final reports in", "Audit, 10 March 2027"),
        ("Order the sign", "no owner is given"),
        ("The agenda and its reports published", "Planning, 4 March 2027"),
    ]


def test_a_day_without_a_meeting_of_several_committees_is_not_counted_to(council):
    assert council.ask("when must the agenda for 5 march 2027 be out").lead == (
        "The papers do not give such a meeting to count from."
    )


def test_where_no_meeting_is_known_there_is_nothing_to_count_from(sqlite_store, tmp_path):
    (tmp_path / "lessons.csv").write_text("number,text,recommendation,classification\n1,Start early,Do,public\n")
    load(sqlite_store, tmp_path / "lessons.csv")
    with sqlite_store.read() as tx:
        talk = Conversation(read_known(tx, PUBLIC), date(2027, 2, 22))
    for said in ("what is due this week", "deadline for the agenda"):
        assert talk.ask(said).declined
