"""`serve`: the service that Teams speaks to, and `serve --local`, the same without credentials for trying it out."""

import argparse
import asyncio
import logging
import signal

from aiohttp import web

from bot.app import open_store, running
from bot.clock import Clock
from bot.commands import Stop
from bot.parse import is_loopback
from bot.settings import Settings

_OPEN = "This is open: whoever can reach this machine's loopback may ask anything, and everyone has the role {role}."
_PLAYGROUND = "To talk to it in a browser, with Node: npx @microsoft/m365agentsplayground -e {url} -c msteams"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Tell the command line of its options."""
    parser = commands.add_parser("serve", help="run the service that Teams speaks to")
    parser.add_argument("--local", action="store_true", help="this machine only, without credentials, for trying it")


def run(args: argparse.Namespace, settings: Settings, clock: Clock) -> int:
    """Serve until the process is told to stop; Stop names every setting that is missing."""
    _check(settings, local=args.local)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for chatty in ("aiohttp.access", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    asyncio.run(_serve(settings, clock, local=args.local))
    return 0


def _check(settings: Settings, *, local: bool) -> None:
    if local and not is_loopback(settings.host):
        raise Stop(f"HOST is {settings.host}: serve --local listens on this machine alone, set HOST to 127.0.0.1.")
    if not local and (missing := settings.missing()):
        raise Stop(
            f"Without credentials nobody can be let in. Set {', '.join(missing)}, or use serve --local to try it out."
        )


async def _serve(settings: Settings, clock: Clock, *, local: bool) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    try:
        async with running(settings, clock, open_store(settings), local=local) as app:
            runner = web.AppRunner(app, access_log=None)
            await runner.setup()
            try:
                await _listen(runner, settings, local=local)
                await stop.wait()
            finally:
                await runner.cleanup()
    except ValueError as error:  # the certificate
        raise Stop(str(error)) from None


async def _listen(runner: web.AppRunner, settings: Settings, *, local: bool) -> None:
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
    except OSError as error:
        raise Stop(
            f"Cannot listen on {settings.host}:{settings.port} ({error.strerror or error}): set PORT to a free one."
        ) from None
    port = runner.addresses[0][1]
    url = f"http://{settings.host}:{port}/api/messages"
    print(f"Listening on {url}", flush=True)
    if local:
        print(_OPEN.format(role=settings.local_role), flush=True)
        print(_PLAYGROUND.format(url=url), flush=True)
