"""`load FILE...`: reads papers and sheets into the store, and prints what it found and what it doubts."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import shorten

from bot.clock import Clock
from bot.commands import Stop
from bot.settings import Settings
from store import papers
from store.engine import Store, StoreUnavailable
from store.migrate import open_current
from store.papers import Kept
from store.reading import found
from store.reading.headings import KINDS
from store.reading.printed import as_json
from store.reading.read import read
from store.reading.templates import template

READABLE = frozenset({".txt", ".pdf", ".csv", ".tsv", ".xlsx", ".xlsm"})
_MODERNGOV = "Reading from a ModernGov site is not in this version: download the agenda pack and load the file."


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Tell the command line of its options."""
    parser = commands.add_parser("load", help="read papers and sheets into the store")
    parser.add_argument("files", nargs="*", metavar="FILE", help="a paper or sheet, or a folder of them")
    parser.add_argument("--dry-run", action="store_true", help="read and print, and keep nothing")
    parser.add_argument("--json", action="store_true", help="print one JSON object a paper")
    parser.add_argument(
        "--public", action="store_true", help="files without Part marks are public; never lifts Part II"
    )
    parser.add_argument("--draft", action="store_true", help="not published yet")
    parser.add_argument("--accept", action="store_true", help="take the changes of a newer version")
    parser.add_argument("--template", choices=sorted(KINDS), metavar="NAME", help="print a sheet to fill in")
    for option, metavar in (("--from", "SITE"), ("--committee", "ID"), ("--since", "DATE")):
        parser.add_argument(option, metavar=metavar, dest="moderngov", help=argparse.SUPPRESS)


def run(args: argparse.Namespace, settings: Settings, clock: Clock) -> int:
    """Load each file in a transaction of its own; 1 if any failed or waits to be accepted."""
    if args.moderngov:
        print(_MODERNGOV, file=sys.stderr)
        return 2
    if args.template:
        print(template(args.template), end="")
        return 0
    files, empty = _files(args.files)
    for folder in empty:
        print(f"{folder} holds no file that can be read ({', '.join(sorted(READABLE))}).", file=sys.stderr)
    store = None if args.dry_run else open_current(settings.database_url)
    loaded = [_loaded(store, file, args, clock) for file in _shown(files)]
    if store is not None:
        store.close()
    return 0 if all(loaded) and not empty else 1


def _files(named: Sequence[str]) -> tuple[list[Path], list[Path]]:
    """The files named, and of each folder named every readable file within it, sorted; and the folders without any."""
    if not named:
        raise Stop("Name a paper or sheet to load, or a folder of them.")
    files: list[Path] = []
    empty: list[Path] = []
    for path in map(Path, named):
        within = sorted(file for file in path.rglob("*") if file.suffix.lower() in READABLE and file.is_file())
        files += within if path.is_dir() else [path]
        empty += [path] if path.is_dir() and not within else []
    return files, empty


def _shown(files: Sequence[Path]) -> Iterator[Path]:
    """Give each file, and show on a terminal how far we are."""
    for number, file in enumerate(files, 1):
        if sys.stderr.isatty():
            print(f"[{number}/{len(files)}] {file.name}", file=sys.stderr)
        yield file


def _loaded(store: Store | None, file: Path, args: argparse.Namespace, clock: Clock) -> bool:
    """Read one file and keep it; False, with one sentence on stderr, if it failed or waits to be accepted."""
    try:
        read_now = read(file)
        kept = [None] * len(read_now) if store is None else _kept(store, read_now, args, clock)
        for paper, its in zip(read_now, kept, strict=True):
            print(
                json.dumps(as_json(paper), ensure_ascii=False) if args.json else _told(paper, its, public=args.public)
            )
        if store is None or all(its is None or its.state != "waiting" for its in kept):
            return True
        return _accepted(store, file, read_now, args, clock)
    except found.Unreadable as error:
        print(f"{str(error).rstrip('.')}.", file=sys.stderr)
    except StoreUnavailable as error:
        print(f"{file.name} was not loaded. {error}", file=sys.stderr)
    return False


def _kept(store: Store, read_now: Sequence[found.Paper], args: argparse.Namespace, clock: Clock) -> list[Kept | None]:
    with store.write() as tx:
        return [
            papers.keep(tx, paper, now=clock.now(), public=args.public, draft=args.draft, accept=args.accept)
            for paper in read_now
        ]


def _accepted(
    store: Store, file: Path, read_now: Sequence[found.Paper], args: argparse.Namespace, clock: Clock
) -> bool:
    """Ask on a terminal whether the changes are to be taken; in a pipe they wait."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print(f"{file.name} differs from what is kept and changed nothing: load it with --accept.", file=sys.stderr)
        return False
    if input("Take these changes? [y/N] ").strip().lower() not in {"y", "yes"}:
        print(f"{file.name} changed nothing.", file=sys.stderr)
        return False
    args = argparse.Namespace(**vars(args) | {"accept": True})
    _kept(store, read_now, args, clock)
    return True


def _told(paper: found.Paper, kept: Kept | None, *, public: bool) -> str:
    """What was found, for people: counts by kind, changes, doubts."""
    secret = not (paper.marked or public or _is_clock(paper))
    unmarked = ["  exempt: nothing in it says what is public; if it is, use --public"] if secret else []
    counts = ", ".join(_counted(kind, len(records)) for kind in KINDS if (records := getattr(paper, kind)))
    doubts = paper.doubts if kept is None else kept.doubts
    return "\n".join(
        [
            f"{paper.title} ({paper.file}): {_STATES[kept.state] if kept else 'read, and not kept'}",
            f"  found: {counts or 'nothing'}",
            *unmarked,
            *(f"  {change}" for change in (kept.changes if kept else ())),
            *(
                f"  doubtful, line {doubt.line}: {shorten(doubt.about, 60, placeholder='...')}: {doubt.why}"
                for doubt in doubts
            ),
        ]
    )


def _is_clock(paper: found.Paper) -> bool:
    """Whether it states nothing but rules and closed days, which hold whoever may read them."""
    stated = {kind for kind in KINDS if getattr(paper, kind)} - {"doubts"}
    return bool(stated) and stated <= {"rules", "closed_days"}


def _counted(kind: str, number: int) -> str:
    if kind == "attendance":
        return f"{number} attending or apologising"
    return f"{number} {(kind.removesuffix('s') if number == 1 else kind).replace('_', ' ')}"


_STATES = {
    "new": "loaded",
    "same": "nothing has changed",
    "changed": "brought up to date",
    "waiting": "differs from what is kept",
}
