"""A clerk reads in their personal chat what was done, by whom and to what, of their own committees alone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, insert

from dialogs.acts.history import ACT
from dialogs.asked import Asked, Scope
from dialogs.clerks import over
from store import expected, journal, meetings, people
from store.tables import announcement
from tests.council import LONG_AGO, add_committee

NOW = datetime(2031, 5, 6, 9, tzinfo=UTC)
ADMIN, ANN, BEN = (f"{digit * 8}-aaaa-4aaa-8aaa-000000000001" for digit in "123")


@pytest.fixture
def tx(sqlite_store):
    with sqlite_store.write() as lent:
        planning, audit = add_committee(lent), add_committee(lent, "audit", "Audit Committee")
        people.grant(lent, LONG_AGO, object_id=ADMIN, role="administrator", name="Ada Mead")
        people.grant(lent, LONG_AGO, object_id=ANN, role="clerk", name="Ann Dale", committee_slug="planning")
        values = {"meeting_date": date(2031, 6, 3), "title": "Agenda", "audience": [], "author": BEN, "made_at": NOW}
        lent.execute(insert(announcement).values(committee_id=audit, **values))
        lent.execute(insert(announcement).values(committee_id=planning, **values))
        expected.put(lent, NOW, committee=audit, day=NOW.date(), title="Tides", author=BEN)
        yield lent


def say(tx, text, **more):
    wanted = ACT.recognise(text)
    assert wanted is not None
    asked = Asked(text=text, **{"person": ADMIN, "role": "administrator", "committees": None} | more)
    return ACT.perform(tx, NOW, asked, wanted)


def ann(tx, text, **more):
    return say(tx, text, **{"person": ANN, "role": "clerk", "committees": frozenset({1})} | more)


def done(answer):
    return [row[2] for block in answer.blocks if hasattr(block, "rows") for row in block.rows]


def note(tx, what, *, who=BEN, at=NOW, **more):
    journal.note(tx, at, who=who, did="follow", what=what, **more)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("journal", "1\ndays\n"),
        ("Show me the journal.", "1\ndays\n"),
        ("the journal of yesterday", "1\ndays\nyesterday"),
        ("journal for 20 April, from number 16", "16\ndays\n20 April"),
        ("What was done today?", "1\ndays\ntoday"),
        ("who did what on 20 April", "1\ndays\n20 April"),
        ("who did what since Monday?", "1\ndays\nsince Monday"),
        ("What happened to A12?", "1\nof\nA12"),
        ("what became of announcement a12", "1\nof\nA12"),
        ("history of A12, from number 16", "16\nof\nA12"),
        ("who posted A12?", "1\nof\nA12"),
    ],
)
def test_asking_for_the_journal_is_recognised_however_it_is_said(text, wanted):
    assert ACT.recognise(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "what was done on 20 April?",
        "what was done about the potholes?",
        "who did what in the action plan",
        "what happened to the A12 road scheme?",
        "what happened at the meeting?",
        "the journal of the society",
        "journalists",
        "who changed the target?",
    ],
)
def test_a_question_about_papers_is_not_taken_for_one_about_the_journal(text):
    assert ACT.recognise(text) is None


def test_an_entry_says_when_who_what_and_what_it_was_before_and_after(tx):
    note(tx, f"clerk of planning for {ANN}", who=ADMIN, before="no role", after=f"handed to {BEN}")
    answer = say(tx, "what was done today?")
    assert answer.lead == "1 thing was done on 6 May 2031, the latest first."
    [row] = answer.blocks[0].rows
    assert row == (
        "6 May 2031, 10am",
        "Ada Mead",
        "Follow: clerk of planning for Ann Dale",
        "no role",
        f"handed to {BEN}",
    )


def test_a_clerk_reads_of_their_own_committees_and_of_what_they_did_themselves(tx):
    for what in ("planning", "audit", "audit plan of planning", "report:1", "A1", "A2", "place 7"):
        note(tx, what)
    note(tx, "place 8", who=ANN)
    assert done(ann(tx, "journal")) == ["Follow: place 8", "Follow: A2", "Follow: planning"]
    assert len(done(say(tx, "journal"))) == 8


def test_an_administrator_of_one_committee_reads_of_that_one(tx):
    people.grant(tx, NOW, object_id=BEN, role="administrator", committee_slug="audit")
    people.grant(tx, NOW, object_id=BEN, role="officer")
    note(tx, "planning", who=ADMIN)
    note(tx, "audit", who=ADMIN)
    told = done(say(tx, "what was done today?", person=BEN))
    assert "Follow: audit" in told
    assert "Follow: planning" not in told
    planning = next(one for one in meetings.committees(tx) if one.slug == "planning")
    assert not over(tx, Asked(text="", person=BEN, role="administrator", committees=None), planning)


def test_what_happened_to_an_announcement_is_told_of_that_one_alone(tx):
    for what in ("A2 Planning", "A21", "test of A2"):
        note(tx, what)
    assert done(ann(tx, "what happened to A2?")) == ["Follow: test of A2", "Follow: A2 Planning"]
    assert ann(tx, "what happened to A1?").declined


def test_the_journal_is_read_day_by_day_and_page_by_page(tx):
    note(tx, "planning", at=NOW - timedelta(days=1))
    for _ in range(20):
        note(tx, "planning")
    assert "1 thing was done on 5 May 2031" in ann(tx, "who did what yesterday").lead
    first = ann(tx, "what was done today?")
    assert first.choices == ("Journal of today, from number 16",)
    assert len(done(ann(tx, first.choices[0]))) == 5
    assert ann(tx, "who did what on 29 February").declined


def test_elsewhere_than_in_personal_chat_nothing_of_it_is_said(tx):
    note(tx, "planning")
    answer = ann(tx, "journal", scope=Scope.CHANNEL)
    assert (answer.declined, answer.blocks) == (True, ())


def test_what_nobody_did_is_not_told(tx):
    assert ann(tx, "journal of 1 May").declined


def test_the_command_line_and_the_terminal_are_called_what_they_are(tx):
    note(tx, "planning", who=None)
    note(tx, "planning", who="local")
    assert [row[1] for row in say(tx, "journal").blocks[0].rows] == [
        "somebody in local mode",
        "the command line, or I myself",
    ]


def test_a_long_page_asks_the_store_no_more_than_a_short_one_of_the_same_people(tx):
    statements = []
    event.listen(tx, "before_cursor_execute", lambda *said: statements.append(said[2]))

    def asks(who):
        statements.clear()
        note(tx, f"planning for {ANN}", who=who, before=ADMIN, after=ANN)
        done(say(tx, "journal"))
        return len(statements)

    short = asks(ADMIN)
    assert [asks(who) for who in (ANN, ADMIN, ANN, ADMIN)] == [short] * 4
