"""From the loading of minutes to matters arising: accepted, chased, answered, closed, and asked by anybody."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import update

from dialogs.act import Act
from dialogs.acts import answer_done
from dialogs.arising import matters, read_heard
from dialogs.asked import Asked
from dialogs.audience import read_audience
from dialogs.calendar import Span, instant
from dialogs.chasing import read_register
from dialogs.known import Shelf
from dialogs.plan import compose, plan
from dialogs.respond import respond
from store import outbox, people, tables, tasks
from store.records import ALL, PUBLIC
from tests.council import LONG_AGO, add_action, add_clerk
from tests.dialogs.acts.test_asked_for import ADVISED, ASKED, JANE, MINUTES, SECRET, add_chat, say, sign  # type: ignore[attr-defined]
from tests.dialogs.reminders.conftest import facts, texts
from tests.store.pack import MAY, keep

TODAY = date(2031, 4, 1)
AT = datetime(2031, 3, 10, 9, tzinfo=UTC)
YEAR = Span(datetime(2031, 3, 1, tzinfo=UTC), datetime(2032, 1, 1, tzinfo=UTC))


@pytest.fixture
def council(sqlite_store):
    """Minutes of March were loaded before the meeting in May; Cleo is the clerk, and Jane an officer."""
    keep(sqlite_store, MINUTES)
    with sqlite_store.write() as tx:
        tx.execute(update(tables.document).values(loaded_at=AT))
        add_clerk(tx, "clerk-cleo", "harbours-committee", "Cleo Clerk")
        people.grant(tx, LONG_AGO, object_id=JANE, role="officer", name="Jane Smith")
        add_chat(tx, JANE)
    return sqlite_store


def ask(store, text, sight=PUBLIC, shelf=None, today=TODAY):
    with store.read() as tx:
        known = (shelf or Shelf()).known(tx, sight)
    return respond(known, today, Asked(text=text, sight=sight))


def accept(store, text=ASKED, more=" for Jane Smith", now=AT):
    with store.write() as tx:
        reference = sign(tx, text)
        assert say(tx, f"accept {reference}{more}", now=now).title == "Accepted"
    return reference


def chased(tx):
    return sorted((one for one in plan(tx, YEAR) if one.kind == "action_due"), key=lambda one: one.due_at)


def rows(answer):
    return [row for block in answer.blocks if hasattr(block, "head") for row in block.rows]


def test_what_no_clerk_has_looked_at_is_quoted_from_the_minutes(council):
    answer = ask(council, "What did members ask for at the last meeting?")
    assert answer.lead == f"As I read the minutes of 4 March 2031, 2 things were asked for: “{ASKED}”"
    assert "CANARY" not in str(answer)
    assert SECRET in str(ask(council, "What did members ask for?", ALL))


def test_what_was_accepted_is_listed_to_anybody_though_no_paper_was_loaded_since(council):
    shelf = Shelf()
    ask(council, "matters arising", shelf=shelf)
    reference = accept(council)
    answer = ask(council, "What are the matters arising?", shelf=shelf)
    assert rows(answer) == [(ASKED, "Jane Smith", "23 April 2031", "open", reference)]
    assert "due on Wednesday 23 April 2031" in answer.lead
    assert "the last day for final reports for the meeting on Tuesday 6 May 2031" in str(texts(answer))
    assert answer.sources[0].page == 2
    assert "(passed)" in str(rows(ask(council, "matters arising", today=date(2031, 4, 24))))


def test_the_meeting_that_moves_moves_the_day_and_its_reminders(council):
    accept(council)
    with council.write() as tx:
        before = [one.due_at.date() for one in chased(tx)]
        tx.execute(update(tables.meeting).where(tables.meeting.c.date == MAY).values(date=MAY + timedelta(days=7)))
        after = [one.due_at.date() for one in chased(tx)]
    assert date(2031, 4, 23) in before
    assert date(2031, 4, 30) in after
    assert before != after
    assert "30 April 2031" in str(rows(ask(council, "matters arising")))


def test_its_owner_is_reminded_with_a_card_that_says_where_it_comes_from_and_answers_it(council):
    reference = accept(council)
    with council.write() as tx:
        outbox.reconcile(tx, YEAR.start, plan(tx, YEAR), YEAR)
        at = instant(date(2031, 4, 23), time(9), "Europe/London")
        jane = read_audience(tx).personal[JANE]
        (notice,) = [
            one for one in outbox.notices(tx) if one.due_at == at and one.place == jane and one.kind == "action_due"
        ]
        card = compose(tx, at, notice)
        assert card.lead == f"Action ({ASKED}) is due today, Wednesday 23 April 2031."  # type: ignore[union-attr]
        assert f"close {reference} with" in facts(card)["Asked for"]
        assert facts(card)["Owner"] == "Jane Smith"
        assert "a clerk has accepted it as asked for at a meeting, and has given it to you" in str(texts(card))
        tx.execute(
            update(tables.notice).where(tables.notice.c.id == notice.id).values(state="sent", attempts=1, sent_at=at)
        )
        asked = Asked(text="", person=JANE, role="officer", place=jane, committees=None)
        done = perform(answer_done.ACT, tx, at, asked, f"{notice.reference} done")
        assert f"close {reference} with item 5" in str(texts(done))
        assert all(one.subject != notice.subject for one in chased(tx))
    answer = ask(council, "what has happened to the actions from March?")
    assert "done, without a reference" in str(rows(answer))
    with council.write() as tx:
        assert not say(tx, f"close {notice.reference} with item 5 of 6 May", JANE).declined
    assert "closed with item 5 of 6 May" in str(rows(ask(council, "matters arising")))


def perform(act: Act, tx, now, asked, text):
    return act.perform(tx, now, asked, act.recognise(text))  # type: ignore[arg-type]


def test_nobody_is_chased_twice_for_what_a_paper_prints_as_an_action_too(council):
    accept(council, ADVISED, "")
    with council.write() as tx:
        add_action(tx, 1, ADVISED, owner="Jane Smith", due=MAY)
        charges = read_register(tx, read_audience(tx)).charges.values()
        (one,) = [charge for charge in charges if charge.text == ADVISED]
        assert (one.due, one.asked is None) == (MAY, False)


def test_which_actions_are_open_tells_what_clerks_have_accepted(council):
    reference = accept(council)
    for text in ("Which actions are still open?", "which actions are outstanding?"):
        assert (ASKED, "Jane Smith", "23 April 2031", "open", reference) in rows(ask(council, text))
    with council.write() as tx:
        say(tx, f"close {reference} with a letter", now=AT)
    assert ASKED not in str(rows(ask(council, "Which actions are still open?")))


def test_what_it_is_about_chooses_among_them_and_nothing_is_pretended(council):
    accept(council)
    accept(council, ADVISED)
    assert [row[0] for row in rows(ask(council, "what did members ask for about the tides?"))] == [ASKED]
    for text in ("What did members ask for about libraries?", "what has happened to the actions from January 2030?"):
        answer = ask(council, text)
        assert answer.declined
        assert ASKED not in answer.lead


def test_what_is_exempt_is_a_matter_for_the_entitled_alone(council):
    accept(council, SECRET)
    assert "CANARY" in str(rows(ask(council, "matters arising", ALL)))
    assert "CANARY" not in str(ask(council, "matters arising"))
    with council.write() as tx:
        assert all("CANARY" not in str(compose(tx, AT, one)) for one in outbox.notices(tx))


def test_what_people_have_answered_since_is_told_with_it(council):
    accept(council)
    with council.write() as tx:
        (one,) = matters(read_heard(tx, PUBLIC))
        tasks.answer(tx, AT, kind="action_due", subject=one.subject, who=JANE, owner="person-tom", due=MAY)
    answer = ask(council, "matters arising")
    assert [row[1:4] for row in rows(answer)] == [("handed on since", "6 May 2031", "open")]
    assert "Its day was set by a person." in texts(answer)
    with council.write() as tx:
        tasks.answer(tx, AT, kind="action_due", subject=one.subject, who=JANE, owner="", due=None)
        tx.execute(tables.meeting.delete().where(tables.meeting.c.date >= MAY))
    answer = ask(council, "matters arising")
    assert [row[1:4] for row in rows(answer)] == [("nobody yet", "no day", "open")]
    assert "It has no day: the papers do not give a meeting after it yet." in texts(answer)


def test_open_actions_that_papers_print_stand_beside_what_was_asked_for(council):
    accept(council)
    with council.write() as tx:
        add_action(tx, 1, "Paint the rails", owner="Ben Wren", line=90)
        row = {"text": "7 | Paint the rails | Ben Wren | Overdue", "of": "report", "line": 90, "exempt": False}
        head = {"text": "Minute | Action | Owner | Status", "of": "report", "line": 89, "exempt": False}
        tx.execute(tables.passage.insert(), [{"document_id": 1, **head}, {"document_id": 1, **row}])
    answer = ask(council, "which actions are still open?")
    assert ("Paint the rails", "Ben Wren", "no day", "Overdue", "") in rows(answer)
    assert "The papers list 1 more open action." in answer.lead
