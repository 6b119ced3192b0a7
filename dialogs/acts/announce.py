"""A clerk announces the agenda of a meeting: a draft is drawn up from the records, to be worked on in its card."""

import re
from datetime import datetime

from dialogs.act import MARKS, Act
from dialogs.announcing.choosing import choose
from dialogs.announcing.desk import show
from dialogs.announcing.holding import elsewhere, who, written_down
from dialogs.announcing.naming import ASKING, first_of
from dialogs.announcing.ordering import first_deadline
from dialogs.announcing.others import other
from dialogs.announcing.picked import USUAL
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.audience import read_audience
from dialogs.clerks import ROLES
from dialogs.say import long_date
from store import Tx, announcements

EXAMPLES = ("Announce the agenda", "Announce the agenda for 20 April", "Announce the next meeting")

_SMALL = r"(?:(?:the|an?|our|this|that|another|new|next) )*"
_ANNOUNCE = (
    r"announce\b(?! (?:announcement )?a?\d+(?:\.|$)| it\b| (?:the|my|our|this|that) (?:announcement|draft)\b)"
    r"(?P<what>.{0,160})"
)
_DRAFT = (
    r"(?:draft|draw up|prepare|create|make|start|begin|write|set up|new|do)(?: me| us)? "
    rf"{_SMALL}(?:agenda )?announcements?(?P<what>(?: (?:of|for|about|on|that)\b.{{0,160}})?)"
)
_POST = (
    r"(?:post|publish|send(?: out| round)?|share|e-?mail|circulate|issue|put out|release|distribute|schedule) "
    rf"(?P<what>{_SMALL}(?:announcement (?:of|for)\b|(?:[\w’'&,]+ ){{0,6}}?agendas?\b).{{0,160}})"
)
_ORDERS = tuple(re.compile(f"{ASKING}{order}", re.IGNORECASE | re.DOTALL) for order in (_ANNOUNCE, _DRAFT, _POST))
_ASKS = re.compile(r"\b(?:me|us|myself|who|what|when|why|how|which|whether|where|if)\b", re.IGNORECASE)
"""Words of somebody who wants to know or to have something, and orders nothing to be posted."""


def _recognise(text: str) -> str | None:
    order = " ".join(text.strip(MARKS).split())
    found = first_of(_ORDERS, order)
    if found is None or (found.re is _ORDERS[-1] and _ASKS.search(found["what"])):
        return None
    return str(found["what"].strip())


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    if refused := elsewhere(asked):
        return refused
    if instead := other(tx, now, asked, wanted):
        return instead
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
