"""How long each kind of record is kept, and why: what is older goes, and nothing that is still needed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from store import Tx, expected, tables, turns, upkeep

DONE = "retention"
"""The name under which the day is noted on which what is old went last."""
MONTH, QUARTER, HALF = timedelta(days=31), timedelta(days=90), timedelta(days=180)
YEAR, TWO, SIX = timedelta(days=366), timedelta(days=731), timedelta(days=2192)
ENDED = ("sent", "missed", "undeliverable", "refused")
"""States of notices of which nothing more is to come; a doubt waits for a clerk, however long that takes."""
_AT_ONCE = 500
_DATED = ("meeting", "digest")  # what answers are about that ends with its day

_notice, _post, _told, _task = tables.notice.c, tables.post.c, tables.announcement.c, tables.task.c


@dataclass(frozen=True, slots=True)
class Rule:
    """How long one kind of record of a table is kept; `past` chooses those that may go, by the instant before which
    everything of the kind has been kept for long enough. Rules that are not `daily` hold at every tick."""

    kind: str
    table: sa.Table
    kept: timedelta
    why: str
    past: Callable[[datetime], sa.ColumnElement[bool]]
    daily: bool = True


def _named(before: datetime) -> sa.ColumnElement[bool]:
    """Whether an announcement is one that another goes under: it stays as long as that one."""
    other = tables.announcement.alias()
    return sa.exists().where(other.c.announcement_id == _told.id)


def _never_posted(before: datetime) -> sa.ColumnElement[bool]:
    drafts = _told.state.in_(("draft", "asked", "discarded"))
    return drafts & (_told.made_at < before) & (_told.meeting_date < before.date()) & ~_named(before)


def _withdrawn(before: datetime) -> sa.ColumnElement[bool]:
    gone = (_told.state == "withdrawn") & (_told.withdrawn_at < before) & (_told.meeting_date < before.date())
    return gone & ~_named(before)


def _posted(before: datetime) -> sa.ColumnElement[bool]:
    last = sa.func.coalesce(_told.send_at, _told.ordered_at, _told.made_at)
    return (_told.state == "ordered") & (last < before) & (_told.meeting_date < before.date()) & ~_named(before)


def _ended(before: datetime) -> sa.ColumnElement[bool]:
    """Notices of which nothing more is to come, and that no announcement is posted by."""
    ordered = sa.exists().where(_post.place_id == _notice.place_id, _post.due_at == _notice.due_at)
    return _notice.state.in_(ENDED) & (_notice.due_at < before) & ~ordered


def _lost(before: datetime) -> sa.ColumnElement[bool]:
    """Places that the bot is out of, once nothing is left that went there."""
    place = tables.place.c
    told = sa.exists().where(_notice.place_id == place.id) | sa.exists().where(_post.place_id == place.id)
    return (place.gone_at < before) & ~told


def _changed(before: datetime) -> sa.ColumnElement[bool]:
    change = tables.change.c
    over = (change.date < before.date()) & (sa.func.coalesce(change.moved_to, change.date) < before.date())
    return (change.at < before) & over


RULES = (
    Rule("heard", tables.seen, turns.ANSWERED, "Teams sends an activity again within minutes",
         lambda before: tables.seen.c.at < before, daily=False),
    Rule("talk", tables.talk, turns.KEPT, "so that a follow-up is understood",
         lambda before: tables.talk.c.at < before, daily=False),
    Rule("settled questions", tables.unanswered, QUARTER, "a clerk has seen to them",
         lambda before: (tables.unanswered.c.state != "open") & (tables.unanswered.c.last < before.date())),
    Rule("open questions", tables.unanswered, YEAR, "nobody has asked them again for a year",
         lambda before: tables.unanswered.c.last < before.date()),
    Rule("announcements never posted", tables.announcement, QUARTER, "their meeting is over", _never_posted),
    Rule("withdrawn announcements", tables.announcement, YEAR, "to tell what was withdrawn, and why", _withdrawn),
    Rule("announcements", tables.announcement, TWO, "to prove who was told of a meeting", _posted),
    Rule("test posts", tables.post, QUARTER, "they were for their author alone",
         lambda before: _post.test & (_post.due_at < before)),
    Rule("withdrawn notices", tables.notice, QUARTER, "they never went",
         lambda before: (_notice.state == "withdrawn") & (_notice.due_at < before)),
    Rule("notices", tables.notice, TWO, "to prove who was told of a meeting", _ended),
    Rule("places", tables.place, HALF, "the bot may be added there again", _lost),
    Rule("changes of meetings", tables.change, YEAR, "to tell whoever heard otherwise", _changed),
    Rule("expected reports", tables.expected, YEAR, "their meeting is over",
         lambda before: tables.expected.c.meeting_date < before.date()),
    Rule("answers", tables.task, YEAR, "the day that they are about is over",
         lambda before: (_task.at < before) & sa.or_(*(_task.subject.like(f"{kind}:%") for kind in _DATED))),
    Rule("put off", tables.snooze, MONTH, "the day until which it was put off is over",
         lambda before: tables.snooze.c.until < before.date()),
    Rule("substitutions", tables.substitution, YEAR, "their meeting is over",
         lambda before: tables.substitution.c.meeting_date < before.date()),
    Rule("pre-election periods", tables.pre_election, TWO, "to tell why something was announced as it was",
         lambda before: tables.pre_election.c.last < before.date()),
    Rule("journal", tables.journal, SIX, "as long as a claim about what was done can usually be brought",
         lambda before: tables.journal.c.at < before),
)  # fmt: skip
"""Every rule, in the order in which they are gone by: what leans on something goes before that."""
STAYS = {
    "role_grant": "until it is taken back",
    "follow": "as long as its place, or until it is taken back",
    "wish": "as long as its place",
    "asked_action": "as long as the minutes: nothing that a member asked for is lost",
    "alias": "until a clerk takes it back",
    "settled_doubt": "as long as the paper: a doubt that is settled is not raised again",
    "upkeep": "as it is now, and nothing of before",
}
"""The tables of which nothing goes by its age, and how long that is kept."""


def run(tx: Tx, now: datetime) -> dict[str, int]:
    """Let go what has been kept for long enough, at most once a day but for the shortest; gives how much, by kind."""
    today = now.date()
    first_today = upkeep.value(tx, DONE) != today.isoformat()
    if first_today:
        upkeep.put(tx, DONE, today.isoformat())  # another replica waits here, and then finds nothing left
    gone = {rule.kind: _let_go(tx, rule, now) for rule in RULES if first_today or not rule.daily}
    return {kind: count for kind, count in gone.items() if count}


def _let_go(tx: Tx, rule: Rule, now: datetime) -> int:
    past = rule.past(now - rule.kept)
    if rule.table is tables.expected:
        return expected.forget(tx, past)
    if "subject" not in rule.table.c:
        return tx.execute(sa.delete(rule.table).where(past)).rowcount
    found = tx.execute(sa.select(rule.table.c.id, rule.table.c.subject).where(past).order_by(rule.table.c.id))
    return _delete(tx, rule.table, [number for number, subject in found if not _to_come(subject, now)])


def _delete(tx: Tx, table: sa.Table, rows: list[int]) -> int:
    for first in range(0, len(rows), _AT_ONCE):
        tx.execute(sa.delete(table).where(table.c.id.in_(rows[first : first + _AT_ONCE])))
    return len(rows)


def _to_come(subject: str, now: datetime) -> bool:
    """Whether it is about a day that is to come or has just been: whoever was told of it may have to be told again."""
    return any(day >= (now - MONTH).date() for day in _days(subject.split(":")))


def _days(parts: Iterable[str]) -> Iterable[date]:
    for part in parts:
        try:
            yield date.fromisoformat(part)
        except ValueError:
            continue
