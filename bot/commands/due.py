"""`due`: every notice owed in a span, with the rule that made it, and what has become of it."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import open_store
from bot.clock import Clock
from bot.commands import Stop
from bot.settings import Settings
from bot.sheet import written
from dialogs.audience import read_audience
from dialogs.calendar import Span, council_day, instant
from dialogs.outcomes import called, why
from dialogs.plan import plan
from dialogs.say import counted, long_date
from store import Tx, outbox, places
from store.outbox import Notice, Owed
from store.places import Place

DAYS = timedelta(days=30)
SHEET = ("kind", "subject", "place", "name", "due_at", "rule", "state", "why", "sent_at", "receipt", "reference")
"""The columns of `--csv`: those of `--json`, and what proves who got what; `receipt` is Teams' own id of it."""
FIRST, LAST = date(1980, 1, 1), date(2099, 12, 31)


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    parser = commands.add_parser("due", help="list every notice owed in a span of days, with its rule")
    parser.add_argument("--from", dest="start", type=_day, metavar="DATE", help="the first day (today)")
    parser.add_argument("--to", dest="end", type=_day, metavar="DATE", help="the day after the last (30 days later)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line")
    form.add_argument("--csv", metavar="FILE", help="a file for a spreadsheet, with receipts (- for the output)")


def run(args: argparse.Namespace, settings: Settings, clock: Clock) -> int:
    """List what is owed, and end with 0; a span that ends before it begins raises Stop."""
    zone = settings.timezone
    start = args.start or council_day(clock.now(), zone)
    end = args.end or start + DAYS
    if end <= start:
        raise Stop(f"--to {end} must be later than --from {start}: it is the day after the last.")
    span = Span(instant(start, time(0), zone), instant(end, time(0), zone))
    with open_store(settings).read() as tx:
        if args.csv:
            return _export(args.csv, list(receipts(tx, span, ZoneInfo(zone))))
        rows = list(owing(tx, span, ZoneInfo(zone)))
    for row in rows:
        print(json.dumps(row, ensure_ascii=False) if args.json else _line(row))
    if not rows and not args.json:
        print(f"Nothing is owed from {long_date(start)} to {long_date(end - timedelta(days=1))}.")
    return 0


def owing(tx: Tx, span: Span, zone: ZoneInfo) -> Iterator[dict[str, str | None]]:
    """What the rules owe in a span, with what the outbox holds of it already, earliest first.

    A deadline of a committee that no place follows is listed without a place, as "unplaced".
    """
    for one, _, state in _every(tx, span):
        yield _row(one, state, places.place(tx, one.place) if one.place else None, zone)


def receipts(tx: Tx, span: Span, zone: ZoneInfo) -> Iterator[tuple[str | None, ...]]:
    """The same as rows of a sheet: to which place by its name, why it ended so, when it went, and Teams' receipt."""
    audience = read_audience(tx)
    for one, notice, state in _every(tx, span):
        place = places.place(tx, one.place) if one.place else None
        more = {
            "name": called(place, audience) if place else None,
            "why": why(notice, zone.key) if notice and notice.state != "sent" else None,
            "sent_at": notice.sent_at.astimezone(zone).isoformat() if notice and notice.sent_at else None,
            "receipt": notice.activity if notice else None,
            "reference": one.reference,
        }
        yield tuple((_row(one, state, place, zone) | more)[name] for name in SHEET)


def _row(one: Owed | Notice, state: str, place: Place | None, zone: ZoneInfo) -> dict[str, str | None]:
    return {
        "kind": one.kind,
        "subject": one.subject,
        "place": place.conversation if place else None,
        "due_at": one.due_at.astimezone(zone).isoformat(),
        "rule": one.rule,
        "state": state,
    }


def _every(tx: Tx, span: Span) -> Iterator[tuple[Owed | Notice, Notice | None, str]]:
    """Each notice as it is owed or else held, as the outbox holds it, and its state."""
    planned = {one.identity: one for one in plan(tx, span)}
    held = {one.identity: one for one in outbox.notices(tx, span)}
    every = {identity: planned.get(identity) or held[identity] for identity in planned.keys() | held.keys()}
    for identity, one in sorted(every.items(), key=lambda pair: (pair[1].due_at, pair[1].subject, pair[1].place or 0)):
        yield one, held.get(identity), _state(planned.get(identity), held.get(identity))


def _export(file: str, rows: Sequence[tuple[str | None, ...]]) -> int:
    sheet = written(SHEET, rows)
    if file == "-":
        sys.stdout.buffer.write(sheet)
        sys.stdout.flush()
        return 0
    try:
        Path(file).write_bytes(sheet)
    except OSError as error:
        raise Stop(f"{file} cannot be written: {error.strerror}. Name another file.") from None
    print(f"{counted(len(rows), 'notice')} written to {file}.")
    return 0


def _state(owed: Owed | None, notice: Notice | None) -> str:
    """The outbox's own word, unless the facts have changed since it was last made equal to them."""
    if owed and owed.place is None:
        return "unplaced"
    if notice is None or (notice.state in {"planned", "withdrawn"} and notice.ended_at is None):
        return "planned" if owed else "withdrawn"
    return notice.state


def _line(row: dict[str, str | None]) -> str:
    where = row["place"] or "nobody is known here whom to tell"
    return f"{row['due_at']}  {row['state']:<13}  {row['kind']}  {row['subject']}  {where}\n    {row['rule']}"


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date: write it as 2021-06-23") from None
    if not FIRST <= day <= LAST:
        raise argparse.ArgumentTypeError(f"{day} is out of reach: the calendar goes from {FIRST} to {LAST}")
    return day
