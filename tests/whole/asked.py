"""Asks questions over HTTP, as Teams posts them, of a bot that has loaded some papers, and grades what it says.

    python -m tests.whole.asked --now 2021-04-12T09:00+01:00 --questions questions.jsonl PAPER...

A question is a line of JSON as in tests/packs; `scope` is where it is asked, and `after` names the question that it
follows. Grades are those of tests/grading.py; `--replies` writes what was said, for another grader.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from store import papers, people
from store.migrate import open_current
from store.reading.read import read
from tests import activities
from tests.activities import CHANNEL, CLERK, GROUP, Where
from tests.bot.looks import seen
from tests.fakes import FakeTeams, Received
from tests.grading import SEEN, SEEN_OF_LISTS, faults
from tests.whole.serving import Served, SetClock, serving

Question = Mapping[str, Any]


async def replies(files: Sequence[Path], questions: Sequence[Question], now: datetime) -> list[str]:
    """What a clerk sees first in answer to each question, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/asked.db"
        _load(url, files, now)
        clock = SetClock(now)
        async with FakeTeams() as teams, serving(url, teams, clock) as bot:
            said = [
                await _ask(bot, clock, number, question, _place(question, questions), now)
                for number, question in enumerate(questions, 1)
            ]
    return [
        reply[: SEEN_OF_LISTS if question["kind"] == "list" else SEEN]
        for question, reply in zip(questions, said, strict=True)
    ]


def _load(url: str, files: Sequence[Path], now: datetime) -> None:
    store = open_current(url)
    for file in files:
        for paper in read(file):
            with store.write() as tx:
                papers.keep(tx, paper, now=now)
    with store.write() as tx:
        people.grant(tx, now, object_id=CLERK.entra, role="clerk", name=CLERK.name)
    store.close()


def _place(question: Question, questions: Sequence[Question]) -> Where:
    """A conversation of its own for each question that follows none."""
    by_id = {each["id"]: each for each in questions}
    first = question
    while first.get("after"):
        first = by_id[first["after"]]
    match question.get("scope", first.get("scope", "personal")):
        case "group":
            return Where("groupChat", f"{GROUP.id}-{first['id']}")
        case "channel":
            return Where("channel", CHANNEL.id, f"16146{first['id']}")
        case _:
            return Where("personal", f"a:1{first['id']}")


async def _ask(bot: Served, clock: SetClock, number: int, question: Question, where: Where, now: datetime) -> str:
    clock.move(datetime.fromisoformat(question["now"]) if question.get("now") else now)
    await bot.post(activities.message(bot.teams.url, question["ask"], CLERK, where))
    said = await bot.teams.answers(number, seconds=20)
    return visible(said[-1])


def visible(reply: Received) -> str:
    """What a person sees: the text of the message, then that of its card."""
    return "\n".join([reply.text, *(seen(reply.card) if reply.card else ())])


def main(argv: Sequence[str] | None = None) -> int:
    """Ask, grade, print what is wrong and a table by kind; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", nargs="+", type=Path)
    parser.add_argument("--questions", required=True, type=Path)
    parser.add_argument("--now", required=True, type=datetime.fromisoformat)
    parser.add_argument("--replies", type=Path, help="write what was said, one JSON object a line")
    args = parser.parse_args(argv)
    questions = [json.loads(line) for line in args.questions.read_text(encoding="utf-8").splitlines() if line.strip()]
    said = asyncio.run(replies(args.papers, questions, args.now))
    if args.replies:
        lines = (
            json.dumps({"id": each["id"], "reply": reply}, ensure_ascii=False)
            for each, reply in zip(questions, said, strict=True)
        )
        args.replies.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return _told(questions, said)


def _told(questions: Sequence[Question], said: Sequence[str]) -> int:
    kinds: dict[str, list[bool]] = {}
    for question, reply in zip(questions, said, strict=True):
        found = faults(question, reply)
        kinds.setdefault(question["kind"], []).append(not found)
        if found:
            print(f"{question['id']} {question['ask']!r}: {'; '.join(found)}\n    {reply[:300]!r}")
    for kind, ends in sorted(kinds.items()):
        print(f"{kind:20} {sum(ends):3} of {len(ends)}")
    every = [right for ends in kinds.values() for right in ends]
    print(f"{sum(every)} of {len(every)} right in the first {SEEN} characters (lists: {SEEN_OF_LISTS:,})")
    return 0 if all(every) else 1


if __name__ == "__main__":
    sys.exit(main())
