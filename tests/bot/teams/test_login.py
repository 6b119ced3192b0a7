"""The bot's own token: one for all, fetched once, before the last one ends."""

import asyncio
import logging

import pytest

from bot.teams.credential import Secret
from bot.teams.login import EARLY, LATE, Login
from bot.teams.port import Busy
from tests.tokens import APP, SECRET, TENANT


@pytest.fixture
async def login(session, teams, monotonic, epoch):
    endpoint = f"{teams.base}/{TENANT}/oauth2/v2.0/token"
    opened = Login(session, endpoint, APP, Secret(SECRET), monotonic=monotonic, epoch=epoch)
    yield opened
    await opened.close()


async def test_it_is_asked_for_in_entras_way(login, teams):
    assert await login.token()
    scope = "https://api.botframework.com/.default"
    asked = {"grant_type": "client_credentials", "client_id": APP, "client_secret": SECRET, "scope": scope}
    assert teams.forms == [asked]


async def test_a_thousand_ask_for_it_once(login, teams):
    teams.login_delay = 0.05
    given = await asyncio.gather(*(login.token() for _ in range(1000)))
    assert len(set(given)) == 1
    assert [await login.token() for _ in range(1000)] == given
    assert teams.fetched["token"] == 1


async def test_it_is_fetched_anew_before_it_ends_and_nobody_waits(login, teams, monotonic):
    first = await login.token()
    monotonic.now += 3599 - EARLY - 1
    assert await login.token() == first
    assert teams.fetched["token"] == 1
    monotonic.now += 2
    teams.login_delay = 0.5
    async with asyncio.timeout(0.4):
        assert [await login.token() for _ in range(20)] == [first] * 20
    await asyncio.sleep(0.8)
    assert await login.token() != first
    assert teams.fetched["token"] == 2


async def test_one_that_is_about_to_end_is_not_given(login, monotonic):
    first = await login.token()
    monotonic.now += 3599 - LATE + 1
    assert await login.token() != first


async def test_the_last_one_goes_on_where_no_new_one_can_be_had(login, teams, monotonic):
    first = await login.token()
    monotonic.now += 3599 - EARLY + 1
    teams.login_ends.extend([(503, {})] * 3)
    for _ in range(3):
        assert await login.token() == first
        await asyncio.sleep(0.05)
    monotonic.now += EARLY - LATE
    teams.login_ends.append((503, {}))
    with pytest.raises(Busy):
        await login.token()
    assert await login.token() != first


async def test_a_refused_one_is_dropped_and_another_is_not(login, teams):
    first = await login.token()
    login.drop(first)
    second = await login.token()
    assert second != first
    login.drop(first)
    assert await login.token() == second
    assert teams.fetched["token"] == 2


REFUSALS = [
    (401, {"error": "invalid_client", "error_description": "AADSTS7000215"}),
    (400, {"error": "unauthorized_client"}),
    (429, {}),
    (500, {}),
    (302, {}),
    (200, {}),
    (200, {"access_token": "", "expires_in": 3599}),
    (200, {"access_token": 7, "expires_in": 3599}),
    (200, {"access_token": "two\r\nlines", "expires_in": 3599}),
    (200, {"access_token": "good", "expires_in": "soon"}),
    (200, {"access_token": "good"}),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=str)
async def test_where_none_can_be_had_teams_is_busy_and_the_next_one_asks_again(login, teams, refusal):
    teams.login_ends.append(refusal)
    with pytest.raises(Busy):
        await login.token()
    assert await login.token()


async def test_a_refusal_is_logged_without_the_secret(login, teams, caplog):
    teams.login_ends.append(REFUSALS[0])
    with caplog.at_level(logging.DEBUG, logger="bot"), pytest.raises(Busy):
        await login.token()
    assert "invalid_client" in caplog.text
    assert SECRET not in caplog.text


async def test_where_entra_cannot_be_reached_teams_is_busy(session, monotonic, epoch):
    login = Login(session, "http://127.0.0.1:1/token", APP, Secret(SECRET), monotonic=monotonic, epoch=epoch)
    with pytest.raises(Busy):
        await login.token()


async def test_who_stops_waiting_takes_the_token_from_nobody(login, teams):
    teams.login_delay = 0.05
    impatient, patient = asyncio.create_task(login.token()), asyncio.create_task(login.token())
    await asyncio.sleep(0.01)
    impatient.cancel()
    assert await patient
    assert teams.fetched["token"] == 1
