"""Whose token counts, and for how long; the whole matrix of forged ones is in tests/whole."""

import pytest

from bot.teams.bearer import SKEW, Bearer
from bot.teams.keys import SigningKeys
from bot.teams.refusal import TurnedAway
from tests.fakes import TEAMS_KEY
from tests.tokens import APP, LEFT_OUT, Signer, connector_claims

URL = "https://smba.trafficmanager.net/emea/"


@pytest.fixture
async def bearer(session, teams, monotonic, epoch):
    keys = SigningKeys(session, teams.openid, monotonic)
    yield Bearer(keys, APP, epoch)
    await keys.close()


def bearing(epoch, signer=TEAMS_KEY, scheme="Bearer", **changes):
    return {"Authorization": f"{scheme} {signer.sign(connector_claims(URL, epoch(), **changes))}"}


async def assert_refused(bearer, headers):
    with pytest.raises(TurnedAway) as refused:
        await bearer.claims(headers)
    assert refused.value.status == 401
    return str(refused.value)


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
async def test_the_connectors_token_tells_its_claims(bearer, epoch, scheme):
    claims = await bearer.claims(bearing(epoch, scheme=scheme))
    assert claims["serviceurl"] == URL


async def test_a_token_counts_until_five_minutes_after_its_end(bearer, epoch):
    headers = bearing(epoch, exp=epoch() + 10)
    epoch.now += 10 + SKEW - 1
    assert await bearer.claims(headers)
    epoch.now += 1
    assert await assert_refused(bearer, headers) == "the token has expired"


async def test_a_token_counts_from_five_minutes_before_its_beginning(bearer, epoch):
    headers = bearing(epoch, nbf=epoch() + SKEW + 1)
    assert await assert_refused(bearer, headers) == "the token is not valid yet"
    epoch.now += 1
    assert await bearer.claims(headers)


@pytest.mark.parametrize("claim", ["iss", "aud", "exp", "nbf"])
async def test_no_claim_may_be_missing(bearer, epoch, claim):
    await assert_refused(bearer, bearing(epoch, **{claim: LEFT_OUT}))


@pytest.mark.parametrize("instant", [True, "1900000000", None, [], 1e400, float("nan"), 10**400], ids=str)
async def test_an_end_that_is_no_instant_is_refused(bearer, epoch, instant):
    await assert_refused(bearer, bearing(epoch, exp=instant))


async def test_a_key_that_does_not_speak_for_teams_is_refused(bearer, teams, epoch):
    other = Signer("for-another-channel", endorsements=("webchat",))
    teams.keys.append(other)
    assert "does not speak for Teams" in await assert_refused(bearer, bearing(epoch, other))


async def test_an_unannounced_key_is_refused(bearer, epoch):
    assert "unknown key" in await assert_refused(bearer, bearing(epoch, Signer("stranger")))


async def test_no_token_is_no_token(bearer):
    await assert_refused(bearer, {})


async def test_why_it_was_refused_tells_nothing_of_the_token(bearer, epoch):
    headers = bearing(epoch, aud="somebody else")
    why = await assert_refused(bearer, headers)
    assert "somebody else" not in why
    assert headers["Authorization"][7:27] not in why
