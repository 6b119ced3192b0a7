"""An answer is said again while Teams is busy, as long as anybody waits, and never where it may have arrived.

A card is changed again then too: the same card twice is the same card.
"""

from collections import deque
from collections.abc import Awaitable, Callable

import pytest

from bot.changing import Change
from bot.replying import LONGEST, PAUSES, change, reply
from bot.teams.port import Busy, Heard, Refused, Unreachable, Unsure
from dialogs.answer import Answer
from dialogs.asked import Scope
from dialogs.clearance import Cleared, clear
from store.records import PUBLIC
from tests.bot.by_hand import Postbox

HEARD = Heard(kind="message", activity="1", conversation="a", thread="a", address="{}", scope=Scope.PERSONAL)
SAID = clear(Answer(title="T", lead="L"), PUBLIC)


class Ending(Postbox):
    """Ends each reply as it is told to, and then takes them."""

    def __init__(self, *ends: Exception) -> None:
        super().__init__()
        self.ends = deque(ends)
        self.tries = 0

    async def reply(self, heard: Heard, answer: Cleared) -> str:
        self.tries += 1
        if self.ends:
            raise self.ends.popleft()
        return "2"

    async def update(self, address: str, activity: str, answer: Cleared) -> None:
        await self.reply(HEARD, answer)


async def said(teams: Ending) -> tuple[bool, int, list[float]]:
    """Whether it is settled, after how many tries, and what was waited in between."""
    waited: list[float] = []
    taken = await reply(teams, HEARD, SAID, waiting(waited))
    return taken, teams.tries, waited


async def changed(teams: Ending) -> tuple[bool, int, list[float]]:
    """The same of a card that is to be changed."""
    waited: list[float] = []
    taken = await change(teams, Change("{}", "1", SAID), waiting(waited))
    return taken, teams.tries, waited


def waiting(waited: list[float]) -> Callable[[float], Awaitable[object]]:
    """A sleep that takes no time and writes down how long it should have been."""

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    return sleep


async def test_an_answer_that_is_taken_is_said_once():
    assert await said(Ending()) == (True, 1, [])


async def test_while_teams_is_busy_it_is_said_again_after_what_teams_asks_for():
    assert await said(Ending(Busy(2.5), Busy(0.0))) == (True, 3, [2.5, 0.0])


async def test_where_teams_does_not_say_how_long_the_pauses_grow():
    assert await said(Ending(*(Busy() for _ in PAUSES))) == (True, len(PAUSES) + 1, list(PAUSES))
    assert list(PAUSES) == sorted(PAUSES)
    assert len(PAUSES) >= 3


async def test_it_is_given_up_after_so_many_tries():
    assert await said(Ending(*(Busy() for _ in range(20)))) == (False, len(PAUSES) + 1, list(PAUSES))


async def test_nobody_waits_longer_than_a_minute():
    assert await said(Ending(Busy(LONGEST + 1))) == (False, 1, [])


@pytest.mark.parametrize("end", [Unsure("reset"), Unreachable("removed"), Refused("too large")])
async def test_what_may_have_arrived_or_never_will_is_not_said_again(end):
    assert await said(Ending(end)) == (True, 1, [])


async def test_a_card_is_changed_again_while_teams_is_busy_or_may_not_have_it():
    assert await changed(Ending()) == (True, 1, [])
    assert await changed(Ending(Busy(2.5), Unsure("reset"))) == (True, 3, [2.5, PAUSES[1]])


async def test_a_card_that_cannot_be_changed_is_given_up():
    assert await changed(Ending(*(Unsure("reset") for _ in range(20)))) == (False, len(PAUSES) + 1, list(PAUSES))
    assert await changed(Ending(Busy(LONGEST + 1))) == (False, 1, [])


@pytest.mark.parametrize("end", [Unreachable("gone"), Refused("too old")])
async def test_a_change_that_is_refused_is_not_tried_again(end):
    assert await changed(Ending(end)) == (False, 1, [])
