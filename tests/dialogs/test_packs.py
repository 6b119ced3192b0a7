"""The questions of the invented packs, asked of each pack in turn: how many are answered rightly, and none wrongly."""

import json
from dataclasses import dataclass
from functools import lru_cache

import pytest

from bot.plain import plain
from dialogs.answer import Slots
from dialogs.asked import Asked
from dialogs.respond import respond
from tests.dialogs.printed import PACKS, asked_at, known_of
from tests.grading import SEEN_OF_LISTS, faults, wrongs

FLOORS = {"harrowmere": 60, "pellingford": 44, "strathorrin": 44, "osmering": 36, "corran": 40}
"""How many of a pack's questions are answered rightly at least."""


@dataclass(frozen=True)
class Reply:
    """A question of a pack, and what was answered."""

    question: dict[str, object]
    text: str
    declined: bool


@lru_cache
def replies(name) -> list[Reply]:
    """The replies to every question of a pack, in the order in which they are asked."""
    known, today = known_of(name), asked_at(name).date()
    lines = (PACKS / name / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    replies: list[Reply] = []
    before: dict[object, Slots | None] = {}
    for question in map(json.loads, lines):
        seen = known[question.get("scope", "personal")]
        asked = Asked(text=question["ask"], before=before.get(question.get("after")), sight=seen.sight)
        answer = respond(seen, today, asked)
        before[question["id"]] = answer.slots
        replies.append(Reply(question, plain(answer), answer.declined))
    return replies


@pytest.mark.parametrize("name", FLOORS)
def test_as_many_questions_of_a_pack_are_answered_rightly_as_ever_were(name):
    bad = {r.question["ask"]: found for r in replies(name) if (found := faults(r.question, r.text))}
    assert len(replies(name)) - len(bad) >= FLOORS[name], bad


@pytest.mark.parametrize("name", FLOORS)
def test_no_question_of_a_pack_is_answered_wrongly_with_confidence(name):
    sure = [reply for reply in replies(name) if not reply.declined]
    assert {r.question["ask"]: found for r in sure if (found := wrongs(r.question, r.text[:SEEN_OF_LISTS]))} == {}


@pytest.mark.parametrize("name", FLOORS)
def test_no_exempt_word_of_a_pack_is_said_in_a_channel(name):
    said = [reply.text for reply in replies(name) if reply.question.get("scope") == "channel"]
    assert all("CANARY" not in text for text in said)


@pytest.mark.parametrize("name", FLOORS)
def test_every_pack_has_questions_of_many_kinds(name):
    assert len({reply.question["kind"] for reply in replies(name)}) >= 10
