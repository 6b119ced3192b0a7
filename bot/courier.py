"""Carries what is owed to Teams: claim, compose, clear, begin, send, receipt, each in its own transaction."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.teams.port import Busy, Refused, Teams, Unreachable, Unsure
from dialogs.answer import Answer
from dialogs.asked import Scope
from dialogs.clearance import Cleared, clear
from dialogs.plan import compose, reminder_of
from store import Tx, outbox, places
from store.engine import Store, StoreUnavailable
from store.outbox import Claim, LeaseLost, Notice
from store.rates import STATED, Rates, room
from store.records import PUBLIC

log = logging.getLogger(__name__)

LIMIT = 20
"""How many notices are carried at a time, all at once."""
LEASE = timedelta(seconds=60)
SEND_LIMIT = 20
"""Seconds that one send may take: well below the lease."""
BREATH = timedelta(seconds=30)
"""How long to wait before a doubtful send goes once more."""
LONGEST_WAIT = timedelta(hours=1)

Act = Callable[[Tx], object]


@dataclass(frozen=True, kw_only=True)
class Courier:
    """Carries notices. `now` gives civil time, which dues go by; `machine` that of leases, rates and retries.

    `doubt` says for each scope what follows an uncertain send: "again" or "ask"; a kind of its own accord may say ask.
    """

    store: Store
    teams: Teams
    now: Callable[[], datetime]
    machine: Callable[[], datetime]
    rates: Rates = STATED
    doubt: Mapping[Scope, str] = field(default_factory=lambda: {Scope.PERSONAL: "again"})
    say: Callable[[Tx, datetime, Notice], Answer | None] = compose
    send_limit: float = SEND_LIMIT

    async def deliver(self) -> bool:
        """Carry what is due, at most LIMIT notices, and say whether there may be more.

        One notice that fails does not stop the others: its lease runs out, and the sweep accounts for it.
        """
        claims = await asyncio.to_thread(self._take)
        ends = await asyncio.gather(*(self._carry(claim) for claim in claims), return_exceptions=True)
        for claim, end in zip(claims, ends, strict=True):
            if isinstance(end, LeaseLost):
                log.warning("%s", end, extra={"act": "lease_lost"})
            elif isinstance(end, BaseException):
                log.error("Notice %s failed", claim.notice.reference, exc_info=end, extra={"act": "notice_failed"})
        return len(claims) == LIMIT

    def _take(self) -> list[Claim]:
        now, machine = self.now(), self.machine()
        with self.store.write() as tx:
            outbox.sweep(tx, now, machine=machine, policy=lambda notice: self._policy(tx, notice))
        with self.store.write() as tx:
            return outbox.claim(tx, now, machine=machine, limit=LIMIT, lease=LEASE)

    async def _carry(self, claim: Claim) -> None:
        ready = await asyncio.to_thread(self._compose, claim)
        if isinstance(ready, tuple):
            await _to_the_end(self._send(claim, *ready))
        else:
            await self._write(ready)

    def _compose(self, claim: Claim) -> tuple[places.Place, Cleared] | Act:
        """Where to and what, cleared; or else how it ends unsent."""
        notice = claim.notice
        with self.store.read() as tx:
            place = places.place(tx, notice.place)
            answer = self.say(tx, self.now(), notice)
        if place is None or place.gone_at is not None:
            return lambda tx: outbox.close(tx, claim, "undeliverable", "The bot is no longer in that conversation.")
        if answer is None:
            return lambda tx: outbox.close(tx, claim, "withdrawn", "Nothing was left to say when it fell due.")
        cleared = clear(answer, PUBLIC)  # what is said unasked may be read by anyone in the conversation
        if cleared.answer is not answer:
            return lambda tx: outbox.close(tx, claim, "refused", "What it says may not be said in that conversation.")
        return place, cleared

    async def _send(self, claim: Claim, place: places.Place, cleared: Cleared) -> None:
        """Begin, send and write down how it ended: not to be torn apart."""
        if await asyncio.to_thread(self._begin, claim):
            await self._write(await self._outcome(claim, place, cleared))

    def _begin(self, claim: Claim) -> bool:
        """Whether it has begun: where there is no room yet, it is planned for when there is."""
        machine = self.machine()
        with self.store.write() as tx:
            free = room(tx, claim.notice.place, machine=machine, rates=self.rates)
            if free > machine:
                outbox.wait(tx, claim, retry_at=free, why="Waiting, so that the conversation is not flooded.")
                return False
            outbox.begin(tx, claim, machine=machine)
            return True

    async def _outcome(self, claim: Claim, place: places.Place, cleared: Cleared) -> Act:
        """Send it, and give what has to be written down of how that ended."""
        try:
            async with asyncio.timeout(self.send_limit):
                activity = await self.teams.send(place.address, cleared)
        except Busy as end:
            retry_at = self.machine() + _pause(end.retry_after, claim.notice.attempts)
            return lambda tx: outbox.wait(tx, claim, retry_at=retry_at, why="Teams was busy and did not take it.")
        except Unreachable as end:
            why = f"Teams says: {end.why}"
            return lambda tx: self._gone(tx, claim, place, why)
        except Refused as end:
            why = f"Teams refused it: {end.reason}"
            return lambda tx: outbox.close(tx, claim, "refused", why)
        except (Unsure, TimeoutError):
            retry_at = self.machine() + BREATH
            return lambda tx: outbox.doubt(tx, claim, self._policy(tx, claim.notice), retry_at=retry_at)
        sent_at = self.now()
        return lambda tx: outbox.receipt(tx, claim, sent_at, activity)

    def _policy(self, tx: Tx, notice: Notice) -> str:
        """What follows an uncertain send of this notice: a clerk is asked, unless all that is known says again."""
        reminder, place = reminder_of(notice.kind), places.place(tx, notice.place)
        return self.doubt.get(Scope(place.scope), "ask") if reminder and place and reminder.doubt == "again" else "ask"

    def _gone(self, tx: Tx, claim: Claim, place: places.Place, why: str) -> None:
        outbox.close(tx, claim, "undeliverable", why)
        places.mark_gone(tx, self.now(), place.conversation, why)

    async def _write(self, act: Act) -> None:
        """Write it down, and try again a few times where the store is away: what was sent is worth a receipt."""
        for pause in (0.5, 2, 5):
            try:
                return await asyncio.to_thread(self._commit, act)
            except StoreUnavailable:
                await asyncio.sleep(pause)
        return await asyncio.to_thread(self._commit, act)

    def _commit(self, act: Act) -> None:
        with self.store.write() as tx:
            act(tx)


def _pause(retry_after: float | None, attempts: int) -> timedelta:
    """As long as Teams asks for, or longer with each attempt where it does not say."""
    if retry_after is None:
        return timedelta(seconds=2 ** min(attempts + 1, 6))
    return min(timedelta(seconds=max(retry_after, 0.0)), LONGEST_WAIT)


async def _to_the_end(work: Coroutine[object, object, None]) -> None:
    """Let work that must not be torn apart come to its end, even where the bot is being stopped."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task})
        raise
