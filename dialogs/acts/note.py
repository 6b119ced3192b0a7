"""Somebody notes something on a reminder, which stays open: its later cards show the note to those who see to it."""

import re
from dataclasses import replace
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Reply
from dialogs.answering import find, what, who
from dialogs.asked import Asked
from dialogs.leave import SHARED
from dialogs.noted import note_text
from dialogs.referring import form, given, meant, read
from store import Tx, journal, tasks
from store.answered import NOTED

EXAMPLES = ("note 7F3K: waiting for legal", "7F3K note: waiting for legal")

_WORDS = r"(?:\s*(?P<words>\S.*))?"
_STANDS = (
    r"(?:waiting|awaiting|chasing|drafting|working|checking|asking|expecting|going|still|sent|asked|chased|will|not|no|"
    r"we|i|we['’]\w+|i['’]\w+|nearly|almost|on\s+hold|with)"
)
"""How a note opens that says how the thing stands, which no question about papers does after "note"."""
_NOTES = (
    form(rf"note\s+(?P<sign>@)(?P<mark>\s*[,:-])?{_WORDS}"),
    form(rf"(?P<sign>@)[,:]?\s+(?P<mark>note)\b[,:]?{_WORDS}"),
    form(rf"(?P<sign>)(?P<mark>note)\s*:{_WORDS}"),
    form(rf"(?P<sign>)(?P<mark>note)\s+(?P<words>{_STANDS}\s.*)"),
    form(rf"(?:add|make|leave)\s+a\s+note(?:\s+(?:on|to)\s+(?P<sign>@))?(?P<mark>\s*[,:–-]|\s+that\b){_WORDS}"),
)


def _recognise(text: str) -> str | None:
    said = text.strip().lstrip(MARKS)
    return read(re.sub(r"^please\s+", "", said, flags=re.IGNORECASE), _NOTES, _reading)


def _reading(found: re.Match[str]) -> str | None:
    sign = found["sign"] or ""
    return given(sign, found["words"]) if found["mark"] or _is_sign(sign) else None


def _is_sign(typed: str) -> bool:
    """Whether four letters are a reference and no word, as "note that ..." has."""
    sign = typed.rsplit(maxsplit=1)[-1]
    return sign.isupper() or not sign.isalpha()


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    reference, words = meant(tx, wanted)
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
