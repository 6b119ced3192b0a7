"""Somebody answers a reminder: it is done. Nobody is reminded of that thing again."""

from datetime import datetime

from dialogs.act import Act
from dialogs.answer import Answer, Text
from dialogs.answering import by, find, what, who
from dialogs.asked import Asked
from dialogs.deciding import unreferenced
from dialogs.leave import SHARED
from dialogs.referring import form, given, meant, plainly, read
from dialogs.say import long_date
from store import Tx, journal, tasks

EXAMPLES = ("done", "7F3K done")

_THAT = r"(?:that|it|this)(?:['’]?s|\s+is|\s+as|\s+has\s+been)?\s+"
_NOW = r"(?:now\s+|all\s+|already\s+)?"
_AFTER = r"(?:[,:]?\s+(?:with\s+)?(?:that|it|this|(?P<after>@)))?"
_FORMS = (
    form(rf"(?:mark\s+)?(?:(?P<before>@)[,:]?\s+)?(?:{_THAT}|(?:is|as)\s+)?{_NOW}done{_AFTER}"),
    form(rf"(?:mark\s+)?(?:(?P<before>@)[,:]?\s+(?:(?:is|as)\s+)?|{_THAT}){_NOW}(?:finished|completed?)(?P<after>)"),
    form(rf"(?P<before>)(?:i|we)(?:['’]?m|['’]?re|\s+am|\s+are)\s+{_NOW}(?:done|finished){_AFTER}"),
    form(
        rf"(?P<before>)(?:i|we)(?:['’]?ve|\s+have)\s+{_NOW}(?:done|finished|completed)\s+(?:that|it|this|(?P<after>@))"
    ),
)


def _recognise(text: str) -> str | None:
    return read(plainly(text), _FORMS, lambda found: given(found["before"] or found["after"]))


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    found = find(tx, now, asked, meant(tx, wanted)[0], lambda reference: f"{reference} done")
    if isinstance(found, Answer):
        return found
    kind, subject = found.about
    tasks.answer(tx, now, kind=kind, subject=subject, who=who(asked), state="done")
    journal.note(tx, now, who=who(asked), did="done", what=what(found), before="open", after="done")
    lead = f"Done, by {by(tx, asked)} on {long_date(found.today)}. Nobody will be reminded of this again."
    blocks = (Text(found.said.lead), *unreferenced(tx, found.about), found.reference)
    return Answer(title=f"Done: {found.said.title}", lead=lead, blocks=blocks, closes=(found.about,))


ACT = Act("done", EXAMPLES, SHARED, _recognise, _perform, everybody=True)
