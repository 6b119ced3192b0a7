"""Somebody answers a reminder: it is done. Nobody is reminded of that thing again."""

import re
from datetime import datetime

from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Text
from dialogs.answering import REFERENCE, by, find, given, what, who
from dialogs.asked import Asked
from dialogs.leave import SHARED
from dialogs.say import long_date
from store import Tx, journal, tasks

EXAMPLES = ("done", "7F3K done")

_DONE = re.compile(
    rf"(?:mark\s+)?(?:(?P<before>{REFERENCE})[,:]?\s+)?"
    r"(?:(?:that|it|this)(?:['’]s|\s+is|\s+has\s+been)?\s+|(?:is|as)\s+)?(?:now\s+|all\s+|already\s+)?done"
    rf"(?:[,:]?\s+(?:with\s+)?(?P<after>{REFERENCE}))?",
    re.IGNORECASE,
)


def _recognise(text: str) -> str | None:
    found = None if text.rstrip().endswith("?") else _DONE.fullmatch(text.strip(MARKS))
    return given(found["before"] or found["after"]) if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    found = find(tx, now, asked, wanted.partition("\n")[0], lambda reference: f"{reference} done")
    if isinstance(found, Answer):
        return found
    kind, subject = found.about
    tasks.answer(tx, now, kind=kind, subject=subject, who=who(asked), state="done")
    journal.note(tx, now, who=who(asked), did="done", what=what(found))
    lead = f"Done, by {by(tx, asked)} on {long_date(found.today)}. Nobody will be reminded of this again."
    blocks = (Text(found.said.lead), found.reference)
    return Answer(title=f"Done: {found.said.title}", lead=lead, blocks=blocks, closes=(found.about,))


ACT = Act("done", EXAMPLES, SHARED, _recognise, _perform, everybody=True)
