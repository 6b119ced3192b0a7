"""A clerk withdraws an announcement: a draft is discarded, what was posted says in its place that it is withdrawn."""

from datetime import datetime

from dialogs.act import MARKS, Act
from dialogs.announcing.became import became
from dialogs.announcing.desk import show
from dialogs.announcing.holding import take, written_down
from dialogs.announcing.naming import first_of, read, whole, written
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.clerks import ROLES
from store import Tx, announcements
from store.announcements import DRAFTS

EXAMPLES = ("Withdraw A12",)
_ORDERS = (
    whole(
        r"(?:withdraw|recall|retract|discard|un-?send|un-?post|stop|hold|take back|take down|pull back|hold back"
        r"|(?:stop|cancel) (?:sending|posting)|(?:do not|don['’]?t) (?:post|send|publish|schedule))"
        r" ANY(?: (?:out|back|yet|now|at once|immediately))*"
    ),
    whole(r"(?:take|pull|hold|call) ANY (?:down|back|off)(?: now)?"),
    whole(r"(?:cancel|delete|remove|scrap|bin|undo|pull|halt|abort|kill|revoke|call off|drop) REF(?: now)?"),
)


def _recognise(text: str) -> str | None:
    found = first_of(_ORDERS, text.strip(MARKS))
    return written(found) if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    held = take(tx, now, asked, read(wanted))
    if isinstance(held, Answer):
        return held
    one, committee = held
    if one.state in {"withdrawn", "discarded"}:
        return show(tx, now, one, committee, "Nothing was changed: it was withdrawn before.")
    if one.of == "correction" and one.state == "ordered":
        return show(tx, now, one, committee, "It was carried out: correct it again, or withdraw the announcement.")
    if one.state != "ordered":
        before, one = one.state, announcements.change(tx, one, state="discarded", withdrawn_at=now)
        written_down(tx, now, asked, (one, committee), did="announcement discarded", before=before, after=one.state)
        return show(tx, now, one, committee)
    hanging = [each for of in ("supplement", "correction") for each in announcements.under(tx, one.id, of)]
    for each in hanging:
        if each.state in {*DRAFTS, "asked"} or (each.of == "supplement" and each.state == "ordered"):
            state = "withdrawn" if each.state == "ordered" else "discarded"
            announcements.change(tx, each, state=state, withdrawn_at=now)
    one = announcements.change(tx, one, state="withdrawn", withdrawn_at=now)
    written_down(tx, now, asked, (one, committee), did="announcement withdrawn", before="ordered", after="withdrawn")
    found = became(tx, one, committee)
    lead = "What was posted is being changed to say that it is withdrawn; what has not gone is not sent."
    lead = lead if found.begun else "Nothing of it was posted, and nothing will be."
    return show(tx, now, one, committee, lead)


ACT = Act("withdraw", EXAMPLES, ROLES, _recognise, _perform)
