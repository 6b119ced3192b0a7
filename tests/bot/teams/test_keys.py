"""What is promised of the signing keys: a new one counts at once, and nobody waits for a stranger."""

import asyncio
from dataclasses import replace

import pytest

from bot.teams.keys import FETCHES, FRESH, WINDOW, SigningKeys
from tests.fakes import TEAMS_KEY
from tests.tokens import Signer

NEW = Signer("connector-2")


@pytest.fixture
async def keys(session, teams, monotonic):
    opened = SigningKeys(session, teams.openid, monotonic)
    yield opened
    await opened.close()


async def test_an_announced_key_is_found_with_its_endorsements(keys):
    found = await keys.find(TEAMS_KEY.kid)
    assert found.public.public_numbers() == TEAMS_KEY.key.public_key().public_numbers()
    assert "msteams" in found.endorsements


async def test_a_key_is_fetched_once_and_then_known(keys, teams):
    for _ in range(20):
        assert await keys.find(TEAMS_KEY.kid)
    assert teams.fetched == {"metadata": 1, "keys": 1}


async def test_a_new_key_is_found_at_once(keys, teams):
    await keys.find(TEAMS_KEY.kid)
    teams.keys.append(NEW)
    assert await keys.find(NEW.kid)


async def test_unknown_keys_cause_five_fetches_a_minute_and_no_more(keys, teams, monotonic):
    for number in range(50):
        assert await keys.find(f"unknown-{number}") is None
    assert teams.fetched["metadata"] == FETCHES
    monotonic.now += WINDOW
    teams.keys.append(NEW)
    assert await keys.find(NEW.kid)
    assert teams.fetched["metadata"] == FETCHES + 1


async def test_unknown_keys_at_once_share_a_fetch(keys, teams):
    teams.metadata_delay = 0.05
    found = await asyncio.gather(*(keys.find(f"unknown-{number}") for number in range(50)))
    assert found == [None] * 50
    assert teams.fetched["metadata"] <= 2


async def test_a_key_announced_while_a_fetch_is_under_way_is_found_by_the_next(keys, teams):
    teams.metadata_delay = 0.05
    first = asyncio.create_task(keys.find("unknown"))
    await teams.until(lambda: teams.fetched["metadata"])
    teams.jwks = lambda: {"keys": [TEAMS_KEY.announced()]}
    second = asyncio.create_task(keys.find(NEW.kid))
    await first
    teams.jwks = lambda: {"keys": [NEW.announced()]}
    assert await second


async def test_who_signs_with_a_known_key_waits_for_no_fetch(keys, teams):
    await keys.find(TEAMS_KEY.kid)
    teams.metadata_delay = 2
    stranger = asyncio.create_task(keys.find("unknown"))
    await teams.until(lambda: teams.fetched["metadata"] == 2)
    async with asyncio.timeout(1):
        assert await keys.find(TEAMS_KEY.kid)
    assert not stranger.done()
    stranger.cancel()


async def test_a_stranger_who_goes_away_takes_no_fetch_from_others(keys, teams):
    teams.metadata_delay = 0.05
    first, second, third = [asyncio.create_task(keys.find(TEAMS_KEY.kid)) for _ in range(3)]
    await teams.until(lambda: teams.fetched["metadata"])
    first.cancel()
    second.cancel()
    assert await third
    assert teams.fetched["metadata"] == 1


@pytest.mark.parametrize(
    "broken",
    [503, 302, b"not JSON", b"[" * 100_000, ["a list"], {}, {"keys": None}, {"keys": [1, None]}, {"keys": []}],
    ids=str,
)
async def test_known_keys_go_on_where_the_fetch_fails(keys, teams, broken, monotonic):
    await keys.find(TEAMS_KEY.kid)
    teams.jwks = lambda: broken
    assert await keys.find("unknown") is None
    assert await keys.find(TEAMS_KEY.kid)


@pytest.mark.parametrize(
    "place",
    ["http://keys.example/keys", "ftp://127.0.0.1/keys", "file:///etc/passwd", "//127.0.0.1/keys", "http://[", 7, None],
    ids=str,
)
async def test_keys_are_fetched_from_https_or_this_machine_alone(keys, teams, place):
    teams.metadata = lambda: {"jwks_uri": place}
    assert await keys.find(TEAMS_KEY.kid) is None
    assert teams.fetched["keys"] == 0


async def test_metadata_that_cannot_be_reached_is_an_unknown_key(session, monotonic):
    keys = SigningKeys(session, "http://127.0.0.1:1/openid", monotonic)
    assert await keys.find(TEAMS_KEY.kid) is None


async def test_a_known_key_is_fetched_again_after_hours_and_counts_meanwhile(keys, teams, monotonic):
    await keys.find(TEAMS_KEY.kid)
    monotonic.now += FRESH + 1
    assert await keys.find(TEAMS_KEY.kid)
    await teams.until(lambda: teams.fetched["keys"] == 2)


async def test_a_withdrawn_key_stops_counting(keys, teams, monotonic):
    await keys.find(TEAMS_KEY.kid)
    teams.keys[:] = [NEW]
    monotonic.now += FRESH + 1
    await keys.find(TEAMS_KEY.kid)  # still counts, and has it fetched
    await teams.until(lambda: teams.fetched["keys"] == 2)
    await asyncio.sleep(0.05)
    assert await keys.find(TEAMS_KEY.kid) is None
    assert await keys.find(NEW.kid)


@pytest.mark.parametrize(
    "other",
    [
        Signer("short", bits=1024),
        Signer("elliptic", more={"kty": "EC"}),
        Signer("for-encryption", more={"use": "enc"}),
        Signer("without-modulus", more={"n": "AQ"}),
        Signer("odd-modulus", more={"n": 5}),
        Signer("odd-exponent", more={"e": "!"}),
    ],
    ids=lambda signer: signer.kid,
)
async def test_a_key_that_is_none_of_ours_is_passed_over(keys, teams, other):
    teams.keys.insert(0, other)
    assert await keys.find(other.kid) is None
    assert await keys.find(TEAMS_KEY.kid)


@pytest.mark.parametrize("endorsed", ["msteams", None, ("MSTEAMS",), (7,)], ids=str)
async def test_what_is_no_list_of_names_endorses_nothing_for_teams(keys, teams, endorsed):
    teams.keys[:] = [replace(NEW, endorsements=endorsed)]
    assert "msteams" not in (await keys.find(NEW.kid)).endorsements
