"""A clerk says that something which minutes may have asked for is no action."""

import re
from datetime import datetime

from dialogs import compose
from dialogs.act import Act
from dialogs.answer import Answer, Choices
from dialogs.arising import read_heard
from dialogs.asked import Asked
from dialogs.clerks import ROLES
from dialogs.deciding import already, decide, is_sign, meant, noted, standing
from dialogs.referring import form, given, plainly, read
from dialogs.say import cut
from store import Tx
from store.asked import DECLINED

EXAMPLES = ("not an action 4KX2",)

_AGAIN = r"(?P<again>\s+after\s+all)?"
_NOT = r"(?:not\s+an\s+action|no\s+action)"
_FORMS = (
    form(rf"(?:{_NOT}[,:]?(?:\s+(?:on|for))?|decline|reject|dismiss)\s+(?:the\s+suggestion\s+)?(?P<sign>@){_AGAIN}"),
    form(rf"(?P<sign>@)[,:]?\s+(?:is\s+)?(?:{_NOT}|declined?){_AGAIN}"),
)


def _recognise(text: str) -> str | None:
    said = read(plainly(text), _FORMS, _reading)
    return said.split("\n")[0] if said else None


def _reading(found: re.Match[str]) -> str | None:
    if not is_sign(found["sign"]):
        return None
    return f"{given(found['sign']).strip()} {'again' if found['again'] else ''}".strip()


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    sign, _, again = wanted.partition(" ")
    found = meant(tx, asked, read_heard(tx, asked.sight), sign)
    if isinstance(found, Answer):
        return found
    before = standing(tx, asked, found.decided)
    row = decide(tx, now, asked, found, {"state": DECLINED}, again=bool(again))
    if row is None:
        return already(tx, asked, found)
    noted(tx, now, asked, row, before=before)
    lead = f"Noted: “{cut(row.text, 200)}” is no action, and nobody is reminded of it. "
    lead += f"If that was a slip, say: accept {sign} after all"
    return compose.answer("No action", lead, [Choices("To see the rest", ("actions to accept",))], [row])


ACT = Act("decline", EXAMPLES, ROLES, _recognise, _perform)
