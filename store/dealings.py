"""Tables of the bot's dealings with people: who may do what, where it may speak, what it owes, what was answered."""

import sqlalchemy as sa
from sqlalchemy import Column, Table

from store.columns import Instant, metadata, ref, row_id, text

grant = Table(
    "role_grant",
    metadata,
    row_id(),
    Column("object_id", sa.Text, nullable=False, index=True),
    text("role", null=False),
    text("name"),
    ref("committee", null=True),
    Column("granted_at", Instant, nullable=False),
)

place = Table(
    "place",
    metadata,
    row_id(),
    Column("conversation", sa.Text, nullable=False, unique=True),  # Teams' conversation id, without a message id
    Column("scope", sa.Text, nullable=False),  # personal, group or channel
    text("name"),
    Column("object_id", sa.Text, index=True),  # the person's Entra object id, in personal chat
    text("address", null=False),  # opaque to all but bot.teams
    Column("met_at", Instant),  # since when it can be told anything; null is from before this was kept
    Column("seen_at", Instant, nullable=False),
    Column("gone_at", Instant),
    text("gone_why"),
    Column("paused_until", Instant),  # nothing is said there unasked before this instant
)

follow = Table(
    "follow",
    metadata,
    row_id(),
    ref("place"),
    ref("committee"),
    Column("since", Instant, nullable=False),
    sa.UniqueConstraint("place_id", "committee_id"),
)

notice = Table(
    "notice",
    metadata,
    row_id(),
    text("kind", null=False),
    text("subject", null=False),
    ref("place"),
    Column("due_at", Instant, nullable=False),
    text("rule", null=False),
    Column("state", sa.Text, nullable=False, server_default="planned"),
    Column("reference", sa.Text, nullable=False),  # the short one that people see: "Ref 7F3K"
    Column("patience", sa.Integer, nullable=False),  # seconds after due_at within which it is still worth sending
    Column("lease_until", Instant),
    Column("fence", sa.Integer, nullable=False, server_default="0"),
    Column("attempts", sa.Integer, nullable=False, server_default="0"),
    Column("doubts", sa.Integer, nullable=False, server_default="0"),  # sends that may or may not have arrived
    Column("begun_at", Instant, index=True),  # machine time until which it may have reached Teams
    Column("retry_at", Instant),
    text("activity"),  # Teams' activity id: the receipt
    Column("sent_at", Instant),
    Column("ended_at", Instant, index=True),  # when it came to an end other than sent: clerks are told of those
    text("why"),
    sa.UniqueConstraint("kind", "subject", "place_id", "due_at", name="uq_notice_identity"),
    sa.Index("ix_notice_state_due", "state", "due_at"),
    sa.Index("ix_notice_place_begun", "place_id", "begun_at"),
)

journal = Table(
    "journal",
    metadata,
    row_id(),
    Column("at", Instant, nullable=False, index=True),
    text("who"),
    text("did", null=False),
    text("what", null=False),
    text("before"),  # what it was and what it is now, where that is public and nobody's words
    text("after"),
)

seen = Table(
    "seen",
    metadata,
    Column("conversation", sa.Text, primary_key=True),
    Column("activity", sa.Text, primary_key=True),
    Column("at", Instant, nullable=False, index=True),
    Column("settled", sa.Boolean, nullable=False, server_default=sa.true()),  # whether an answer is still owed
)

talk = Table(
    "talk",
    metadata,
    Column("conversation", sa.Text, primary_key=True),
    Column("object_id", sa.Text, primary_key=True),
    Column("slots", sa.JSON, nullable=False),  # what was understood, never the words
    Column("at", Instant, nullable=False, index=True),
)

task = Table(
    "task",
    metadata,
    row_id(),
    text("kind", null=False),
    text("subject", null=False),
    Column("state", sa.Text, nullable=False, server_default="open"),  # open or done
    Column("due", sa.Date),  # the date that a person has set, in place of the papers'
    Column("owner", sa.Text, index=True),  # the Entra object id of whoever it was handed to
    text("note"),
    Column("who", sa.Text),  # who answered last
    Column("at", Instant, nullable=False),
    sa.UniqueConstraint("kind", "subject"),
)
# What people have answered to reminders: one row for each thing that is asked of somebody.

wish = Table(
    "wish",
    metadata,
    row_id(),
    ref("place"),
    text("kind", null=False),
    Column("leads", sa.JSON(none_as_null=True)),  # working days ahead, null for the usual ones
    Column("off", sa.Boolean, nullable=False, server_default=sa.false()),
    Column("at", Instant, nullable=False),
    sa.UniqueConstraint("place_id", "kind"),
)
# How a place wants to be reminded, kind by kind; without a row as usual.

snooze = Table(
    "snooze",
    metadata,
    row_id(),
    ref("place"),
    text("kind", null=False),
    text("subject", null=False),
    Column("until", sa.Date, nullable=False),
    sa.UniqueConstraint("place_id", "kind", "subject"),
)
# The day before which a place is not to be reminded of one thing again.

substitution = Table(
    "substitution",
    metadata,
    row_id(),
    ref("committee"),
    Column("meeting_date", sa.Date, nullable=False),
    Column("member", sa.Text, nullable=False),  # Entra object ids
    Column("substitute", sa.Text, nullable=False),
    Column("at", Instant, nullable=False),
    sa.UniqueConstraint("committee_id", "meeting_date", "member"),
)

expected = Table(
    "expected_report",
    metadata,
    row_id(),
    ref("committee"),
    Column("meeting_date", sa.Date, nullable=False),
    text("title", null=False),
    Column("author", sa.Text, nullable=False),  # Entra object id
    Column("at", Instant, nullable=False),
    sa.UniqueConstraint("committee_id", "meeting_date", "title"),
)
# A report that somebody is to write for a meeting.

change = Table(
    "meeting_change",
    metadata,
    row_id(),
    ref("committee"),
    Column("date", sa.Date, nullable=False),  # the day on which the meeting was to be
    Column("became", sa.Text, nullable=False),  # cancelled, gone, moved or changed
    Column("moved_to", sa.Date),
    Column("was_time", sa.Time),  # its hour and place before
    text("was_venue"),
    Column("at", Instant, nullable=False),
)
# How a meeting that was to come changed when a paper was loaded.

upkeep = Table("upkeep", metadata, Column("name", sa.Text, primary_key=True), text("value"))
# What the bot knows of its own running and reminds clerks of: when its credential expires.
