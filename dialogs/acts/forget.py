"""A clerk has a taught name forgotten."""

import re
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.clerks import ROLES
from dialogs.cues import FRAME_WORDS
from dialogs.known import shelved
from dialogs.language import STOP
from dialogs.say import cut
from dialogs.teaching import LONGEST, before, elsewhere, may_change, may_hear, means, not_theirs
from store import Tx, aliases, journal

EXAMPLES = ("Forget the lido",)

_FORGET = re.compile(
    r"(?:please\s+)?(?:(?:forget|unlearn)\s+(?:(?:the\s+)?(?:taught\s+)?(?:name|alias)\s+)?(?:that\s+(?=.+\smeans\s))?"
    r"|(?:remove|delete|drop)\s+(?:the\s+)?(?:taught\s+)?(?:name|alias)\s+)(?P<said>[^,;:.]+?)(?:\s+means\s+.+)?",
    re.IGNORECASE,
)
_NOT_A_NAME = frozenset("everything anything all me myself us it that this about what who".split())
"""What people tell others to forget, or start that with, and clerks teach nobody."""


def _recognise(text: str) -> str | None:
    plain = "" if text.rstrip().endswith("?") else " ".join(text[:500].strip(MARKS).split())
    found = _FORGET.fullmatch(plain)
    said = found["said"].strip(MARKS) if found else ""
    words = said.casefold().split()
    fits = words and len(said) <= LONGEST and words[0] not in _NOT_A_NAME
    return said if fits and not all(word in STOP | FRAME_WORDS for word in words) else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    if refused := elsewhere(asked):
        return refused
    known, found = shelved(tx, asked.sight), before(tx, wanted)
    if found is None or not may_hear(found, asked, known):
        return compose.declined(
            "No such name", f"I have not been taught “{cut(wanted, 60)}”, so nothing was forgotten."
        )
    if not may_change(tx, found, asked, known):
        return not_theirs(found, known)
    aliases.forget(tx, found.id)
    meant = means(found, known)
    public = meant if meant and not meant.exempt else None
    what = f"another name, {found.phrase}" if public else "a name for what is not public"
    who = asked.person or "local"
    journal.note(tx, now, who=who, did="forget name", what=what, before=public.name if public else None)
    taken = f" as {cut(meant.name, 120)}" if meant else ""
    return Answer(title="Forgotten", lead=f"Done: “{found.phrase}” is not taken{taken} any more.")


ACT = Act("forget", EXAMPLES, ROLES, _recognise, _perform)
