"""A clerk posts an announcement, now or at a time; where a second clerk has to agree, they are asked."""

from datetime import datetime

from dialogs import compose
from dialogs.act import MARKS, Act
from dialogs.announcing import picked
from dialogs.announcing.became import became
from dialogs.announcing.desk import show
from dialogs.announcing.holding import Held, take, who, written_down
from dialogs.announcing.naming import read, whole, written
from dialogs.announcing.ordering import back_to_draft, carry_out, obstacles, second_for
from dialogs.announcing.rights import seconders
from dialogs.announcing.when import instant_of, told
from dialogs.answer import Answer
from dialogs.asked import Asked
from dialogs.audience import Audience, read_audience
from dialogs.clerks import ROLES
from dialogs.say import counted
from store import Tx, announcements
from store.announcements import DRAFTS

EXAMPLES = ("Post A12 now", "Post A12 on 12 April at 9am")
_TIME = (
    r"(?:for |on |at |in |tomorrow|today|tonight|next |this |the |half |quarter |noon|midday|\d"
    r"|mon|tue|wed|thu|fri|sat|sun).{0,80}"
)
_NOW = r"(?:right )?now|at once|immediately|straight away"
_NOW_OR_THEN = whole(
    rf"(?:post|announce|send|publish|issue|release|put out|send out) ANY(?: out)?,?\s*(?P<rest>|{_NOW}|{_TIME})"
)
_THEN = whole(
    r"(?:(?:re-?)?schedule|move|postpone|delay|put off|put back|bring forward|defer) ANY(?: back| off)?,?"
    rf"\s*(?P<rest>|(?:(?:to|until|till|by) )?(?:{_NOW}|{_TIME}))"
)


def _recognise(text: str) -> str | None:
    order = text.strip(MARKS)
    if found := _NOW_OR_THEN.fullmatch(order):
        return written(found, found["rest"])
    found = _THEN.fullmatch(order)
    return written(found, found["rest"] or "at which time") if found else None


def _perform(tx: Tx, now: datetime, asked: Asked, wanted: str) -> Answer:
    meant = read(wanted)
    held = take(tx, now, asked, meant)
    if isinstance(held, Answer):
        return held
    one, committee = held
    if one.state not in DRAFTS and not (one.state == "ordered" and one.of != "correction"):
        return show(tx, now, one, committee, "Nothing was changed: it waits, or it is over.", viewer=who(asked))
    if one.state == "ordered" and became(tx, one, committee).begun:
        return show(tx, now, one, committee, "Nothing was changed: it was posted before.")
    at = instant_of(meant.rest, now, committee.zone)
    if isinstance(at, Answer):
        return at
    if one.state != "draft":  # another time, or another clerk in the place of one who is none any more
        one = back_to_draft(tx, one)
    return _ordered(tx, now, asked, (one, committee), at)


def _ordered(tx: Tx, now: datetime, asked: Asked, held: Held, at: datetime) -> Answer:
    one, committee = held
    audience = read_audience(tx)
    chosen = picked.resolve(tx, audience, one, committee, now)
    if against := next(obstacles(tx, one, committee, chosen, at), None):
        return show(tx, now, one, committee, f"It was not posted. {against}")
    if why := second_for(tx, one, committee, chosen, at):
        return _ask(tx, now, asked, held, (at, why, audience))
    one = announcements.change(tx, one, ordered_by=who(asked))
    one = carry_out(tx, now, one, chosen, at)
    after = f"ordered for {at:%Y-%m-%dT%H:%M:%SZ}"
    written_down(tx, now, asked, (one, committee), did="announcement ordered", before="draft", after=after)
    if one.of == "correction":
        return show(tx, now, one, committee, "The correction is on its way.")
    when = f"It will be posted at {told(at, now, committee.zone)}" if at > now else "It is on its way"
    lead = f"{when}, to {counted(len(chosen.places), 'place')}."
    return show(tx, now, one, committee, lead if at <= now else "")


def _ask(tx: Tx, now: datetime, asked: Asked, held: Held, need: tuple[datetime, str, Audience]) -> Answer:
    """Wait for the yes of a second clerk."""
    one, committee = held
    at, why, audience = need
    others = [person for person in seconders(audience, one, committee) if person != who(asked)]
    if not others:
        lead = (
            f"A second clerk has to agree, because {why}, and there is none: an administrator can make somebody clerk."
        )
        return compose.declined("Nobody can agree", f"{lead} Nothing was posted.")
    if not audience.chats(others):
        lead = f"A second clerk has to agree, because {why}. I have no chat with any: they have to add the app."
        return compose.declined("Nobody can be asked", f"{lead} Nothing was posted.")
    later = at if at > now else None
    one = announcements.change(tx, one, state="asked", ordered_by=who(asked), asked_at=now, send_at=later)
    written_down(tx, now, asked, (one, committee), did="second yes asked for", before="draft", after="asked")
    return show(
        tx, now, one, committee, f"I have asked {counted(len(audience.chats(others)), 'clerk')}.", viewer=who(asked)
    )


ACT = Act("post_it", EXAMPLES, ROLES, _recognise, _perform)
