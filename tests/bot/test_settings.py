"""Settings are read once, every fault is reported together, and no secret is ever repeated."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.clock import Clock
from bot.settings import SETTINGS, Settings, SettingsError, shown
from store.rates import Rate, Rates

ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
CREDENTIALS = {"MicrosoftAppId": "app", "MicrosoftAppPassword": "s3cret", "MicrosoftAppTenantId": "tenant"}


def faults(**environ):
    with pytest.raises(SettingsError) as raised:
        Settings.read(environ)
    return raised.value.faults


def test_nothing_has_to_be_set():
    assert Settings.read({}) == Settings()


def test_what_is_set_to_nothing_is_not_set():
    assert Settings.read({setting.name: "  " for setting in SETTINGS}) == Settings()


def test_every_field_is_one_setting_with_its_default():
    assert [setting.field for setting in SETTINGS] == [field.name for field in fields(Settings)]
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)
    assert all(setting.help for setting in SETTINGS)


def test_every_setting_is_read(tmp_path):
    pem = tmp_path / "bot.pem"
    pem.touch()
    read = Settings.read(
        {
            "MicrosoftAppId": "app",
            "MicrosoftAppCertificate": str(pem),
            "MicrosoftAppTenantId": "tenant",
            "DATABASE_URL": "postgresql://bot:s3cret@db/papers",
            "HOST": "0.0.0.0",
            "PORT": "8080",
            "BOT_TIMEZONE": "Europe/Dublin",
            "BOT_ADMINS": f"{ID.upper()}, 6b29fc40ca471067b31d00dd010662da ,",
            "BOT_OPENID_METADATA": "http://127.0.0.1:9000/keys",
            "BOT_LOGIN_URL": "https://login.example/",
            "BOT_SERVICE_HOSTS": "127.0.0.1:9000, LOCALHOST",
            "BOT_CLOCK_START": "2031-04-12T09:00+01:00",
            "BOT_LOCAL_ROLE": "public",
            "BOT_CREDENTIAL_EXPIRES": "2031-12-31",
            "BOT_RATE_CONVERSATION": "1/2, 3/4",
            "BOT_RATE_OVERALL": "50/1",
            "BOT_DOUBT_PERSONAL": "ask",
            "BOT_DOUBT_CHANNEL": "again",
        }
    )
    assert read == Settings(
        app_id="app",
        app_certificate=str(pem),
        tenant_id="tenant",
        database_url="postgresql://bot:s3cret@db/papers",
        host="0.0.0.0",
        port=8080,
        timezone="Europe/Dublin",
        admins=(ID, "6b29fc40-ca47-1067-b31d-00dd010662da"),
        openid_metadata="http://127.0.0.1:9000/keys",
        login_url="https://login.example",
        service_hosts=frozenset({"127.0.0.1:9000", "localhost"}),
        clock_start=datetime(2031, 4, 12, 8, tzinfo=UTC),
        local_role="public",
        credential_expires=date(2031, 12, 31),
        rate_conversation=(Rate(1, 2), Rate(3, 4)),
        rate_overall=(Rate(50, 1),),
        doubt_personal="ask",
        doubt_channel="again",
    )
    assert read.rates == Rates((Rate(1, 2), Rate(3, 4)), (Rate(50, 1),))


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("PORT", "65536", "a port from 0 to 65535"),
        ("PORT", "http", "a port from 0 to 65535"),
        ("BOT_TIMEZONE", "Mars/Base", "a time zone such as Europe/London"),
        ("BOT_TIMEZONE", "../etc", "a time zone such as Europe/London"),
        ("BOT_ADMINS", "ann@council.example", "an Entra object id"),
        ("BOT_LOGIN_URL", "login.example", "begins with https://"),
        ("BOT_LOGIN_URL", "http://login.example", "plain http goes to this machine alone"),
        ("BOT_OPENID_METADATA", "ftp://login.example", "begins with https://"),
        ("BOT_SERVICE_HOSTS", "https://smba.example", "exact hosts"),
        ("BOT_SERVICE_HOSTS", "*.example", "exact hosts"),
        ("BOT_SERVICE_HOSTS", "smba.example/path", "exact hosts"),
        ("BOT_SERVICE_HOSTS", "smba.example:port", "exact hosts"),
        ("BOT_SERVICE_HOSTS", ",", "exact hosts"),
        ("BOT_CLOCK_START", "2031-04-12T09:00", "with its offset"),
        ("BOT_CLOCK_START", "soon", "with its offset"),
        ("BOT_LOCAL_ROLE", "mayor", "one of public, member, officer, clerk, administrator"),
        ("BOT_CREDENTIAL_EXPIRES", "next year", "a date such as"),
        ("BOT_RATE_CONVERSATION", "7 a second", "count/seconds"),
        ("BOT_RATE_CONVERSATION", "0/1", "count/seconds"),
        ("BOT_RATE_OVERALL", ",", "count/seconds"),
        ("BOT_DOUBT_PERSONAL", "never", "one of again, ask"),
        ("MicrosoftAppCertificate", "/nowhere/bot.pem", "the path of a PEM file"),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_sentence(name, written, expected):
    (fault,) = faults(**{name: written})
    assert fault.startswith(f"{name}: “{written}” is not ")
    assert expected in fault
    assert fault.endswith(".")


def test_every_fault_is_reported_together():
    assert len(faults(PORT="x", BOT_TIMEZONE="y", BOT_LOCAL_ROLE="z")) == 3


def test_the_clock_is_not_set_while_real_people_are_answered():
    (fault,) = faults(**CREDENTIALS, BOT_CLOCK_START="2031-04-12T09:00Z")
    assert "BOT_CLOCK_START" in fault
    loopback = {"BOT_SERVICE_HOSTS": "127.0.0.1:9000,[::1]:9000,localhost", "BOT_CLOCK_START": "2031-04-12T09:00Z"}
    assert Settings.read(CREDENTIALS | loopback).clock_start


def test_two_credentials_at_once_are_refused(tmp_path):
    pem = tmp_path / "bot.pem"
    pem.touch()
    (fault,) = faults(**CREDENTIALS, MicrosoftAppCertificate=str(pem))
    assert "both set" in fault


def test_a_secret_is_in_no_fault_and_in_no_printed_form():
    settings = Settings.read(CREDENTIALS | {"DATABASE_URL": "postgresql://bot:s3cret@db/papers"})
    listed = [shown(setting, settings) for setting in SETTINGS]
    assert "s3cret" not in repr(settings) + repr(listed)
    assert listed.count("set") == 2


def test_what_is_missing_for_teams_is_named():
    assert Settings().missing() == (
        "MicrosoftAppId",
        "MicrosoftAppPassword (or MicrosoftAppCertificate)",
        "MicrosoftAppTenantId",
    )
    assert Settings.read(CREDENTIALS).missing() == ()


def test_settings_are_shown_as_they_would_be_written():
    shown_now = {setting.name: shown(setting, Settings()) for setting in SETTINGS}
    assert shown_now["BOT_RATE_CONVERSATION"] == "7/1,8/2,60/30,1800/3600 (default)"
    assert shown_now["BOT_SERVICE_HOSTS"] == "smba.trafficmanager.net (default)"
    assert (shown_now["MicrosoftAppPassword"], shown_now["BOT_ADMINS"]) == ("not set", "not set")


# The clock


def test_civil_time_is_the_machines_unless_it_was_set():
    clock = Clock()
    assert abs(clock.now() - clock.machine()) < timedelta(seconds=5)
    assert clock.now().tzinfo is UTC


def test_civil_time_starts_where_it_was_set_and_runs_at_real_speed():
    start = datetime(2031, 4, 12, 9, tzinfo=UTC)
    clock = Clock(start, begun=Clock().machine() - timedelta(minutes=10))
    assert timedelta(minutes=10) <= clock.now() - start < timedelta(minutes=11)
    assert clock.machine() - clock.begun < timedelta(minutes=11)
