"""A clerk is told what went out on the days named, of their own committees, and no question about papers is taken."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dialogs.acts import doubt, sent, stuck, told
from dialogs.answer import Facts, Table
from dialogs.asked import Asked, Scope
from dialogs.questions import QUESTIONS
from store import people
from tests.council import LONG_AGO, add_chat, add_committee, add_place
from tests.dialogs.acts.outbox import add_notice, ask

NOW = datetime(2021, 6, 23, 11, tzinfo=UTC)
DUE = datetime(2021, 6, 23, 8, tzinfo=UTC)
PACKS = Path(__file__).parents[2] / "packs"
ASKED = [
    json.loads(line)["ask"]
    for file in sorted(PACKS.glob("*/questions.jsonl"))
    for line in file.read_text().splitlines()
]


@pytest.fixture
def tx(store):
    with store.write() as lent:
        add_committee(lent)
        yield lent


def rows(answer):
    return next(block for block in answer.blocks if isinstance(block, Table)).rows


@pytest.mark.parametrize(
    "text",
    [
        "what went out yesterday?",
        "What went out?",
        "what went out since Monday",
        "which reminders went out on 3 May",
        "what have you sent out this week",
        "what did you send today?",
        "what was sent yesterday",
        "what messages went out yesterday?",
        "what reminders went out on Monday?",
        "what was sent out in May?",
        "what went out last week, from number 16",
    ],
)
def test_what_went_out_is_asked_in_many_ways(text):
    assert sent.ACT.recognise(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "what was sent to residents",
        "what was sent in March",
        "what went out to tender in March",
        "what went out of use",
        "what went wrong yesterday",
        "what messages were sent out to residents",
        "what did you send to the minister in May",
        "",
    ],
)
def test_what_is_about_the_papers_is_left_alone(text):
    assert sent.ACT.recognise(text) is None


@pytest.mark.parametrize("act", [doubt.ACT, sent.ACT, told.ACT, stuck.ACT], ids=lambda act: act.name)
def test_no_question_about_papers_is_taken_for_a_clerks(act):
    examples = [example for question in QUESTIONS for example in question.examples]
    assert len(ASKED) > 200
    assert [text for text in [*examples, *ASKED] if act.recognise(text) is not None] == []


def test_each_message_is_listed_with_its_place_its_local_time_and_its_reference(tx):
    people.grant(tx, LONG_AGO, object_id="ann", role="member", name="Ann Archer", committee_slug="planning")
    add_notice(tx, "sent", DUE, where=add_place(tx), reference="AAAA")
    add_notice(tx, "sent", DUE, where=add_chat(tx, "ann"), kind="meeting_soon", reference="BBBB")
    answer = ask(sent.ACT, tx, NOW, "what went out today?")
    assert answer.lead.startswith("2 messages went out on Wednesday 23 June 2021")
    agenda, soon = "Agenda due, Planning Committee, 1 July 2021", "Meeting soon, Planning Committee, 1 July 2021"
    assert rows(answer) == (
        (agenda, "a channel, Clerks", "23 June 2021, 9.10am", "AAAA"),
        (soon, "a personal chat with Ann Archer", "23 June 2021, 9.10am", "BBBB"),
    )


def test_days_are_those_of_the_council_and_not_of_greenwich(tx):
    add_notice(tx, "sent", datetime(2021, 6, 21, 22, 55, tzinfo=UTC))  # five past midnight on Tuesday
    assert "1 message" in ask(sent.ACT, tx, NOW, "what went out yesterday").lead
    assert "Nothing went out on Monday" in ask(sent.ACT, tx, NOW, "what went out on Monday").lead


def test_what_did_not_go_is_not_said_to_have_gone(tx):
    for state in ("planned", "unknown", "missed", "withdrawn"):
        add_notice(tx, state, DUE)
    assert ask(sent.ACT, tx, NOW, "what went out today").lead == "Nothing went out on Wednesday 23 June 2021."


def test_a_long_list_is_shown_in_parts_that_can_be_asked_for(tx):
    for number in range(20):
        add_notice(tx, "sent", DUE + timedelta(seconds=number), where=None, reference=f"AA{number:02}")
    answer = ask(sent.ACT, tx, NOW, "what went out this week")
    assert (len(rows(answer)), answer.choices) == (15, ("What went out this week, from number 16",))
    rest = ask(sent.ACT, tx, NOW, answer.choices[0])
    assert [row[-1] for row in rows(rest)] == [f"AA{number}" for number in range(15, 20)]
    assert rest.choices == ()


def test_in_a_channel_it_is_counted_and_nobody_is_named(tx):
    people.grant(tx, LONG_AGO, object_id="ann", role="member", name="Ann Archer", committee_slug="planning")
    add_notice(tx, "sent", DUE, where=add_chat(tx, "ann"))
    answer = ask(sent.ACT, tx, NOW, "what went out today", scope=Scope.CHANNEL)
    assert answer.blocks[0] == Facts((("Agenda due", "1 message"),))
    assert "Ann" not in str(answer)


def test_another_committees_messages_are_not_told(tx):
    audit = add_committee(tx, "audit", "Audit Committee")
    people.grant(tx, LONG_AGO, object_id="cleo", role="clerk", committee_slug="audit")
    add_notice(tx, "sent", DUE)
    assert "Nothing" in ask(sent.ACT, tx, NOW, "what went out today", committees=frozenset({audit})).lead


def test_days_to_come_and_days_that_never_were_are_said_to_be_so(tx):
    assert ask(sent.ACT, tx, NOW, "what went out tomorrow").declined
    assert ask(sent.ACT, tx, NOW, "what went out on 3 May 2031").declined


@pytest.mark.parametrize(("role", "may"), [("clerk", True), ("administrator", True), ("officer", False)])
def test_clerks_and_administrators_may_ask(role, may):
    assert all(act.may(Asked(text="", role=role)) is may for act in (sent.ACT, told.ACT, stuck.ACT))
