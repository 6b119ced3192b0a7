"""A clerk reads what people could not be answered: the questions and how often, never a person."""

import pytest
from sqlalchemy import select

from bot.plain import plain
from dialogs.acts.worklist import ACT
from dialogs.asked import Scope
from dialogs.known import shelved
from store.records import ALL, PUBLIC, Sight
from store.tables import unanswered as table
from tests.dialogs.acts.desk import TODAY, desk, rows

ANN = "11111111-aaaa-4aaa-8aaa-000000000001"


@pytest.fixture
def at(tmp_path):
    with desk(tmp_path) as lent:
        yield lent


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("What could you not answer?", "1"),
        ("what couldn’t you answer", "1"),
        ("which questions were you unable to answer?", "1"),
        ("What did people ask that you could not answer?", "1"),
        ("unanswered questions", "1"),
        ("show me the unanswered questions", "1"),
        ("questions you couldn't answer", "1"),
        ("questions without an answer", "1"),
        ("what questions are unanswered?", "1"),
        ("which questions are still without an answer", "1"),
        ("Unanswered questions, from number 16", "16"),
    ],
)
def test_the_list_is_asked_for_in_many_wordings(text, start):
    assert ACT.recognise(text) == start


@pytest.mark.parametrize(
    "text",
    [
        "how many unanswered questions were there",
        "what questions were not answered at the meeting",
        "were all questions answered",
        "what could the officers not answer",
    ],
)
def test_a_question_about_the_papers_is_taken_for_no_order(text):
    assert ACT.recognise(text) is None


def test_the_most_often_asked_stands_first_with_how_often_and_when_last(at):
    at.ask("who owns the moon")
    at.ask("how is the wheelie rate doing?", person=ANN, name="Ann Archer")
    at.ask("How is the WHEELIE rate doing")
    answer = at.say("what could you not answer?")
    assert answer.lead == (
        "I could not answer 2 questions. Asked most often: “how is the wheelie rate doing?”, "
        "asked 2 times, last on 5 June 2024."
    )
    assert [row[:2] for row in rows(answer)] == [
        ("how is the wheelie rate doing?", "asked 2 times, last on 5 June 2024"),
        ("who owns the moon", "asked 1 time, last on 5 June 2024"),
    ]
    assert answer.choices[0] == "Teach: wheelie"
    assert f"Settle question {rows(answer)[0][2]}" in answer.choices


@pytest.mark.parametrize("text", ["why did Braithwaite resign", "is Mrs Braithwaite ill", "has John Braithwaite gone"])
def test_a_persons_name_is_not_offered_to_be_taught(at, text):
    at.ask(text)
    assert [option for option in at.say("unanswered questions").choices if option.startswith("Teach")] == []


def test_a_things_name_is_offered_though_it_has_a_capital(at):
    at.ask("how is the Lido doing")
    assert "Teach: lido" in at.say("unanswered questions").choices


@pytest.mark.parametrize(
    "text",
    [
        "matters arising of 2 March 2019",
        "what did members ask for about zebras",
        "DL7J settled: both signed",
        "accept all of the lidos",
        "assign S3ZS to Jane Spare",
    ],
)
def test_what_is_answered_by_what_clerks_keep_and_orders_leave_nothing(at, text):
    assert at.ask(text).declined
    assert at.tx.execute(select(table)).first() is None


def test_what_is_private_is_not_kept(at):
    at.ask("has Edna Pickersgill of 14 Acacia Avenue, LS12 4QR, QQ123456C, left the moon")
    [row] = rows(at.say("unanswered questions"))
    assert row[0] == "has (name) of (address), (address), (number), left the moon"


def test_nothing_that_tells_who_asked_is_in_the_table(at):
    text = f"I am Ann Archer ({ANN}), ann.archer@council.example, 020 7946 0018: who owns the moon?"
    at.ask(text, person=ANN, name="Ann Archer")
    held = str(at.tx.execute(select(table)).mappings().all()).casefold()
    assert "moon" in held
    assert not [word for word in (ANN, "ann", "archer", "@", "7946") if word in held]


@pytest.mark.parametrize(
    "text", ["when is the next meeting?", "hello", "thanks", "help", "how is recycling doing", "??"]
)
def test_what_is_answered_and_small_talk_leave_nothing(at, text):
    at.ask(text)
    assert at.tx.execute(select(table)).first() is None


def test_a_follow_up_that_names_nothing_itself_leaves_nothing(at):
    before = at.ask("what did the depots programme cost").slots
    assert at.ask("why was that?", before=before).declined
    assert at.tx.execute(select(table)).first() is None
    at.ask("and who owns the moon?", before=before)
    assert at.tx.execute(select(table)).first() is not None


@pytest.mark.parametrize(
    "text",
    [
        "who owns the [moon](https://example.org) **now**",
        "who owns the moon " * 600,
        "=cmd|' /C calc'!A0 owns <at>moon</at>",
    ],
)
def test_hostile_words_are_kept_short_and_are_nothing_but_words(at, text):
    at.ask(text)
    [row] = rows(at.say("unanswered questions"))
    assert len(row[0]) <= 200
    assert "moon" in row[0]


def test_a_question_is_read_by_those_alone_who_may_hear_what_its_words_may_lean_on(at):
    at.ask("what did Zebedee Ltd offer?", sight=ALL)
    others = {"sight": Sight(frozenset({1}))}
    assert "Zebedee" in plain(at.say("unanswered questions"))
    assert "Zebedee" not in plain(at.say("unanswered questions", **others))
    at.ask("What did Zebedee Ltd offer", sight=PUBLIC)
    assert "Zebedee" in plain(at.say("unanswered questions", **others))


def test_a_long_list_is_shown_in_parts_that_can_be_asked_for(at):
    at.tx.execute(table.insert(), [{"text": f"question {n}", "committees": [], "last": TODAY} for n in range(20)])
    first = at.say("unanswered questions")
    rest = at.say(next(option for option in first.choices if "from number" in option))
    assert (len(rows(first)), len(rows(rest))) == (15, 5)


def test_it_is_read_in_personal_chat_alone(at):
    at.ask("who owns the moon")
    assert "moon" not in plain(at.say("unanswered questions", scope=Scope.CHANNEL, sight=PUBLIC))


def test_without_any_the_list_is_said_to_be_empty(at):
    assert "No question waits" in at.say("unanswered questions").lead


def test_the_papers_are_read_once_for_page_after_page(at):
    at.ask("who owns the moon")
    known = shelved(at.tx, ALL)
    at.say("unanswered questions")
    assert shelved(at.tx, ALL) is known
