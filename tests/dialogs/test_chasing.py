"""What is owed by the papers: each thing once, whose it is, and on which days whom it is said to."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from dialogs.audience import read_audience
from dialogs.calendar import Span
from dialogs.chasing import ACTION, DELIVERABLE, read_register
from dialogs.owners import letters
from dialogs.reminders import action_due, deliverable_due
from store import people, tables, tasks, wishes
from tests.council import LONG_AGO, add_action, add_chat, add_committee, add_deliverable, add_paper, add_role
from tests.dialogs.reminders.conftest import ALWAYS
from tests.dialogs.test_calendar import day
from tests.whole.conftest import THEN

LONDON = ZoneInfo("Europe/London")
APRIL, JULY = date(2021, 4, 20), date(2021, 7, 6)
ADA, BEN, CAT, DAN = "person-ada", "person-ben", "person-cat", "person-dan"
NAMES = {ADA: "Ada Pike", BEN: "Ben Wren", CAT: "Cat Lark", DAN: "Dan Rook"}


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


@pytest.fixture
def chats(tx, planning):
    """Four people with a chat each: Dan is the clerk."""
    for person, name in NAMES.items():
        people.grant(tx, LONG_AGO, object_id=person, role="clerk" if person == DAN else "officer", name=name)
    return {add_chat(tx, person): person for person in NAMES}


@pytest.fixture
def ladder(tx, paper, chats):
    """A deliverable of Ada's for which Ben is responsible and Cat accountable, due on a Thursday."""
    add_role(tx, paper, "Mr B Wren", post="Project Manager", raci="R")
    add_role(tx, paper, "Cat Lark", post="Sponsor", raci="A")
    return add_deliverable(tx, paper, approvers=["Ada Pike"], date=date(2021, 7, 1))


def said(tx, chats, reminder=deliverable_due):
    """Who is told when, in order: "Thu 24 June 2021 person-ada"."""
    owed = reminder.REMINDER.plan(tx, ALWAYS, read_audience(tx))
    lines = [(one.due_at, chats.get(one.place, "nobody")) for one in owed]
    return [f"{at.astimezone(LONDON):%a} {at.astimezone(LONDON).day} {at:%B %Y} {who}" for at, who in sorted(lines)]


def subject(tx, kind=DELIVERABLE):
    (found,) = {
        charge.subject for charge in read_register(tx, read_audience(tx)).charges.values() if charge.kind == kind
    }
    return found


def answer(tx, kind=DELIVERABLE, **changed):
    tasks.answer(tx, LONG_AGO, kind=kind, subject=subject(tx, kind), who=ADA, **changed)


WHOLE = [
    "Thu 24 June 2021 person-ada",
    "Thu 1 July 2021 person-ada",
    "Fri 2 July 2021 person-ada",
    "Tue 6 July 2021 person-ben",
    "Fri 9 July 2021 person-cat",
    "Wed 14 July 2021 person-dan",
]


def test_its_owner_is_told_ahead_on_the_day_and_after_it_and_then_it_goes_up_step_by_step(tx, chats, ladder):
    assert said(tx, chats) == WHOLE
    owed = deliverable_due.REMINDER.plan(tx, ALWAYS, read_audience(tx))
    assert {one.due_at.astimezone(LONDON).hour for one in owed} == {9}
    assert (
        sorted((one.due_at, one.rule) for one in owed)[3][1]
        == "3 working days after the day that the papers give, 09:00"
    )


def test_what_is_done_is_chased_no_more_whoever_says_so(tx, chats, ladder):
    tx.execute(update(tables.deliverable).values(status="Signed Off"))
    assert said(tx, chats) == []
    tx.execute(update(tables.deliverable).values(status=None))
    assert len(said(tx, chats)) == 6
    answer(tx, state="done")
    assert said(tx, chats) == []


def test_a_new_date_moves_everything(tx, chats, ladder):
    answer(tx, due=date(2021, 9, 1))
    assert said(tx, chats) == [
        "Tue 24 August 2021 person-ada",  # the late summer holiday does not count
        "Wed 1 September 2021 person-ada",
        "Thu 2 September 2021 person-ada",
        "Mon 6 September 2021 person-ben",
        "Thu 9 September 2021 person-cat",
        "Tue 14 September 2021 person-dan",
    ]


def test_what_is_due_at_a_weekend_is_said_on_the_last_working_day_and_late_on_the_next(tx, chats, paper):
    add_deliverable(tx, paper, approvers=["Ada Pike"], date=day("Sat 29 May 2021"))
    assert said(tx, chats)[:3] == [
        "Mon 24 May 2021 person-ada",
        "Fri 28 May 2021 person-ada",
        "Tue 1 June 2021 person-ada",  # over the spring holiday
    ]


def test_what_is_handed_over_goes_to_the_new_owner_and_no_more_to_the_old(tx, chats, ladder):
    answer(tx, owner=CAT)
    assert said(tx, chats) == [
        *(line.replace(ADA, CAT) for line in WHOLE[:4] if BEN not in line),
        "Tue 6 July 2021 person-ben",
        "Fri 9 July 2021 person-dan",  # the accountable is the owner now, and was told
        "Wed 14 July 2021 person-dan",
    ]


def test_what_is_nobodys_goes_to_the_clerks_at_once(tx, chats, ladder):
    answer(tx, owner="")
    assert said(tx, chats) == [line.replace(ADA, DAN) for line in WHOLE]


def test_without_an_owner_or_anybody_who_answers_for_it_the_clerks_are_told_once_a_step_and_at_the_end(
    tx, chats, paper
):
    add_deliverable(tx, paper, approvers=["Somebody Else"], date=date(2021, 7, 1))
    assert said(tx, chats) == [line.replace(ADA, DAN) for line in (*WHOLE[:3], WHOLE[5])]


def test_a_step_whose_people_are_nobody_goes_to_the_next_one_up(tx, chats, paper):
    add_role(tx, paper, "Cat Lark", raci="A")
    add_deliverable(tx, paper, approvers=["Ada Pike"], date=date(2021, 7, 1))
    assert said(tx, chats)[3:] == ["Tue 6 July 2021 person-cat", "Wed 14 July 2021 person-dan"]


def test_where_nobody_at_all_can_be_reached_it_is_shown_as_owed_to_nobody(tx, paper):
    add_deliverable(tx, paper, approvers=["Ada Pike"], date=date(2021, 7, 1))
    assert [line.split()[-1] for line in said(tx, {})] == ["nobody"] * 4


def test_an_owner_who_puts_it_off_is_reminded_then_and_it_goes_up_from_there(tx, chats, ladder):
    ada = next(place for place, who in chats.items() if who == ADA)
    wishes.put_off(tx, ada, DELIVERABLE, subject(tx), day("Mon 5 July 2021"))
    assert said(tx, chats) == [
        "Mon 5 July 2021 person-ada",
        "Thu 8 July 2021 person-ben",
        "Tue 13 July 2021 person-cat",
        "Fri 16 July 2021 person-dan",
    ]


def test_putting_it_off_holds_the_others_up_ten_working_days_at_most(tx, chats, ladder):
    ada = next(place for place, who in chats.items() if who == ADA)
    wishes.put_off(tx, ada, DELIVERABLE, subject(tx), day("Wed 1 December 2021"))
    assert said(tx, chats) == [
        "Tue 20 July 2021 person-ben",  # three working days after the tenth
        "Fri 23 July 2021 person-cat",
        "Wed 28 July 2021 person-dan",
        "Wed 1 December 2021 person-ada",
    ]


def test_whoever_chooses_how_far_ahead_is_told_then_and_whoever_wants_none_is_not(tx, chats, ladder):
    ada = next(place for place, who in chats.items() if who == ADA)
    wishes.put(tx, LONG_AGO, ada, DELIVERABLE, wishes.Wish(leads=(10, 1)))
    assert said(tx, chats)[:3] == [f"{on} June 2021 person-ada" for on in ("Thu 17", "Wed 30")] + [WHOLE[1]]
    wishes.put(tx, LONG_AGO, ada, DELIVERABLE, wishes.Wish(off=True))
    assert said(tx, chats) == WHOLE[3:]


def test_a_newer_paper_keeps_what_was_answered_and_brings_its_own_date(tx, chats, planning, ladder):
    first = subject(tx)
    answer(tx, owner=BEN)
    newer = add_paper(tx, planning, JULY, "agenda pack")
    add_deliverable(tx, newer, "Quay  Survey.", approvers=["Ada Pike"], date=date(2021, 9, 1))
    assert subject(tx) == first
    assert said(tx, chats)[:2] == ["Tue 24 August 2021 person-ben", "Wed 1 September 2021 person-ben"]
    tx.execute(update(tables.deliverable).where(tables.deliverable.c.document_id == newer).values(status="Signed Off"))
    assert said(tx, chats) == []


def test_what_one_paper_lists_twice_is_two_things(tx, chats, paper):
    for on in (date(2021, 7, 1), date(2021, 8, 3)):
        add_deliverable(tx, paper, approvers=["Ada Pike"], date=on)
    assert len({one.subject for one in deliverable_due.REMINDER.plan(tx, ALWAYS, read_audience(tx))}) == 2


def test_exempt_matter_and_drafts_are_never_chased(tx, chats, planning, paper):
    draft = add_paper(tx, planning, JULY, "report", draft=True)
    add_deliverable(tx, paper, approvers=["Ada Pike"], date=date(2021, 7, 1), exempt=True)
    add_deliverable(tx, draft, approvers=["Ada Pike"], date=date(2021, 7, 1))
    add_action(tx, paper, owner="Ada Pike", due=date(2021, 7, 1), exempt=True)
    assert said(tx, chats) == said(tx, chats, action_due) == []


def test_what_belongs_to_no_committee_is_nobodys_to_chase(tx, chats):
    add_deliverable(tx, add_paper(tx, None, None), approvers=["Ada Pike"], date=date(2021, 7, 1))
    assert said(tx, chats) == []


def test_what_was_over_before_its_paper_was_loaded_is_not_planned_as_late(tx, chats, ladder):
    tx.execute(update(tables.document).values(loaded_at=datetime(2021, 7, 2, 10, tzinfo=UTC)))
    assert said(tx, chats) == WHOLE[2:]


def load(tx, at, *papers):
    """Have papers loaded at an instant (London's days are those of UTC here)."""
    where = tables.document.c.id.in_(papers) if papers else tables.document.c.id > 0
    tx.execute(update(tables.document).where(where).values(loaded_at=at))


MAY_18 = datetime(2021, 5, 18, 9, tzinfo=UTC)
LATE = [
    "Wed 19 May 2021 person-ada",
    "Fri 21 May 2021 person-ben",
    "Wed 26 May 2021 person-cat",
    "Tue 1 June 2021 person-dan",  # over the spring holiday
]


def test_what_is_overdue_when_its_paper_is_loaded_is_chased_from_that_day(tx, chats, ladder):
    tx.execute(update(tables.deliverable).values(date=date(2021, 5, 1)))
    load(tx, MAY_18)
    assert said(tx, chats) == LATE
    rules = {one.rule for one in deliverable_due.REMINDER.plan(tx, ALWAYS, read_audience(tx))}
    assert "the working day after the day on which its paper was loaded, 18 May 2021, 09:00" in rules
    assert "3 working days after the day on which its paper was loaded, 18 May 2021, 09:00" in rules


def test_without_a_reachable_owner_what_is_overdue_when_loaded_goes_to_the_clerks(tx, chats, paper):
    add_deliverable(tx, paper, approvers=["Somebody Else"], date=date(2021, 5, 1))
    load(tx, MAY_18)
    assert said(tx, chats) == ["Wed 19 May 2021 person-dan", "Tue 1 June 2021 person-dan"]


def test_what_was_over_for_more_than_a_year_when_loaded_is_chased_by_nobody(tx, chats, ladder):
    load(tx, MAY_18)
    tx.execute(update(tables.deliverable).values(date=date(2020, 5, 16)))
    assert said(tx, chats) == []
    tx.execute(update(tables.deliverable).values(date=date(2020, 5, 17)))
    assert said(tx, chats) == LATE


def test_answering_what_was_overdue_when_loaded_does_not_begin_it_anew(tx, chats, ladder):
    tx.execute(update(tables.deliverable).values(date=date(2021, 5, 1)))
    load(tx, MAY_18)
    tasks.answer(tx, datetime(2021, 5, 24, tzinfo=UTC), kind=DELIVERABLE, subject=subject(tx), who=ADA, note="Wet")
    assert said(tx, chats) == LATE[2:]
    answer(tx, state="done")
    assert said(tx, chats) == []


@pytest.mark.parametrize("moved", [False, True])
def test_a_newer_paper_that_lists_an_overdue_thing_again_does_not_begin_it_anew(tx, chats, planning, ladder, moved):
    newer = add_paper(tx, planning, JULY, "agenda pack")
    add_deliverable(tx, newer, approvers=["Ada Pike"], date=date(2021, 7, 20 if moved else 1))
    load(tx, datetime(2021, 9, 1, tzinfo=UTC), newer)
    if moved:
        answer(tx, due=date(2021, 7, 1))
    assert said(tx, chats) == []  # its steps were over by then


def test_putting_off_what_was_overdue_when_loaded_holds_the_others_up(tx, chats, ladder):
    tx.execute(update(tables.deliverable).values(date=date(2021, 5, 1)))
    load(tx, MAY_18)
    ada = next(place for place, who in chats.items() if who == ADA)
    wishes.put_off(tx, ada, DELIVERABLE, subject(tx), day("Mon 24 May 2021"))
    assert said(tx, chats)[:2] == ["Mon 24 May 2021 person-ada", "Thu 27 May 2021 person-ben"]


def test_an_action_without_a_date_is_chased_once_somebody_sets_one(tx, chats, paper):
    add_action(tx, paper, owner="Ada Pike", of="recommendation", number="1")
    assert said(tx, chats, action_due) == []
    answer(tx, ACTION, due=date(2021, 7, 1))
    assert said(tx, chats, action_due)[:3] == WHOLE[:3]


@pytest.mark.parametrize(("cell", "chased"), [("Complete", False), ("In progress", True), ("Complete the paint", True)])
def test_an_action_whose_row_is_printed_as_done_is_not_chased(tx, chats, paper, cell, chased):
    add_action(tx, paper, owner="Ada Pike", due=date(2021, 7, 1), line=7)
    text = f"Paint the bollards | Ada Pike | 01/07/2021 | {cell}"
    tx.execute(tables.passage.insert().values(document_id=paper, line=7, text=text, exempt=False))
    assert bool(said(tx, chats, action_due)) is chased


@pytest.mark.parametrize(
    ("owner", "told"),
    [
        ("Cllr A Pike", [ADA]),
        ("Ada Pike and Cat Lark", [ADA, CAT]),
        ("Ada Pike / Ben Wren", [ADA, BEN]),
        ("Cat Lark, Head of Quays", [CAT]),
        ("head of  quays", [BEN]),
        ("Head of Gates", [DAN]),  # two people hold it: it goes to the clerk
        ("Quay Team", [DAN]),
    ],
)
def test_an_owner_is_a_name_or_the_one_who_holds_the_post(tx, chats, paper, owner, told):
    add_role(tx, paper, "Ben Wren", post="Head of Quays")
    for name in ("Ben Wren", "Ada Pike"):
        add_role(tx, paper, name, post="Head of Gates")
    add_action(tx, paper, owner=owner, due=date(2021, 7, 1))
    assert said(tx, chats, action_due)[: len(told)] == [f"Thu 24 June 2021 {who}" for who in told]
    assert said(tx, chats, action_due)[len(told)].startswith("Thu 1 July")


def test_a_post_is_first_whose_it_is_in_the_same_paper(tx, chats, planning, paper):
    add_role(tx, paper, "Ben Wren", post="Project Manager")
    add_role(tx, add_paper(tx, planning, JULY, "report"), "Cat Lark", post="Project Manager")
    add_action(tx, paper, owner="Project Manager", due=date(2021, 7, 1))
    assert said(tx, chats, action_due)[0].endswith(BEN)


def test_whoever_answers_for_another_report_is_not_told(tx, chats, planning, paper):
    add_role(tx, add_paper(tx, planning, JULY, "report"), "Ben Wren", raci="R")
    add_deliverable(tx, paper, approvers=["Ada Pike"], date=date(2021, 7, 1))
    assert BEN not in str(said(tx, chats))


def test_where_no_letters_are_printed_the_words_of_roles_say_who_answers(tx, chats, paper):
    add_role(tx, paper, "Ben Wren", post="Responsible officer")
    add_role(tx, paper, "Cat Lark", post="Accountable director")
    add_deliverable(tx, paper, approvers=["Ada Pike"], date=date(2021, 7, 1))
    assert said(tx, chats) == WHOLE


@pytest.mark.parametrize(
    ("printed", "held"),
    [
        ("R", "R"),
        ("R/A", "RA"),
        ("ra", "RA"),
        ("Responsible", "R"),
        ("Informed, Consulted", "IC"),
        (None, ""),
        ("α", ""),
    ],
)
def test_the_letters_of_a_raci_are_read_as_printed(printed, held):
    assert letters(printed) == set(held)


def test_a_thousand_deliverables_are_planned_in_well_under_a_tenth_of_a_second(tx, chats, paper):
    for number in range(1_000):
        on = date(2021, 5, 1) + timedelta(days=number % 200)
        add_deliverable(tx, paper, f"Deliverable {number}", approvers=["Ada Pike"], date=on, line=number)
    audience, span = read_audience(tx), Span(THEN - timedelta(days=7), THEN + timedelta(days=35))

    def seconds():
        begun = perf_counter()
        deliverable_due.REMINDER.plan(tx, span, audience)
        return perf_counter() - begun

    assert min(seconds() for _ in range(5)) < 0.1


@pytest.mark.parametrize("loaded", [LONG_AGO, MAY_18])
def test_planning_a_span_equals_planning_its_halves_whatever_is_owed(tx, chats, paper, loaded):
    load(tx, loaded)
    for number in range(0, 400, 7):
        on = date(2021, 1, 1) + timedelta(days=number)
        add_deliverable(tx, paper, f"Deliverable {number}", approvers=["Ada Pike"], date=on)
    audience, whole = read_audience(tx), deliverable_due.REMINDER.plan(tx, ALWAYS, read_audience(tx))
    weeks = [datetime(2020, 11, 1, tzinfo=UTC) + timedelta(days=7 * number) for number in range(80)]
    parts = [deliverable_due.REMINDER.plan(tx, Span(*pair), audience) for pair in pairwise(weeks)]
    assert len(whole) > 200
    assert frozenset().union(*parts) == whole
