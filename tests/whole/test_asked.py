"""Questions over HTTP, of an invented council's pack, are answered as they are in the dialogs' own tests."""

import json
from datetime import datetime
from pathlib import Path

from tests.grading import faults, wrongs
from tests.whole.asked import replies

PACK = Path(__file__).parents[1] / "packs" / "harrowmere"
NOW = datetime.fromisoformat(json.loads((PACK / "pack.json").read_text(encoding="utf-8"))["now"])


async def test_what_is_asked_in_teams_is_answered_rightly_and_never_wrongly():
    lines = (PACK / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line) for line in lines]
    said = list(zip(questions, await replies([PACK / "pack.txt"], questions, NOW), strict=True))
    assert {each["ask"]: found for each, reply in said if (found := wrongs(each, reply))} == {}
    assert sum(not faults(each, reply) for each, reply in said) >= len(questions) - 1
