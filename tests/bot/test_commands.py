"""What the commands print and how they end: an error is one sentence that says what to do, and never a traceback."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot.__main__ import main
from bot.commands import COMMANDS
from store.engine import Store
from store.migrate import state

DEMO = Path(__file__).parents[2] / "demo"
THEN = "2021-04-12T09:00+01:00"
ANN = "11111111-aaaa-4aaa-8aaa-000000000001"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def environ(sqlite_url):
    return {"DATABASE_URL": sqlite_url, "BOT_CLOCK_START": THEN}


@pytest.fixture
def run(environ, capsys):
    def command(*written, **more):
        status = main(list(map(str, written)), environ=environ | more)
        return status, *capsys.readouterr()

    return command


@pytest.fixture
def loaded(run):
    status, _, err = run("load", DEMO)
    assert (status, err) == (0, "")
    return run


def test_every_command_tells_its_options(capsys):
    for command in COMMANDS:
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"], environ={})
        assert ended.value.code == 0
        assert f"committee-bot {command}" in capsys.readouterr().out


def test_a_command_that_is_none_names_those_that_are(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["sing"], environ={})
    assert ended.value.code == 2
    assert all(command in capsys.readouterr().err for command in ["sing"])


def test_a_setting_that_cannot_be_used_is_named_before_anything_is_done(run):
    status, out, err = run("ask", "help", PORT="eighty")
    assert (status, out) == (1, "")
    assert err.startswith("PORT: “eighty” is not a port")


# ask


def test_ask_answers_the_public_with_the_source_and_the_date(loaded):
    status, out, _ = loaded("ask", "has the DR plan been signed off")
    assert status == 0
    assert out.startswith("Yes:")
    assert "Source: Agenda pack, 20 April 2021" in out
    assert "As at 20 April 2021" in out


def test_ask_gives_scripts_one_object_of_the_agreed_names(loaded):
    _, out, _ = loaded("ask", "when is the next meeting?", "--json")
    answer = json.loads(out)
    assert set(answer) == {"title", "text", "sources", "as_at", "choices", "declined"}
    assert (answer["as_at"], answer["declined"]) == ("2021-04-20", False)
    assert "20 April 2021" in answer["text"]


def test_ask_explains_how_a_question_was_understood(loaded):
    _, out, _ = loaded("ask", "when is the next meeting?", "--explain")
    assert "next_meeting" in out


def test_a_question_that_the_papers_do_not_answer_is_no_failure(loaded):
    status, out, _ = loaded("ask", "what is the phone number of the pope?", "--json")
    assert status == 0
    assert json.loads(out)["declined"]


def test_before_anything_is_loaded_ask_says_what_to_do(run):
    status, out, _ = run("ask", "when is the next meeting?")
    assert status == 0
    assert "committee-bot load" in out


# chat


def talk(environ, *said):
    """A conversation through a pipe, as the terminal would have it."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat"],
        input="\n".join(said),
        capture_output=True,
        text=True,
        env=environ,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_a_chat_follows_up_and_takes_the_number_of_a_choice(loaded, environ):
    said = talk(environ, "when is the next meeting?", "what time?", "service description template digital towers", "2")
    assert "Tuesday 20 April 2021" in said
    assert "2pm" in said
    assert "[2] " in said
    assert "18 March 2021" in said


def test_a_chat_carries_nothing_over_from_the_last_one(loaded, environ):
    talk(environ, "has the DR plan been signed off")
    assert "7 January 2021" not in talk(environ, "who by and when")


def test_a_chat_ends_when_it_is_left(loaded, environ):
    assert talk(environ, "quit", "when is the next meeting?") == ""


# people


def test_a_role_is_granted_listed_and_revoked(loaded):
    slug = "cabinet-committee-on-performance-improvement"
    assert loaded("people", "list")[1].startswith("Nobody has a role yet")
    status, out, _ = loaded("people", "grant", ANN.upper(), "member", "--name", "Ann", "--committee", slug)
    assert (status, out) == (0, f"Ann is member of {slug}.\n")
    assert loaded("people", "list")[1] == f"{ANN}\tmember\t{slug}\tAnn\n"
    assert loaded("people", "revoke", ANN) == (0, "Revoked: 1 role.\n", "")
    status, _, err = loaded("people", "revoke", ANN)
    assert status == 1
    assert "people list" in err


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (["grant", "ann", "clerk"], "Entra"),
        (["grant", ANN, "member"], "committee"),
        (["grant", ANN, "clerk", "--committee", "nowhere"], "nowhere"),
    ],
)
def test_a_grant_that_cannot_be_made_says_why(loaded, written, told):
    status, out, err = loaded("people", *written)
    assert (status, out) == (1, "")
    assert told in err
    assert err.count("\n") == 1


def test_what_is_held_about_somebody_can_be_had_and_erased(loaded):
    loaded("people", "grant", ANN, "clerk", "--name", "Ann")
    status, out, _ = loaded("people", "export", ANN)
    assert status == 0
    assert "Ann" in json.dumps(json.loads(out))
    assert loaded("people", "erase", ANN)[1].startswith("Erased: ")
    assert loaded("people", "erase", ANN)[1] == "Nothing was held about them.\n"


# migrate and doctor


def test_migrate_brings_an_empty_database_up_and_leaves_a_current_one(tmp_path, capsys):
    url = f"sqlite:///{tmp_path / 'new.db'}"
    for told in ("brought up", "already"):
        assert main(["migrate"], environ={"DATABASE_URL": url}) == 0
        assert told in capsys.readouterr().out
    store = Store.open(url)
    assert state(store) == "current"
    store.close()


def test_doctor_lists_every_setting_and_never_a_secret(run):
    status, out, _ = run("doctor", MicrosoftAppPassword="hunter2", MicrosoftAppId="app", BOT_CLOCK_START="")
    assert status == 1
    assert "hunter2" not in out
    assert "FAULT credentials: serve needs MicrosoftAppTenantId too" in out


def test_doctor_is_content_with_a_bot_for_this_machine(run):
    status, out, _ = run("doctor")
    assert status == 0
    assert "FAULT" not in out


@pytest.mark.parametrize(("expires", "status"), [("2020-01-01", 1), ("2999-01-01", 0)])
def test_doctor_warns_before_a_credential_expires(run, expires, status):
    assert run("doctor", BOT_CREDENTIAL_EXPIRES=expires)[0] == status


# serve


def test_serve_without_credentials_names_every_setting_that_is_missing(run):
    status, _, err = run("serve")
    assert status == 1
    for name in ("MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId", "serve --local"):
        assert name in err


def test_serve_for_this_machine_does_not_listen_to_others(run):
    status, _, err = run("serve", "--local", HOST="0.0.0.0")
    assert status == 1
    assert "HOST" in err


@contextmanager
def served(environ, *written) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`serve` as a process of its own, and where it listens."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve", *written],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environ | {"PORT": "0"},
        cwd=ROOT,
    )
    try:
        assert process.stdout is not None
        yield process, process.stdout.readline()
    finally:
        process.kill()
        process.communicate()


def test_serve_for_this_machine_says_that_it_is_open_and_how_to_talk_to_it(environ):
    with served(environ, "--local") as (process, line):
        assert process.stdout is not None
        assert line.startswith("Listening on http://127.0.0.1:")
        assert "open" in process.stdout.readline()
        assert "npx @microsoft/m365agentsplayground -e http://127.0.0.1:" in process.stdout.readline()


def test_serve_gets_ready_and_ends_in_good_order_when_it_is_told_to(environ):
    with served(environ, "--local") as (process, line):
        base = line.removeprefix("Listening on ").strip().removesuffix("/api/messages")
        for _ in range(100):
            try:
                with urlopen(f"{base}/readyz", timeout=2) as ready:
                    assert json.load(ready) == {"ready": True, "faults": []}
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise AssertionError("it did not get ready")
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_two_cannot_listen_on_one_port(environ, run):
    with served(environ, "--local") as (_, line):
        port = line.rsplit(":", 1)[1].split("/")[0]
        status, _, err = run("serve", "--local", PORT=port)
    assert status == 1
    assert f"Cannot listen on 127.0.0.1:{port}" in err


def test_a_certificate_that_cannot_be_used_is_named(run, tmp_path):
    pem = tmp_path / "bot.pem"
    pem.write_text("no certificate")
    credentials = {"MicrosoftAppId": "app", "MicrosoftAppTenantId": "tenant", "MicrosoftAppCertificate": str(pem)}
    status, _, err = run("serve", BOT_CLOCK_START="", PORT="0", **credentials)
    assert status == 1
    assert "MicrosoftAppCertificate" in err
    assert "Traceback" not in err
