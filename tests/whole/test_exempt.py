"""A clerk is told of exempt matter in personal chat; in a channel or group chat no word of it is sent."""

from pathlib import Path

import pytest

from store import papers, people
from store.engine import Store
from store.reading.read import read
from tests.activities import ANN, CHANNEL, CLERK, GROUP, message
from tests.whole.conftest import THEN

PACK = Path(__file__).parents[1] / "packs" / "harrowmere" / "pack.txt"
CANARY = "CANARY"
ASKED = ["which items are private?", "how much is the highest offer for the site?", "which offers have been received?"]


@pytest.fixture
async def informed(bot, demo_url):
    """The bot, with a pack that has Part II loaded besides, and a clerk who is one."""
    store = Store.open(demo_url)
    with store.write() as tx:
        for paper in read(PACK):
            papers.keep(tx, paper, now=THEN)
        people.grant(tx, THEN, object_id=CLERK.entra, role="clerk", name=CLERK.name)
    store.close()
    return bot


def everything(teams):
    return "\n".join(str(one.body) for one in teams.received)


def exempt_words():
    (paper,) = read(PACK)
    return [word for passage in paper.passages if passage.part == 2 for word in passage.text.split() if CANARY in word]


def test_the_pack_holds_exempt_words_to_look_for():
    assert exempt_words()


@pytest.mark.parametrize("question", ASKED)
async def test_a_channel_and_a_group_are_sent_no_exempt_word_though_a_clerk_asks(informed, question):
    teams = informed.teams
    for where in (CHANNEL, GROUP):
        await informed.post(message(teams.url, question, CLERK, where))
    await teams.answers(2)
    assert CANARY not in everything(teams)
    assert all(word not in everything(teams) for word in exempt_words())


@pytest.mark.parametrize("question", ASKED)
async def test_somebody_without_a_role_is_sent_no_exempt_word_in_personal_chat(informed, question):
    await informed.post(message(informed.teams.url, question, ANN))
    await informed.teams.answers(1)
    assert CANARY not in everything(informed.teams)


async def test_a_clerk_is_told_in_personal_chat(informed):
    teams = informed.teams
    for number, question in enumerate(ASKED, 1):
        await informed.post(message(teams.url, question, CLERK))
        await teams.answers(number)
    assert CANARY in everything(teams)
