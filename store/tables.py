"""Every table. What can be said carries its source and its classification; instants are aware and kept in UTC."""

import sqlalchemy as sa
from sqlalchemy import Column, Table

from store.columns import Instant, metadata, ref, row_id, said, text
from store.dealings import (
    change,
    expected,
    follow,
    grant,
    journal,
    notice,
    place,
    seen,
    snooze,
    substitution,
    talk,
    task,
    upkeep,
    wish,
)
from store.desk import alias, announcement, asked_action, post, pre_election, settled, unanswered

__all__ = [
    "Instant",
    "alias",
    "announcement",
    "asked_action",
    "change",
    "expected",
    "follow",
    "grant",
    "journal",
    "metadata",
    "notice",
    "place",
    "post",
    "pre_election",
    "seen",
    "settled",
    "snooze",
    "substitution",
    "talk",
    "task",
    "unanswered",
    "upkeep",
    "wish",
]

committee = Table(
    "committee",
    metadata,
    row_id(),
    Column("slug", sa.Text, nullable=False, unique=True),
    text("name", null=False),
    text("council"),
    Column("zone", sa.Text, nullable=False, server_default="Europe/London"),
)

document = Table(
    "document",
    metadata,
    row_id(),
    ref("committee", null=True),
    text("kind", null=False),
    text("title", null=False),
    text("file", null=False),
    Column("meeting_date", sa.Date),
    Column("fingerprint", sa.Text, nullable=False, index=True),
    Column("version", sa.Integer, nullable=False, server_default="1"),
    Column("draft", sa.Boolean, nullable=False, server_default=sa.false()),
    Column("loaded_at", Instant, nullable=False),
)

edition = Table("edition", metadata, row_id(), Column("number", sa.Integer, nullable=False))
# One row: how often what can be said has changed. Whoever changes it holds this row, so papers are kept one at a time.

meeting = said(
    "meeting",
    ref("committee"),
    Column("date", sa.Date, nullable=False, index=True),
    Column("time", sa.Time),
    Column("zone", sa.Text, nullable=False, server_default="Europe/London"),
    text("venue"),
    Column("status", sa.Text, nullable=False),
)
# One row a meeting and paper that dates it; queries merge them, so that a paper can be replaced by its newer version.

item = said(
    "item",
    Column("meeting_date", sa.Date),
    text("of", null=False),
    text("number", null=False),
    text("title", null=False),
    Column("part", sa.Integer, nullable=False),
    Column("page_first", sa.Integer),
    Column("page_last", sa.Integer),
)

attendance = said(
    "attendance",
    Column("meeting_date", sa.Date),
    ref("person", null=True, ondelete="SET NULL"),
    text("name", null=False),
    text("capacity", null=False),
    text("role"),
    text("replaces"),
)

resolution = said("resolution", Column("meeting_date", sa.Date), text("item"), text("text", null=False))

indicator = Table(
    "indicator",
    metadata,
    row_id(),
    ref("committee", null=True),
    text("name", null=False),
    text("service"),
    text("polarity"),
)

figure = said(
    "figure",
    ref("indicator"),
    text("service"),
    text("period"),
    Column("start", sa.Date),
    Column("end", sa.Date),
    Column("value", sa.Float),
    text("unit"),
    Column("target", sa.Float),
    Column("prior", sa.Float),
    text("status"),
    text("direction"),
    text("polarity"),
    text("reason"),
)

programme = Table("programme", metadata, row_id(), ref("committee", null=True), text("name", null=False))

outcome = said("outcome", ref("programme", null=True), text("number"), text("title", null=False), text("status"))

deliverable = said(
    "deliverable",
    ref("programme", null=True),
    text("ref"),
    text("outcome"),
    text("title", null=False),
    Column("approvers", sa.JSON, nullable=False),
    text("status"),
    Column("date", sa.Date),
    text("date_printed"),
)

action = said(
    "action",
    text("text", null=False),
    text("owner"),
    Column("due", sa.Date),
    text("of", null=False),
    text("number"),
)

role = said(
    "role",
    ref("person", null=True, ondelete="SET NULL"),
    text("name", null=False),
    text("role"),
    text("raci"),
    text("contact"),
)

lesson = said("lesson", text("number"), text("text", null=False), text("recommendation"), text("responsible"))

passage = said(
    "passage",
    text("text", null=False),
    text("heading"),
    text("item"),
    text("of"),
    Column("meeting_date", sa.Date),
    Column("summary", sa.Boolean, nullable=False, server_default=sa.false()),
)

doubt = said("doubt", text("about", null=False), text("why", null=False), text("hangs_on"))
# `hangs_on` is the table of the record that it is about ("person": a name); None is whatever stands at its line.

rule = said(
    "rule",
    ref("committee", null=True),
    text("rule", null=False),
    Column("days", sa.Integer),
    text("kind"),
    text("direction"),
    Column("time", sa.Time),
    Column("weekends", sa.Boolean),
    Column("active", sa.Boolean),
)
# A committee's own rule, or of all where none is named; what is null there is as it is without the sheet.

closed_day = said(
    "closed_day",
    ref("committee", null=True),
    text("council"),
    Column("date", sa.Date, nullable=False),
    text("why"),
)

person = Table("person", metadata, row_id(), Column("name", sa.Text, nullable=False, unique=True))

spelling = Table(
    "spelling", metadata, row_id(), ref("person"), text("text", null=False), sa.UniqueConstraint("person_id", "text")
)
# Two people can be printed alike ("County Councillor Iddon"), so a spelling is unique for each person alone.
