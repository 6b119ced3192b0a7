"""A clerk is told what should have gone and did not: how long ago, why, and what to do about a doubt."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogs.acts.stuck import ACT
from dialogs.answer import Facts, Table
from dialogs.asked import Scope
from store import outbox, people, posted
from tests.council import LONG_AGO, add_committee, add_place
from tests.dialogs.acts.outbox import add_notice, ask

NOW = datetime(2021, 6, 23, 11, tzinfo=UTC)
DUE = NOW - timedelta(hours=3)


@pytest.fixture
def tx(store):
    with store.write() as lent:
        add_committee(lent)
        yield lent


@pytest.fixture
def every(tx):
    """One notice of every state, three hours late."""
    for state in (
        "planned",
        "claimed",
        "sending",
        "sent",
        "unknown",
        "missed",
        "undeliverable",
        "refused",
        "withdrawn",
    ):
        add_notice(tx, state, DUE, where=add_place(tx, state), reference=state[:4].upper())


def references(answer):
    return [row[-1] for block in answer.blocks if isinstance(block, Table) for row in block.rows]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("what is stuck?", "1\nstuck"),
        ("What's stuck", "1\nstuck"),
        ("is anything still stuck?", "1\nstuck"),
        ("what is stuck at the moment?", "1\nstuck"),
        ("what's waiting right now", "1\nwaiting"),
        ("what is waiting", "1\nwaiting"),
        ("what is in doubt?", "1\ndoubt"),
        ("what failed?", "1\nfailed"),
        ("which reminders have failed to go out", "1\nfailed"),
        ("what didn't go out", "1\nfailed"),
        ("What failed, from number 16", "16\nfailed"),
    ],
)
def test_what_is_stuck_is_asked_in_many_ways(text, wanted):
    assert ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text",
    ["what failed in March", "what is waiting for approval", "what is stuck in planning", "what is doubtful", ""],
)
def test_what_is_about_the_papers_is_left_alone(text):
    assert ACT.recognise(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("what is stuck?", ["UNKN", "PLAN", "CLAI", "SEND", "REFU", "UNDE", "MISS"]),
        ("what is waiting?", ["PLAN", "CLAI", "SEND"]),
        ("what failed?", ["REFU", "UNDE", "MISS"]),
        ("what is in doubt?", ["UNKN"]),
    ],
)
def test_each_question_has_its_states(tx, every, text, found):
    assert references(ask(ACT, tx, NOW, text)) == found


def test_each_is_told_with_why_and_how_long_ago_it_was_due(tx, every):
    answer = ask(ACT, tx, NOW, "what is stuck?")
    rows = {row[-1]: row for block in answer.blocks if isinstance(block, Table) for row in block.rows}
    assert rows["UNDE"][1:4] == ("a channel, Clerks", "not delivered: Teams says: NotFound", "3 hours ago")
    assert rows["PLAN"][2] == "not gone yet: it has not been tried"
    assert rows["MISS"][2] == "too late: it was due 23 June 2021, 9am and could not go by 23 June 2021, 10am"
    assert answer.lead.startswith("7 messages are not known to have arrived: ")


def test_a_doubt_can_be_settled_from_there_and_is_then_no_longer_listed(tx, every):
    assert ask(ACT, tx, NOW, "what is in doubt?").choices == ("It is there UNKN", "Send again UNKN")
    [doubtful] = posted.doubtful(tx)
    posted.settle_seen(tx, doubtful, "seen")
    assert ask(ACT, tx, NOW, "what is in doubt?").lead == "Nothing is in doubt."
    assert "UNKN" not in references(ask(ACT, tx, NOW, "what is stuck?"))


@pytest.mark.parametrize("text", ["what is stuck?", "what is waiting?", "what failed?", "what is in doubt?"])
def test_where_nothing_is_that_is_said(tx, text):
    assert ask(ACT, tx, NOW, text).lead.startswith("Nothing")


def test_what_is_due_this_minute_is_not_stuck_and_what_comes_later_neither(tx):
    add_notice(tx, "planned", NOW - timedelta(seconds=30))
    add_notice(tx, "planned", NOW + timedelta(days=1))
    assert "Nothing" in ask(ACT, tx, NOW, "what is waiting?").lead


def test_what_failed_is_told_for_a_week_and_what_is_in_doubt_until_it_is_settled(tx):
    add_notice(tx, "missed", NOW - timedelta(days=8), reference="AAAA")
    add_notice(tx, "unknown", NOW - timedelta(days=80), reference="BBBB")
    assert references(ask(ACT, tx, NOW, "what is stuck?")) == ["BBBB"]


def test_another_committees_messages_are_not_told(tx, every):
    audit = add_committee(tx, "audit", "Audit Committee")
    people.grant(tx, LONG_AGO, object_id="cleo", role="clerk", committee_slug="audit")
    assert "Nothing" in ask(ACT, tx, NOW, "what is stuck?", committees=frozenset({audit})).lead


def test_what_is_no_committees_is_any_clerks(tx):
    people.grant(tx, LONG_AGO, object_id="cleo", role="clerk", committee_slug="planning")
    add_notice(tx, "missed", DUE, kind="unanswered", subject="asked:1624")
    assert "1 message" in ask(ACT, tx, NOW, "what is stuck?", committees=frozenset({1})).lead


def test_in_a_channel_they_are_counted_and_no_place_is_named(tx, every):
    answer = ask(ACT, tx, NOW, "what is stuck?", scope=Scope.CHANNEL)
    assert references(answer) == []
    assert ("In doubt", "1") in next(block for block in answer.blocks if isinstance(block, Facts)).rows


def test_asking_changes_nothing(tx, every):
    before = outbox.notices(tx)
    ask(ACT, tx, NOW, "what is stuck?")
    assert outbox.notices(tx) == before


def test_of_many_the_first_are_shown_and_the_rest_can_be_asked_for(tx):
    where = add_place(tx)
    for number in range(300):
        add_notice(tx, "missed", DUE + timedelta(seconds=number), where=where)
    answer = ask(ACT, tx, NOW, "what failed?")
    assert "300 messages" in answer.lead
    assert answer.choices == ("What failed, from number 16",)
    assert len(references(ask(ACT, tx, NOW, answer.choices[0]))) == 15
