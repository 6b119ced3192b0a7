"""How a dialog is answered while what it asks takes longer than Teams waits, or fails, or is asked again."""

import asyncio
from typing import Any

import pytest

from bot.cards import rendered
from bot.popup import BEFORE, FAILED, SLOW, TITLE, Popups
from bot.settings import Settings
from bot.teams.connection import connect
from bot.teams.port import Heard
from bot.turn import Noted
from dialogs.answer import Answer
from dialogs.asked import Scope
from dialogs.clearance import clear
from store.records import PUBLIC
from tests.fakes import FakeTeams
from tests.whole.serving import environment

SAID = clear(Answer(title="Meeting\n" + "very " * 40, lead="It is on Tuesday."), PUBLIC)
HEARD = Heard(
    kind="dialog",
    activity="f:1",
    conversation="19:a",
    thread="dialog:19:a",
    address="",
    scope=Scope.PERSONAL,
    person="p",
)


class Turn:
    """A turn that waits until it is let go, and counts how often it was begun."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.begun = 0
        self.seen: set[str] = set()

    async def note(self, heard):
        first = heard.activity not in self.seen
        self.seen.add(heard.activity)
        return Noted(None) if first else None

    async def answer(self, heard, noted, teams):
        self.begun += 1
        await self.go.wait()
        await teams.reply(heard, SAID)

    async def fail(self, heard, noted, teams):
        raise ValueError("no")


async def shown(popups, heard=HEARD) -> Any:
    """The task that answers what was asked in a dialog."""
    return (await popups.show(heard))["task"]


@pytest.fixture
async def connection():
    async with FakeTeams() as teams:
        settings = Settings.read(environment("sqlite:///unused.db", teams))
        async with connect(settings, teams.clock, rendered) as opened:
            yield opened
        assert teams.received == []


async def test_what_takes_too_long_is_said_to_go_on_and_its_answer_is_there_when_teams_asks_again(connection):
    turn = Turn()
    popups = Popups(connection, turn.note, turn.answer, patience=0.05)
    assert await shown(popups) == {"type": "message", "value": SLOW}
    again = asyncio.create_task(shown(popups))
    turn.go.set()
    task = await again
    assert task["type"] == "continue"
    assert "It is on Tuesday." in str(task["value"]["card"])
    assert turn.begun == 1
    await popups.close()


async def test_a_title_is_one_line_that_teams_takes(connection):
    turn = Turn()
    turn.go.set()
    title = (await shown(Popups(connection, turn.note, turn.answer)))["value"]["title"]
    assert title.startswith("Meeting very")
    assert len(title) <= TITLE + 2


async def test_two_dialogs_of_two_people_do_not_get_each_others_answer(connection):
    turn = Turn()
    turn.go.set()
    popups = Popups(connection, turn.note, turn.answer)
    assert (await shown(popups))["type"] == "continue"
    other = Heard(
        kind="dialog", activity="f:1", conversation="19:a", thread="dialog:19:a", address="", scope=Scope.PERSONAL
    )
    assert await shown(popups, other) == {"type": "message", "value": BEFORE}


async def test_a_turn_that_fails_is_logged_and_answered(connection, caplog):
    turn = Turn()
    popups = Popups(connection, turn.note, turn.fail)
    assert await shown(popups) == {"type": "message", "value": FAILED}
    assert "A dialog was not answered" in caplog.text


async def test_when_the_bot_is_stopped_dialogs_under_way_come_to_their_end(connection):
    turn = Turn()
    popups = Popups(connection, turn.note, turn.answer, patience=0.01)
    await shown(popups)
    asyncio.get_running_loop().call_later(0.05, turn.go.set)
    await popups.close()
    assert (await shown(popups))["type"] == "continue"
