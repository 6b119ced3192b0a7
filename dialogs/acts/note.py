"""Somebody notes something on a reminder, which stays open: its later cards show the note to those who see to it."""

import re
from dataclasses import replace
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Reply
from dialogs.answering import REFERENCE, find, given, what, who
from dialogs.asked import Asked
from dialogs.leave import SHARED
from dialogs.noted import note_text
from store import Tx, journal, tasks
from store.answered import NOTED

EXAMPLES = ("note 7F3K: waiting for legal", "7F3K note: waiting for legal")

_NOTES = (
    re.compile(rf"note\s+(?P<sign>{REFERENCE})(?P<mark>\s*[,:-])?(?:\s*(?P<words>\S.*))?", re.IGNORECASE | re.DOTALL),
    re.compile(
        rf"(?P<sign>{REFERENCE})[,:]?\s+(?P<mark>note)\b[,:]?(?:\s*(?P<words>\S.*))?", re.IGNORECASE | re.DOTALL
    ),
    re.compile(r"(?P<sign>)(?P<mark>note)\s*:(?:\s*(?P<words>\S.*))?", re.IGNORECASE | re.DOTALL),
)


def _recognise(text: str) -> str | None:
    for form in _NOTES:
        found = form.fullmatch(text.strip().lstrip(MARKS))
        if found and (found["mark"] or _is_sign(found["sign"])):
            return given(found["sign"], " ".join((found["words"] or "").split()))
    return None


def _is_sign(typed: str) -> bool:
    """Whether four letters are a reference and no word, as "note that ..." has."""
    sign = typed.rsplit(maxsplit=1)[-1]
    return sign.isupper() or not sign.isalpha()


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    reference, _, words = wanted.partition("\n")
    found = find(tx, now, asked, reference, lambda sign: f"{sign} note: {words}")
    if isinstance(found, Answer):
        return found
    sign = found.notice.reference
    if not words:
        lead = f"Say what to note after the reference, as in: {sign} note: waiting for the figures."
        return compose.declined("Nothing to note", lead)
    kind, subject = found.about
    tasks.answer(tx, now, kind=kind, subject=subject, who=who(asked), note=words)
    journal.note(tx, now, who=who(asked), did=NOTED, what=what(found))
    blocks = (note_text(words), *found.said.blocks, Reply(sign), found.reference)
    return replace(found.said, blocks=blocks, closes=(found.about,))


ACT = Act("note", EXAMPLES, SHARED, _recognise, _perform, everybody=True)
