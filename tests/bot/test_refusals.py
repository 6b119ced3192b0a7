"""Who may not do something is told who may, whom to ask, and what they can do themselves, where that is so."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.teams.port import Heard
from bot.turn import Turns
from dialogs.asked import Scope


@pytest.fixture
def turns(sqlite_store):
    return Turns(store=sqlite_store, zone=ZoneInfo("Europe/London"), now=lambda: datetime(2021, 6, 21, 9, tzinfo=UTC))


def said_to(turns, text):
    """What is answered in a channel to somebody without a role."""
    heard = Heard(
        kind="message", activity="1", conversation="19:c", thread="19:c", address="19:c",
        scope=Scope.CHANNEL, text=text, person="11111111-aaaa-4aaa-8aaa-000000000001",
    )  # fmt: skip
    said = turns.think(heard)
    assert said is not None
    return said.answer


ASK = "Ask the clerk of the committee."
LEADS = {
    "revoke clerk from Ann Dale": "Only an administrator can do that here. Ask an administrator.",
    "announce the agenda": f"Only an administrator or a clerk can do that here. {ASK}",
    "pause reminders": f"Only an administrator or a clerk can do that here. {ASK} "
    "In our personal chat you can do it for yourself.",
    "7F3K done": f"Only an administrator, a clerk or an officer can do that here. {ASK} "
    "In our personal chat what is yours you can answer.",
}


@pytest.mark.parametrize("text", ["what is scheduled?", "what was announced lately?"])
def test_what_a_councillor_may_well_ask_of_the_papers_is_not_refused(turns, text):
    assert said_to(turns, text).title != "Not allowed"


@pytest.mark.parametrize(("text", "lead"), LEADS.items())
def test_whoever_may_not_is_told_whom_to_ask_and_what_is_theirs(turns, text, lead):
    assert said_to(turns, text).lead == lead
