"""What is said to owners of actions and recommendations."""

from datetime import date

import pytest

from dialogs.audience import read_audience
from dialogs.chased import lead
from dialogs.chasing import read_register
from dialogs.reminders.action_due import REMINDER
from store import people, tables
from tests.council import LONG_AGO, add_action, add_chat, add_paper
from tests.dialogs.reminders.conftest import composed, facts, notices, texts

ADA = "person-ada"


@pytest.fixture
def paper(tx, planning):
    people.grant(tx, LONG_AGO, object_id=ADA, role="officer", name="Ada Pike")
    add_chat(tx, ADA)
    return add_paper(tx, planning, date(2021, 4, 20), "minutes")


def test_it_says_what_is_to_be_done_by_its_number_and_its_words(tx, paper):
    add_action(tx, paper, of="recommendation", number="3", owner="Ada Pike", due=date(2021, 7, 1))
    (first, *_) = notices(tx, REMINDER)
    answer = composed(tx, first.due_at, first)
    assert answer.title == "Recommendation due"
    assert answer.lead == "Recommendation 3 (Paint the bollards) is due on Thursday 1 July 2021."
    assert facts(answer)["Stands"] == "nobody has answered that it is done"
    assert '"stop action reminders"' in texts(answer)[0]


def test_the_row_that_it_stands_in_is_shown_as_it_is_printed(tx, paper):
    add_action(tx, paper, owner="Ada Pike", due=date(2021, 7, 1), line=9)
    row = "Paint the bollards | Ada Pike | 1 July | waiting for paint"
    tx.execute(tables.passage.insert().values(document_id=paper, line=9, text=row, exempt=False))
    (first, *_) = notices(tx, REMINDER)
    assert facts(composed(tx, first.due_at, first))["Stands"] == row


def test_without_a_date_it_is_said_that_none_is_given(tx, paper):
    add_action(tx, paper, of="next step")
    (charge,) = read_register(tx, read_audience(tx)).charges.values()
    assert lead(charge, date(2021, 4, 20)) == "Next step (Paint the bollards): no date is given."
    assert notices(tx, REMINDER) == []
