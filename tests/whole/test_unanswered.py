"""Over the turn: what people ask and is not answered is kept without them, and cannot cost them the answer."""

import logging
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from bot.plain import plain
from bot.teams.port import Heard
from bot.turn import Turns
from dialogs.asked import Scope
from store import people
from store.columns import metadata
from store.engine import Store
from store.tables import unanswered
from tests.dialogs.acts.desk import NOW, desk

ANN = "11111111-aaaa-4aaa-8aaa-000000000001"
BEN = "22222222-bbbb-4bbb-8bbb-000000000002"
CLERK = "33333333-cccc-4ccc-8ccc-000000000003"


@dataclass
class Talk:
    """What people say to the bot, each message an activity of its own."""

    turns: Turns
    store: Store
    said: int = 0

    def hear(self, text, person=ANN, name="Ann Archer", scope=Scope.PERSONAL, **more) -> str:
        self.said += 1
        where = f"{scope.value} {person}"
        heard = Heard(
            kind="message", activity=str(self.said), conversation=where, thread=where, address=where, scope=scope,
            text=text, person=person, person_name=name, **more,
        )  # fmt: skip
        cleared = self.turns.think(heard)
        return plain(cleared.answer) if cleared else ""

    def rows(self):
        with self.store.read() as tx:
            return [dict(row) for row in tx.execute(sa.select(unanswered)).mappings()]


@pytest.fixture
def talk(tmp_path):
    with desk(tmp_path) as at:
        people.grant(at.tx, NOW, object_id=CLERK, role="clerk", name="Cleo Clerk")
    store = Store.open(f"sqlite:///{tmp_path / 'desk.db'}")
    yield Talk(Turns(store=store, zone=ZoneInfo("Europe/London"), now=lambda: NOW), store)
    store.close()


def test_two_people_who_ask_the_same_are_one_question_and_nobody(talk):
    talk.hear("When does the lido reopen?")
    talk.hear("when does the LIDO reopen", BEN, "Ben Baker")
    [row] = talk.rows()
    assert (row["text"], row["times"], row["committees"]) == ("When does the lido reopen?", 2, [])


def test_no_table_but_that_of_the_worklist_holds_a_word_of_a_question_and_that_holds_no_person(talk, caplog):
    caplog.set_level(logging.DEBUG)
    talk.hear(f"I am Ann Archer, {ANN}, ann@council.example: does the qwertyish lido reopen?")
    talk.hear("and the qwertyish pier?")
    with talk.store.read() as tx:
        held = {table.name: str(tx.execute(sa.select(table)).all()).casefold() for table in metadata.sorted_tables}
    assert [name for name, text in held.items() if "qwertyish" in text] == ["unanswered"]
    assert not [word for word in (ANN, "ann", "archer", "@") if word in held["unanswered"]]
    assert "qwertyish" not in caplog.text


def test_what_a_clerk_asks_in_personal_chat_is_for_those_alone_who_hear_as_much(talk):
    talk.hear("When does the lido reopen?", CLERK, "Cleo Clerk")
    assert talk.rows()[0]["committees"] is None
    talk.hear("When does the lido reopen?", CLERK, "Cleo Clerk", Scope.CHANNEL)
    assert talk.rows()[0]["committees"] == []


def test_orders_refused_and_small_talk_leave_nothing(talk):
    for text in ("unanswered questions", "teach: the lido means the depots", "forget the lido"):
        assert "Only an administrator or a clerk" in talk.hear(text)
    talk.hear("hello")
    assert talk.rows() == []


def test_a_clerk_sees_teaches_and_everybody_is_answered(talk):
    assert "do not say" in talk.hear("How is the wheelie rate doing?")
    assert "wheelie rate" in talk.hear("what could you not answer?", CLERK, "Cleo Clerk")
    told = talk.hear("teach: the wheelie rate means Household waste recycled", CLERK, "Cleo Clerk")
    assert "1 question that I could not answer is answered now." in told
    for person, scope in ((ANN, Scope.PERSONAL), (BEN, Scope.CHANNEL)):
        answer = talk.hear("How is the wheelie rate doing?", person, "Somebody", scope)
        assert "49.7%" in answer
        assert "“the wheelie rate” is taken as" in answer
    assert "2 times, last on 5 June 2024" in talk.hear("aliases", CLERK, "Cleo Clerk")
    assert "No question waits" in talk.hear("unanswered questions", CLERK, "Cleo Clerk")


def test_a_question_that_cannot_be_kept_is_answered_all_the_same(talk, caplog):
    with talk.store.write() as tx:
        tx.execute(sa.text("ALTER TABLE unanswered RENAME TO elsewhere"))
    assert "do not say" in talk.hear("When does the qwertyish lido reopen?")
    assert "could not be kept" in caplog.text
    assert "qwertyish" not in caplog.text


def test_who_may_not_teach_is_answered_what_they_ask(talk):
    assert "Only" not in talk.hear("When people say the wheelie rate they mean Household waste recycled")
    assert "Only an administrator or a clerk" in talk.hear("teach: the wheelie rate means Household waste recycled")
