"""What became of what was owed, as clerks ask for it; and a doubt that a clerk settles."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from store import Tx
from store.notices import Notice, notice_of
from store.tables import notice

FAILED = ("missed", "undeliverable", "refused")
"""The states of what certainly did not go."""
DOUBTFUL = "unknown"
TROUBLE = (DOUBTFUL, *FAILED)
"""Every state in which a notice ends other than sent or withdrawn."""
UNDER_WAY = ("planned", "claimed", "sending")

Moment = tuple[str, datetime]


def ended(tx: Tx, span: tuple[datetime, datetime]) -> list[Notice]:
    """What ended other than sent or withdrawn within a span of civil time (the end is not included), in order."""
    return _chosen(tx, notice.c.state.in_(TROUBLE), *_within(span), order=notice.c.ended_at)


def moments(tx: Tx, span: tuple[datetime, datetime], *, besides: str) -> set[Moment]:
    """The subjects of what ended so within a span, and when; a kind is left out.

    However many places missed the same thing at the same time, it is one.
    """
    found = sa.select(notice.c.subject, notice.c.ended_at).where(notice.c.state.in_(TROUBLE), *_within(span))
    rows = tx.execute(found.where(notice.c.kind != besides).distinct())
    return {(subject, ended_at) for subject, ended_at in rows}


def doubtful(tx: Tx) -> list[Notice]:
    """What may or may not have arrived, whenever that was, the latest first."""
    return _chosen(tx, notice.c.state == DOUBTFUL, order=notice.c.ended_at)[::-1]


def overdue(tx: Tx, now: datetime) -> list[Notice]:
    """What should have gone by now and is still waiting or under way, earliest first."""
    return _chosen(tx, notice.c.state.in_(UNDER_WAY), notice.c.due_at <= now, order=notice.c.due_at)


def sent(tx: Tx, span: tuple[datetime, datetime]) -> list[Notice]:
    """What Teams took within a span of civil time, in order."""
    within = (notice.c.sent_at >= span[0], notice.c.sent_at < span[1])
    return _chosen(tx, notice.c.state == "sent", *within, order=notice.c.sent_at)


def about(tx: Tx, subject: str) -> list[Notice]:
    """Everything owed about one subject, withdrawn or not, earliest first."""
    return _chosen(tx, notice.c.subject == subject, order=notice.c.due_at)


def referred(tx: Tx, reference: str) -> list[Notice]:
    """What bears a reference: what is in doubt first, then the newest. Four letters may meet by chance."""
    found = _chosen(tx, notice.c.reference == reference.upper(), order=notice.c.due_at)
    return sorted(found, key=lambda one: (one.state != DOUBTFUL, -one.due_at.timestamp()))


def numbered(tx: Tx, number: int) -> Notice | None:
    """The notice of that number."""
    return next(iter(_chosen(tx, notice.c.id == number, order=notice.c.due_at)), None)


def settle_seen(tx: Tx, doubtful: Notice, why: str) -> bool:
    """Take it for sent, at about the time when it fell into doubt; whether it was still in doubt."""
    return _settle(tx, doubtful, state="sent", why=why, sent_at=doubtful.ended_at)


def settle_again(tx: Tx, doubtful: Notice, now: datetime, why: str, *, within: timedelta) -> bool:
    """Plan it once more, with so much time from now; whether it was still in doubt. Doubts are counted anew."""
    patience = max(doubtful.patience, now - doubtful.due_at + within)
    fresh = {"patience": int(patience.total_seconds()), "doubts": 0, "retry_at": None, "sent_at": None}
    return _settle(tx, doubtful, state="planned", why=why, **fresh)


def _settle(tx: Tx, doubtful: Notice, **values: object) -> bool:
    same = sa.update(notice).where(notice.c.id == doubtful.id, notice.c.state == DOUBTFUL)
    return tx.execute(same.values(ended_at=None, **values)).rowcount == 1


def _within(span: tuple[datetime, datetime]) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return notice.c.ended_at >= span[0], notice.c.ended_at < span[1]


def _chosen(tx: Tx, *conditions: sa.ColumnElement[bool], order: sa.Column[datetime]) -> list[Notice]:
    rows = tx.execute(sa.select(notice).where(*conditions).order_by(order, notice.c.id)).mappings()
    return [notice_of(row) for row in rows]
