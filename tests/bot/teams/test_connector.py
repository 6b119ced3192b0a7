"""How each request to the connector ends, and that a message goes once."""

import asyncio

import aiohttp
import pytest

from bot.teams.connector import Connector
from bot.teams.credential import Secret
from bot.teams.hosts import Hosts
from bot.teams.login import Login
from bot.teams.port import Busy, Refused, Unreachable, Unsure
from tests.fakes import CUT, End, refused, slow, taken_then, throttled
from tests.tokens import APP, SECRET, TENANT

THREAD = "19:a/b c@thread.tacv2;messageid=1"
SAID = {"type": "message", "text": "hi"}


@pytest.fixture
async def login(session, teams, monotonic, epoch):
    endpoint = f"{teams.base}/{TENANT}/oauth2/v2.0/token"
    opened = Login(session, endpoint, APP, Secret(SECRET), monotonic=monotonic, epoch=epoch)
    yield opened
    await opened.close()


@pytest.fixture
def connector(session, teams, login, epoch):
    return Connector(session, Hosts(frozenset({f"127.0.0.1:{teams.port}"})), login, epoch=epoch)


async def test_what_is_sent_arrives_and_has_an_id(connector, teams):
    given = await connector.send(teams.url, THREAD, SAID)
    [one] = teams.received
    assert (one.method, one.conversation, one.activity, one.body, one.given) == ("POST", THREAD, None, SAID, given)
    assert one.authorization is not None
    assert "/v3/conversations/19%3Aa%2Fb%20c%40thread.tacv2%3Bmessageid%3D1/activities" in one.path


@pytest.mark.parametrize("url", ["", "/"], ids=["without a slash", "with two"])
async def test_the_slash_at_the_end_of_a_service_url_makes_no_difference(connector, teams, url):
    await connector.send(teams.url.rstrip("/") + url, THREAD, SAID)
    assert "//" not in teams.received[0].path


async def test_every_verb_has_its_path(connector, teams):
    opened = await connector.create(teams.url, {"members": [{"id": "29:ann"}]})
    await connector.reply(teams.url, THREAD, "7", SAID)
    await connector.update(teams.url, THREAD, "8", SAID)
    await connector.delete(teams.url, THREAD, "8")
    done = [(one.method, one.conversation, one.activity) for one in teams.received]
    assert done == [("POST", None, None), ("POST", THREAD, "7"), ("PUT", THREAD, "8"), ("DELETE", THREAD, "8")]
    assert opened.startswith("a:")


async def test_members_come_page_after_page(connector, teams):
    teams.members = [[{"id": "29:ann"}, {"id": "29:ben"}], [{"id": "29:cleo"}], []]
    found = await connector.members(teams.url, THREAD)
    assert [one["id"] for one in found] == ["29:ann", "29:ben", "29:cleo"]
    assert len(teams.received) == 3


ENDS = [
    (throttled("7"), Busy),
    (End(412, "PreconditionFailed"), Busy),
    (refused(403, "BotNotInConversationRoster"), Unreachable),
    (refused(404, "ConversationNotFound"), Unreachable),
    (refused(400, "BadSyntax"), Refused),
    (refused(413, "MessageSizeTooBig"), Refused),
    (refused(500), Unsure),
    (refused(502), Unsure),
    (refused(504), Unsure),
    (taken_then(refused(500)), Unsure),
    (CUT, Unsure),
    (taken_then(CUT), Unsure),
]


@pytest.mark.parametrize(("end", "raised"), ENDS, ids=str)
async def test_each_end_is_named_and_nothing_is_sent_twice(connector, teams, end, raised):
    teams.ends.append(end)
    with pytest.raises(raised):
        await connector.send(teams.url, THREAD, SAID)
    assert len(teams.received) == 1


async def test_how_long_teams_asks_to_wait_is_told(connector, teams):
    teams.ends.append(throttled("7"))
    with pytest.raises(Busy) as busy:
        await connector.send(teams.url, THREAD, SAID)
    assert busy.value.retry_after == 7


async def test_a_stall_may_have_arrived(session, teams, login, epoch):
    hosts, short = Hosts(frozenset({f"127.0.0.1:{teams.port}"})), aiohttp.ClientTimeout(total=0.3)
    teams.ends.append(slow(1))
    with pytest.raises(Unsure):
        await Connector(session, hosts, login, epoch=epoch, timeout=short).send(teams.url, THREAD, SAID)
    assert len(teams.said) == 1


async def test_where_nobody_listens_it_was_certainly_not_sent(session, epoch):
    connector = Connector(session, Hosts(frozenset({"127.0.0.1:1"})), None, epoch=epoch)
    with pytest.raises(Busy):
        await connector.send("http://127.0.0.1:1/", THREAD, SAID)


async def test_no_redirect_is_followed(connector, teams):
    for status in (301, 302, 303, 307, 308):
        teams.ends.append(End(status, location=f"{teams.url}v3/conversations/elsewhere/activities"))
        with pytest.raises(Refused):
            await connector.send(teams.url, THREAD, SAID)
    assert {one.conversation for one in teams.received} == {THREAD}


@pytest.mark.parametrize(
    "url", ["https://example.org/", "http://127.0.0.1:2/", "", "http://127.0.0.1:{port}@example.org/"]
)
async def test_a_host_that_is_not_listed_hears_nothing_and_no_token_is_asked_for(connector, teams, url):
    with pytest.raises(Refused, match="BOT_SERVICE_HOSTS"):
        await connector.send(url.format(port=teams.port), THREAD, SAID)
    assert not teams.received
    assert not teams.fetched


async def test_a_refused_token_is_replaced_and_the_message_goes_once(connector, teams):
    await connector.send(teams.url, THREAD, SAID)
    teams.withdraw_logins()
    assert await connector.send(teams.url, THREAD, SAID)
    assert [one.taken for one in teams.received] == [True, False, True]
    assert teams.fetched["token"] == 2


async def test_a_token_that_is_refused_twice_is_a_refusal(connector, teams):
    teams.ends.extend([refused(401, "Unauthorized")] * 2)
    with pytest.raises(Refused, match="Unauthorized"):
        await connector.send(teams.url, THREAD, SAID)
    assert len(teams.received) == 2


async def test_a_thousand_messages_need_one_token(connector, teams):
    async def ten():
        for _ in range(100):
            await connector.send(teams.url, THREAD, SAID)

    await asyncio.gather(*(ten() for _ in range(10)))
    assert len(teams.said) == 1000
    assert teams.fetched["token"] == 1


async def test_local_mode_shows_no_token(session, teams, epoch):
    connector = Connector(session, Hosts(frozenset(), local=True), None, epoch=epoch)
    with pytest.raises(Refused):  # this Teams wants one
        await connector.send(teams.url, THREAD, SAID)
    assert teams.received[0].authorization is None
