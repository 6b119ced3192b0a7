"""A clerk announces the agenda of a meeting: a draft is drawn up from the records, to be worked on in its card."""

import re
from datetime import datetime

from dialogs.act import MARKS, Act
from dialogs.announcing.choosing import choose
from dialogs.announcing.desk import show
from dialogs.announcing.holding import elsewhere, who, written_down
from dialogs.announcing.ordering import first_deadline
from dialogs.announcing.picked import USUAL
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.audience import read_audience
from dialogs.clerks import ROLES
from dialogs.say import long_date
from store import Tx, announcements

EXAMPLES = ("Announce the agenda", "Announce the agenda for 20 April", "Announce the next meeting")

_ORDER = re.compile(
    r"(?:please |can you |could you |i want to |i'd like to )*(?:announce|draft an announcement (?:of|for))\b"
    r"(?P<what>.{0,160})",
    re.IGNORECASE | re.DOTALL,
)


def _recognise(text: str) -> str | None:
    found = _ORDER.fullmatch(text.strip(MARKS))
    return None if found is None else found["what"].strip()


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    if refused := elsewhere(asked):
        return refused
    meeting = choose(tx, now, asked, wanted)
    if isinstance(meeting, Answer):
        return meeting
    committee = meeting.committee
    announcements.alone(tx, committee.id)
    there = [one for one in announcements.of_meeting(tx, committee.id, meeting.date) if one.of == "agenda"]
    if there:
        by = read_audience(tx).name_of(there[-1].author) if there[-1].author != who(asked) else None
        lead = f"{there[-1].reference} is there already{f', drawn up by {by}' if by else ''}: this is how it stands."
        return show(tx, now, there[-1], committee, lead)
    made = announcements.draw_up(
        tx,
        now,
        committee_id=committee.id,
        author=who(asked),
        meeting_date=meeting.date,
        title=f"Agenda: {committee.name}, {long_date(meeting.date)}",
        deadline=first_deadline(tx, meeting),
        audience=list(USUAL),
    )
    written_down(
        tx, now, asked, (made, committee), did="announcement drawn up", before="no announcement", after="draft"
    )
    return show(tx, now, made, committee)


ACT = Act("announce", EXAMPLES, ROLES, _recognise, _perform)
