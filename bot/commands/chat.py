"""`chat`: talk to the bot in the terminal, on the same turn code that answers in Teams."""

import argparse
import sys
from itertools import count

from bot.app import local_role, open_store, turns_for
from bot.clock import Clock
from bot.plain import plain
from bot.settings import Settings
from bot.teams.port import Heard
from bot.turn import Turns
from dialogs.answer import Answer
from dialogs.asked import Scope

LEAVE = frozenset({"quit", "exit", "bye", "q"})


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    commands.add_parser("chat", help="talk to the bot here in the terminal")


def run(args: argparse.Namespace, settings: Settings, clock: Clock) -> int:
    """Ask and answer until the input ends or the person leaves."""
    turns = turns_for(settings, clock, open_store(settings), role=local_role(settings))
    talk = f"terminal {clock.machine().isoformat()}"  # nothing is carried over from the last time
    if sys.stdin.isatty():
        print("Ask me about the committee's papers. A number takes a choice; quit leaves.")
    choices: tuple[str, ...] = ()
    for number in count():
        typed = _typed()
        if typed is None or typed.lower() in LEAVE:
            return 0
        asked = choices[int(typed) - 1] if typed.isdigit() and 0 < int(typed) <= len(choices) else typed
        answer = _turn(turns, asked, talk, str(number))
        if answer is not None:
            choices = answer.choices
            print(f"{plain(answer)}{_numbered(choices)}\n")
    return 0


def _typed() -> str | None:
    """One line, None where there is no more."""
    try:
        return input("> " if sys.stdin.isatty() else "").strip()
    except EOFError:
        return None


def _turn(turns: Turns, text: str, talk: str, activity: str) -> Answer | None:
    heard = Heard(
        kind="message",
        activity=activity,
        conversation=talk,
        thread=talk,
        address="",
        scope=Scope.PERSONAL,
        text=text,
        person="terminal",
    )
    cleared = turns.think(heard)
    return cleared.answer if cleared else None


def _numbered(choices: tuple[str, ...]) -> str:
    return "".join(f"\n  [{number}] {choice}" for number, choice in enumerate(choices, 1))
