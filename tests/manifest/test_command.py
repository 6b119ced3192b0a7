"""`package`: where the zip goes, what is said, and that nothing is left behind where it cannot be built."""

import argparse
import json
import os
import resource
from contextlib import chdir
from importlib.metadata import version
from zipfile import ZipFile

import pytest

from bot.__main__ import main
from bot.clock import Clock
from bot.commands import Stop, package
from bot.settings import Settings
from manifest.app import describe
from manifest.build import package as built_of
from tests.manifest.conftest import APP_ID, HOST

NAME = f"committee-bot-{version('committee-bot')}.zip"


@pytest.fixture
def here(tmp_path):
    """An empty folder, which is the current one."""
    with chdir(tmp_path):
        yield tmp_path


@pytest.fixture
def built(here, capsys):
    def run(*written, host=HOST, app_id=APP_ID):
        parser = argparse.ArgumentParser()
        package.add(parser.add_subparsers())
        args = parser.parse_args(["package", "--host", host, *written])
        assert package.run(args, Settings(app_id=app_id), Clock()) == 0
        return capsys.readouterr().out

    return run


def manifest_in(file):
    with ZipFile(file) as archive:
        return json.loads(archive.read("manifest.json"))


def test_the_zip_is_built_in_the_current_folder_for_the_version_of_the_package(built, here):
    built()
    assert [file.name for file in here.iterdir()] == [NAME]
    assert manifest_in(here / NAME)["version"] == version("committee-bot")
    assert (here / NAME).read_bytes() == built_of(describe(APP_ID, HOST, version("committee-bot")))


def test_out_names_the_file_or_the_folder(built, here):
    (here / "folder").mkdir()
    built("--out", "app.zip")
    built("--out", "folder")
    assert (here / "app.zip").read_bytes() == (here / "folder" / NAME).read_bytes()


def test_an_older_package_is_replaced(built, here):
    (here / NAME).write_text("older")
    built()
    assert manifest_in(here / NAME)["id"] == APP_ID


def test_every_option_reaches_the_manifest(built, here):
    address = "https://example.gov.uk"
    built(
        "--developer", "Example Council", "--website", address, "--privacy", f"{address}/p", "--terms", f"{address}/t"
    )
    assert manifest_in(here / NAME)["developer"] == {
        "name": "Example Council",
        "websiteUrl": address,
        "privacyUrl": f"{address}/p",
        "termsOfUseUrl": f"{address}/t",
    }


def test_people_read_where_to_upload_it_and_where_messages_must_come(built):
    first, second, *_ = built().splitlines()
    assert first.startswith(f"{NAME} is built: upload it in the Teams admin centre")
    assert second == f"The messaging endpoint of the bot's registration is https://{HOST}/api/messages."


def test_people_read_which_pages_they_must_put_on_the_host(built):
    assert (
        f"People are shown https://{HOST}/, https://{HOST}/privacy, https://{HOST}/terms: put a page there" in built()
    )
    told = built("--privacy", "https://example.gov.uk/p", "--website", "https://example.gov.uk")
    assert f"People are shown https://{HOST}/terms: put a page there, or name yours with --terms." in told


def test_nothing_is_said_of_pages_that_were_named(built):
    pages = [f"--{page}=https://example.gov.uk/{page}" for page in ("website", "privacy", "terms")]
    assert "People are shown" not in built(*pages)


def test_people_read_that_teams_may_refuse_a_version_below_one(here, capsys):
    for number, warned in (("0.9.0", True), ("1.0.0", False), ("10.0.0", False)):
        package._warn(describe(APP_ID, HOST, number), [])
        assert (f"may refuse version {number}" in capsys.readouterr().out) == warned


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"app_id": None}, "MicrosoftAppId is not set: set it to the application"),
        ({"app_id": "my-bot"}, "MicrosoftAppId: “my-bot” is no application id"),
        ({"host": "https://bot.example.gov.uk"}, "--host “https://bot.example.gov.uk” is no public host name"),
        ({"host": "bot example"}, "--host “bot example” is no public host name"),
    ],
)
def test_what_teams_would_refuse_is_said_in_one_sentence_and_nothing_is_written(built, here, written, said):
    with pytest.raises(Stop, match=f"^{said}"):
        built(**written)
    assert list(here.iterdir()) == []


def test_a_developer_that_is_too_long_is_said_in_one_sentence_and_nothing_is_written(built, here):
    with pytest.raises(Stop, match="has 33 characters and Teams takes 32"):
        built("--developer", "d" * 33)
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("out", ["missing/app.zip", "file/app.zip", "n" * 256])
def test_a_place_that_cannot_be_written_is_said_in_one_sentence_and_nothing_is_left(built, here, out):
    (here / "file").write_text("a file, and no folder")
    with pytest.raises(Stop, match=rf"{out} cannot be written \(.+\): write another path with --out\."):
        built("--out", out)
    assert [file.name for file in here.iterdir()] == ["file"]


def test_a_pipe_is_not_replaced(built, here):
    os.mkfifo(here / "pipe")
    with pytest.raises(Stop, match="pipe is no file that can be replaced"):
        built("--out", "pipe")
    assert (here / "pipe").is_fifo()


def test_a_disk_that_fills_leaves_no_half_of_a_package_and_the_older_one_as_it_was(built, here):
    (here / NAME).write_text("older")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(Stop, match="cannot be written"):
            built()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [(file.name, file.read_text()) for file in here.iterdir()] == [(NAME, "older")]


def test_the_command_line_knows_it_and_ends_with_a_status_that_is_not_0(here, capsys):
    assert main(["package", "--host", HOST], {"MicrosoftAppId": APP_ID}) == 0
    assert main(["package", "--host", HOST], {}) == 1
    assert capsys.readouterr().err.count("\n") == 1
    with pytest.raises(SystemExit) as ended:
        main(["package"], {"MicrosoftAppId": APP_ID})
    assert ended.value.code == 2
