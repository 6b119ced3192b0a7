"""`package`: builds the app for Teams, a zip for the bot's application id and the host that serves it."""

import argparse
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from bot.clock import Clock
from bot.commands import Stop
from bot.settings import Settings
from manifest.app import App, Unfit, describe
from manifest.build import package

PAGES = ("website", "privacy", "terms")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser("package", help="build the Teams app package, a zip to upload")
    parser.add_argument("--host", required=True, metavar="NAME", help="the public host name that serves the bot")
    parser.add_argument("--out", type=Path, metavar="PATH", help="where to write it (a zip in the current folder)")
    parser.add_argument("--developer", metavar="NAME", help="who publishes it, at most 32 characters (the host)")
    parser.add_argument("--website", metavar="URL", help="where people get support (https://HOST/)")
    parser.add_argument("--privacy", metavar="URL", help="the privacy notice (https://HOST/privacy)")
    parser.add_argument("--terms", metavar="URL", help="the terms of use (https://HOST/terms)")


def run(args: argparse.Namespace, settings: Settings, clock: Clock) -> int:
    """Build, write and say what to do next; raises Stop with nothing written where Teams would refuse the app."""
    if not settings.app_id:
        raise Stop(
            "MicrosoftAppId is not set: set it to the application (client) id of the bot's registration in Entra."
        )
    try:
        app = describe(
            settings.app_id,
            args.host,
            version("committee-bot"),
            developer=args.developer,
            **{page: getattr(args, page) for page in PAGES},
        )
        built = package(app)
    except Unfit as error:
        raise Stop(str(error)) from None
    out = _write(args.out, f"committee-bot-{app.version}.zip", built)
    print(f"{out} is built: upload it in the Teams admin centre, under Teams apps, Manage apps, Upload new app.")
    print(f"The messaging endpoint of the bot's registration is https://{app.host}/api/messages.")
    _warn(app, [page for page in PAGES if getattr(args, page) is None])
    return 0


def _write(out: Path | None, name: str, built: bytes) -> Path:
    """Write the file, under the usual name in a folder, or raise Stop; gives its path."""
    try:
        file = (out or Path()) / name if out is None or out.is_dir() else out
        if file.exists() and not file.is_file():
            raise Stop(f"{file} is no file that can be replaced: write the path of a zip with --out.")
        _replace(file, built)
    except OSError as error:
        raise Stop(f"{out or name} cannot be written ({error.strerror}): write another path with --out.") from None
    return file


def _replace(file: Path, built: bytes) -> None:
    """Write under another name first, so that whatever goes wrong, no half of a package is found there."""
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(built)
        part.replace(file)
    finally:
        with suppress(OSError):  # the folder that it should stand in may be none
            part.unlink(missing_ok=True)


def _warn(app: App, made: list[str]) -> None:
    """Say what the builder cannot see to: pages that nobody may have put there, and a version that is too low."""
    if made:
        addresses = ", ".join(getattr(app, page) for page in made)
        print(f"People are shown {addresses}: put a page there, or name yours with --{' --'.join(made)}.")
    if app.version.startswith("0."):
        print(f"Teams' catalogue may refuse version {app.version}: it takes versions from 1.0.0.")
