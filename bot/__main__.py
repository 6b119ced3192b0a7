"""The command line: reads the settings, and hands over to the one module of each command."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

from bot.clock import Clock
from bot.commands import COMMANDS, Stop
from bot.settings import Settings, SettingsError
from store.engine import StoreUnavailable
from store.people import Refusal


def main(argv: Sequence[str] | None = None, environ: Mapping[str, str] | None = None) -> int:
    """Run one command and give its exit status: an error is one sentence on stderr, never a traceback."""
    words = list(sys.argv[1:] if argv is None else argv)
    environ = os.environ if environ is None else environ  # noqa: TID251  # the door: read here, and handed down
    try:
        args = _parser(words).parse_args(words)
        settings = Settings.read(environ)
        status: int = args.run(args, settings, Clock(settings.clock_start))
        sys.stdout.flush()
    except (Stop, SettingsError, StoreUnavailable, Refusal) as error:
        return _failed(str(error))
    except KeyboardInterrupt:
        return _failed("Stopped.", status=130)
    except BrokenPipeError:  # whoever read our output, such as head, has had enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001  # whatever it is, a person at a terminal gets a sentence
        return _failed(f"This should not have happened ({type(error).__name__}: {error}): please report it.")
    return status


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Build the parser; only the command that is called is imported, so that each starts fast."""
    parser = argparse.ArgumentParser(prog="committee-bot", description="A Microsoft Teams bot for council committees.")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    called = [name for name in COMMANDS if words[:1] == [name]] or COMMANDS
    for name in called:
        module = import_module(f"bot.commands.{name}")
        module.add(commands)
        commands.choices[name].set_defaults(run=module.run)
    return parser


def _failed(sentences: str, status: int = 1) -> int:
    print(sentences, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
