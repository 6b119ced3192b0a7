"""What kind of thing each of Teams' activities is, through botbuilder's turn."""

import pytest

from bot.teams.adapter import Adapter
from bot.teams.hearing import activity_of
from tests import activities as said
from tests.activities import ANN, BEN, BOT, CHANNEL, GROUP, chat_with

URL = "https://smba.trafficmanager.net/emea/"


async def kind(posted):
    return (await Adapter().hear(activity_of(posted)))[0]


async def test_words_are_a_message_and_a_button_a_press():
    ask = {"ask": "help"}
    assert await kind(said.message(URL, "help")) == "message"
    assert await kind(said.press(URL, ask, "help", ANN, chat_with(ANN), "1")) == "message"
    assert await kind(said.press(URL, ask, None, ANN, chat_with(ANN), "1")) == "press"
    assert await kind(said.press(URL, ask, " ", ANN, chat_with(ANN), "1")) == "press"


async def test_the_bots_own_words_are_no_message():
    assert await kind({**said.message(URL, "help"), "from": BOT}) == "other"


async def test_both_activities_of_an_install_are_one():
    assert await kind(said.bot_added(URL)) == "installed"
    assert await kind(said.installation(URL, "add")) == "installed"
    assert await kind(said.installation(URL, "add-upgrade")) == "installed"
    assert await kind(said.bot_added(URL, ANN, CHANNEL)) == "installed"


async def test_both_activities_of_a_removal_are_one_and_an_upgrade_removes_nothing():
    assert await kind(said.bot_removed(URL)) == "removed"
    assert await kind(said.installation(URL, "remove")) == "removed"
    assert await kind(said.installation(URL, "remove-upgrade")) == "other"


async def test_other_peoples_coming_is_theirs():
    assert await kind(said.members_added(URL, [BEN], GROUP)) == "other"


def other_things():
    was = said.message(URL, "help")
    yield said.edited(URL, was, "helped")
    yield said.deleted(URL, was)
    yield said.reaction(URL, "1")
    yield said.meeting_event(URL)
    yield said.installation(URL, "something new")
    for name in ("typing", "endOfConversation", "event", "command", "trace", "handoff", "something new"):
        yield {**was, "type": name}


@pytest.mark.parametrize("posted", list(other_things()), ids=lambda posted: posted["type"])
async def test_whatever_else_it_is_needs_no_answer(posted):
    kind_, outcome = await Adapter().hear(activity_of(posted))
    assert (kind_, outcome.status, outcome.body) == ("other", 200, None)


@pytest.mark.parametrize(
    "name",
    ["adaptiveCard/action", "task/fetch", "composeExtension/query", "signin/verifyState", "fileConsent/invoke", "new"],
)
async def test_an_invoke_is_told_in_its_body_that_it_is_not_offered(name):
    kind_, outcome = await Adapter().hear(activity_of(said.invoke(URL, name)))
    assert (kind_, outcome.status) == ("other", 200)
    assert outcome.body is not None
    assert outcome.body["statusCode"] == 501
    assert outcome.body["type"] == "application/vnd.microsoft.error"


async def test_a_dialog_of_the_message_extension_is_heard_and_answered_elsewhere():
    for posted in (said.dialog_opened(URL), said.dialog_sent(URL, {"ask": "help"}), said.dialog_sent(URL, None)):
        kind_, outcome = await Adapter().hear(activity_of(posted))
        assert (kind_, outcome.status, outcome.body) == ("dialog", 200, None)


async def test_an_invoke_without_a_name_or_value_is_told_so_too():
    invoke = said.invoke(URL)
    for odd in ({**invoke, "name": None}, {**invoke, "value": "text"}):
        assert (await Adapter().hear(activity_of(odd)))[1].status == 200
