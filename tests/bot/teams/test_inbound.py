"""Who is let in, and with what answer the others are turned away; without a bearer, this machine alone."""

import json

import pytest

from bot.teams.bearer import Bearer
from bot.teams.hosts import Hosts
from bot.teams.inbound import Inbound
from bot.teams.keys import SigningKeys
from bot.teams.refusal import TurnedAway
from tests.activities import ANN, bot_added, chat_with, message
from tests.tokens import APP, LEFT_OUT, OTHER_TENANT, TENANT, without


@pytest.fixture
async def inbound(session, teams, monotonic):
    keys = SigningKeys(session, teams.openid, monotonic)
    bearer = Bearer(keys, APP, lambda: teams.clock.machine().timestamp())
    yield Inbound(bearer, Hosts(frozenset({f"127.0.0.1:{teams.port}"})), TENANT)
    await keys.close()


@pytest.fixture
def local():
    return Inbound(None, Hosts(frozenset(), local=True))


def bearing(teams, **changes):
    return {"Authorization": f"Bearer {teams.sign(**changes)}"}


def posted(teams, **changes):
    return json.dumps(without({**message(teams.url, "hi"), **changes})).encode()


async def status(inbound, headers, body):
    with pytest.raises(TurnedAway) as refused:
        await inbound.admit(headers, body)
    return refused.value.status


async def test_a_signed_activity_is_let_in(inbound, teams):
    assert (await inbound.admit(bearing(teams), posted(teams)))["text"] == "hi"


async def test_the_token_is_looked_at_before_the_body(inbound):
    assert await status(inbound, {}, b"not JSON") == 401


async def test_the_form_is_looked_at_before_whom_it_is_for(inbound, teams):
    assert await status(inbound, bearing(teams), b"not JSON") == 400


@pytest.mark.parametrize("tenant", [TENANT.upper(), TENANT])
async def test_our_tenant_is_ours_however_it_is_written(inbound, teams, tenant):
    assert await inbound.admit(bearing(teams), posted(teams, channelData={"tenant": {"id": tenant}}))


@pytest.mark.parametrize(
    "changes",
    [
        {"channelData": {"tenant": {"id": OTHER_TENANT}}},
        {"channelData": LEFT_OUT},
        {"channelId": "webchat"},
        {"serviceUrl": "https://smba.trafficmanager.net/emea/"},
        {"serviceUrl": LEFT_OUT},
    ],
    ids="-".join,
)
async def test_what_is_not_for_us_is_forbidden(inbound, teams, changes):
    assert await status(inbound, bearing(teams), posted(teams, **changes)) == 403


@pytest.mark.parametrize(("ours", "said"), [(None, "None"), (None, ""), ("", "")], ids=str)
async def test_a_bot_without_a_tenant_lets_nobody_in(inbound, teams, ours, said):
    nobodys = Inbound(inbound.bearer, inbound.hosts, ours)
    where = {**chat_with(ANN).said(), "tenantId": said}
    posted_there = posted(teams, channelData={"tenant": {"id": said}}, conversation=where)
    assert await status(nobodys, bearing(teams), posted_there) == 403


@pytest.mark.parametrize(
    "changes",
    [
        {"type": LEFT_OUT},
        {"type": 7},
        {"id": LEFT_OUT},
        {"id": ""},
        {"id": 7},
        {"id": "x" * 1001},
        {"id": "a\nb"},
        {"conversation": LEFT_OUT},
        {"conversation": "19:x"},
        {"conversation": {"id": "\u202e"}},
        {"from": LEFT_OUT},
        {"from": {}},
    ],
    ids="-".join,
)
async def test_what_has_not_the_ids_of_an_activity_is_malformed(inbound, local, teams, changes):
    assert await status(inbound, bearing(teams), posted(teams, **changes)) == 400
    assert await status(local, {}, posted(teams, **changes)) == 400


async def test_an_event_needs_no_sender(inbound, teams):
    event = without({**bot_added(teams.url), "from": LEFT_OUT})
    assert await inbound.admit(bearing(teams), json.dumps(event).encode())


async def test_local_mode_takes_any_channel_and_no_tenant(local):
    said = {**message("http://localhost:1234/", "hi"), "channelId": "emulator", "channelData": LEFT_OUT}
    assert await local.admit({"Authorization": "Bearer whatever"}, json.dumps(without(said)).encode())


async def test_local_mode_takes_nothing_from_a_web_page(local, teams):
    assert await status(local, {"origin": "https://example.org"}, posted(teams)) == 403


async def test_local_mode_speaks_to_this_machine_alone(local, teams):
    assert await status(local, {}, posted(teams, serviceUrl="https://smba.trafficmanager.net/")) == 403
    assert await status(local, {}, posted(teams, serviceUrl=LEFT_OUT)) == 400
