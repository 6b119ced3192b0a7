"""Who may answer a reminder for everybody, and to whom its card offers that."""

from datetime import date

import pytest

from dialogs.answer import Reply
from dialogs.audience import ADMINISTRATORS, read_audience
from dialogs.leave import EVERYBODY
from dialogs.plan import compose
from dialogs.reminders import action_due
from store import expected, people, tasks, upkeep, wishes
from tests.council import add_action, add_committee, add_paper, add_role
from tests.dialogs.acts.answers import ANN, BEN, CLERK, MEETING, NOW, SENT, SPAN, add_chat, council, owe

SUBJECT = f"meeting:planning:{MEETING}"


@pytest.fixture
def told(store):
    with store.write() as tx:
        made = council(tx)
        made.send()
        yield made


def offers(told, notice):
    """Whether its card offers the answers that hold for everybody."""
    answer = compose(told.tx, NOW, notice)
    assert answer is not None
    return any(isinstance(block, Reply) for block in answer.blocks)


def test_a_follower_without_a_role_answers_no_lawful_deadline_for_everybody(told):
    sent = owe(told.tx, "agenda_due", SUBJECT, add_chat(told.tx, ANN))
    assert not offers(told, sent)
    for text in ("done", "note: not for us", "not mine", "not mine: Cleo Clerk"):
        answer = told.say(text, ANN)
        assert answer.title == "Not allowed"
        assert "put it off for yourself" in answer.lead
    assert tasks.tasks(told.tx) == {}


@pytest.mark.parametrize("text", ["snooze until Monday", "not yet, Monday"])
def test_a_follower_puts_a_reminder_off_for_themself_alone(told, text):
    chat = add_chat(told.tx, ANN)
    owe(told.tx, "agenda_due", SUBJECT, chat)
    assert told.say(text, ANN).lead.startswith("Put off until Monday 21 June 2021")
    assert wishes.snoozes(told.tx) == {(chat, "agenda_due", SUBJECT): date(2021, 6, 21)}


def test_a_member_only_puts_it_off_and_an_officer_over_the_committee_answers(told):
    people.grant(told.tx, NOW, object_id=ANN, role="member", committee_slug="planning")
    sent = owe(told.tx, "agenda_due", SUBJECT, add_chat(told.tx, ANN))
    assert (offers(told, sent), told.say("done", ANN).title) == (False, "Not allowed")
    add_committee(told.tx, "audit", "Audit Committee")
    people.grant(told.tx, NOW, object_id=BEN, role="officer", committee_slug="audit")
    of_another = owe(told.tx, "agenda_due", SUBJECT, add_chat(told.tx, BEN))
    assert (offers(told, of_another), told.say("done", BEN).title) == (False, "Not allowed")
    people.grant(told.tx, NOW, object_id=BEN, role="officer", committee_slug="planning")
    assert (offers(told, of_another), told.say("done", BEN).title) == (True, "Done: Agenda due")


def test_the_administrators_of_the_settings_answer_as_those_whom_a_grant_makes_so(told):
    upkeep.put(told.tx, ADMINISTRATORS, ANN)
    sent = owe(told.tx, "agenda_due", SUBJECT, add_chat(told.tx, ANN))
    assert offers(told, sent)
    assert told.say("done", ANN, role="administrator", committees=None).title == "Done: Agenda due"


@pytest.mark.parametrize(("role", "may"), [("clerk", True), ("member", False)])
def test_in_local_mode_everybodys_role_answers_and_is_offered_it(told, role, may):
    upkeep.put(told.tx, EVERYBODY, role)
    sent = owe(told.tx, "agenda_due", SUBJECT, add_chat(told.tx, ANN))
    assert offers(told, sent) is may
    title = told.say("done", ANN, role=role, committees=None).title
    assert title == ("Done: Agenda due" if may else "Not allowed")


@pytest.fixture
def charged(told):
    """An action of Ann Owner's, for which Ben Above is accountable; neither sees to the committee."""
    paper = add_paper(told.tx, told.committee, date(2021, 4, 20), "agenda")
    add_action(told.tx, paper, owner="Ann Owner", due=date(2021, 6, 18))
    add_role(told.tx, paper, "Ben Above", raci="A")
    add_committee(told.tx, "audit", "Audit Committee")
    for person, name in ((ANN, "Ann Owner"), (BEN, "Ben Above")):
        people.grant(told.tx, NOW, object_id=person, role="member", name=name, committee_slug="audit")
        add_chat(told.tx, person)
    told.owed = action_due.REMINDER.plan(told.tx, SPAN, read_audience(told.tx))
    return told


def chased(told, chat):
    """The first notice of the action that a chat is sent."""
    first = min((one for one in told.owed if one.place == chat), key=lambda one: one.due_at)
    return owe(told.tx, first.kind, first.subject, chat, first.due_at)


def chat_of(told, person):
    return read_audience(told.tx).personal[person]


@pytest.mark.parametrize("person", [ANN, BEN])
def test_whose_action_it_is_and_to_whom_it_went_up_answer_it_without_a_role_over_the_committee(charged, person):
    sent = chased(charged, chat_of(charged, person))
    assert offers(charged, sent)
    assert charged.say(f"{sent.reference} done", person).title.startswith("Done: Action")


def test_of_an_action_that_is_anothers_nobody_answers(charged):
    sent = chased(charged, chat_of(charged, ANN))
    assert charged.say(f"{sent.reference} done", BEN).title == "Not allowed"
    assert charged.say(f"{sent.reference} not yet, 2 July", BEN).title == "Not allowed"
    assert charged.say(f"{sent.reference} snooze until Monday", BEN).title == "Not allowed"


def test_whoever_a_thing_was_handed_to_answers_it(told):
    sent = owe(told.tx, "agenda_due", SUBJECT, add_chat(told.tx, ANN))
    tasks.answer(told.tx, NOW, kind="agenda_due", subject=SUBJECT, who=CLERK, owner=ANN)
    assert (offers(told, sent), told.say("done", ANN).title) == (True, "Done: Agenda due")


def test_the_author_and_the_committees_clerk_answer_for_a_report(told):
    expected.put(told.tx, SENT, committee=told.committee, day=MEETING, title="Parking", author=ANN)
    [report] = expected.reports(told.tx)
    for person, chat in ((ANN, add_chat(told.tx, ANN)), (CLERK, told.clerk)):
        sent = owe(told.tx, "report_due", f"report:{report.id}", chat)
        title = told.say(f"{sent.reference} note: half written", person).title
        assert title != "Not allowed"
    add_chat(told.tx, BEN)
    assert told.say(f"{sent.reference} done", BEN).title == "Not allowed"


def test_a_reminder_on_its_way_when_somebody_answers_done_says_nothing(told):
    chat = add_chat(told.tx, BEN)
    sent = owe(told.tx, "agenda_due", SUBJECT, chat)
    assert compose(told.tx, NOW, sent) is not None
    told.say(f"{sent.reference} done")
    assert compose(told.tx, NOW, sent) is None
