"""What the bot owes unasked: one row a notice, from planned to sent, and what happened to it on the way.

`now` is civil time, which due instants are compared with. `machine` is the machine's own time, which leases, retries
and rates are counted in: the two differ where a demonstration sets the civil clock. Both are aware.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import RowMapping, case, func, or_, select, update

from store import Tx
from store.engine import add_unless_there
from store.tables import notice

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0, O, 1 or I: a reference is read out over the telephone
_SENDING = 7_305_117_002  # names the lock under which one process at a time decides what may be sent on PostgreSQL


class LeaseLost(Exception):
    """The claim is no longer ours: somebody else has taken the notice, or it was withdrawn."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing to tell one place at one instant; the first four fields are its identity.

    `place` is None where nobody follows yet: it is shown, and never sent. `rule` says why it falls due, in words.
    `patience` is how late it may still go.
    """

    kind: str
    subject: str
    place: int | None
    due_at: datetime
    rule: str
    patience: timedelta

    @property
    def identity(self) -> tuple[str, str, int | None, datetime]:
        """What makes it the same notice, however often it is planned."""
        return self.kind, self.subject, self.place, self.due_at

    @property
    def reference(self) -> str:
        """The short sign that people see ("7F3K"), made from the identity."""
        marks = f"{self.kind}|{self.subject}|{self.place}|{self.due_at.timestamp():.6f}"
        digest = sha256(marks.encode()).digest()
        return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:4])


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """A notice as the outbox holds it.

    `state` is planned, claimed, sending, sent, unknown (it may have arrived), undeliverable, refused, missed or
    withdrawn; `why` says in words how it came to that. `doubts` counts the sends that may or may not have arrived.
    """

    id: int
    kind: str
    subject: str
    place: int
    due_at: datetime
    rule: str
    state: str
    reference: str
    patience: timedelta
    attempts: int
    doubts: int
    activity: str | None
    sent_at: datetime | None
    why: str | None

    @property
    def identity(self) -> tuple[str, str, int | None, datetime]:
        """The same as that of what is owed."""
        return self.kind, self.subject, self.place, self.due_at


@dataclass(frozen=True, slots=True)
class Claim:
    """The right of one courier to carry a notice: worth nothing once the row's fencing number has moved on."""

    notice: Notice
    fence: int


def alone(tx: Tx) -> None:
    """Keep other replicas from deciding what to send until this transaction ends; SQLite has one writer anyway."""
    if tx.dialect.name == "postgresql":
        tx.execute(select(func.pg_advisory_xact_lock(_SENDING)))


def reconcile(tx: Tx, now: datetime, owed: Iterable[Owed], span: tuple[datetime, datetime]) -> None:
    """Make the outbox equal to the plan for a span of due instants (the end is not included).

    New is planned; gone is withdrawn, even from under a courier that has not begun; back is planned again; what was
    sent, or may have been, stays.
    """
    wanted = {one.identity: one for one in sorted(owed, key=_order) if one.place is not None}
    held = {one.identity: one for one in notices(tx, span)}
    for identity, one in wanted.items():
        if identity not in held:
            add_unless_there(tx, notice, _planned(one, now))
        elif held[identity].state == "withdrawn":
            _turn(tx, held[identity].id, "planned", f"Owed again: found at {_clock(now)}.")
    for identity, was in held.items():
        if identity not in wanted and was.state in {"planned", "claimed"}:
            _turn(tx, was.id, "withdrawn", f"No longer owed: found at {_clock(now)}.")


def _order(one: Owed) -> tuple[datetime, str, str, int]:
    """One order for all replicas, so that two never wait for each other's rows."""
    return one.due_at, one.kind, one.subject, one.place or 0


def _planned(one: Owed, now: datetime) -> dict[str, object]:
    return {
        "kind": one.kind,
        "subject": one.subject,
        "place_id": one.place,
        "due_at": one.due_at,
        "rule": one.rule,
        "reference": one.reference,
        "patience": int(one.patience.total_seconds()),
        "why": f"Planned at {_clock(now)}.",
    }


def _turn(tx: Tx, row: int, state: str, why: str) -> None:
    tx.execute(update(notice).where(notice.c.id == row).values(state=state, why=why))


def notices(tx: Tx, span: tuple[datetime, datetime] | None = None) -> list[Notice]:
    """Everything in the outbox that falls due in a span, or at all, earliest first."""
    query = select(notice).order_by(notice.c.due_at, notice.c.id)
    if span is not None:
        query = query.where(notice.c.due_at >= span[0], notice.c.due_at < span[1])
    return [_notice(row) for row in tx.execute(query).mappings()]


def _notice(row: RowMapping) -> Notice:
    same = {name: row[name] for name in _SAME}
    return Notice(place=row["place_id"], patience=timedelta(seconds=row["patience"]), **same)


_SAME = frozenset(Notice.__dataclass_fields__) - {"place", "patience"}


def claim(tx: Tx, now: datetime, *, machine: datetime, limit: int, lease: timedelta) -> list[Claim]:
    """Take the right to carry what is due, at most `limit` notices, until the lease ends; earliest first.

    One statement, so that two couriers never hold the same notice.
    """
    ready = (
        select(notice.c.id)
        .where(notice.c.state == "planned", notice.c.due_at <= now)
        .where(or_(notice.c.retry_at.is_(None), notice.c.retry_at <= machine))
        .order_by(notice.c.due_at, notice.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = (
        update(notice)
        .where(notice.c.id.in_(ready))
        .values(state="claimed", lease_until=machine + lease, fence=notice.c.fence + 1, why="A courier has it.")
        .returning(*notice.c)
    )
    claims = [Claim(_notice(row), row["fence"]) for row in tx.execute(taken).mappings()]
    return sorted(claims, key=lambda one: (one.notice.due_at, one.notice.id))


def begin(tx: Tx, claim: Claim, *, machine: datetime) -> None:
    """Write down that it is about to be sent, and commit that before the network is touched. May raise LeaseLost."""
    attempts = claim.notice.attempts + 1
    _move(tx, claim, {"claimed"}, "sending", why="Handed to Teams.", begun_at=machine, attempts=attempts)


def receipt(tx: Tx, claim: Claim, now: datetime, activity: str) -> None:
    """Write down that Teams has it, under Teams' own activity id. May raise LeaseLost."""
    _move(tx, claim, {"sending"}, "sent", why="Teams has confirmed it.", activity=activity, sent_at=now)


def wait(tx: Tx, claim: Claim, *, retry_at: datetime, why: str) -> None:
    """Plan it again for an instant of machine time: certainly not delivered. May raise LeaseLost."""
    _move(tx, claim, {"claimed", "sending"}, "planned", why=why, retry_at=retry_at)


def close(tx: Tx, claim: Claim, state: str, why: str) -> None:
    """End it unsent: withdrawn, undeliverable or refused. May raise LeaseLost."""
    _move(tx, claim, {"claimed", "sending"}, state, why=why)


def doubt(tx: Tx, claim: Claim, policy: str, *, retry_at: datetime) -> str:
    """Write down that it may or may not have arrived, and give the state: planned or unknown. May raise LeaseLost.

    Under "again" it goes once more with the same reference; otherwise, and the second time, it waits for a clerk.
    """
    reference, doubts = claim.notice.reference, claim.notice.doubts
    again = policy == "again" and doubts == 0
    state = "planned" if again else "unknown"
    why = f"It may have arrived: going once more as Ref {reference}." if again else "It may have arrived: ask a clerk."
    _move(tx, claim, {"sending"}, state, why=why, retry_at=retry_at if again else None, doubts=doubts + 1)
    return state


def _move(tx: Tx, claim: Claim, states: Iterable[str], state: str, **values: object) -> None:
    """Move a claimed row on, if the claim is still good: nobody has claimed it since, nor taken it out of our hands."""
    moved = tx.execute(
        update(notice)
        .where(notice.c.id == claim.notice.id, notice.c.fence == claim.fence, notice.c.state.in_(states))
        .values(state=state, **values)
    )
    if moved.rowcount != 1:
        raise LeaseLost(f"Notice {claim.notice.reference} is no longer ours to carry.")


def sweep(tx: Tx, now: datetime, *, machine: datetime, policy: Callable[[Notice], str]) -> None:
    """Account for what was left lying: leases that have run out, and what is later than its patience.

    Not begun is planned again; begun is in doubt, and goes by the policy that is given for it. Too late is missed, or
    unknown where an earlier send may have arrived.
    """
    expired = notice.c.lease_until <= machine
    again = update(notice).where(notice.c.state == "claimed", expired)
    tx.execute(again.values(state="planned", why="Its courier was lost before it began."))
    stranded = select(notice).where(notice.c.state == "sending", expired).with_for_update(skip_locked=True)
    for row in tx.execute(stranded).mappings().all():
        held = Claim(_notice(row), row["fence"])
        doubt(tx, held, policy(held.notice), retry_at=machine)
    waiting = select(notice.c.patience).where(notice.c.state == "planned", notice.c.due_at <= now).distinct()
    for seconds in tx.execute(waiting).scalars().all():
        late = notice.c.due_at < now - timedelta(seconds=seconds)
        missed = update(notice).where(notice.c.state == "planned", notice.c.patience == seconds, late)
        state = case((notice.c.doubts > 0, "unknown"), else_="missed")
        tx.execute(missed.values(state=state, why=f"Too late at {_clock(now)}."))


def _clock(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S%z}"
