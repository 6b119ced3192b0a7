"""What is written in a setting, as a value; a ValueError goes on the sentence "SETTING: what is set is not ..."."""

from collections.abc import Callable
from datetime import date, datetime
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

from store.rates import Rate


def text(written: str) -> str:
    """The words as they stand."""
    return written


def choice(*allowed: str) -> Callable[[str], str]:
    """One of a few words."""

    def chosen(written: str) -> str:
        if written not in allowed:
            raise ValueError(f"one of {', '.join(allowed)}")
        return written

    return chosen


def port(written: str) -> int:
    """A port, 0 to 65535."""
    if not (written.isascii() and written.isdigit() and int(written) < 65536):
        raise ValueError("a port from 0 to 65535")
    return int(written)


def zone(written: str) -> str:
    """An IANA time zone, by name."""
    try:
        return ZoneInfo(written).key
    except (KeyError, ValueError, OSError):
        raise ValueError("a time zone such as Europe/London") from None


def guid(written: str) -> str:
    """An Entra object id, in the small letters in which Teams gives it."""
    try:
        return str(UUID(written.strip()))
    except ValueError:
        raise ValueError("an Entra object id such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301") from None


def guids(written: str) -> tuple[str, ...]:
    """Entra object ids, divided by commas."""
    return tuple(guid(part) for part in written.split(",") if part.strip())


def web_address(written: str) -> str:
    """An https address without a slash at its end; http is taken for this machine alone."""
    parts = urlsplit(written)
    if not parts.hostname or parts.scheme not in {"https", "http"}:
        raise ValueError("an address that begins with https://")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ValueError("an https address, and plain http goes to this machine alone")
    return written.rstrip("/")


def hosts(written: str) -> frozenset[str]:
    """Exact hosts, each with its port if it has one, in small letters."""
    named = frozenset(part.strip().lower() for part in written.split(",") if part.strip())
    if not named or not all(map(_is_host, named)):
        raise ValueError("a list of exact hosts such as smba.trafficmanager.net or 127.0.0.1:8080")
    return named


def instant(written: str) -> datetime:
    """An instant with its offset from UTC."""
    expected = "an instant with its offset such as 2021-04-12T09:00+01:00"
    try:
        parsed = datetime.fromisoformat(written)
    except ValueError:
        raise ValueError(expected) from None
    if parsed.tzinfo is None:
        raise ValueError(expected)
    return parsed


def iso_date(written: str) -> date:
    """A civil date."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError("a date such as 2027-03-31") from None


def pem_file(written: str) -> str:
    """The path of a PEM file that is there."""
    if not Path(written).is_file():
        raise ValueError("the path of a PEM file that is there")
    return written


def rates(written: str) -> tuple[Rate, ...]:
    """Rates as count/seconds, divided by commas: "7/1,8/2"."""
    parsed = tuple(_rate(part) for part in written.split(",") if part.strip())
    if not parsed:
        raise ValueError("a list of count/seconds such as 7/1,8/2")
    return parsed


def is_loopback(host: str) -> bool:
    """Whether the host, with or without a port, is this machine."""
    name = urlsplit(f"//{host}").hostname or ""
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def _is_host(host: str) -> bool:
    try:
        parts = urlsplit(f"//{host}")
        return parts.netloc == host and bool(parts.hostname) and parts.port != 0 and not set(host) & set(" *@")
    except ValueError:
        return False


def _rate(part: str) -> Rate:
    count, _, seconds = part.strip().partition("/")
    if not (count.isdigit() and seconds.isdigit() and int(count) > 0 and int(seconds) > 0):
        raise ValueError("a list of count/seconds such as 7/1,8/2")
    return Rate(int(count), int(seconds))
