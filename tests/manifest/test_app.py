"""What is taken of one council's app, what is made from its host, and what is refused in one sentence."""

import pytest

from manifest.app import Unfit, describe
from tests.manifest.conftest import APP_ID, HOST

A_LABEL = "a" * 63


def test_what_was_not_written_is_made_from_the_host(app):
    assert (app.developer, app.website) == (HOST, "https://bot.example.gov.uk/")
    assert (app.privacy, app.terms) == ("https://bot.example.gov.uk/privacy", "https://bot.example.gov.uk/terms")


def test_what_was_written_is_kept():
    written = {
        "developer": "Example Council",
        "website": "https://example.gov.uk/help?a=1#b",
        "privacy": "https://example.gov.uk:8443/p",
        "terms": "HTTPS://example.gov.uk/t",
    }
    app = describe(APP_ID, HOST, "1.2.3", **written)
    assert {name: getattr(app, name) for name in written} == written


@pytest.mark.parametrize(
    ("host", "developer"),
    [
        ("committees.a-rather-long-name-of-a-council.gov.uk", "gov.uk"),
        ("bot.committees.harrowdale-council.gov.uk", "harrowdale-council.gov.uk"),
        (f"{'b' * 29}.uk", f"{'b' * 29}.uk"),
    ],
)
def test_a_long_host_gives_the_developer_as_many_of_its_last_labels_as_fit(host, developer):
    assert describe(APP_ID, host, "1.2.3").developer == developer


@pytest.mark.parametrize("written", ["Bot.Example.GOV.UK", "bot.example.gov.uk"])
def test_a_host_is_kept_in_small_letters(written):
    assert describe(APP_ID, written, "1.2.3").host == HOST


@pytest.mark.parametrize("host", ["a.uk", "xn--cafe-dma.xn--p1ai", "1.example.org", f"{A_LABEL}.{A_LABEL}.org"])
def test_a_public_host_name_of_any_form_is_taken(host):
    assert describe(APP_ID, host, "1.2.3").host == host


@pytest.mark.parametrize(
    "host",
    [
        "", " ", "https://bot.example.gov.uk", "bot.example.gov.uk/", "bot.example.gov.uk:443", "bot .example.gov.uk",
        "bot.example.gov.uk ", "bot.example.gov.uk\n", "localhost", "192.168.0.1", "[::1]", "*.example.gov.uk",
        "-bot.example.gov.uk", "bot-.example.gov.uk", "bot..example.gov.uk", ".example.gov.uk", "bot.example.gov.uk.",
        "bot_1.example.gov.uk", "me@example.gov.uk", "büro.example.gov.uk", f"a{A_LABEL}.org",
        f"{A_LABEL}.{A_LABEL}.{A_LABEL}.{A_LABEL}.org",
    ],
)  # fmt: skip
def test_what_is_no_public_host_name_is_refused_in_one_sentence(host):
    with pytest.raises(Unfit, match="is no public host name: write the name alone") as refused:
        describe(APP_ID, host, "1.2.3")
    assert str(refused.value).startswith(f"--host “{host}”")


@pytest.mark.parametrize("written", [APP_ID.upper(), APP_ID.replace("-", ""), f"{{{APP_ID}}}"])
def test_an_application_id_is_kept_in_the_form_that_teams_takes(written):
    assert describe(written, HOST, "1.2.3").app_id == APP_ID


@pytest.mark.parametrize("written", ["my-bot", APP_ID[:-1], f"{APP_ID}0", "${APP_ID}"])
def test_what_is_no_application_id_is_refused_in_one_sentence(written):
    with pytest.raises(Unfit, match=r"MicrosoftAppId: .* is no application id: copy"):
        describe(written, HOST, "1.2.3")


def test_a_developer_of_32_characters_is_taken_and_of_33_is_refused():
    assert describe(APP_ID, HOST, "1.2.3", developer="c" * 32).developer == "c" * 32
    with pytest.raises(Unfit, match="has 33 characters and Teams takes 32: write a shorter name"):
        describe(APP_ID, HOST, "1.2.3", developer="c" * 33)


def test_spaces_around_a_developer_do_not_count():
    assert describe(APP_ID, HOST, "1.2.3", developer=f"  {'c' * 32} ").developer == "c" * 32


@pytest.mark.parametrize("name", ["", "   ", "Example\nCouncil", "Example\x00Council"])
def test_a_developer_without_a_name_or_of_two_lines_is_refused(name):
    with pytest.raises(Unfit, match="is no name: write the council's name, in one line"):
        describe(APP_ID, HOST, "1.2.3", developer=name)


@pytest.mark.parametrize("page", ["website", "privacy", "terms"])
@pytest.mark.parametrize(
    "address",
    ["", "example.gov.uk", "http://example.gov.uk/", "https://", "https:///p", "https://example.gov.uk/a b",
     "https://example.gov.uk/\np", "https://me:secret@example.gov.uk/", "https://[::1/", "ftp://example.gov.uk/"],
)  # fmt: skip
def test_an_address_that_teams_would_refuse_is_named_with_its_option(page, address):
    with pytest.raises(
        Unfit, match=f"(?s)^--{page} “.*is no address that Teams takes: write one that begins with https://"
    ):
        describe(APP_ID, HOST, "1.2.3", **{page: address})


def test_an_address_of_2048_characters_is_taken_and_of_2049_is_refused():
    address = f"https://example.gov.uk/{'p' * 2025}"
    assert describe(APP_ID, HOST, "1.2.3", terms=address).terms == address
    with pytest.raises(Unfit, match="--terms has 2049 characters and Teams takes 2048: write a shorter address"):
        describe(APP_ID, HOST, "1.2.3", terms=f"{address}p")


@pytest.mark.parametrize(
    ("version", "given"),
    [("1.2.3", "1.2.3"), ("1.2", "1.2.0"), ("2", "2.0.0"), ("1.2.3rc1", "1.2.3"), ("1.2.3.4", "1.2.3")],
)
def test_a_version_is_three_numbers(version, given):
    assert describe(APP_ID, HOST, version).version == given


def test_a_version_without_a_number_is_refused():
    with pytest.raises(Unfit, match="begins with no number: install a released version"):
        describe(APP_ID, HOST, "unknown")
