"""Somebody answers a reminder: it is not theirs, but somebody else's, who is reminded of it from then on."""

import re
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Text
from dialogs.answering import REFERENCE, Open, by, find, given, listed, what, who
from dialogs.asked import Asked
from dialogs.audience import Audience, read_audience
from dialogs.leave import SHARED
from dialogs.say import cut, long_date
from store import Tx, journal, tasks

EXAMPLES = ("not mine", "7F3K not mine: Jane Smith")

_NOT_MINE = re.compile(
    rf"(?:(?P<before>{REFERENCE})[,:]?\s+)?(?:(?:that|it|this)(?:['’]s|\s+is)\s+)?not\s+mine"
    rf"(?:\s+(?P<after>{REFERENCE}))?"
    r"(?:\s*[,:;–-]\s*(?:but\s+)?(?:it\s+is\s+|it['’]s\s+|that\s+is\s+|give\s+it\s+to\s+|ask\s+)?(?P<name>\S.*?)(?:['’]s)?)?",
    re.IGNORECASE,
)


def _recognise(text: str) -> str | None:
    found = None if text.rstrip().endswith("?") else _NOT_MINE.fullmatch(text.strip(MARKS))
    return given(found["before"] or found["after"], found["name"]) if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    reference, _, name = wanted.partition("\n")
    to = f": {name}" if name else ""
    found = find(tx, now, asked, reference, lambda sign: f"{sign} not mine{to}")
    if isinstance(found, Answer):
        return found
    audience = read_audience(tx)
    owner = audience.named(name) if name else ""
    if owner is None:
        return _unknown(found, name, audience)
    kind, subject = found.about
    tasks.answer(tx, now, kind=kind, subject=subject, who=who(asked), owner=owner)
    journal.note(tx, now, who=who(asked), did="not mine", what=what(found, f" to {owner or 'nobody named'}"))
    lead = f"Not theirs, says {by(tx, asked)} on {long_date(found.today)}: {_then(owner, audience)}"
    blocks = (Text(found.said.lead), found.reference)
    title = f"Not mine: {found.said.title}"
    return Answer(title=title, lead=lead, blocks=blocks, closes=(found.about,), only_here=True)


def _then(owner: str, audience: Audience) -> str:
    """Who is reminded of it from now on."""
    if not owner:
        return "whose it is was not said, so the clerks hear of it from now on."
    name = audience.name_of(owner)
    if not audience.chats([owner]):
        return f"handed to {name}, whom I cannot reach until they have added me; the clerks hear of it until then."
    return f"handed to {name}, who hears of it from now on."


def _unknown(found: Open, name: str, audience: Audience) -> Answer:
    slugs = {None, found.committee.slug if found.committee else None}
    known = sorted({grant.name for grant in audience.grants if grant.name and grant.committee in slugs})
    lead = f"“{cut(name, 80)}” is not one of the people I know"
    ask = "An administrator can name somebody with: committee-bot people grant."
    if not known:
        return compose.declined("Who is that?", f"{lead}: nobody has been given a name here. {ask}")
    options = [f"{found.notice.reference} not mine: {one}" for one in known]
    return compose.which("Who is that?", f"{lead}. I know {listed(known)}. {ask}", options)


ACT = Act("not_mine", EXAMPLES, SHARED, _recognise, _perform, everybody=True)
