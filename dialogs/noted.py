"""What somebody has noted on a thing, and who sees it: nobody has classed it as public, so few do."""

from dialogs.answer import Text
from store import Tx, answered, expected, meetings, people, places
from store.notices import Notice
from store.records import Committee
from store.tasks import Task, task

ROLES = frozenset({"administrator", "clerk"})
"""Whoever sees to all of a committee's reminders."""


def note_for(tx: Tx, notice: Notice) -> tuple[Text, ...]:
    """The note on what a notice is about, where it may stand in its place."""
    about = task(tx, notice.kind, notice.subject)
    return (note_text(about.note),) if about and about.note and _may_stand(tx, notice, about) else ()


def note_text(note: str) -> Text:
    """A note as cards show it."""
    return Text(f"Note: {note}")


def committee_of(tx: Tx, subject: str) -> Committee | None:
    """The committee that a thing belongs to: its subject names it by the slug, or names a report; else None."""
    kind, *parts = subject.split(":")
    reports = expected.reports(tx) if kind == "report" else []
    of = {one.committee for one in reports if str(one.id) in parts}
    return next((one for one in meetings.committees(tx) if one.id in of or (not reports and one.slug in parts)), None)


def _may_stand(tx: Tx, notice: Notice, about: Task) -> bool:
    """Only in the personal chat of whoever wrote it, of whoever it was handed to, and of the committee's clerks."""
    place = places.place(tx, notice.place)
    if place is None or place.scope != "personal" or place.object_id is None:
        return False
    if place.object_id in {about.owner, answered.noted_by(tx, about.kind, about.subject)}:
        return True
    committee = committee_of(tx, notice.subject)
    return committee is not None and people.may(tx, place.object_id, ROLES, committee.id)
