"""What a meeting still lacks: people who cannot be reached, lost conversations, missing papers, days not set."""

from collections.abc import Iterator
from datetime import date

from dialogs.announcing.rights import lost
from dialogs.audience import Audience, read_audience
from dialogs.chasing import ACTION, read_register
from dialogs.following import is_done, meant_deadline, public_meetings
from dialogs.outcomes import called
from dialogs.say import counted, joined, long_date
from store import Tx, announcements, expected, places, upkeep
from store.agendas import published_agendas
from store.minuted import minuted
from store.records import Meeting
from store.tasks import tasks

CREDENTIAL = "credential_expires"
"""The name under which it is kept on which day (ISO) the bot's credential expires."""
EARLY = 30
"""Days before the credential expires from which on it is said."""


def lacks(tx: Tx, meeting: Meeting, today: date) -> Iterator[tuple[str, str]]:
    """Everything that somebody should see to before a meeting, as facts, seen from a civil day."""
    audience = read_audience(tx)
    yield from _people(tx, meeting, audience)
    yield from _papers(tx, meeting, today)
    yield from _undated(tx, meeting, audience)
    yield from _announcements(tx, meeting, audience)
    yield from _credential(tx, today)


def _people(tx: Tx, meeting: Meeting, audience: Audience) -> Iterator[tuple[str, str]]:
    """Who cannot be told anything, and which conversations are lost."""
    committee = meeting.committee
    members = audience.members(committee, meeting.date)
    if not members:
        yield "Members", "none is known here, so none is reminded: an administrator grants them their role"
    persons = dict.fromkeys([*members, *audience.clerks(committee)])
    names = [audience.name_of(one) or f"the account {one}" for one in persons if one not in audience.personal]
    if names:
        yield "Cannot be reached", f"{joined(names)}: the bot has no personal chat with them until they add the app"
    lost = [called(place, audience) for place in places.gone(tx) if audience.began(place.id, committee)]
    if lost:
        yield "Conversations lost", f"{joined(lost)}: the app has to be added there again"


def _papers(tx: Tx, meeting: Meeting, today: date) -> Iterator[tuple[str, str]]:
    """Which papers are missing."""
    key = (meeting.committee.id, meeting.date)
    if key not in published_agendas(tx):
        found = meant_deadline(tx, meeting, "agenda")
        by = f"; {'to' if today <= found.day else 'it had to'} be published by {long_date(found.day)}" if found else ""
        yield "Agenda", f"not loaded here{by}"
    past = [one for one in public_meetings(tx) if one.committee == meeting.committee and one.date < today]
    last = max((one.date for one in past if one.status in {"scheduled", "held"}), default=None)
    if last and (meeting.committee.id, last) not in minuted(tx):
        yield "Minutes of the last meeting", f"of {long_date(last)}: not loaded here"
    answered = tasks(tx)
    awaited = [one for one in expected.reports(tx) if (one.committee, one.meeting_date) == key]
    missing = [one.title for one in awaited if not is_done(answered, "report_due", f"report:{one.id}")]
    if missing:
        yield "Reports still expected", joined(missing)


def _announcements(tx: Tx, meeting: Meeting, audience: Audience) -> Iterator[tuple[str, str]]:
    """What is ordered to be posted of it and will not be, because whoever ordered it is no longer a clerk."""
    for one in announcements.of_meeting(tx, meeting.committee.id, meeting.date):
        if one.state == "ordered" and (why := lost(tx, audience, one, meeting.committee)):
            yield f"Announcement {one.reference}", f"is not posted any more. {why}"


def _undated(tx: Tx, meeting: Meeting, audience: Audience) -> Iterator[tuple[str, str]]:
    """How many things to be done nobody is reminded of, because neither a paper nor a person has said by when."""
    charges = [one for one in read_register(tx, audience).open(ACTION) if one.committee == meeting.committee]
    if undated := sum(one.due is None for one in charges):
        known = counted(undated, "recommendation, action or next step", "recommendations, actions or next steps")
        yield "Without a date", f"{known}, which nobody is reminded of until a person sets a day"


def _credential(tx: Tx, today: date) -> Iterator[tuple[str, str]]:
    """That the bot itself will soon be shut out of Teams."""
    noted = upkeep.value(tx, CREDENTIAL)
    if noted and (date.fromisoformat(noted) - today).days <= EARLY:
        verb = "expires" if date.fromisoformat(noted) >= today else "expired"
        yield "The bot's credential", f"{verb} on {long_date(date.fromisoformat(noted))}: renew it in Entra"
