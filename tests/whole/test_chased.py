"""What somebody owes, from the sheet that was loaded to the chats it goes up to, over HTTP, the clock moved by hand."""

from datetime import UTC, date, datetime

import pytest

from store import outbox, people, places
from store.engine import Store
from tests.activities import ANN, BEN, CLERK, chat_with, message
from tests.council import add_committee, add_deliverable, add_paper, add_role
from tests.whole.conftest import THEN

NINE = [datetime(2021, *day, 8, tzinfo=UTC) for day in ((6, 24), (7, 1), (7, 2), (7, 6), (7, 14))]
"""09:00 in London of each step for what is due on Thursday 1 July 2021, where nobody is accountable."""


@pytest.fixture
def store(demo_url):
    opened = Store.open(demo_url)
    with opened.write() as tx:
        paper = add_paper(tx, add_committee(tx, "quays", "Quays Committee"), date(2021, 6, 1), "agenda pack")
        add_deliverable(tx, paper, "Harbour survey", approvers=["Ann Dale"], date=date(2021, 7, 1))
        add_role(tx, paper, "Ben Ford", post="Harbour master", raci="R")
        people.grant(tx, THEN, object_id=ANN.entra, role="officer", name="Ann Dale")
        people.grant(tx, THEN, object_id=BEN.entra, role="officer", name="Ben Ford")
        people.grant(tx, THEN, object_id=CLERK.entra, role="clerk", name="Cleo Clerk")
    yield opened
    opened.close()


async def meet(bot, store):
    """Have everybody say something once, so that there is a chat with each."""
    for who in (ANN, BEN, CLERK):
        assert await bot.post(message(bot.teams.url, "help", who)) == 200
    await bot.teams.answers(3)
    bot.teams.received.clear()
    with store.read() as tx:
        assert len(places.reachable(tx)) == 3


def survey(bot):
    """Who was sent what of it, in order."""
    return [
        (one.conversation, one.text) for one in bot.teams.said if "Harbour survey" in one.text and one.activity is None
    ]


async def step(bot, store, clock, moment, number):
    clock.move(moment)
    await bot.teams.settle(lambda: sent(store) >= number)


def sent(store):
    with store.read() as tx:
        return sum(one.kind == "deliverable_due" and one.state == "sent" for one in outbox.notices(tx))


async def test_what_nobody_answers_goes_up_from_its_owner_to_the_clerks(bot, store, clock):
    await meet(bot, store)
    for number, moment in enumerate(NINE, 1):
        await step(bot, store, clock, moment, number)
    told = [conversation for conversation, text in survey(bot) if "Harbour survey is due" in text or "was due" in text]
    assert told[:4] == [chat_with(ANN).id] * 3 + [chat_with(BEN).id]
    assert chat_with(CLERK).id in told
    assert "is 1 day overdue" in survey(bot)[2][1]


async def test_what_is_answered_as_done_goes_no_further(bot, store, clock):
    await meet(bot, store)
    await step(bot, store, clock, NINE[0], 1)
    assert await bot.post(message(bot.teams.url, "done", ANN)) == 200
    await bot.teams.settle(lambda: owed(store) == 0)
    clock.move(NINE[3])
    await bot.teams.settle(lambda: owed(store) == 0)
    assert sent(store) == 1


def owed(store):
    with store.read() as tx:
        return sum(one.kind == "deliverable_due" and one.state == "planned" for one in outbox.notices(tx))
