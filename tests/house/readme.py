"""The tables of the README, made from the code: `python -m tests.house.readme` writes them anew."""

import argparse
import ast
from collections.abc import Callable, Iterator

from bot.__main__ import _parser
from bot.settings import SETTINGS
from dialogs.acts import ACTS
from dialogs.questions import QUESTIONS
from dialogs.reminders import REMINDERS
from tests.house.source import MODULES, ROOT, Module

README = ROOT / "README.md"


def commands() -> Iterator[str]:
    """What each command is for, as its help says."""
    yield "| command | what it does |\n| --- | --- |"
    (subparsers,) = [action for action in _parser([])._actions if isinstance(action, argparse._SubParsersAction)]
    for choice in subparsers._choices_actions:
        yield f"| `{choice.dest}` | {choice.help} |"


def settings() -> Iterator[str]:
    """Every setting with its default."""
    yield "| setting | default | what it is |\n| --- | --- | --- |"
    for setting in SETTINGS:
        yield f"| `{setting.name}` | {f'`{setting.default}`' if setting.default else ''} | {setting.help} |"


def asked() -> Iterator[str]:
    """What can be asked and done, by example."""
    yield "| file | for example |\n| --- | --- |"
    for question in QUESTIONS:
        yield f"| `questions/{_file(question.recognise)}` | {'; '.join(question.examples[:3])} |"
    for act in ACTS:
        yield f"| `acts/{_file(act.recognise)}` | {'; '.join(act.examples[:2])} |"
    for reminder in REMINDERS:
        module = next(each for each in MODULES if each.path == f"dialogs/reminders/{_file(reminder.plan)}.py")
        yield f"| `reminders/{_file(reminder.plan)}` | unasked: {_duty(module)} |"


def modules() -> Iterator[str]:
    """Every module and its duty, by package."""
    yield "| module | its duty |\n| --- | --- |"
    for module in MODULES:
        name = module.path.removesuffix(".py").removesuffix("/__init__")
        yield f"| `{name}{'/' if module.path.endswith('__init__.py') else ''}` | {_duty(module)} |"


def with_tables(text: str) -> str:
    """The text, with each table between its marks made anew."""
    for name, make in TABLES.items():
        begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
        if (text.count(begin), text.count(end)) != (1, 1):
            raise ValueError(f"README.md has not one place for the table of {name}.")
        before, _, rest = text.partition(begin)
        text = "".join((before, begin, "\n".join(make()), "\n", end, rest.partition(end)[2]))
    return text


def _duty(module: Module) -> str:
    sentence = (ast.get_docstring(module.tree) or "").split("\n\n")[0].replace("\n", " ")
    return sentence.replace("|", "\\|")


def _file(function: Callable[..., object]) -> str:
    return function.__module__.rsplit(".", 1)[-1]


TABLES: dict[str, Callable[[], Iterator[str]]] = {
    "commands": commands,
    "settings": settings,
    "questions": asked,
    "modules": modules,
}

if __name__ == "__main__":
    README.write_text(with_tables(README.read_text(encoding="utf-8")), encoding="utf-8")
