"""Not yet: people's own dates move, the law's do not."""

from datetime import date

import pytest

from dialogs.acts import not_yet
from store import tasks, wishes
from tests.dialogs.acts.answers import MEETING, council

SUBJECT = f"meeting:planning:{MEETING}"


@pytest.fixture
def told(store):
    with store.write() as tx:
        made = council(tx)
        made.send()
        yield made


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("not yet", "\n"),
        ("Not yet.", "\n"),
        ("not yet, 3 May", "\n3 May"),
        ("not yet until 3 May 2021", "\nuntil 3 May 2021"),
        ("7F3K not yet", "7F3K\n"),
        ("7F3K not yet, 3 May", "7F3K\n3 May"),
        ("not yet 7F3K, 3 May", "7F3K\n3 May"),
        ("Not yet 7F3K, ", "7F3K\n"),
        ("Not yet 7F3K, 2021-05-03", "7F3K\n2021-05-03"),
    ],
)
def test_not_yet_is_recognised_however_it_is_said(text, wanted):
    assert not_yet.ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text", ["not yet signed off", "not yet done deliverables", "which are not yet due on 3 May", "not yet?", ""]
)
def test_what_only_sounds_like_it_is_a_question(text):
    assert not_yet.ACT.recognise(text) is None


def test_of_a_lawful_deadline_only_the_reminder_waits(told):
    answer = told.say("not yet, Monday")
    assert "The last day stays Wednesday 23 June 2021" in answer.lead
    assert wishes.snoozes(told.tx) == {(1, "agenda_due", SUBJECT): date(2021, 6, 21)}
    assert tasks.tasks(told.tx) == {}


def test_without_a_day_it_is_asked_for_one(told):
    answer = told.say("not yet")
    assert [choice.split(" ", 1)[1] for choice in answer.choices] == [
        "not yet, tomorrow",
        "not yet, Monday",
        "not yet, in a week",
    ]
    assert (tasks.tasks(told.tx), wishes.snoozes(told.tx)) == ({}, {})
