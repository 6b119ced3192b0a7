"""A second clerk agrees that an announcement is posted, or does not: never the one who drew it up or asked."""

from dataclasses import replace
from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.announcing import picked
from dialogs.announcing.became import YES
from dialogs.announcing.desk import show
from dialogs.announcing.holding import Held, take, who, written_down
from dialogs.announcing.naming import first_of, read, whole, written
from dialogs.announcing.ordering import back_to_draft, carry_out, obstacles
from dialogs.announcing.rights import lost
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.audience import read_audience
from dialogs.clerks import ROLES
from store import Tx, announcements

EXAMPLES = ("Yes to A12", "No to A12")
_POST = r"(?:(?:to|with|post|posting|send|sending|publish|publishing),? )*"
_YES = (
    whole(rf"(?:yes|ok|okay|agreed?|approved?|i agree|i approve|go ahead)[,:.;!]? {_POST}REF(?: out)?(?: now)?"),
    whole(r"REF,?:? (?:is )?(?:yes|ok|okay|agreed|approved)"),
)
_NO = (
    whole(
        rf"(?:no|i disagree|i refuse|i object|reject|refuse|decline|i (?:do not|don['’]?t) agree)[,:.;!]? "
        rf"(?:(?:do not|don['’]?t) )?{_POST}REF"
    ),
    whole(r"REF,?:? (?:is )?(?:no|refused|rejected|not (?:agreed|approved|ok))"),
)


def _recognise(text: str) -> str | None:
    order = text.strip(MARKS)
    for said, pattern in (("yes", _YES), ("no", _NO)):
        if found := first_of(pattern, order):
            return written(found, said)
    return None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    meant = read(wanted)
    held = take(tx, now, asked, meant)
    if isinstance(held, Answer):
        return held
    one, committee = held
    if one.state != "asked":
        return show(tx, now, one, committee, "Nothing was changed: it does not wait for a yes.")
    if who(asked) == one.ordered_by:
        lead = f"You asked for {one.reference} to be posted: somebody else has to agree."
        return compose.declined("A second clerk", lead)
    settled = _agreed(tx, now, asked, held) if meant.rest == "yes" else _declined(tx, now, asked, held)
    return replace(settled, closes=((YES, f"announcement:{committee.slug}:{one.id}"),))


def _agreed(tx: Tx, now: datetime, asked: Asked, held: Held) -> Answer:
    one, committee = held
    at, audience = max(one.send_at or now, now), read_audience(tx)
    if why := lost(tx, audience, one, committee):
        return show(tx, now, back_to_draft(tx, one), committee, f"It was not posted, and is a draft again. {why}")
    chosen = picked.resolve(tx, audience, one, committee, now)
    if against := next(obstacles(tx, one, committee, chosen, at), None):
        return show(tx, now, one, committee, f"It was not posted. {against}")
    one = carry_out(tx, now, announcements.change(tx, one, second=who(asked)), chosen, at)
    written_down(tx, now, asked, (one, committee), did="second yes given", before="asked", after="ordered")
    return show(tx, now, one, committee, "Agreed.")


def _declined(tx: Tx, now: datetime, asked: Asked, held: Held) -> Answer:
    one, committee = held
    one = announcements.change(tx, one, state="refused", send_at=None, asked_at=None, withdrawn_at=now)
    written_down(tx, now, asked, (one, committee), did="second yes refused", before="asked", after="draft")
    return show(tx, now, one, committee, "It is a draft again, and was not posted: a second clerk did not agree.")


ACT = Act("second_yes", EXAMPLES, ROLES, _recognise, _perform)
