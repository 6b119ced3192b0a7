"""The questions of the invented packs, asked of each pack in turn: how many are answered rightly, and none wrongly."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import pytest

from bot.plain import plain
from dialogs.answer import Slots
from dialogs.asked import Asked
from dialogs.known import read as read_known
from dialogs.respond import respond
from store import papers
from store.engine import Store
from store.migrate import migrate
from store.reading.read import read
from store.records import ALL, PUBLIC
from tests.grading import SEEN_OF_LISTS, faults, wrongs

PACKS = Path(__file__).parents[1] / "packs"
FLOORS = {"harrowmere": 60, "pellingford": 44, "strathorrin": 44, "osmering": 36, "corran": 40}
"""How many of a pack's questions are answered rightly at least."""


@dataclass(frozen=True)
class Reply:
    """A question of a pack, and what was answered."""

    question: dict[str, object]
    text: str
    declined: bool


@pytest.fixture(scope="session")
def replies(tmp_path_factory):
    """Asks a pack its questions, once."""

    @lru_cache
    def ask(name: str) -> list[Reply]:
        return asked_of(name, tmp_path_factory.mktemp(name))

    return ask


def asked_of(name, folder) -> list[Reply]:
    now = datetime.fromisoformat(json.loads((PACKS / name / "pack.json").read_text())["now"])
    lines = (PACKS / name / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    store = Store.open(f"sqlite:///{folder / 'pack.db'}")
    migrate(store)
    for paper in read(PACKS / name / "pack.txt"):
        with store.write() as tx:
            papers.keep(tx, paper, now=now, public=True)
    with store.read() as tx:
        known = {"personal": read_known(tx, ALL), "channel": read_known(tx, PUBLIC)}
    store.close()
    replies: list[Reply] = []
    before: dict[object, Slots | None] = {}
    for question in map(json.loads, lines):
        text, sight = question["ask"], known[question.get("scope", "personal")]
        answer = respond(
            sight, now.date(), Asked(text=text, before=before.get(question.get("after")), sight=sight.sight)
        )
        before[question["id"]] = answer.slots
        replies.append(Reply(question, plain(answer), answer.declined))
    return replies


@pytest.mark.parametrize("name", FLOORS)
def test_as_many_questions_of_a_pack_are_answered_rightly_as_ever_were(replies, name):
    bad = {r.question["ask"]: found for r in replies(name) if (found := faults(r.question, r.text))}
    assert len(replies(name)) - len(bad) >= FLOORS[name], bad


@pytest.mark.parametrize("name", FLOORS)
def test_no_question_of_a_pack_is_answered_wrongly_with_confidence(replies, name):
    sure = [reply for reply in replies(name) if not reply.declined]
    assert {r.question["ask"]: found for r in sure if (found := wrongs(r.question, r.text[:SEEN_OF_LISTS]))} == {}


@pytest.mark.parametrize("name", FLOORS)
def test_no_exempt_word_of_a_pack_is_said_in_a_channel(replies, name):
    said = [reply.text for reply in replies(name) if reply.question.get("scope") == "channel"]
    assert all("CANARY" not in text for text in said)


@pytest.mark.parametrize("name", FLOORS)
def test_every_pack_has_questions_of_many_kinds(replies, name):
    assert len({reply.question["kind"] for reply in replies(name)}) >= 10
