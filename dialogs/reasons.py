"""Why a place hears of a meeting, since when that reason holds, and how to stop it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dialogs.answer import Text
from dialogs.audience import Audience, read_audience
from dialogs.kinds import called
from dialogs.say import joined
from store import Tx, tasks
from store.notices import Notice
from store.records import Meeting
from store.tasks import Task


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody hears of a meeting, in words that go on "you ...", and since when (None: since ever)."""

    words: str
    since: datetime | None


def reasons(audience: Audience, place: int, kind: str, meeting: Meeting, answer: Task | None = None) -> list[Reason]:
    """Every reason for which a place hears of a kind about a meeting; `answer` is what was answered about it."""
    person = audience.persons.get(place)
    began = audience.began(place, meeting.committee)
    found = [Reason(f"follow {meeting.committee.name}", began)] if began else []
    if person is None:
        return found
    theirs = _attending if kind == "meeting_soon" else _seeing_to
    handed = [Reason("were handed it", answer.at)] if answer and answer.owner == person else []
    return [*theirs(audience, person, meeting), *handed, *found]


def since(audience: Audience, place: int, kind: str, meeting: Meeting, answer: Task | None = None) -> datetime | None:
    """The instant before which a place had no reason to hear of a meeting; None where there is no such."""
    every = [reason.since for reason in reasons(audience, place, kind, meeting, answer)]
    return None if None in every else min((one for one in every if one), default=None)


def because(tx: Tx, notice: Notice, meeting: Meeting) -> Text:
    """Why the place of a notice was told, and how to stop it there."""
    audience, name, kind = read_audience(tx), meeting.committee.name, called(notice.kind)
    if notice.place not in audience.persons:
        why = f"This came because this conversation follows {name}."
        alone = f"A clerk can stop these alone with: stop {kind}."
        return Text(f"{why} {alone} To stop it, a clerk can say: unfollow {name}")
    answer = tasks.task(tx, notice.kind, notice.subject)
    every = [one.words for one in reasons(audience, notice.place, notice.kind, meeting, answer)]
    why = f"This came because you {joined(every)}." if every else "This came because it was owed to you."
    unfollow = f", or: unfollow {name}" if audience.began(notice.place, meeting.committee) else ""
    return Text(f"{why} To stop it, say: stop {kind}{unfollow}. To hear nothing for a while, say: pause reminders")


def _attending(audience: Audience, person: str, meeting: Meeting) -> Iterator[Reason]:
    """As a substitute, or as a member who is not replaced."""
    instead = audience.substitutes.get((meeting.committee.id, meeting.date), {})
    for member, substitute in instead.items():
        if substitute == person:
            at = audience.substituted.get((meeting.committee.id, meeting.date, member))
            name = audience.name_of(member) or "a member"
            yield Reason(f"stand in for {name}" if member != person else "are coming after all", at)
    for held in audience.held.get(person, ()):
        if held.role == "member" and held.committee == meeting.committee.slug and person not in instead:
            yield Reason(f"are a member of {meeting.committee.name}", held.granted_at)


def _seeing_to(audience: Audience, person: str, meeting: Meeting) -> Iterator[Reason]:
    """As a clerk, or as an administrator where the committee has no clerk."""
    its = [held for held in audience.held.get(person, ()) if held.committee in {None, meeting.committee.slug}]
    if clerk := [held.granted_at for held in its if held.role == "clerk"]:
        yield Reason(f"are a clerk of {meeting.committee.name}", min(clerk))
        return
    administrator = [held.granted_at for held in its if held.role == "administrator"]
    if (administrator or person in audience.administrators) and person in audience.clerks(meeting.committee):
        since_when = None if person in audience.administrators else min(administrator)
        yield Reason(f"are an administrator, and {meeting.committee.name} has no clerk here", since_when)
