"""A clerk adds a supplement: it is drawn up and posted as an announcement is, beneath the first post."""

from datetime import datetime

from dialogs import compose
from dialogs.act import Act
from dialogs.announcing.desk import show
from dialogs.announcing.holding import take, who, written_down
from dialogs.announcing.naming import read, whole, written
from dialogs.announcing.places_said import POSTED
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.clerks import ROLES
from dialogs.guard import exempt_words
from dialogs.say import long_date
from store import Tx, announcements

EXAMPLES = ("Supplement to A12: item 7 is added",)
LONGEST = 1_200
_ORDER = whole(
    r"(?:(?:add|draft|make|write|create|announce|post) )?(?:an? |the )?supplement(?:(?: to| for| under| of)? REF)"
    r"[ :,]*(?P<rest>.{0,2000})"
)


def _recognise(text: str) -> str | None:
    found = _ORDER.fullmatch(" ".join(text.split()))
    return written(found, found["rest"]) if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    meant = read(wanted)
    held = take(tx, now, asked, meant)
    if isinstance(held, Answer):
        return held
    one, committee = held
    if one.of != "agenda" or one.state != "ordered":
        return show(tx, now, one, committee, "A supplement goes under an announcement that was posted.")
    if len(meant.rest) > LONGEST:
        return compose.declined("Too long", f"A message can hold {LONGEST:,} characters. Nothing was drawn up.")
    if meant.rest and (why := exempt_words(tx, committee.id, meant.rest)):
        return compose.declined("Not for the public", f"{why} Nothing was drawn up.")
    made = announcements.draw_up(
        tx,
        now,
        committee_id=committee.id,
        author=who(asked),
        meeting_date=one.meeting_date,
        of="supplement",
        announcement_id=one.id,
        title=f"Supplement: {committee.name}, {long_date(one.meeting_date)}",
        message=meant.rest or None,
        link=one.link,
        audience=[POSTED],
    )
    written_down(tx, now, asked, (made, committee), did="supplement drawn up", after=f"to {one.reference}")
    return show(tx, now, made, committee)


ACT = Act("supplement", EXAMPLES, ROLES, _recognise, _perform)
