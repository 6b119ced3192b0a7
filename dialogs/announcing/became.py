"""What became of an announcement: each place with its state and reason, counted from the outbox itself."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dialogs.announcing.meeting import changes_at, standing
from dialogs.answer import Block, Form, Table, Text
from dialogs.audience import Audience
from dialogs.outcomes import at, called, why
from dialogs.say import counted, joined
from store import Tx, announcements, places, posted
from store.announcements import Announcement, Post
from store.moves import UNDER_WAY
from store.notices import Notice
from store.records import Committee

POSTS = {"agenda": "announcement", "supplement": "supplement"}
"""The kind of the notices that post each."""
CHANGE, YES = "announcement_change", "announcement_yes"
SHOWN = 12
"""Places that one card lists."""
WORDS = {"waiting": "waiting", "failed": "failed", "doubt": "in doubt", "sent": "sent", "withdrawn": "withdrawn"}
_STATES = {
    "planned": "waiting",
    "claimed": "waiting",
    "sending": "waiting",
    "sent": "sent",
    "unknown": "doubt",
    "withdrawn": "withdrawn",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Became:
    """Every place of an announcement, with what became of the last post to it."""

    posts: tuple[Post, ...]
    withdrawn: bool = False

    def of(self, word: str) -> list[Post]:
        """Those in one state: sent, waiting, failed, doubt or withdrawn."""
        return [one for one in self.posts if self.state(one) == word]

    def state(self, one: Post) -> str:
        """What became of a post, in one word; of what is withdrawn nothing waits that has not begun."""
        word = _STATES.get(one.state, "failed")
        return "withdrawn" if self.withdrawn and one.state in {"planned", "claimed"} else word

    @property
    def begun(self) -> bool:
        """Whether anything of it is in a place, or may be."""
        return any(one.state in {"sent", "unknown", "sending"} for one in self.posts)

    @property
    def fixed(self) -> list[Post]:
        """What is there, or may be, and cannot be changed from here: Teams' own number for it is not known."""
        return [one for one in self.posts if one.state == "unknown" or (one.state == "sent" and not _number(one))]

    @property
    def over(self) -> bool:
        """Whether nothing waits any more."""
        return bool(self.posts) and not self.of("waiting")

    @property
    def counts(self) -> str:
        """In words: "187 sent, 9 failed and 1 in doubt, of 200 places"."""
        each = Counter(self.state(one) for one in self.posts)
        order = ("sent", "waiting", "failed", "doubt", "withdrawn")
        parts = [f"{each[word]:,} {WORDS[word]}" for word in order if each[word]]
        return f"{joined(parts)}, of {counted(len(self.posts), 'place')}" if parts else "nothing was ordered yet"


def _number(one: Post) -> str | None:
    return one.notice.activity if one.notice else None


def became(tx: Tx, one: Announcement, committee: Committee) -> Became:
    """Read it from the outbox."""
    posts = tuple(announcements.posts(tx, one, kind_of(one), subject_of(one, committee)))
    return Became(posts=posts, withdrawn=one.state == "withdrawn")


def kind_of(one: Announcement) -> str:
    """The kind of its notices."""
    return POSTS.get(one.of, "announcement")


def subject_of(one: Announcement, committee: Committee) -> str:
    """What its notices are about: the meeting, so that whoever was told of it hears when it changes."""
    return f"meeting:{committee.slug}:{one.meeting_date}"


def change_subject(one: Announcement, committee: Committee, notice: Notice) -> str:
    """What the change of one post is about."""
    return f"announcement:{committee.slug}:{one.id}:{notice.id}"


def to_change(tx: Tx, one: Announcement, committee: Committee) -> Iterator[tuple[Notice, datetime]]:
    """The posts that say what no longer holds, and since when."""
    last = changes_at(tx, one, standing(tx, one.committee, one.meeting_date))
    for post in became(tx, one, committee).of("sent") if last else ():
        notice = post.notice
        spoke = max(notice.due_at, (notice.sent_at or notice.due_at) - UNDER_WAY) if notice else None
        if notice and notice.activity and last and spoke and last > spoke:
            yield notice, last


def report(tx: Tx, audience: Audience, one: Announcement, committee: Committee) -> tuple[str, tuple[Block, ...]]:
    """The counts as a sentence; and the places, what failed first, with the reason in words, and what can be done."""
    found = became(tx, one, committee)
    order = ("failed", "doubt", "waiting", "withdrawn", "sent")
    rows = [post for word in order for post in found.of(word)]
    cells = tuple(_row(tx, audience, post, found.state(post), committee) for post in rows[:SHOWN])
    table = Table(("To", "What happened", "When", "Why"), cells, len(rows))
    blocks: list[Block] = [table] if rows else []
    if changes := _changes(tx, one, committee):
        blocks.append(Text(changes))
    failed, asked = found.of("failed"), found.of("doubt")
    there = {place.id for place in places.reachable(tx)} if failed else set()
    if one.state == "ordered" and any(post.place in there for post in failed):
        title = f"Send again to the {len(failed)} that failed"
        blocks.append(Form(title, f"resend A{one.id}.{one.version} to the failed"))
    references = [post.notice.reference for post in asked[:3] if post.notice]
    blocks += [Form(f"It is there: {ref}", f"It is there {ref}") for ref in references]
    blocks += [Form(f"Send again: {ref}", f"Send again {ref}") for ref in references]
    return found.counts, tuple(blocks)


def _row(tx: Tx, audience: Audience, post: Post, word: str, committee: Committee) -> tuple[str, ...]:
    """A place, what happened there, when that was, and why."""
    place, notice = places.place(tx, post.place), post.notice
    when = (notice.sent_at or notice.ended_at) if notice else None
    reason = why(notice, committee.zone) if notice and word in {"failed", "doubt"} else ""
    return (
        called(place, audience) if place else "a conversation that is no longer known",
        "not sent" if word == "withdrawn" else WORDS[word],
        at(when, committee.zone) if when else "",
        reason,
    )


def _changes(tx: Tx, one: Announcement, committee: Committee) -> str:
    """How far the posts say what holds now."""
    due, found = list(to_change(tx, one, committee)), became(tx, one, committee)
    fixed = found.fixed if changes_at(tx, one, standing(tx, one.committee, one.meeting_date)) else []
    if not (due or fixed):
        return ""
    made = {change_subject(one, committee, notice): at for notice, at in due}
    states = [
        change.state
        for subject, last in made.items()
        for change in posted.about(tx, subject)
        if change.kind == CHANGE and change.due_at == last
    ]
    done, failed = states.count("sent"), sum(one in posted.TROUBLE for one in states)
    still = len(due) - done - failed
    parts = [f"{done:,} of {counted(len(due), 'post')} changed"] if due else []
    parts += [f"{still:,} still to change"] if still else []
    parts += [f"{failed:,} could not be changed"] if failed else []
    parts += [f"{len(fixed):,} cannot be changed from here: look there, and change it by hand"] if fixed else []
    return f"Since it was posted something changed: {joined(parts)}."
