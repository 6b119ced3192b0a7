"""`doctor`: lists every setting and checks what the bot needs, and ends with 1 if anything is at fault."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from bot.clock import Clock
from bot.settings import SETTINGS, Settings, shown
from store.engine import Store, StoreUnavailable
from store.migrate import state

EARLY = 30
"""Days before a credential expires from which that is a fault."""

PATIENCE = 5
"""Seconds to wait for an address to answer."""

_STATES = {
    "current": (True, "at this version"),
    "empty": (True, "empty, and brought to this version by the first command that uses it"),
    "older": (False, "of an older version: back it up and run committee-bot migrate"),
    "newer": (False, "of a newer version than this program: install that version of committee-bot"),
}
Finding = tuple[bool, str, str]
"""Whether it is in order, what was looked at, and what was found."""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Tell the command line of it."""
    commands.add_parser("doctor", help="list the settings and check what the bot needs")


def run(args: argparse.Namespace, settings: Settings, clock: Clock) -> int:
    """Print the settings and every finding; 1 if one is a fault."""
    for setting in SETTINGS:
        print(f"{setting.name:24} {shown(setting, settings)}")
    print()
    findings = [_database(settings), *_credentials(settings), *_expiry(settings, clock.machine().date())]
    findings += _reachable(settings)
    for good, what, found in findings:
        print(f"{'ok   ' if good else 'FAULT'} {what}: {found}.")
    return 0 if all(good for good, _, _ in findings) else 1


def _database(settings: Settings) -> Finding:
    try:
        store = Store.open(settings.database_url)
        good, found = _STATES[state(store)]
        store.close()
    except StoreUnavailable as error:
        return False, "database", str(error).rstrip(".")
    return good, f"database {store.name}", found


def _credentials(settings: Settings) -> Iterator[Finding]:
    missing = settings.missing()
    if not missing:
        yield True, "credentials", "all set"
    elif len(missing) == 3:
        yield True, "credentials", "none set, which serve --local and chat do not need and serve does"
    else:
        yield False, "credentials", f"serve needs {' and '.join(missing)} too"


def _expiry(settings: Settings, today: date) -> Iterator[Finding]:
    try:
        expires = settings.credential_expires or _of_certificate(settings.app_certificate)
    except ValueError:
        yield False, "credential", f"{settings.app_certificate} holds no certificate in PEM form"
        return
    if expires is not None:
        left = (expires - today).days
        found = f"expires on {expires}, in {left} days" if left > 0 else f"expired on {expires}"
        yield left > EARLY, "credential", found if left > EARLY else f"{found}: renew it in Entra"


def _of_certificate(path: str | None) -> date | None:
    if path is None:
        return None
    from cryptography.x509 import load_pem_x509_certificate  # slow to import, and few have one

    return load_pem_x509_certificate(Path(path).read_bytes()).not_valid_after_utc.date()


def _reachable(settings: Settings) -> Iterator[Finding]:
    """Whether Microsoft's addresses answer, whatever they say; not asked where there are no credentials for them."""
    if settings.missing():
        return
    for address in (settings.openid_metadata, f"{settings.login_url}/{settings.tenant_id}"):
        try:
            urlopen(address, timeout=PATIENCE).close()  # noqa: S310  # the settings take https and loopback alone
        except HTTPError:
            pass  # it answered
        except (URLError, OSError) as error:
            yield False, address, f"cannot be reached ({getattr(error, 'reason', error)}): check the network and proxy"
            continue
        yield True, address, "answers"
