"""Every setting: one row of one table, read once from the environment, every fault reported together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Self

from bot.parse import (
    choice,
    guids,
    hosts,
    instant,
    is_loopback,
    iso_date,
    pem_file,
    port,
    rates,
    text,
    web_address,
    zone,
)
from store.rates import Rate, Rates

ROLES = ("public", "member", "officer", "clerk", "administrator")


class SettingsError(Exception):
    """The settings cannot be used; `faults` holds one sentence each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name in the environment, its field, what it is without being set, and what it is for."""

    name: str
    field: str
    default: str
    help: str
    parse: Callable[[str], object] = text
    secret: bool = False


SETTINGS = (
    Setting("MicrosoftAppId", "app_id", "", "the application (client) id of the bot's registration in Entra"),
    Setting("MicrosoftAppPassword", "app_password", "", "its client secret", secret=True),
    Setting(
        "MicrosoftAppCertificate", "app_certificate", "", "or the path of a PEM with certificate and key", pem_file
    ),
    Setting("MicrosoftAppTenantId", "tenant_id", "", "the council's tenant: nobody else's is answered"),
    Setting("DATABASE_URL", "database_url", "sqlite:///committee.db", "SQLite or PostgreSQL", secret=True),
    Setting("HOST", "host", "127.0.0.1", "the address that serve listens on"),
    Setting("PORT", "port", "3978", "the port that serve listens on; 0 takes a free one", port),
    Setting("BOT_TIMEZONE", "timezone", "Europe/London", "the council's IANA time zone", zone),
    Setting("BOT_ADMINS", "admins", "", "Entra object ids of the first administrators, divided by commas", guids),
    Setting(
        "BOT_OPENID_METADATA",
        "openid_metadata",
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        "where the Bot Connector's signing keys are announced",
        web_address,
    ),
    Setting(
        "BOT_LOGIN_URL",
        "login_url",
        "https://login.microsoftonline.com",
        "the base of the address that gives tokens: {base}/{tenant}/oauth2/v2.0/token",
        web_address,
    ),
    Setting(
        "BOT_SERVICE_HOSTS",
        "service_hosts",
        "smba.trafficmanager.net",
        "the exact hosts (host or host:port) that the bot may send to, divided by commas",
        hosts,
    ),
    Setting("BOT_CLOCK_START", "clock_start", "", "an instant at which civil time starts, for old papers", instant),
    Setting("BOT_LOCAL_ROLE", "local_role", "clerk", "everybody's role in serve --local and chat", choice(*ROLES)),
    Setting("BOT_CREDENTIAL_EXPIRES", "credential_expires", "", "the day on which the credential expires", iso_date),
    Setting(
        "BOT_RATE_CONVERSATION",
        "rate_conversation",
        "7/1,8/2,60/30,1800/3600",
        "at most so many messages in so many seconds to one conversation",
        rates,
    ),
    Setting("BOT_RATE_OVERALL", "rate_overall", "30/1", "the same over all conversations and replicas", rates),
    Setting(
        "BOT_DOUBT_PERSONAL",
        "doubt_personal",
        "again",
        "a personal message that may have arrived: again (once, with its reference) or ask (a clerk)",
        choice("again", "ask"),
    ),
    Setting(
        "BOT_DOUBT_CHANNEL",
        "doubt_channel",
        "ask",
        "the same for a post in a channel or group chat",
        choice("again", "ask"),
    ),
)
"""Every setting, in the order in which they are listed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What was set, or the defaults; text that was not set and has no default is None."""

    app_id: str | None = None
    app_password: str | None = field(default=None, repr=False)
    app_certificate: str | None = None
    tenant_id: str | None = None
    database_url: str = field(default="sqlite:///committee.db", repr=False)
    host: str = "127.0.0.1"
    port: int = 3978
    timezone: str = "Europe/London"
    admins: tuple[str, ...] = ()
    openid_metadata: str = "https://login.botframework.com/v1/.well-known/openidconfiguration"
    login_url: str = "https://login.microsoftonline.com"
    service_hosts: frozenset[str] = frozenset({"smba.trafficmanager.net"})
    clock_start: datetime | None = None
    local_role: str = "clerk"
    credential_expires: date | None = None
    rate_conversation: tuple[Rate, ...] = Rates().conversation
    rate_overall: tuple[Rate, ...] = Rates().overall
    doubt_personal: str = "again"
    doubt_channel: str = "ask"

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Self:
        """Read every setting, or raise SettingsError with every fault; what is set to nothing is not set."""
        values: dict[str, object] = {}
        faults: list[str] = []
        for setting in SETTINGS:
            written = environ.get(setting.name, "").strip() or setting.default
            try:
                values[setting.field] = setting.parse(written) if written else None
            except ValueError as error:
                shown = "what is set" if setting.secret else f"“{written}”"
                faults.append(f"{setting.name}: {shown} is not {error}.")
        if faults:
            raise SettingsError(tuple(faults))
        make: Callable[..., Self] = cls
        settings = make(**{name: value for name, value in values.items() if value is not None})
        if faults := _at_odds(settings):
            raise SettingsError(tuple(faults))
        return settings

    @property
    def rates(self) -> Rates:
        """How fast the bot may speak unasked."""
        return Rates(self.rate_conversation, self.rate_overall)

    def missing(self) -> tuple[str, ...]:
        """Name every setting that serve needs for Teams and does not have."""
        needed = {
            "MicrosoftAppId": self.app_id,
            "MicrosoftAppPassword (or MicrosoftAppCertificate)": self.app_password or self.app_certificate,
            "MicrosoftAppTenantId": self.tenant_id,
        }
        return tuple(name for name, value in needed.items() if not value)


def _at_odds(settings: Settings) -> list[str]:
    faults = []
    if settings.app_password and settings.app_certificate:
        faults.append("MicrosoftAppPassword and MicrosoftAppCertificate are both set: keep the one that is in use.")
    credentials = settings.app_password or settings.app_certificate
    if settings.clock_start and credentials and not all(map(is_loopback, settings.service_hosts)):
        faults.append("BOT_CLOCK_START is set together with credentials: real people would get wrong dates, unset it.")
    return faults


def shown(setting: Setting, settings: Settings) -> str:
    """What the setting is, for people: of a secret only whether it is set."""
    value, default = getattr(settings, setting.field), getattr(Settings(), setting.field)
    if value is None or value == ():
        return "not set"
    if setting.secret and value != default:
        return "set"
    return _written(value) + (" (default)" if value == default else "")


def _written(value: object) -> str:
    match value:
        case Rate(count=count, seconds=seconds):
            return f"{count}/{seconds}"
        case tuple() | frozenset():
            return ",".join(sorted(map(_written, value)) if isinstance(value, frozenset) else map(_written, value))
        case _:
            return str(value)
