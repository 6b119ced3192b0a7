"""Changes the cards of reminders in place, so that what was answered cannot be answered twice."""

from dataclasses import dataclass
from datetime import datetime

from bot.teams.port import Heard
from dialogs.answering import in_place
from dialogs.clearance import Cleared, clear
from store import Tx, answered
from store.records import PUBLIC


@dataclass(frozen=True, slots=True)
class Change:
    """A card that was sent, by its address and Teams' id for it, and what is to stand in its place."""

    address: str
    activity: str
    said: Cleared


def pressed_card(heard: Heard, said: Cleared) -> Change | None:
    """The card that was pressed, where the answer settles what it asked, or stands in its place."""
    if heard.kind != "press" or not heard.reply_to or not (said.answer.closes or said.answer.instead):
        return None
    return Change(heard.address, heard.reply_to, said)


def other_cards(tx: Tx, now: datetime, heard: Heard, place: int | None, said: Cleared) -> list[Change]:
    """Every other card about what an answer settles; each place is told no more than anybody may hear."""
    answer = said.answer
    if answer.only_here and place is None:
        return []
    changes = []
    for kind, subject in answer.closes:
        for notice, address in answered.cards(tx, kind, subject, place if answer.only_here else None):
            mine = heard.kind == "press" and notice.place == place and notice.activity == heard.reply_to
            instead = None if mine else in_place(tx, now, answer, notice)
            cleared = clear(instead, PUBLIC) if instead else None
            if cleared and notice.activity and cleared.answer is instead:
                changes.append(Change(address, notice.activity, cleared))
    return changes
