"""`people`: who is administrator, clerk, officer or member, and what is held about somebody."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date

from bot.clock import Clock
from bot.commands import Stop
from bot.parse import guid
from bot.settings import Settings
from store import people, privacy
from store.engine import Store, StoreUnavailable
from store.migrate import open_current

_ID = "AAD_OBJECT_ID"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Tell the command line of its five doings."""
    parser = commands.add_parser("people", help="grant and revoke roles; export or erase what is held about somebody")
    doings = parser.add_subparsers(dest="doing", metavar="grant|revoke|list|export|erase", required=True)
    grant = doings.add_parser("grant", help="give somebody a role")
    grant.add_argument("object_id", metavar=_ID)
    grant.add_argument("role", choices=people.ROLES)
    grant.add_argument("--name", help="for the list alone: a role hangs on the id")
    grant.add_argument("--committee", metavar="SLUG", help="without it, all; a member needs one")
    revoke = doings.add_parser("revoke", help="take back somebody's roles")
    revoke.add_argument("object_id", metavar=_ID)
    revoke.add_argument("role", nargs="?", choices=people.ROLES, help="without it, every role")
    revoke.add_argument("--committee", metavar="SLUG", help="only for this committee")
    doings.add_parser("list", help="every role that is granted")
    doings.add_parser("export", help="all that is held about somebody, as JSON").add_argument("object_id", metavar=_ID)
    doings.add_parser("erase", help="erase all that is held about somebody").add_argument("object_id", metavar=_ID)


def run(args: argparse.Namespace, settings: Settings, clock: Clock) -> int:
    """Do it, and print what was done."""
    if "object_id" in args:
        args.object_id = _guid(args.object_id)
    store = open_current(settings.database_url)
    print(_DOINGS[args.doing](store, args, clock))
    if args.doing == "erase" and args.object_id in settings.admins:
        told = "BOT_ADMINS names them: take them out there, or they are noted again when the bot next starts."
        print(told, file=sys.stderr)
    store.close()
    return 0


def _guid(written: str) -> str:
    try:
        return guid(written)
    except ValueError as error:
        raise Stop(f"“{written}” is not {error}: copy the Object ID from the person's page in Entra.") from None


def _grant(store: Store, args: argparse.Namespace, clock: Clock) -> str:
    with store.write() as tx:
        people.grant(
            tx, clock.now(), object_id=args.object_id, role=args.role, name=args.name, committee_slug=args.committee
        )
    return f"{args.name or args.object_id} is {args.role} of {args.committee or 'all committees'}."


def _revoke(store: Store, args: argparse.Namespace, clock: Clock) -> str:
    with store.write() as tx:
        gone = people.revoke(tx, clock.now(), object_id=args.object_id, role=args.role, committee_slug=args.committee)
    if not gone:
        raise Stop("Nothing was revoked: they have no such role; people list shows every role.")
    return f"Revoked: {gone} {'role' if gone == 1 else 'roles'}."


def _list(store: Store, args: argparse.Namespace, clock: Clock) -> str:
    with store.read() as tx:
        granted = people.grants(tx)
    rows = [(each.object_id, each.role, each.committee or "all committees", each.name or "") for each in granted]
    return "\n".join("\t".join(row).rstrip() for row in rows) or "Nobody has a role yet: grant one with people grant."


def _export(store: Store, args: argparse.Namespace, clock: Clock) -> str:
    with store.read() as tx:
        held = privacy.export(tx, args.object_id)
    return json.dumps(held, ensure_ascii=False, indent=2, default=_iso)


def _iso(value: date) -> str:
    return value.isoformat()


def _erase(store: Store, args: argparse.Namespace, clock: Clock) -> str:
    with store.write() as tx:
        erased = privacy.erase(tx, clock.now(), args.object_id, who="command line")
    _scour(store)
    return f"Erased: {erased} {'record' if erased == 1 else 'records'}." if erased else "Nothing was held about them."


def _scour(store: Store) -> None:
    """Leave no byte of it in the files; where the bot is at work in them, say that some are left."""
    try:
        store.scour()
    except StoreUnavailable:
        told = "What was erased is gone from every record; its bytes go from the file when the bot stands still."
        print(f"{told} Run people erase again then.", file=sys.stderr)


_DOINGS: dict[str, Callable[[Store, argparse.Namespace, Clock], str]] = {
    "grant": _grant,
    "revoke": _revoke,
    "list": _list,
    "export": _export,
    "erase": _erase,
}
