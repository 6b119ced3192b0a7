"""Every table. What can be said carries its source and its classification; instants are aware and kept in UTC."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware instant, stored as UTC without its offset; a naive one is refused."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("An instant must be aware: give it a time zone.")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Back as aware UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


def _id() -> Column[int]:
    return Column("id", sa.Integer, primary_key=True)


def _text(name: str, *, null: bool = True) -> Column[str]:
    return Column(name, sa.Text, nullable=null)


def _ref(target: str, *, null: bool = False, ondelete: str = "CASCADE") -> Column[int]:
    name = f"{target}_id"
    return Column(name, sa.Integer, ForeignKey(f"{target}.id", ondelete=ondelete), nullable=null, index=True)


def _said(name: str, *columns: SchemaItem) -> Table:
    """A table of records that can be said: each row knows its paper, page, line and classification."""
    source: tuple[SchemaItem, ...] = (
        _id(),
        _ref("document"),
        Column("page", sa.Integer),
        Column("line", sa.Integer),
        _text("file"),  # the sheet that states it, where several state one paper
        Column("exempt", sa.Boolean, nullable=False, server_default=sa.true()),
    )
    return Table(name, metadata, *source, *columns)


committee = Table(
    "committee",
    metadata,
    _id(),
    Column("slug", sa.Text, nullable=False, unique=True),
    _text("name", null=False),
    _text("council"),
    Column("zone", sa.Text, nullable=False, server_default="Europe/London"),
)

document = Table(
    "document",
    metadata,
    _id(),
    _ref("committee", null=True),
    _text("kind", null=False),
    _text("title", null=False),
    _text("file", null=False),
    Column("meeting_date", sa.Date),
    Column("fingerprint", sa.Text, nullable=False, index=True),
    Column("version", sa.Integer, nullable=False, server_default="1"),
    Column("draft", sa.Boolean, nullable=False, server_default=sa.false()),
    Column("loaded_at", Instant, nullable=False),
)

edition = Table("edition", metadata, _id(), Column("number", sa.Integer, nullable=False))
# One row: how often what can be said has changed. Whoever changes it holds this row, so papers are kept one at a time.

meeting = _said(
    "meeting",
    _ref("committee"),
    Column("date", sa.Date, nullable=False, index=True),
    Column("time", sa.Time),
    Column("zone", sa.Text, nullable=False, server_default="Europe/London"),
    _text("venue"),
    Column("status", sa.Text, nullable=False),
)
# One row a meeting and paper that dates it; queries merge them, so that a paper can be replaced by its newer version.

item = _said(
    "item",
    Column("meeting_date", sa.Date),
    _text("of", null=False),
    _text("number", null=False),
    _text("title", null=False),
    Column("part", sa.Integer, nullable=False),
    Column("page_first", sa.Integer),
    Column("page_last", sa.Integer),
)

attendance = _said(
    "attendance",
    Column("meeting_date", sa.Date),
    _ref("person", null=True, ondelete="SET NULL"),
    _text("name", null=False),
    _text("capacity", null=False),
    _text("role"),
    _text("replaces"),
)

resolution = _said("resolution", Column("meeting_date", sa.Date), _text("item"), _text("text", null=False))

indicator = Table(
    "indicator",
    metadata,
    _id(),
    _ref("committee", null=True),
    _text("name", null=False),
    _text("service"),
    _text("polarity"),
)

figure = _said(
    "figure",
    _ref("indicator"),
    _text("service"),
    _text("period"),
    Column("start", sa.Date),
    Column("end", sa.Date),
    Column("value", sa.Float),
    _text("unit"),
    Column("target", sa.Float),
    Column("prior", sa.Float),
    _text("status"),
    _text("direction"),
    _text("polarity"),
    _text("reason"),
)

programme = Table("programme", metadata, _id(), _ref("committee", null=True), _text("name", null=False))

outcome = _said("outcome", _ref("programme", null=True), _text("number"), _text("title", null=False), _text("status"))

deliverable = _said(
    "deliverable",
    _ref("programme", null=True),
    _text("ref"),
    _text("outcome"),
    _text("title", null=False),
    Column("approvers", sa.JSON, nullable=False),
    _text("status"),
    Column("date", sa.Date),
    _text("date_printed"),
)

action = _said(
    "action",
    _text("text", null=False),
    _text("owner"),
    Column("due", sa.Date),
    _text("of", null=False),
    _text("number"),
)

role = _said(
    "role",
    _ref("person", null=True, ondelete="SET NULL"),
    _text("name", null=False),
    _text("role"),
    _text("raci"),
    _text("contact"),
)

lesson = _said("lesson", _text("number"), _text("text", null=False), _text("recommendation"), _text("responsible"))

passage = _said(
    "passage",
    _text("text", null=False),
    _text("heading"),
    _text("item"),
    _text("of"),
    Column("meeting_date", sa.Date),
    Column("summary", sa.Boolean, nullable=False, server_default=sa.false()),
)

doubt = _said("doubt", _text("about", null=False), _text("why", null=False), _text("hangs_on"))
# `hangs_on` is the table of the record that it is about ("person": a name); None is whatever stands at its line.

person = Table("person", metadata, _id(), Column("name", sa.Text, nullable=False, unique=True))

spelling = Table(
    "spelling", metadata, _id(), _ref("person"), _text("text", null=False), sa.UniqueConstraint("person_id", "text")
)
# Two people can be printed alike ("County Councillor Iddon"), so a spelling is unique for each person alone.

grant = Table(
    "role_grant",
    metadata,
    _id(),
    Column("object_id", sa.Text, nullable=False, index=True),
    _text("role", null=False),
    _text("name"),
    _ref("committee", null=True),
    Column("granted_at", Instant, nullable=False),
)

place = Table(
    "place",
    metadata,
    _id(),
    Column("conversation", sa.Text, nullable=False, unique=True),  # Teams' conversation id, without a message id
    Column("scope", sa.Text, nullable=False),  # personal, group or channel
    _text("name"),
    Column("object_id", sa.Text, index=True),  # the person's Entra object id, in personal chat
    _text("address", null=False),  # opaque to all but bot.teams
    Column("seen_at", Instant, nullable=False),
    Column("gone_at", Instant),
    _text("gone_why"),
)

follow = Table(
    "follow",
    metadata,
    _id(),
    _ref("place"),
    _ref("committee"),
    Column("since", Instant, nullable=False),
    sa.UniqueConstraint("place_id", "committee_id"),
)

notice = Table(
    "notice",
    metadata,
    _id(),
    _text("kind", null=False),
    _text("subject", null=False),
    _ref("place"),
    Column("due_at", Instant, nullable=False),
    _text("rule", null=False),
    Column("state", sa.Text, nullable=False, server_default="planned"),
    Column("reference", sa.Text, nullable=False),  # the short one that people see: "Ref 7F3K"
    Column("patience", sa.Integer, nullable=False),  # seconds after due_at within which it is still worth sending
    Column("lease_until", Instant),
    Column("fence", sa.Integer, nullable=False, server_default="0"),
    Column("attempts", sa.Integer, nullable=False, server_default="0"),
    Column("doubts", sa.Integer, nullable=False, server_default="0"),  # sends that may or may not have arrived
    Column("begun_at", Instant, index=True),  # machine time of the last begin: what the rates are counted from
    Column("retry_at", Instant),
    _text("activity"),  # Teams' activity id: the receipt
    Column("sent_at", Instant),
    _text("why"),
    sa.UniqueConstraint("kind", "subject", "place_id", "due_at", name="uq_notice_identity"),
    sa.Index("ix_notice_state_due", "state", "due_at"),
)

journal = Table(
    "journal",
    metadata,
    _id(),
    Column("at", Instant, nullable=False, index=True),
    _text("who"),
    _text("did", null=False),
    _text("what", null=False),
)

seen = Table(
    "seen",
    metadata,
    Column("conversation", sa.Text, primary_key=True),
    Column("activity", sa.Text, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
)

talk = Table(
    "talk",
    metadata,
    Column("conversation", sa.Text, primary_key=True),
    Column("object_id", sa.Text, primary_key=True),
    Column("slots", sa.JSON, nullable=False),  # what was understood, never the words
    Column("at", Instant, nullable=False, index=True),
)
