"""What differs from one council's app to another's: its id, host and publisher, checked as Teams checks them."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

LONGEST_NAME = 32
"""Characters of the developer's name that Teams takes."""
LONGEST_ADDRESS = 2048
"""Characters of an address that Teams takes."""

_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?=.{{4,253}}\Z)(?:{_LABEL}\.)+(?![0-9]){_LABEL}")


class Unfit(Exception):
    """Teams would refuse it; the message is one sentence that says what is wrong and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class App:
    """One council's app: its Entra application id, its public host, who publishes it and where people read of that."""

    app_id: str
    host: str
    developer: str
    website: str
    privacy: str
    terms: str
    version: str


def describe(
    app_id: str,
    host: str,
    version: str,
    *,
    developer: str | None = None,
    website: str | None = None,
    privacy: str | None = None,
    terms: str | None = None,
) -> App:
    """Check what was written, and make from the host whatever was not; raises Unfit."""
    name = _host(host)
    return App(
        app_id=_app_id(app_id),
        host=name,
        developer=_developer(_short(name) if developer is None else developer),
        website=_address("--website", f"https://{name}/" if website is None else website),
        privacy=_address("--privacy", f"https://{name}/privacy" if privacy is None else privacy),
        terms=_address("--terms", f"https://{name}/terms" if terms is None else terms),
        version=_release(version),
    )


def _app_id(written: str) -> str:
    try:
        return str(UUID(written))
    except ValueError:
        raise Unfit(
            f"MicrosoftAppId: “{written}” is no application id: copy the application (client) id of the bot's "
            "registration in Entra, which looks like 3f2504e0-4f89-41d3-9a0c-0305e82c3301."
        ) from None


def _host(written: str) -> str:
    """A public name in small letters; a name beyond ASCII is written as its xn-- form."""
    name = written.lower()
    if not _HOST.fullmatch(name):
        raise Unfit(
            f"--host “{written}” is no public host name: write the name alone, such as bot.example.gov.uk, "
            "without https://, port, path or spaces."
        )
    return name


def _short(host: str) -> str:
    """The host, or as many of its last labels as the developer's name has room for."""
    while len(host) > LONGEST_NAME and "." in host:
        host = host.partition(".")[2]
    return host


def _developer(written: str) -> str:
    name = written.strip()
    if not name or not name.isprintable():
        raise Unfit(f"--developer “{written}” is no name: write the council's name, in one line.")
    if len(name) > LONGEST_NAME:
        raise Unfit(
            f"--developer “{name}” has {len(name)} characters and Teams takes {LONGEST_NAME}: write a shorter name."
        )
    return name


def _address(option: str, written: str) -> str:
    try:
        parts = urlsplit(written)
        usable = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        usable = False
    if not usable or not written.isprintable() or " " in written:
        raise Unfit(f"{option} “{written}” is no address that Teams takes: write one that begins with https://.")
    if len(written) > LONGEST_ADDRESS:
        raise Unfit(
            f"{option} has {len(written)} characters and Teams takes {LONGEST_ADDRESS}: write a shorter address."
        )
    return written


def _release(version: str) -> str:
    """Three numbers, which are all that Teams takes of a version: 1.2 is 1.2.0, and 1.2.0rc1 is 1.2.0."""
    numbers = re.match(r"\d+(?:\.\d+)*", version)
    if numbers is None:
        raise Unfit(f"The version “{version}” begins with no number: install a released version of committee-bot.")
    return ".".join([*numbers[0].split("."), "0", "0"][:3])
