"""A clerk asks which other names have been taught, what each is taken as, and how often it has led to an answer."""

import re
from datetime import datetime
from itertools import islice

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Choices
from dialogs.asked import Asked
from dialogs.clerks import ROLES
from dialogs.known import Known, shelved
from dialogs.naming import bare, names
from dialogs.say import counted, short_date
from dialogs.teaching import elsewhere, may_change, may_hear, means
from store import Tx
from store.aliases import Alias, aliases

EXAMPLES = ("Which names have I taught?", "aliases")

_LIST = re.compile(
    r"(?:(?:(?:please\s+)?(?:show|list)\s+(?:me\s+|us\s+)?|what\s+are\s+))?(?:"
    r"(?:which|what)\s+(?:other\s+)?(?:names|aliases)\s+(?:(?:have|did)\s+(?:i|we|clerks|you)\s+(?:been\s+)?(?:taught|learnt"
    r"|learned|teach|learn)|have\s+been\s+taught|do\s+you\s+know|were\s+you\s+taught|are\s+(?:taught|there))"
    r"|(?:the\s+|my\s+|our\s+|all\s+(?:the\s+)?)?(?:aliases|taught\s+names|names\s+(?:that\s+)?(?:i|we)\s+(?:have\s+)?taught)"
    r")(?:,?\s+from\s+number\s+(?P<start>\d{1,5}))?",
    re.IGNORECASE,
)
BUTTONS = 3
"""How many of the names shown have a button."""


def _recognise(text: str) -> str | None:
    found = _LIST.fullmatch(" ".join(text[:200].strip(MARKS).split()))
    return (found["start"] or "1") if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    if refused := elsewhere(asked):
        return refused
    known = shelved(tx, asked.sight)
    found = [one for one in aliases(tx) if may_hear(one, asked, known)]
    if not found:
        lead = "No other names have been taught. Say: teach: WORDS mean THING, with what the papers call the thing."
        return Answer(title="Taught names", lead=lead)
    start = max(int(wanted) - 1, 0)
    rows = [(one.phrase, *_told(one, known)) for one in found]
    table = compose.table(("Name", "Is taken as", "Used"), rows, "Which names have I taught", start)
    theirs = (one for one in found[start : start + compose.SHOWN] if may_change(tx, one, asked, known))
    forget = tuple(f"Forget {one.phrase}" for one in islice(theirs, BUTTONS))
    lead = f"{counted(len(found), 'other name has', 'other names have')} been taught."
    return Answer(
        title="Taught names", lead=lead, blocks=(*table, *([Choices("Forget one", forget)] if forget else []))
    )


def _told(one: Alias, known: Known) -> tuple[str, str]:
    """What a name is taken as, and how often it was used; what may not be said here is as good as gone."""
    meant = means(one, known)
    now = names(known).get(bare(one.phrase))
    taken = f"{meant.name} ({meant.kind})" if meant else "nothing that the papers name here now"
    if meant is None and now:
        taken = f"itself: the papers now call something that ({now.kind})"
    if not one.used_last:
        return taken, "not yet"
    return taken, f"{counted(one.used, 'time')}, last on {short_date(one.used_last)}"


ACT = Act("taught_names", EXAMPLES, ROLES, _recognise, _perform)
