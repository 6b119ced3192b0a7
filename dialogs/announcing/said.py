"""What an announcement says where it is posted: the records as they stand now, with the clerk's own words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from dialogs import compose
from dialogs.announcing.meeting import Standing, is_on, public_items, standing
from dialogs.answer import Answer, Block, Facts, Link, Text
from dialogs.due import held
from dialogs.say import clock, long_date, pages
from store import Tx, announcements
from store.agendas import agendas_loaded
from store.announcements import Announcement
from store.records import Item, Meeting, Source

PARAGRAPH = "¶"
"""What parts the paragraphs of a message."""
WAYS = 40
"""Items listed at most: a longer agenda is told by its first ones, and the papers hold the rest."""


def post(tx: Tx, one: Announcement) -> Answer:
    """What it says now: withdrawn, called off, moved, or as it was drawn up, with what was corrected and when."""
    base = announcements.find(tx, one.under) if one.of == "correction" and one.under else None
    if base:
        one = replace(base, **{name: getattr(one, name) for name in ("title", "message", "link", "deadline")})
    stands = standing(tx, one.committee, one.meeting_date)
    if one.state == "withdrawn":
        return _withdrawn(one, stands)
    return _off(one, stands) if stands.off else _agenda(tx, one, stands)


def moment(at: datetime, zone: str) -> str:
    """An instant on the council's clock: "9am on Monday 12 April 2021"."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{clock(local.time())} on {long_date(local.date())}"


def _agenda(tx: Tx, one: Announcement, stands: Standing) -> Answer:
    meeting = stands.meeting
    if meeting is None:
        return _off(one, stands)
    items = public_items(tx, meeting) if one.of != "supplement" else []
    verb = "met" if meeting.status == "held" else "meets"
    lead = f"{stands.committee.name} {verb} on {held(meeting)}."
    if one.of == "supplement":
        lead = f"There is a supplement to the agenda of {stands.committee.name} for {held(meeting)}."
    blocks = (*_words(one), *_facts(one, meeting, items), *_link(one), *_notes(tx, one, stands))
    said = compose.answer(one.title, lead, (), [meeting, *items])
    return replace(said, blocks=blocks, sources=_papers(said.sources), lasting=True)


def _papers(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Each paper once: a post names its paper, and the items their pages."""
    whole = (replace(one, page=None, line=None, item=None, of=None, pages=None) for one in sources)
    return tuple(dict.fromkeys(whole))


def _words(one: Announcement) -> Iterator[Block]:
    yield from (Text(part.strip()) for part in (one.message or "").split(PARAGRAPH) if part.strip())


def _facts(one: Announcement, meeting: Meeting, items: list[Item]) -> Iterator[Block]:
    rows = [("When", long_date(meeting.date) + (f", {clock(meeting.time)}" if meeting.time else ""))]
    rows += [("Where", meeting.venue)] if meeting.venue else []
    rows += [("Deadline", one.deadline)] if one.deadline else []
    rows += [(f"Item {item.number}", _item(item)) for item in items[:WAYS]]
    yield Facts(tuple(rows))
    if len(items) > WAYS:
        yield Text(f"and {len(items) - WAYS} more items.")


def _item(item: Item) -> str:
    where = pages(item.pages)
    return f"{item.title} ({where})" if where else item.title


def _link(one: Announcement) -> Iterator[Block]:
    if one.link:
        yield Link("Open the papers (leaves Teams)", one.link)


def _notes(tx: Tx, one: Announcement, stands: Standing) -> Iterator[Block]:
    """What has changed since it was ordered, and when."""
    zone = stands.committee.zone
    if one.corrected_at:
        yield Text(f"Corrected at {moment(one.corrected_at, zone)}.")
    if stands.changed_at and one.ordered_at and stands.changed_at > one.ordered_at:
        yield Text(f"The time or place was changed at {moment(stands.changed_at, zone)}.")
    agenda = agendas_loaded(tx, one.committee, one.meeting_date)
    if agenda and one.ordered_at and one.of != "supplement" and agenda > one.ordered_at:
        yield Text(f"The agenda was brought up to date at {moment(agenda, zone)}.")


def _withdrawn(one: Announcement, stands: Standing) -> Answer:
    at = f" at {moment(one.withdrawn_at, stands.committee.zone)}" if one.withdrawn_at else ""
    lead = f"This announcement was withdrawn{at}. Please do not rely on what it said."
    return Answer(title=f"Withdrawn: {one.title}", lead=lead, lasting=True)


def _off(one: Announcement, stands: Standing) -> Answer:
    """The meeting is not held on its day: said in its stead, with the day that took its place."""
    was = f"{stands.committee.name} was to meet on {long_date(stands.day)}"
    at = f"Changed at {moment(stands.changed_at, stands.committee.zone)}." if stands.changed_at else ""
    records = [found for found in (stands.meeting, stands.instead) if found]
    if is_on(stands.instead) and stands.instead is not None:
        title, lead = "Moved", f"{was}. It now meets on {held(stands.instead)}."
    elif stands.meeting is not None:
        title, lead = "Cancelled", f"{was}. That meeting is cancelled."
    elif stands.off_instead is not None:
        title, lead = "Cancelled", f"{was}, and then on {held(stands.off_instead)}. That meeting is cancelled."
    else:
        title, lead = "Not held as announced", f"{was}. The papers no longer give that meeting."
    said = compose.answer(f"{title}: {one.title}", lead, (), records)
    words = (
        (*_words(one), *_link(one))
        if one.corrected_at and stands.changed_at and one.corrected_at > stands.changed_at
        else ()
    )
    return replace(said, blocks=(*words, *((Text(at),) if at else ())), sources=_papers(said.sources), lasting=True)
