"""Where the bot speaks to, and nowhere else."""

import pytest

from bot.teams.hosts import Hosts

TEAMS = Hosts(frozenset({"smba.trafficmanager.net", "127.0.0.1:4000"}))


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net/uk/0b6e1f9a-3a52-4f7c-9a1d-7d2f4c5b6e01/",
        "https://SMBA.trafficmanager.net",
        "http://127.0.0.1:4000/",
    ],
)
def test_what_is_listed_is_allowed(url):
    assert TEAMS.allows(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        None,
        7,
        ["https://smba.trafficmanager.net/"],
        "smba.trafficmanager.net",
        "//smba.trafficmanager.net/",
        "http://smba.trafficmanager.net/",
        "ftp://smba.trafficmanager.net/",
        "javascript://smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:443/",
        "https://smba.trafficmanager.net:8443/",
        "https://smba.trafficmanager.net./",
        "https://emea.smba.trafficmanager.net/",
        "https://smba.trafficmanager.net.example.org/",
        "https://smba.trafficmanager.net@example.org/",
        "https://someone@smba.trafficmanager.net/",
        "https://example.org/smba.trafficmanager.net/",
        "https://example.org#smba.trafficmanager.net/",
        "https://example.org\\@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net\\.example.org/",
        "https://smba.trafficmanager.net/?to=example.org",
        "https://smba.trafficmanager.net/#",
        "https://smba.trafficmanager.net/ ",
        " https://smba.trafficmanager.net/",
        "https://smba.trafficmanager.net/\n",
        "https://smba。trafficmanager。net/",
        "https://ｓmba.trafficmanager.net/",
        "https://smba.trafficmanager.net/" + "x" * 1000,
        "http://127.0.0.1:4001/",
        "http://127.0.0.1/",
        "http://localhost:4000/",
        "http://2130706433:4000/",
        "http://[::1]:4000/",
    ],
    ids=repr,
)
def test_whatever_else_it_is_is_not(url):
    assert not TEAMS.allows(url)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:5/", "http://localhost/", "https://LOCALHOST:9/x", "http://[::1]:1/"]
)
def test_local_mode_knows_this_machine(url):
    assert Hosts(frozenset(), local=True).allows(url)


@pytest.mark.parametrize("url", ["https://smba.trafficmanager.net/", "http://127.0.0.2/", "http://localhost.example/"])
def test_local_mode_knows_no_other_whatever_is_listed(url):
    assert not Hosts(frozenset({"smba.trafficmanager.net", "127.0.0.2", "localhost.example"}), local=True).allows(url)
