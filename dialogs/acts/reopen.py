"""A clerk takes back that a doubt about the records is settled: answers carry it again."""

import re
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.answer import Answer, Choices
from dialogs.asked import Asked
from dialogs.clerks import ROLES
from dialogs.say import cut
from dialogs.settling import LIST, REFERENCE, chosen, note, read_desk
from store import Tx, settled

EXAMPLES = ("Reopen 4KX2",)

_ORDER = re.compile(
    rf"(?:please )?(?:re-?open(?:ed)?|un-?settled?) (?:the )?(?P<named>doubt|finding|ref(?:erence)?)?[ :]*"
    rf"(?P<ref>{REFERENCE})(?: again)?(?:(?: ?[:;,–—-] ?| (?=(?:because|since|as)\b)).+)?",
    re.IGNORECASE,
)


def _recognise(text: str) -> str | None:
    said = "" if text.rstrip().endswith("?") else " ".join(text[:200].strip(MARKS).split())
    found = _ORDER.fullmatch(said)
    if found and (found["named"] or found["ref"].isupper() or any(map(str.isdigit, found["ref"]))):
        return found["ref"].upper()
    return None


def _perform(tx: Tx, now: datetime, asked: Asked, typed: str) -> Answer:
    desk = read_desk(tx, now, asked)
    reference = chosen(tx, asked, desk, typed, "Reopen")
    if isinstance(reference, Answer):
        return reference
    finding = desk.found[reference]
    if not settled.reopen(tx, finding.marks):
        lead = f"Nothing changes: Ref {reference} is not settled."
        return compose.declined("Open as it is", lead, [finding], offer=[f"Settle {reference}", LIST])
    note(tx, now, asked, (desk, reference), "open")
    lead = f"Done: Ref {reference} ({cut(finding.about, 100)}) is open again, and answers carry that doubt."
    return compose.answer("Open again", lead, [Choices("Or", (f"Settle {reference}", LIST))], [finding])


ACT = Act("reopen", EXAMPLES, ROLES, _recognise, _perform)
