"""What the package holds, and that Teams will take it."""

import hashlib
import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from bot.teams.extension import COMMANDS
from dialogs.acts import ACTS
from dialogs.question import SURE
from dialogs.questions import QUESTIONS
from dialogs.respond import understand
from dialogs.words import read_words
from manifest.app import Unfit, describe
from manifest.build import FOLDER, SCHEMA, check, manifest, package
from tests.dialogs.conftest import TODAY, demo  # noqa: F401  # a fixture: the demonstration records
from tests.manifest.conftest import APP_ID, HOST

ON_A_PHONE = 32, 128
"""Characters of a command's title and description that are shown whole."""
ASKED = {example for question in QUESTIONS for example in question.examples}
DONE = {example for act in ACTS for example in act.examples}


@pytest.fixture
def lists(made):
    return made["bots"][0]["commandLists"]


@pytest.fixture
def commands(lists):
    return [command for offered in lists for command in offered["commands"]]


def test_the_manifest_is_valid_under_the_schema_of_its_own_version(made):
    check(made)
    schema = json.loads(SCHEMA.read_text("utf-8"))
    assert made["manifestVersion"] == schema["properties"]["manifestVersion"]["const"]
    assert made["$schema"].endswith(f"/teams/v{made['manifestVersion']}/MicrosoftTeams.schema.json")


def test_the_schema_is_microsofts_unchanged():
    noted = (SCHEMA.parent / "README.md").read_text("utf-8")
    assert hashlib.sha256(SCHEMA.read_bytes()).hexdigest() in noted
    assert f"v{json.loads(SCHEMA.read_text('utf-8'))['properties']['manifestVersion']['const']}" in noted
    assert "MIT License" in (SCHEMA.parent / "LICENSE").read_text("utf-8")


def test_the_id_the_host_and_the_version_stand_where_teams_looks_for_them(made):
    assert (made["id"], made["bots"][0]["botId"], made["version"]) == (APP_ID, APP_ID, "1.2.3")
    assert made["validDomains"] == [HOST]
    assert made["developer"] == {
        "name": HOST,
        "websiteUrl": f"https://{HOST}/",
        "privacyUrl": f"https://{HOST}/privacy",
        "termsOfUseUrl": f"https://{HOST}/terms",
    }


@pytest.mark.parametrize(
    "name", ["“Example” & Co", 'Example "quoted"', "Back\\slash", "$host ${host} $", "Cyngor Ynys Môn"]
)
def test_a_developers_name_stands_in_the_manifest_as_it_was_written(name):
    assert manifest(describe(APP_ID, HOST, "1.2.3", developer=name))["developer"]["name"] == name


def test_every_command_is_an_example_of_a_question_or_an_act(commands):
    assert {command["title"] for command in commands} <= ASKED | DONE


def test_every_command_is_understood(commands, demo):  # noqa: F811
    for title in {command["title"] for command in commands}:
        acts = [act for act in ACTS if act.recognise(title) is not None]
        fits = understand(read_words(title, demo, TODAY), demo)
        assert acts or (fits and fits[0][0] >= SURE), title


def test_a_command_says_what_its_title_says(commands):
    assert all(command["type"] == "prompt" and command["prompt"] == command["title"] for command in commands)


def test_a_list_of_commands_is_short_without_repeats_and_offers_help(lists):
    for offered in lists:
        titles = [command["title"] for command in offered["commands"]]
        assert len(titles) == len(set(titles)) <= 10
        assert "help" in titles


def test_a_command_is_shown_whole_on_a_phone(commands):
    title, description = ON_A_PHONE
    assert all(len(command["title"]) <= title for command in commands)
    assert all(0 < len(command["description"]) <= description for command in commands)


def test_each_scope_of_the_bot_has_one_list_of_commands(made, lists):
    scopes = [scope for offered in lists for scope in offered["scopes"]]
    assert sorted(scopes) == sorted(made["bots"][0]["scopes"]) == ["groupChat", "personal", "team"]


def test_channels_and_chats_are_told_of_following_and_people_of_announcing(lists):
    told = {
        scope: {command["title"] for command in offered["commands"]} & DONE
        for offered in lists
        for scope in offered["scopes"]
    }
    assert told == {
        "personal": {"Announce the agenda"},
        "team": {"follow", "unfollow"},
        "groupChat": {"follow", "unfollow"},
    }


def test_the_message_extension_opens_what_the_bot_hears(made):
    [extension] = made["composeExtensions"]
    assert extension["botId"] == APP_ID
    assert {command["id"] for command in extension["commands"]} == COMMANDS.keys()
    for command in extension["commands"]:
        assert (command["type"], command["fetchTask"]) == ("action", True)
        assert set(command["context"]) == {"compose", "message"}
        assert len(command["title"]) <= ON_A_PHONE[0]
        assert 0 < len(command["description"]) <= ON_A_PHONE[1]


def test_the_bot_works_in_private_and_shared_channels(made):
    assert made["supportsChannelFeatures"] == "tier1"  # and Teams takes no bot for teams without it, from 1.25 on


def test_nothing_is_asked_for_that_the_bot_does_not_need(made):
    assert made["permissions"] == ["identity"]  # roles hang on it
    assert not {"authorization", "webApplicationInfo", "devicePermissions"} & made.keys()
    bot = made["bots"][0]
    assert not any(bot[what] for what in ("isNotificationOnly", "supportsFiles", "supportsCalling", "supportsVideo"))


def test_the_words_about_the_app_keep_teams_rules_beyond_the_schema(made):
    name, description = made["name"], made["description"]
    assert name["short"] != name["full"]
    assert description["short"] not in description["full"]
    assert "$" not in json.dumps({**made, "$schema": ""}).replace('"$schema"', "")


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        (("manifestVersion",), "1.29"),
        (("id",), "my-bot"),
        (("developer", "name"), "n" * 33),
        (("developer", "privacyUrl"), "gopher://example.gov.uk"),
        (("name", "short"), "n" * 31),
        (("name", "full"), "n" * 101),
        (("description", "short"), "d" * 81),
        (("description", "full"), "d" * 4001),
        (("accentColor",), "blue"),
        (("bots", 0, "scopes"), ["groupchat"]),
        (("bots", 0, "commandLists", 0, "commands", 0, "title"), "t" * 129),
        (("bots", 0, "commandLists", 0, "commands"), [{"title": "help"}] * 13),
        (("validDomains",), ["example.gov.uk"] * 101),
        (("surprise",), True),
    ],
)
def test_a_manifest_that_teams_would_refuse_is_refused_here_with_the_place_of_its_fault(made, where, wrong):
    part = made
    for step in where[:-1]:
        part = part[step]
    part[where[-1]] = wrong
    with pytest.raises(Unfit, match="Teams would refuse the manifest at"):
        check(made)


def test_the_zip_holds_the_manifest_and_the_two_icons_that_it_names_and_nothing_else(app, made):
    with ZipFile(BytesIO(package(app))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["manifest.json", made["icons"]["color"], made["icons"]["outline"]]
        assert json.loads(archive.read("manifest.json")) == made
        for icon in made["icons"].values():
            assert archive.read(icon) == (FOLDER / "icons" / icon).read_bytes()


def test_the_same_app_gives_the_same_bytes_and_another_gives_others(app):
    assert package(app) == package(describe(APP_ID, HOST, "1.2.3"))
    assert package(app) != package(describe(APP_ID, HOST, "1.2.4"))


def test_nothing_in_the_zip_tells_when_or_where_it_was_built(app):
    with ZipFile(BytesIO(package(app))) as archive:
        told = {(one.date_time, one.create_system, one.external_attr, one.extra) for one in archive.infolist()}
    assert told == {((1980, 1, 1, 0, 0, 0), 3, 0o100644 << 16, b"")}
