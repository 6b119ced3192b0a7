"""The port as the rest of the bot sees it: what is said through it, as the connector receives it."""

import asyncio
import json

import pytest

from bot.cards import rendered
from bot.settings import Settings
from bot.teams.address import Address
from bot.teams.connection import connect
from bot.teams.port import Busy, Refused
from dialogs.answer import Answer, Text
from dialogs.asked import Scope
from dialogs.clearance import clear
from store.records import PUBLIC
from tests.activities import ANN, BEN, BOT, CHANNEL, bot_added, chat_with, message, reaction
from tests.fakes import throttled
from tests.tokens import TENANT
from tests.whole.serving import environment

SAID = clear(Answer(title="Meeting", lead="It is on Tuesday.", blocks=(Text("In the Council Chamber."),)), PUBLIC)


@pytest.fixture
async def port(teams):
    settings = Settings.read(environment("sqlite:///unused.db", teams))
    async with connect(settings, teams.clock, rendered) as opened:
        yield opened


async def heard(port, teams, activity):
    headers = {"Authorization": f"Bearer {teams.sign()}"}
    outcome, one = await port.receive(headers, json.dumps(activity).encode())
    assert outcome.status == 200
    return one


async def test_what_needs_no_answer_is_heard_all_the_same_because_it_says_where_the_bot_can_speak(port, teams):
    one = await heard(port, teams, reaction(teams.url, "1"))
    assert (one.kind, Address.read(one.address).url) == ("other", teams.url)


async def test_an_answer_goes_to_the_message_in_its_thread(port, teams):
    asked = message(teams.url, "hi", ANN, CHANNEL)
    given = await port.reply(await heard(port, teams, asked), SAID)
    [one] = teams.said
    assert (one.given, one.conversation, one.activity) == (given, CHANNEL.said()["id"], asked["id"])
    assert (one.body["text"], one.body["summary"]) == ("It is on Tuesday.", "It is on Tuesday.")
    assert one.body["conversation"] == {"id": one.conversation}
    assert (one.body["textFormat"], one.body["replyToId"]) == ("plain", asked["id"])


async def test_a_welcome_answers_no_message(port, teams):
    await port.reply(await heard(port, teams, bot_added(teams.url)), SAID)
    [one] = teams.said
    assert (one.conversation, one.activity) == (chat_with(ANN).id, None)
    assert "replyToId" not in one.body


async def test_what_is_said_unasked_begins_a_thread_of_its_own(port, teams):
    address = (await heard(port, teams, message(teams.url, "hi", ANN, CHANNEL))).address
    given = await port.send(address, SAID)
    [one] = teams.said
    assert (one.given, one.conversation, one.activity) == (given, CHANNEL.id, None)


async def test_what_was_said_can_be_changed_and_taken_back(port, teams):
    address = (await heard(port, teams, message(teams.url, "hi"))).address
    given = await port.send(address, SAID)
    await port.update(address, given, SAID)
    await port.delete(address, given)
    _, put, delete = teams.received
    assert (put.method, put.activity, put.body["id"]) == ("PUT", given, given)
    assert (delete.method, delete.activity) == ("DELETE", given)


async def test_members_are_known_by_their_object_ids(port, teams):
    teams.members = [
        [{"id": ANN.id, "aadObjectId": ANN.entra.upper()}, {"id": "29:guest"}],
        [{"id": BEN.id, "objectId": BEN.entra}, {"id": "29:odd", "objectId": ""}],
    ]
    address = (await heard(port, teams, message(teams.url, "hi", ANN, CHANNEL))).address
    assert await port.members(address) == (ANN.entra, BEN.entra)


async def test_a_personal_chat_can_be_opened_from_a_channel(port, teams):
    address = (await heard(port, teams, message(teams.url, "hi", ANN, CHANNEL))).address
    opened = await port.create(address, BEN.entra)
    [asked] = teams.received
    assert asked.body == {
        "isGroup": False,
        "members": [{"id": BEN.entra}],
        "bot": {"id": BOT["id"]},
        "tenantId": TENANT,
        "channelData": {"tenant": {"id": TENANT}},
    }
    read = Address.read(opened)
    assert (read.conversation, read.scope, read.url) == (asked.given and f"a:{asked.given}", Scope.PERSONAL, teams.url)
    await port.send(opened, SAID)
    assert teams.said[0].conversation == read.conversation


async def test_an_address_that_cannot_be_read_is_refused_before_anything_is_sent(port, teams):
    for address in ("", "{}", "terminal"):
        with pytest.raises(Refused):
            await port.send(address, SAID)
    assert not teams.received


async def test_an_address_on_a_host_that_is_listed_no_more_is_refused(port, teams):
    address = (await heard(port, teams, message(teams.url, "hi"))).address
    with pytest.raises(Refused, match="BOT_SERVICE_HOSTS"):
        await port.send(address.replace("127.0.0.1", "localhost"), SAID)
    assert not teams.received


async def test_a_thousand_answers_need_one_token(port, teams):
    asked = await heard(port, teams, message(teams.url, "hi"))

    async def a_hundred():
        return [await port.reply(asked, SAID) for _ in range(100)]

    given = await asyncio.gather(*(a_hundred() for _ in range(10)))
    assert len({one for some in given for one in some}) == len(teams.said) == 1000
    assert teams.fetched["token"] == 1


async def test_where_no_token_can_be_had_nothing_was_sent_and_it_may_be_tried_again(port, teams):
    address = (await heard(port, teams, message(teams.url, "hi"))).address
    teams.login_ends.append((503, {}))
    with pytest.raises(Busy):
        await port.send(address, SAID)
    assert not teams.received
    teams.ends.append(throttled("3"))
    with pytest.raises(Busy) as busy:
        await port.send(address, SAID)
    assert busy.value.retry_after == 3
    assert await port.send(address, SAID)


async def test_local_mode_hears_unsigned_words_and_shows_no_token(teams):
    async with connect(Settings(), teams.clock, rendered, local=True) as port:
        said = json.dumps({**message(teams.url, "hi"), "channelId": "emulator", "channelData": {}}).encode()
        _, one = await port.receive({}, said)
        assert one is not None
        with pytest.raises(Refused):  # this Teams wants one
            await port.reply(one, SAID)
    assert teams.received[0].authorization is None
