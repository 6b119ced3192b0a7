"""One turn: seen before? who is asking, and what may they see? Act or answer, clear, reply, remember."""

import asyncio
import logging
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.changing import Change, other_cards, pressed_card
from bot.leaving import keep_for_clerks
from bot.placing import place_of
from bot.pressed import words
from bot.replying import change, reply
from bot.teams.port import Heard, Teams
from dialogs.act import Act
from dialogs.acts import ACTS
from dialogs.answer import Answer, Slots
from dialogs.asked import Asked, Scope
from dialogs.clearance import Cleared, clear, sight, sight_of
from dialogs.known import Known, shelved
from dialogs.leave import SHARED
from dialogs.questions.help import about
from dialogs.respond import respond
from dialogs.say import joined
from store import Tx, people, places, turns
from store.engine import Store, StoreUnavailable
from store.people import ROLES

log = logging.getLogger(__name__)

ASKS = frozenset({"message", "press", "dialog"})
"""The kinds of what is heard that are owed an answer."""
CHANGING = 15
"""Seconds that the cards of others may take, while the next message here waits; one that is left says so if pressed."""
NOBODY = "unknown"
"""Stands for the person in what is remembered of a conversation, where Teams names nobody."""


@dataclass(frozen=True, slots=True)
class Noted:
    """That something is to be said to what was heard: in which place, or the `apology` where it could not be noted."""

    place: int | None
    apology: Cleared | None = None


@dataclass(frozen=True, kw_only=True)
class Turns:
    """What a turn needs. `role` is the role of everyone in local mode, None where grants decide."""

    store: Store
    zone: ZoneInfo
    now: Callable[[], datetime]
    admins: frozenset[str] = frozenset()
    role: str | None = None

    async def note(self, heard: Heard) -> Noted | None:
        """Write down what was heard, so that it is not lost; None where nothing is to be said to it."""
        try:
            return await asyncio.to_thread(self._noted, heard)
        except Exception as error:  # noqa: BLE001  # the turn is one of the two places that catch everything
            return Noted(None, _excuse(error))

    async def answer_to(self, heard: Heard, noted: Noted, teams: Teams) -> None:
        """Answer what was noted; whatever goes wrong, the person gets one sentence and the log the rest."""
        try:
            said = noted.apology or await asyncio.to_thread(self._thought, heard, noted)
        except Exception as error:  # noqa: BLE001  # and so is this half of it
            said = _excuse(error)
        if said is not None:
            await self._say(heard, noted, said, teams)

    async def _say(self, heard: Heard, noted: Noted, said: Cleared, teams: Teams) -> None:
        """Put it in place of the pressed card, or else reply; then change the other cards that it settles."""
        pressed = pressed_card(heard, said)
        changed = pressed is not None and await change(teams, pressed)
        if (changed or await reply(teams, heard, said)) and heard.kind in ASKS:
            await asyncio.to_thread(self._settle, heard)
        others = await asyncio.to_thread(self._others, heard, noted, said)
        try:
            async with asyncio.timeout(CHANGING):
                await asyncio.gather(*(change(teams, one) for one in others))
        except TimeoutError:
            log.warning("Cards were not changed in time", extra={"act": "change_given_up"})

    def _others(self, heard: Heard, noted: Noted, said: Cleared) -> list[Change]:
        """The other cards to change; the answer stands whether they can be or not."""
        if not said.answer.closes:
            return []
        try:
            with self.store.read() as tx:
                return other_cards(tx, self.now(), heard, noted.place, said)
        except StoreUnavailable:
            log.warning("Cards could not be looked up", extra={"act": "change_failed"})
            return []

    def _settle(self, heard: Heard) -> None:
        """Owe nothing more for it; where the store is away, whoever asked is told once more than needed."""
        try:
            with self.store.write() as tx:
                turns.settle(tx, heard.conversation, heard.activity)
        except StoreUnavailable:
            log.warning("An answer could not be noted", extra={"act": "settle_failed"})

    def think(self, heard: Heard) -> Cleared | None:
        """What to say to it, or None where nothing is to be said: repeated, removed, or not for the bot."""
        noted = self._noted(heard)
        return self._thought(heard, noted) if noted else None

    def _noted(self, heard: Heard) -> Noted | None:
        now = self.now()
        with self.store.write() as tx:
            owes = heard.kind in ASKS and bool(heard.address)
            if not turns.first_time(tx, now, heard.conversation, heard.activity, owes=owes):
                return None
            if heard.kind == "removed":
                places.mark_gone(tx, now, heard.conversation, "removed")
                turns.forget(tx, heard.conversation, "installed")
                return None
            place = place_of(tx, now, heard)
            if heard.kind == "installed" and not turns.first_time(tx, now, heard.conversation, "installed"):
                return None
        return Noted(place)

    def _thought(self, heard: Heard, noted: Noted) -> Cleared | None:
        now = self.now()
        with self.store.read() as tx:
            asked = self._asked(tx, heard, noted.place, now)
        return self._said(asked, heard, now)

    def _asked(self, tx: Tx, heard: Heard, place: int | None, now: datetime) -> Asked:
        role, committees = self._standing(tx, heard.person)
        before = turns.recall(tx, now, heard.thread, heard.person or NOBODY)
        return Asked(
            text=words(heard),
            scope=heard.scope,
            person=heard.person,
            name=heard.person_name,
            role=role,
            sight=sight_of(heard.scope, self._held(tx, heard.person)),
            committees=committees,
            place=place,
            before=_slots(before) if before else None,
        )

    def _standing(self, tx: Tx, person: str | None) -> tuple[str, frozenset[int] | None]:
        if self.role:
            return self.role, None
        if person and person in self.admins:
            return "administrator", None
        return people.standing(tx, person) if person else ("public", frozenset())

    def _held(self, tx: Tx, person: str | None) -> list[tuple[str, int | None]]:
        """Each role with its committee, None for all: what may be heard hangs on each, and not on the strongest."""
        if self.role or (person and person in self.admins):
            return [(self.role or "administrator", None)]
        return people.held(tx, person) if person else []

    def _said(self, asked: Asked, heard: Heard, now: datetime) -> Cleared | None:
        if heard.kind == "installed":
            with self.store.read() as tx:
                return clear(about(shelved(tx, asked.sight), "Hello. "), asked.sight)
        if heard.kind not in ASKS:
            return None
        answer = self._acted(asked, now)
        if answer is None:
            answer = self.answer(asked, now)
            keep_for_clerks(self.store, self.known(asked), self.today(now), asked, answer)
        if answer.slots:
            with self.store.write() as tx:
                turns.keep_talk(tx, now, heard.thread, asked.person or NOBODY, asdict(answer.slots))
        return clear(answer, asked.sight)

    def answer(self, asked: Asked, now: datetime) -> Answer:
        """The answer to a question, on the council's own day."""
        return respond(self.known(asked), self.today(now), asked)

    def known(self, asked: Asked) -> Known:
        """What may be said to whoever asks."""
        with self.store.read() as tx:
            return shelved(tx, asked.sight)

    def today(self, now: datetime) -> date:
        """The council's own day."""
        return now.astimezone(self.zone).date()

    def _acted(self, asked: Asked, now: datetime) -> Answer | None:
        for act in ACTS:
            wanted = act.recognise(asked.text)
            if wanted is not None and (act.may(asked) or not act.may_be_asked(asked.text)):
                return self._perform(act, asked, now, wanted)
        return None

    def _perform(self, act: Act, asked: Asked, now: datetime, wanted: str) -> Answer:
        if not act.may(asked):
            return Answer(title="Not allowed", lead=_not_allowed(act), declined=True)
        with self.store.write() as tx:
            return act.perform(tx, now, asked, wanted)


def _not_allowed(act: Act) -> str:
    """Who may do it, and where others may."""
    may = joined([f"{'an' if role[0] in 'ao' else 'a'} {role}" for role in ROLES if role in act.roles], "or")
    ask = "an administrator" if act.roles == {"administrator"} else "the clerk of the committee"
    alone = "what is yours you can answer" if act.roles == SHARED else "you can do it for yourself"
    own = f" In our personal chat {alone}." if act.everybody else ""
    return f"Only {may} can do that here. Ask {ask}.{own}"


def _slots(kept: dict[str, object]) -> Slots | None:
    """What was understood before; None where an older version kept it in another shape."""
    try:
        filters = tuple((str(name), str(value)) for name, value in kept.pop("filters", ()))  # type: ignore[attr-defined]
        things = tuple(str(key) for key in kept.pop("things", ()))  # type: ignore[attr-defined]
        return replace(
            Slots(question=str(kept["question"]), things=things, filters=filters), wants=_text(kept.get("wants"))
        )
    except (KeyError, TypeError, ValueError):
        return None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _excuse(error: Exception) -> Cleared:
    """Log what went wrong, and say that in one sentence."""
    if isinstance(error, StoreUnavailable):
        log.error("The store cannot be used", exc_info=error, extra={"act": "turn_without_store"})
        return _apology("I cannot reach my records just now. Please ask me again in a few minutes.")
    reference = secrets.token_hex(3).upper()
    log.error("A turn failed, reference %s", reference, exc_info=error, extra={"act": "turn_failed"})
    return _apology(f"Something went wrong on my side and I could not answer. Reference {reference}.")


def _apology(lead: str) -> Cleared:
    return clear(Answer(title="Sorry", lead=lead, declined=True), sight(Scope.PERSONAL, "public", frozenset()))
