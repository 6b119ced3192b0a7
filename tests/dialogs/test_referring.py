"""Answers to a reminder as people say them, and four letters that are a reference or a word."""

import pytest

from dialogs.acts import ACTS
from store import people, tasks
from tests.dialogs.acts.answers import ANN, BEN, MEETING, NOW, council, owe

SUBJECT = f"meeting:planning:{MEETING}"
SPOKEN = {
    "done": (
        "I'm done with that|I’ve done that|done, thanks|that's finished|it is complete|its done|mark it as done"
        "|yes done|Yes, it's done, thank you|mark 7F3K as completed|I have finished 7F3K|done with that"
    ),
    "snooze": (
        "snooze it till Monday|snooze this until Monday|put it off till Monday|please snooze until Monday"
        "|remind me later|snooze next Friday|snooze next week|put 7F3K off until Monday|remind me about it tomorrow"
    ),
    "not_yet": "not yet, sorry|not yet, end of May|not yet, next week|not yet: next Friday|not yet, but by 3 May",
    "not_mine": (
        "this isn't mine|pass it to Sarah Jones|not mine - Sarah's|not mine Mark|not mine Jane|not mine Sarah Jones"
        "|sorry, not mine|hand 7F3K over to Sarah"
    ),
    "note": "note waiting for legal|add a note: waiting|please add a note to 7F3K: is it in?|note still with finance",
}
SAID = [(text, act) for act, several in SPOKEN.items() for text in several.split("|")]


@pytest.mark.parametrize(("text", "act"), SAID)
def test_an_answer_is_understood_as_people_say_it(text, act):
    assert [one.name for one in ACTS if one.recognise(text) is not None] == [act]


@pytest.mark.parametrize(
    "text",
    [
        "complete",
        "finished",
        "is it complete",
        "which are completed",
        "put off road works until 2022",
        "not yet paid grants",
        "note parking charges",
        "notes on planning",
        "give data to the committee",
        "what have we done",
        "pass rates",
        "yes",
        "thanks",
    ],
)
def test_a_question_about_papers_is_no_answer(text):
    assert [one.name for one in ACTS if one.recognise(text) is not None] == []


@pytest.fixture
def told(store):
    with store.write() as tx:
        made = council(tx)
        made.send()
        for person, name in ((ANN, "Jane Smith"), (BEN, "Mark Jones")):
            people.grant(tx, NOW, object_id=person, role="officer", name=name, committee_slug="planning")
        yield made


@pytest.mark.parametrize(
    "text", ["snooze next Friday", "snooze next week", "not yet: next week", "snooze it till Monday"]
)
def test_a_word_that_nobody_was_sent_as_reference_is_part_of_the_day(told, text):
    assert "21 June" in told.say(text).lead or "25 June" in str(told.say(text))


@pytest.mark.parametrize(
    ("text", "owner"),
    [("not mine Jane", ANN), ("not mine Mark", BEN), ("not mine - Jane's", ANN), ("pass it to Jones", BEN)],
)
def test_a_first_name_or_a_surname_is_enough_where_one_person_has_it(told, text, owner):
    told.say(text)
    task = tasks.task(told.tx, "agenda_due", SUBJECT)
    assert task is not None
    assert task.owner == owner


def test_a_name_that_two_have_is_asked_about_and_hands_it_to_nobody(told):
    people.grant(told.tx, NOW, object_id="4", role="officer", name="James Mark", committee_slug="planning")
    answer = told.say("not mine: Mark")
    assert {choice.split(": ")[1] for choice in answer.choices} == {"Mark Jones", "James Mark"}
    assert tasks.tasks(told.tx) == {}


def test_letters_that_are_a_reference_here_are_one(told):
    sent = owe(told.tx, "agenda_due", SUBJECT, told.clerk)
    told.tx.exec_driver_sql(f"UPDATE notice SET reference = 'MARK' WHERE id = {sent.id}")
    told.say("not mine Mark")
    task = tasks.task(told.tx, "agenda_due", SUBJECT)
    assert task is not None
    assert task.owner == ""
