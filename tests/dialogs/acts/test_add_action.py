"""What no reader found in the minutes a clerk adds, and it is tracked like what was found."""

from datetime import UTC, date, datetime

import pytest

from dialogs.acts import add_action, close
from dialogs.answer import Facts
from dialogs.arising import matters, read_heard
from dialogs.asked import Asked
from store import journal, people
from store.records import PUBLIC
from tests.council import LONG_AGO, add_chat, add_committee, add_meeting, add_paper
from tests.dialogs.acts.outbox import ask

NOW = datetime(2031, 10, 6, 9, tzinfo=UTC)
LAST, NEXT = date(2031, 10, 2), date(2031, 12, 4)
ORDER = "Add an action for Jane Smith to share the reserves strategy by 14 November"


@pytest.fixture
def tx(sqlite_store):
    with sqlite_store.write() as tx:
        planning = add_committee(tx)
        for day, status in ((date(2031, 7, 3), "held"), (LAST, "held"), (NEXT, "scheduled")):
            add_meeting(tx, planning, day, status)
        add_paper(tx, planning, LAST, "minutes")
        people.grant(tx, LONG_AGO, object_id="jane", role="officer", name="Jane Smith", committee_slug="planning")
        add_chat(tx, "jane")
        yield tx


def found(tx):
    return matters(read_heard(tx, PUBLIC, decided=True))


@pytest.mark.parametrize(
    "text", [ORDER, "please track an action: cut the hedge", "add action".replace("add", "add an") + ": cut the hedge"]
)
def test_an_action_is_added_in_the_words_of_a_clerk(text):
    assert add_action.ACT.recognise(text) is not None


@pytest.mark.parametrize(
    "text",
    ["add an action", "what action was added?", "Which actions are open?", "track actions", "action for parking", ""],
)
def test_a_question_about_actions_adds_none(text):
    assert add_action.ACT.recognise(text) is None


def test_it_belongs_to_the_last_meeting_with_its_owner_and_its_day(tx):
    answer = ask(add_action.ACT, tx, NOW, ORDER)
    assert "as asked for on Thursday 2 October 2031: due on Friday 14 November 2031" in answer.lead
    [one] = found(tx)
    assert (one.asked.person, one.day, one.asked.source.exempt) == ("jane", date(2031, 11, 14), False)
    assert "Jane Smith is reminded by that day." in str(answer.blocks)
    assert answer.sources[0].paper == "Added by a clerk"


def test_without_a_day_it_is_due_for_the_next_agenda(tx):
    ask(add_action.ACT, tx, NOW, "Add an action: cut the hedge along the towpath")
    [one] = found(tx)
    assert one.day is not None
    assert LAST < one.day < NEXT


def test_a_meeting_that_is_named_is_the_one(tx):
    ask(add_action.ACT, tx, NOW, "Add an action: cut the hedge, from the meeting on 3 July")
    assert [(one.asked.meeting_date, one.asked.text) for one in found(tx)] == [(date(2031, 7, 3), "Cut the hedge")]


def test_the_same_words_are_added_once_and_closed_like_any_other(tx):
    first, second = (ask(add_action.ACT, tx, NOW, ORDER) for _ in range(2))
    assert first.lead.startswith("Added")
    assert second.lead.startswith("It was added before")
    [facts] = [block for block in first.blocks if isinstance(block, Facts)]
    reference = dict(facts.rows)["Ref"]
    assert ask(close.ACT, tx, NOW, f"close {reference} with item 5").title == "Closed"
    assert [one.asked.state for one in found(tx)] == ["closed"]


def test_the_journal_says_who_added_it_and_never_the_words(tx):
    ask(add_action.ACT, tx, NOW, ORDER)
    [entry] = [one for one in journal.entries(tx) if one.did == "added action"]
    assert entry.who == "cleo"
    assert "reserves" not in str(entry)


def test_a_clerk_of_another_committee_adds_nothing(tx):
    add_committee(tx, "audit", "Audit Committee")
    people.grant(tx, LONG_AGO, object_id="dan", role="clerk", committee_slug="audit")
    role, committees = people.standing(tx, "dan")
    asked = Asked(text=ORDER, person="dan", role=role, committees=committees)
    answer = add_action.ACT.perform(tx, NOW, asked, add_action.ACT.recognise(ORDER))  # type: ignore[arg-type]
    assert answer.declined
    assert found(tx) == []
