"""Tables of the clerk's desk: announcements, what was asked for at meetings, what found no answer, settled doubts."""

import sqlalchemy as sa
from sqlalchemy import Column, Table

from store.columns import Instant, metadata, ref, row_id, text

announcement = Table(
    "announcement",
    metadata,
    row_id(),
    ref("committee"),
    Column("meeting_date", sa.Date, nullable=False, index=True),
    Column("of", sa.Text, nullable=False, server_default="agenda"),  # agenda or supplement
    ref("announcement", null=True),  # the first post, which a supplement goes under
    text("title", null=False),
    text("message"),
    text("link"),
    text("deadline"),
    Column("audience", sa.JSON, nullable=False),  # whom the clerk has picked, in the order of picking
    Column("state", sa.Text, nullable=False, server_default="draft"),  # draft, asked, ordered, withdrawn or discarded
    Column("version", sa.Integer, nullable=False, server_default="1"),  # a card of an older one changes nothing
    Column(
        "author", sa.Text, nullable=False
    ),  # Entra object ids: who drew it up, who ordered it, who said the second yes
    Column("ordered_by", sa.Text),
    Column("second", sa.Text),
    text("reason"),  # why it is said in a pre-election period
    Column("send_at", Instant),
    Column("made_at", Instant, nullable=False),
    Column("asked_at", Instant),  # when a second clerk was asked for a yes
    Column("ordered_at", Instant),
    Column("corrected_at", Instant),
    Column("withdrawn_at", Instant),
)

post = Table(
    "announcement_post",
    metadata,
    row_id(),
    ref("announcement"),
    ref("place"),
    Column("test", sa.Boolean, nullable=False, server_default=sa.false()),
    Column("due_at", Instant, nullable=False),
    sa.UniqueConstraint("announcement_id", "place_id", "test", "due_at"),
)
# What was ordered to be posted where: a row for each time, so that what failed can be sent again.

pre_election = Table(
    "pre_election",
    metadata,
    row_id(),
    ref("committee", null=True),  # null: the whole council
    Column("first", sa.Date, nullable=False),
    Column("last", sa.Date, nullable=False),  # both days are in it
    Column("who", sa.Text),
    Column("at", Instant, nullable=False),
)

asked_action = Table(
    "asked_action",
    metadata,
    row_id(),
    ref("committee"),
    Column("meeting_date", sa.Date, nullable=False),  # of the meeting at which it was asked for
    Column("digest", sa.Text, nullable=False),  # names it through every loading of the minutes
    text("text", null=False),
    text("owner"),  # as the minutes print it
    Column("person", sa.Text, index=True),  # the Entra object id of whoever a clerk gave it to
    Column("state", sa.Text, nullable=False, server_default="accepted"),  # accepted, declined or closed
    text("closed_with"),  # what it was closed with: a report, an item, a date
    ref("document", null=True, ondelete="SET NULL"),
    Column("page", sa.Integer),
    Column("line", sa.Integer),
    Column("exempt", sa.Boolean, nullable=False, server_default=sa.true()),
    Column("who", sa.Text),
    Column("at", Instant, nullable=False),
    sa.UniqueConstraint("committee_id", "meeting_date", "digest"),
)
# What a member asked for at a meeting, once a clerk has said what is to become of it.

unanswered = Table(
    "unanswered",
    metadata,
    row_id(),
    Column("text", sa.Text, nullable=False, unique=True),
    Column("committees", sa.JSON(none_as_null=True)),  # whose exempt matter whoever asked may hear; null: of all
    Column("times", sa.Integer, nullable=False, server_default="1"),
    Column("last", sa.Date, nullable=False, index=True),  # a day and no instant, so that nobody can be told by it
    Column("state", sa.Text, nullable=False, server_default="open"),  # open or settled
)
# What people asked for and got no answer to; never who.

alias = Table(
    "alias",
    metadata,
    row_id(),
    Column("phrase", sa.Text, nullable=False, unique=True),
    text("means", null=False),
    Column("who", sa.Text),
    Column("at", Instant, nullable=False),
    Column("used", sa.Integer, nullable=False, server_default="0"),
    Column("used_last", sa.Date),
)
# Another name for a thing, taught by a clerk.

settled = Table(
    "settled_doubt",
    metadata,
    row_id(),
    Column("digest", sa.Text, nullable=False, unique=True),  # names the doubt through every loading of its paper
    text("note", null=False),
    Column("who", sa.Text),
    Column("at", Instant, nullable=False),
)
