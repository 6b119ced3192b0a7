"""A Teams on loopback, a session towards it, and seconds that are moved by hand."""

import aiohttp
import pytest

from tests.fakes import FakeTeams


class Seconds:
    """A count of seconds that stands still until it is moved."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def teams():
    async with FakeTeams() as fake:
        yield fake


@pytest.fixture
async def session():
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def monotonic():
    return Seconds(1_000.0)


@pytest.fixture
def epoch():
    return Seconds(1_800_000_000.0)
