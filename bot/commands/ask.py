"""`ask "..."`: one answer in the terminal, for people or for scripts, with the reading explained if wished."""

import argparse
import json

from bot.app import open_store, turns_for
from bot.clock import Clock
from bot.plain import plain, source_line
from bot.settings import Settings
from dialogs.answer import Answer
from dialogs.asked import Asked, Scope
from dialogs.clearance import clear, sight
from dialogs.explain import explain

ROLES = ("public", "member", "officer", "clerk", "administrator")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser("ask", help="answer one question here in the terminal")
    parser.add_argument("question", help="what a councillor would type")
    parser.add_argument("--as", dest="role", choices=ROLES, default="public", help="whose eyes to see with (public)")
    parser.add_argument("--explain", action="store_true", help="say how the question was understood")
    parser.add_argument(
        "--json", action="store_true", help="one JSON object: title, text, sources, as_at, choices, declined"
    )


def run(args: argparse.Namespace, settings: Settings, clock: Clock) -> int:
    """Answer, print, and end with 0: a question that the papers do not answer is no failure."""
    turns = turns_for(settings, clock, open_store(settings), role=args.role)
    asked = Asked(text=args.question, role=args.role, sight=sight(Scope.PERSONAL, args.role, None))
    answer = clear(turns.answer(asked, clock.now()), asked.sight).answer
    print(json.dumps(as_json(answer), ensure_ascii=False) if args.json else plain(answer))
    if args.explain:
        print("\n" + explain(turns.known(asked), turns.today(clock.now()), asked))
    return 0


def as_json(answer: Answer) -> dict[str, object]:
    """The answer for scripts."""
    return {
        "title": answer.title,
        "text": plain(answer),
        "sources": [source_line(source) for source in answer.sources],
        "as_at": answer.as_at.isoformat() if answer.as_at else None,
        "choices": list(answer.choices),
        "declined": answer.declined,
    }
