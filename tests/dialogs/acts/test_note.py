"""A note stands on the later cards of those who see to the thing, and nowhere else."""

import pytest

from dialogs.acts import note
from dialogs.answer import Reply, Text
from dialogs.plan import compose
from store import journal, people, tasks
from tests.dialogs.acts.answers import ANN, BEN, CLERK, MEETING, NOW, add_channel, add_chat, council, owe

SUBJECT = f"meeting:planning:{MEETING}"
NOTE = Text("Note: waiting for legal")


@pytest.fixture
def told(store):
    with store.write() as tx:
        made = council(tx)
        made.send()
        yield made


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("note 7F3K: waiting for legal", "7F3K\nwaiting for legal"),
        ("Note 7F3K: Is it in?\nAsk Ann.", "7F3K\nIs it in? Ask Ann."),
        ("7F3K note waiting for legal", "7F3K\nwaiting for legal"),
        ("7f3k note: waiting for legal", "7F3K\nwaiting for legal"),
        ("note abcd: waiting", "ABCD\nwaiting"),
        ("note ABCD waiting", "ABCD\nwaiting"),
        ("note: waiting for legal", "\nwaiting for legal"),
        ("Note 7F3K: ", "7F3K\n"),
    ],
)
def test_a_note_is_recognised_however_it_is_said(text, wanted):
    assert note.ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text", ["note", "note these findings", "note the report on parking", "notes of the meeting", ""]
)
def test_what_only_sounds_like_a_note_is_a_question(text):
    assert note.ACT.recognise(text) is None


def test_a_note_keeps_the_reminder_open_and_its_buttons(told):
    [sent] = told.send()
    answer = told.say("note: waiting for legal")
    assert NOTE in answer.blocks
    assert Reply(sent.reference) in answer.blocks
    assert answer.closes == (("agenda_due", SUBJECT),)
    assert told.say("done").title == "Done: Agenda due"


def test_the_journal_says_who_noted_on_what_and_never_the_words(told):
    told.say("note: waiting for legal")
    [entry] = [one for one in journal.entries(told.tx) if one.did == "note"]
    assert entry.who == CLERK
    assert entry.what.startswith(f"agenda_due {SUBJECT} Ref ")
    assert "legal" not in str(journal.entries(told.tx))


def test_a_note_stands_where_its_writer_its_clerk_or_its_owner_reads_it_and_nowhere_else(told):
    people.grant(told.tx, NOW, object_id=BEN, role="officer", name="Jane Smith", committee_slug="planning")
    people.grant(told.tx, NOW, object_id=ANN, role="officer", committee_slug="planning")
    channel, ann, ben = add_channel(told.tx, told.committee), add_chat(told.tx, ANN), add_chat(told.tx, BEN)
    shown = {}
    mine = owe(told.tx, "agenda_due", SUBJECT, ann)
    told.say(f"note {mine.reference}: waiting for legal", ANN)
    told.say("not mine: Jane Smith")
    for place in (told.clerk, ann, ben, channel):
        answer = compose(told.tx, NOW, owe(told.tx, "agenda_due", SUBJECT, place))
        assert answer is not None
        shown[place] = NOTE in answer.blocks
    assert shown == {told.clerk: True, ann: True, ben: True, channel: False}
    people.grant(told.tx, NOW, object_id=BEN, role="officer", name="Jane Smith", committee_slug="planning")
    tasks.answer(told.tx, NOW, kind="agenda_due", subject=SUBJECT, who=CLERK, owner=None)
    answer = compose(told.tx, NOW, owe(told.tx, "agenda_due", SUBJECT, ben))
    assert answer is not None
    assert NOTE not in answer.blocks


def test_a_note_without_words_changes_nothing(told):
    [sent] = told.send()
    assert told.say(f"note {sent.reference}:").declined
    assert tasks.tasks(told.tx) == {}


def test_a_long_note_is_cut(told):
    told.say("note: " + "word " * 300)
    task = tasks.task(told.tx, "agenda_due", SUBJECT)
    assert task is not None
    assert task.note is not None
    assert len(task.note) <= 500
