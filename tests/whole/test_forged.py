"""Nobody is let in but Teams, of our tenant, now; and whoever tries takes nothing from those who are."""

import asyncio
import gzip
import json
import time

import pytest

from tests import activities
from tests.activities import ANN, BEN, CHANNEL, GROUP, message
from tests.fakes import TEAMS_KEY, FakeTeams
from tests.tokens import LEFT_OUT, TENANT, Signer, without
from tests.whole.forged import World, announce, forged, post_all

NEW = Signer("connector-2")


@pytest.fixture
async def world(teams):
    async with FakeTeams() as attacker:
        announce(teams)
        yield World(teams, attacker)


async def test_no_forged_request_is_accepted_and_none_is_a_fault(bot, world):
    figures = await post_all(bot, world)
    print(figures)
    assert figures.wrong == {}
    assert set(figures.ended) == {401, 403}
    assert figures.sent == 0
    await bot.post(message(bot.teams.url, "thanks"))
    assert len(await bot.teams.answers(1)) == 1


def test_the_matrix_holds_hundreds_of_cases_each_with_its_own_name(world):
    names = [one.name for one in forged(world)]
    assert len(names) == len(set(names)) >= 300


def genuine(url):
    """Activities that have to be let in, with the claims that are changed."""
    said = message(url, "thanks")
    yield "as Teams posts it", said, {}
    yield "in a group chat", message(url, "thanks", ANN, GROUP), {}
    yield "in a channel", message(url, "thanks", ANN, CHANNEL), {}
    yield "our tenant in capitals", {**said, "channelData": {"tenant": {"id": TENANT.upper()}}}, {}
    where = without({**activities.chat_with(ANN).said(), "tenantId": LEFT_OUT})
    yield "no tenant in the conversation", {**said, "conversation": where}, {}
    yield "a token that has just expired", said, {"exp": "now", "minutes": -4}
    yield "a token that is about to begin", said, {"nbf": "now", "minutes": 4}
    yield "more claims than are needed", said, {"iat": 1, "jti": "x", "appid": "y", "more": [1, {}]}
    yield "more properties than are known", {**said, "something": {"new": [1]}, "callerId": None}, {}
    yield "an invoke", activities.invoke(url), {}
    yield "a dialog", activities.dialog_opened(url), {}


async def test_whatever_is_genuine_is_let_in(bot):
    ended = {}
    for name, activity, claims in genuine(bot.teams.url):
        moved = int(bot.teams.clock.machine().timestamp()) + 60 * claims.pop("minutes", 0)
        changed = {claim: moved if value == "now" else value for claim, value in claims.items()}
        ended[name] = await bot.post({**activity, "id": name}, **changed)
    assert set(ended.values()) == {200}, ended


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
async def test_the_scheme_is_known_however_it_is_written(bot, scheme):
    said = json.dumps(message(bot.teams.url, "thanks")).encode()
    assert (await bot.send([("authorization", f"{scheme} {bot.teams.sign()}")], said))[0] == 200


async def test_a_new_signing_key_is_accepted_at_once(bot):
    assert await bot.post(message(bot.teams.url, "thanks")) == 200
    bot.teams.keys.append(NEW)
    assert await as_signed_by(bot, NEW) == 200
    assert await as_signed_by(bot, TEAMS_KEY) == 200


async def as_signed_by(bot, signer):
    headers = [("Authorization", f"Bearer {bot.teams.sign(signer)}")]
    return (await bot.send(headers, json.dumps(message(bot.teams.url, "thanks")).encode()))[0]


async def test_fifty_unknown_keys_cause_at_most_six_fetches(bot):
    await bot.post(message(bot.teams.url, "thanks"))
    for number in range(50):
        assert await as_signed_by(bot, Signer("stranger", more={"number": number})) == 401
    strangers = [TEAMS_KEY.sign({}, kid=f"unknown-{number}") for number in range(50)]
    ended = await asyncio.gather(*(bot.send([("Authorization", f"Bearer {one}")], b"{}") for one in strangers))
    assert {status for status, _ in ended} == {401}
    assert bot.teams.fetched["metadata"] <= 6


async def test_while_the_metadata_is_slow_the_others_are_answered_within_a_second(bot):
    await bot.post(message(bot.teams.url, "thanks"))
    await bot.teams.answers(1)
    bot.teams.metadata_delay = 2
    stranger = asyncio.create_task(as_signed_by(bot, Signer("stranger")))
    await bot.teams.until(lambda: bot.teams.fetched["metadata"] == 2)
    began = time.monotonic()
    ended = await asyncio.gather(*(bot.post(message(bot.teams.url, "thanks", one)) for one in [ANN, BEN] * 5))
    await bot.teams.answers(11)
    assert time.monotonic() - began < 1
    assert set(ended) == {200}
    assert not stranger.done()
    stranger.cancel()


@pytest.mark.parametrize("broken", [503, b"<html>", {}])
async def test_known_keys_go_on_while_the_metadata_is_down(bot, broken):
    await bot.post(message(bot.teams.url, "thanks"))
    bot.teams.metadata = lambda: broken
    assert await as_signed_by(bot, Signer("stranger")) == 401
    assert await as_signed_by(bot, TEAMS_KEY) == 200


async def test_without_metadata_nobody_is_let_in_until_it_is_back(bot):
    bot.teams.metadata = lambda: 503
    assert await as_signed_by(bot, TEAMS_KEY) == 401
    bot.teams.metadata = None
    assert await as_signed_by(bot, TEAMS_KEY) == 200


def malformed(url):
    """Bodies that are signed well and are no activities."""
    said = message(url, "thanks")
    yield "nothing", b""
    yield "no JSON", b"help"
    yield "a form", b"text=help"
    yield "half of one", json.dumps(said).encode()[:-9]
    yield "two", json.dumps(said).encode() * 2
    yield "a list", json.dumps([said]).encode()
    yield "null", b"null"
    yield "a text", b'"help"'
    yield "NaN", json.dumps({**said, "value": {"x": float("nan")}}).encode()
    yield "a name twice", json.dumps(said).encode()[:-1] + b',"type":"message"}'
    yield "no UTF-8", b'{"type":"message","text":"\xff\xfe"}'
    yield "UTF-16", json.dumps(said).encode("utf-16")
    yield "too deep", b'{"a":' * 40 + b"1" + b"}" * 40
    yield "far too deep", b"[" * 100_000
    yield "too long", json.dumps({**said, "text": "x" * 262_144}).encode()
    for name in ("type", "id", "conversation", "from"):
        yield f"no {name}", json.dumps(without({**said, name: LEFT_OUT})).encode()
        odds: tuple[object, ...] = (None, 7, "", [], {})
        for odd in odds:
            yield f"{name} {odd!r}", json.dumps({**said, name: odd}).encode()


async def test_whatever_is_signed_and_malformed_is_400(bot):
    ended = {name: (await bot.send(bot.bearing(), body))[0] for name, body in malformed(bot.teams.url)}
    assert set(ended.values()) == {400}, ended
    assert not bot.teams.received


async def test_a_body_that_is_not_signed_is_not_looked_at(bot):
    for body in (b"help", b"[" * 100_000, b"x" * 1_000_000):
        assert (await bot.send([], body))[0] == 401


async def test_a_small_body_that_grows_is_not_let_grow(bot):
    bomb = gzip.compress(b" " * 32_000_000)
    began = time.monotonic()
    status, _ = await bot.send([*bot.bearing(), ("Content-Encoding", "gzip")], bomb)
    assert status == 400
    assert time.monotonic() - began < 2


async def test_a_header_longer_than_any_token_is_refused_by_the_server(bot):
    status, _ = await bot.send([("Authorization", f"Bearer {'a' * 20_000}")], b"{}")
    assert 400 <= status < 500


@pytest.mark.parametrize("path", ["/", "/api/messages/", "/api/Messages", "/api", "/.env", "/admin", "//api/messages"])
async def test_there_is_no_other_door(bot, path):
    async with bot.session.post(f"{bot.base}{path}", data=b"{}") as answer:
        assert answer.status == 404


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS", "PATCH", "HEAD", "TRACE"])
async def test_the_door_knows_one_verb(bot, method):
    async with bot.session.request(method, f"{bot.base}/api/messages") as answer:
        assert answer.status == 405
