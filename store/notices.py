"""The values of the outbox: what is owed to a place, a notice as the outbox holds it, and the right to carry one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import RowMapping

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0, O, 1 or I: a reference is read out over the telephone


def short_sign(marks: str) -> str:
    """The four letters that people see in place of what tells one thing from others ("7F3K")."""
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in sha256(marks.encode()).digest()[:4])


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
        return short_sign(marks)


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """A notice as the outbox holds it.

    `state` is planned, claimed, sending, sent, unknown (it may have arrived), undeliverable, refused, missed or
    withdrawn; `why` says in words how it came to that. `doubts` counts the sends that may or may not have arrived.
    `ended_at` is when it came to an end other than sent; what the plan withdrew has none, for it may be owed again.
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
    ended_at: datetime | None
    why: str | None

    @property
    def identity(self) -> tuple[str, str, int | None, datetime]:
        """The same as that of what is owed."""
        return self.kind, self.subject, self.place, self.due_at


def notice_of(row: RowMapping) -> Notice:
    """The notice that a row of its table holds."""
    same = {name: row[name] for name in _SAME}
    return Notice(place=row["place_id"], patience=timedelta(seconds=row["patience"]), **same)


_SAME = frozenset(Notice.__dataclass_fields__) - {"place", "patience"}


@dataclass(frozen=True, slots=True)
class Claim:
    """The right of one courier to carry a notice: worth nothing once the row's fencing number has moved on."""

    notice: Notice
    fence: int
