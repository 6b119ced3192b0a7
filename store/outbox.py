"""What the bot owes unasked: one row a notice, from planned to sent, and what happened to it on the way.

`now` is civil time, which due instants are compared with. `machine` is the machine's own time, which leases, retries
and rates are counted in: the two differ where a demonstration sets the civil clock. Both are aware.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from sqlalchemy import case, func, select, update
from sqlalchemy.sql.dml import Update

from store import Tx
from store.engine import add_all_unless_there, brisk
from store.notices import Claim as Claim  # noqa: PLC0414  # the values belong to the outbox: they are known from here
from store.notices import Notice as Notice  # noqa: PLC0414
from store.notices import Owed as Owed  # noqa: PLC0414
from store.notices import notice_of
from store.tables import notice

_NOTICE = update(notice)
_CLOSED = "closed"  # withdrawn by a courier, and not by the plan
_LET_GO = frozenset({"planned", "claimed", _CLOSED})
_STATE = case(((notice.c.state == "withdrawn") & notice.c.ended_at.is_not(None), _CLOSED), else_=notice.c.state)
_SENDING = 7_305_117_002  # names the lock under which one process at a time decides what may be sent on PostgreSQL
_REPLICAS = 8  # so many may claim at one instant, each passing over what the others are claiming


class LeaseLost(Exception):
    """The claim is no longer ours: somebody else has taken the notice, or it was withdrawn."""


def alone(tx: Tx) -> None:
    """Keep other replicas from deciding what to send until this transaction ends; SQLite has one writer anyway."""
    brisk(tx)
    if tx.dialect.name == "postgresql":
        tx.execute(select(func.pg_advisory_xact_lock(_SENDING)))


def reconcile(tx: Tx, now: datetime, owed: Iterable[Owed], span: tuple[datetime, datetime]) -> None:
    """Make the outbox equal to the plan for a span of due instants (the end is not included).

    New is planned; gone is withdrawn, even from under a courier that has not begun; back is planned again; what was
    sent, or may have been, stays. What a courier closed because nothing was left to say has an end, and stays too: it
    can be back only once it has been gone.
    """
    brisk(tx)
    wanted = {one.identity: one for one in sorted(owed, key=_order) if one.place is not None}
    held = _held(tx, span)
    add_all_unless_there(tx, notice, [_planned(one, now) for identity, one in wanted.items() if identity not in held])
    back = [row for identity, (row, state) in held.items() if identity in wanted and state == "withdrawn"]
    gone = [row for identity, (row, state) in held.items() if identity not in wanted and state in _LET_GO]
    _turn(tx, back, {"withdrawn"}, "planned", f"Owed again: found at {_clock(now)}.")
    _turn(tx, gone, _LET_GO, "withdrawn", f"No longer owed: found at {_clock(now)}.")


_AT_ONCE = 500  # rows that one statement names


def _held(tx: Tx, span: tuple[datetime, datetime]) -> dict[tuple[str, str, int | None, datetime], tuple[int, str]]:
    """The row and the state of every notice that falls due in a span, by identity."""
    held = select(notice.c.kind, notice.c.subject, notice.c.place_id, notice.c.due_at, notice.c.id, _STATE)
    rows = tx.execute(held.where(notice.c.due_at >= span[0], notice.c.due_at < span[1]).order_by(notice.c.id))
    return {(kind, subject, place, due_at): (row, state) for kind, subject, place, due_at, row, state in rows}


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


def _turn(tx: Tx, rows: list[int], states: Iterable[str], state: str, why: str) -> None:
    """Turn rows, but for those that a courier has moved on since they were read."""
    for first in range(0, len(rows), _AT_ONCE):
        some = notice.c.id.in_(rows[first : first + _AT_ONCE])
        tx.execute(update(notice).where(some, _STATE.in_(states)).values(state=state, why=why, ended_at=None))


def notices(tx: Tx, span: tuple[datetime, datetime] | None = None) -> list[Notice]:
    """Everything in the outbox that falls due in a span, or at all, earliest first."""
    query = select(notice).order_by(notice.c.due_at, notice.c.id)
    if span is not None:
        query = query.where(notice.c.due_at >= span[0], notice.c.due_at < span[1])
    return [notice_of(row) for row in tx.execute(query).mappings()]


def claim(tx: Tx, now: datetime, *, machine: datetime, limit: int, lease: timedelta) -> list[Claim]:
    """Take the right to carry what is due, at most `limit` notices, until the lease ends; earliest first.

    One statement, so that two couriers never hold the same notice. A place hears one at a time, in order: what is owed
    to it waits while it was put off, and while a courier has something for it.
    """
    brisk(tx)
    due = (notice.c.state == "planned", notice.c.due_at <= now)
    put_off = select(notice.c.place_id).where(*due, notice.c.retry_at > machine)
    held = select(notice.c.place_id).where(notice.c.state.in_(("claimed", "sending")), notice.c.lease_until > machine)
    order = (notice.c.due_at, notice.c.id)
    turn = func.row_number().over(partition_by=notice.c.place_id, order_by=order).label("turn")
    waiting = select(notice.c.id, notice.c.due_at, turn).where(*due, notice.c.place_id.not_in(put_off.union(held)))
    first = waiting.subquery()
    nearest = select(first.c.id).where(first.c.turn == 1).order_by(first.c.due_at, first.c.id).limit(limit * _REPLICAS)
    ready = (
        select(notice.c.id)
        .where(notice.c.id.in_(nearest), notice.c.state == "planned")
        .order_by(*order)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = (
        update(notice)
        .where(notice.c.id.in_(ready))
        .values(state="claimed", lease_until=machine + lease, fence=notice.c.fence + 1, why="A courier has it.")
        .returning(*notice.c)
    )
    claims = [Claim(notice_of(row), row["fence"]) for row in tx.execute(taken).mappings()]
    return sorted(claims, key=lambda one: (one.notice.due_at, one.notice.id))


def begin(tx: Tx, claim: Claim, *, machine: datetime, lease: timedelta) -> None:
    """Write down that it is about to be sent, and commit that before the network is touched. May raise LeaseLost.

    The lease begins anew, so that a send has all of it; one that has run out is lost, though nobody has noticed yet.
    """
    begun = {"begun_at": machine, "lease_until": machine + lease, "attempts": claim.notice.attempts + 1}
    leased = update(notice).where(notice.c.lease_until > machine)
    _move(tx, claim, {"claimed"}, "sending", of=leased, why="Handed to Teams.", **begun)


def ended(tx: Tx, claim: Claim, *, machine: datetime) -> None:
    """Write down until when it may have reached Teams, which the rates go by; the fence is looked at afterwards."""
    brisk(tx)
    mine = update(notice).where(notice.c.id == claim.notice.id, notice.c.fence == claim.fence)
    tx.execute(mine.values(begun_at=machine))


def receipt(tx: Tx, claim: Claim, now: datetime, activity: str) -> None:
    """Write down that Teams has it, under Teams' own activity id. May raise LeaseLost."""
    _move(tx, claim, {"sending"}, "sent", why="Teams has confirmed it.", activity=activity, sent_at=now)


def wait(tx: Tx, claim: Claim, *, retry_at: datetime, why: str) -> None:
    """Plan it again for an instant of machine time: certainly not delivered. May raise LeaseLost."""
    _move(tx, claim, {"claimed", "sending"}, "planned", why=why, retry_at=retry_at)


def let_go(tx: Tx, claim: Claim, why: str) -> None:
    """Withdraw it as the plan would: the facts owe it no longer, and it is back if they do. May raise LeaseLost."""
    _move(tx, claim, {"claimed"}, "withdrawn", why=why, ended_at=None)


def close(tx: Tx, claim: Claim, now: datetime, state: str, why: str) -> None:
    """End it unsent: undeliverable, refused, or withdrawn though it is owed. May raise LeaseLost."""
    _move(tx, claim, {"claimed", "sending"}, state, why=why, ended_at=now)


def doubt(tx: Tx, claim: Claim, now: datetime, policy: str, *, retry_at: datetime) -> str:
    """Write down that it may or may not have arrived, and give the state: planned or unknown. May raise LeaseLost.

    Under "again" it goes once more with the same reference; otherwise, and the second time, it waits for a clerk.
    """
    reference, doubts = claim.notice.reference, claim.notice.doubts
    again = policy == "again" and doubts == 0
    state = "planned" if again else "unknown"
    why = f"It may have arrived: going once more as Ref {reference}." if again else "It may have arrived: ask a clerk."
    _move(
        tx,
        claim,
        {"sending"},
        state,
        why=why,
        doubts=doubts + 1,
        retry_at=retry_at if again else None,
        ended_at=None if again else now,
    )
    return state


def _move(tx: Tx, claim: Claim, states: Iterable[str], state: str, *, of: Update = _NOTICE, **values: object) -> None:
    """Move a claimed row on, if the claim is still good: nobody has claimed it since, nor taken it out of our hands."""
    moved = tx.execute(
        of.where(notice.c.id == claim.notice.id, notice.c.fence == claim.fence, notice.c.state.in_(states)).values(
            state=state, **values
        )
    )
    if moved.rowcount != 1:
        raise LeaseLost(f"Notice {claim.notice.reference} is no longer ours to carry.")


def sweep(tx: Tx, now: datetime, *, machine: datetime, policy: Callable[[Notice], str]) -> None:
    """Account for what was left lying: leases that have run out, and what is later than its patience.

    Not begun is planned again; begun is in doubt, and goes by the policy that is given for it. Too late is missed, or
    unknown where an earlier send may have arrived.
    """
    brisk(tx)
    expired = notice.c.lease_until <= machine
    again = update(notice).where(notice.c.state == "claimed", expired)
    tx.execute(again.values(state="planned", why="Its courier was lost before it began."))
    stranded = select(notice).where(notice.c.state == "sending", expired).with_for_update(skip_locked=True)
    for row in tx.execute(stranded).mappings().all():
        held = Claim(notice_of(row), row["fence"])
        doubt(tx, held, now, policy(held.notice), retry_at=machine)
    waiting = select(notice.c.patience).where(notice.c.state == "planned", notice.c.due_at <= now).distinct()
    for seconds in tx.execute(waiting).scalars().all():
        late = notice.c.due_at < now - timedelta(seconds=seconds)
        missed = update(notice).where(notice.c.state == "planned", notice.c.patience == seconds, late)
        state = case((notice.c.doubts > 0, "unknown"), else_="missed")
        tx.execute(missed.values(state=state, why=f"Too late at {_clock(now)}.", ended_at=now))


def _clock(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S%z}"
