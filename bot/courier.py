"""Carries what is owed to Teams: claim, compose, clear, begin, send, receipt, each in its own transaction."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.teams.port import Busy, Refused, Teams, Unreachable, Unsure
from dialogs.answer import Answer
from dialogs.asked import Scope
from dialogs.clearance import Cleared, clear
from dialogs.plan import compose, owes, reminder_of, way
from dialogs.reminder import Barred, Way
from store import Tx, outbox, places
from store.engine import Store, StoreUnavailable
from store.outbox import Claim, LeaseLost, Notice
from store.rates import STATED, Rates, room, room_overall
from store.records import PUBLIC

log = logging.getLogger(__name__)

LIMIT = 20
"""How many notices are taken at a time."""
MOST = 60
"""How many may be under way at once: most wait for an answer then, and answers to people need connections too."""
LEASE = timedelta(seconds=60)
SEND_LIMIT = 20
"""Seconds that one send may take: well below the lease."""
ANSWERS = 1
"""Seconds to wait for answers before more is taken."""
BREATH = timedelta(seconds=30)
"""How long to wait before a doubtful send goes once more."""
HOLD = timedelta(seconds=2)
"""How long a notice is held for its turn; what has to wait longer is planned for later."""
LONGEST_WAIT = timedelta(hours=1)

Act = Callable[[Tx], object]


@dataclass(frozen=True, slots=True)
class Ready:
    """What is to be said in a place, cleared, and how it is to get there."""

    place: places.Place
    cleared: Cleared
    way: Way


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
    lease: timedelta = LEASE
    breath: timedelta = BREATH
    _under_way: set[asyncio.Task[None]] = field(default_factory=set, init=False, repr=False, compare=False)
    _gate: asyncio.Lock = field(default_factory=asyncio.Lock, init=False, repr=False, compare=False)

    async def deliver(self) -> bool:
        """Carry what is due, at most LIMIT notices, and say whether there may be more.

        It comes back once most are on their way, and waits for answers a moment at most: what Teams does not answer
        holds up nothing else. One notice that fails does not stop the others: its lease runs out, and the sweep
        accounts for it.
        """
        claims = await asyncio.to_thread(self._take, min(LIMIT, MOST - len(self._under_way)))
        offs = [self._start(claim) for claim in claims]
        for off in offs if len(offs) < LIMIT else offs[: LIMIT // 2]:  # of a full hand the rest waits for its turn
            await off.wait()
        if len(claims) < LIMIT and self._under_way:
            await asyncio.wait(self._under_way, timeout=ANSWERS)
        return bool(claims)

    async def finish(self) -> None:
        """Wait until nothing is under way; what was sent has its receipt then."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    def _start(self, claim: Claim) -> asyncio.Event:
        """Carry it in a task of its own, which nobody tears apart; what is given is set once it is off."""
        off = asyncio.Event()
        task = asyncio.create_task(self._carry(claim, off))
        self._under_way.add(task)
        task.add_done_callback(lambda done: self._done(done, claim, off))
        return off

    def _done(self, done: asyncio.Task[None], claim: Claim, off: asyncio.Event) -> None:
        self._under_way.discard(done)
        off.set()
        error = None if done.cancelled() else done.exception()
        if isinstance(error, LeaseLost):
            log.warning("%s", error, extra={"act": "lease_lost"})
        elif error is not None:
            log.error("Notice %s failed", claim.notice.reference, exc_info=error, extra={"act": "notice_failed"})

    def _take(self, limit: int) -> list[Claim]:
        now, machine = self.now(), self.machine()
        with self.store.write() as tx:
            outbox.sweep(tx, now, machine=machine, policy=lambda notice: self._policy(tx, notice))
        with self.store.write() as tx:
            return outbox.claim(tx, now, machine=machine, limit=limit, lease=self.lease)

    async def _carry(self, claim: Claim, off: asyncio.Event) -> None:
        ready = await asyncio.to_thread(self._compose, claim)
        if not isinstance(ready, Ready):
            await self._write(ready)
        elif await self._turn(claim):
            off.set()
            await self._send(claim, ready)

    def _compose(self, claim: Claim) -> Ready | Act:
        """Where to and what, cleared; or else how it ends unsent."""
        notice = claim.notice
        with self.store.read() as tx:
            place = places.place(tx, notice.place)
            try:
                answer = self.say(tx, self.now(), notice)
            except Barred as bar:
                return self._unsent(claim, bar.state, str(bar))
            taken, owed = way(tx, notice), answer is not None or owes(tx, notice)
        if place is None or place.gone_at is not None:
            return self._unsent(claim, "undeliverable", "The bot is no longer in that conversation.")
        if not owed:
            return lambda tx: outbox.let_go(tx, claim, "No longer owed: found when it fell due.")
        if answer is None:
            return self._unsent(claim, "withdrawn", "Nothing was left to say when it fell due.")
        cleared = clear(answer, PUBLIC)  # what is said unasked may be read by anyone in the conversation
        if cleared.answer is not answer:
            return self._unsent(claim, "refused", "What it says may not be said in that conversation.")
        return Ready(place, cleared, taken)

    def _unsent(self, claim: Claim, state: str, why: str) -> Act:
        """End it without sending."""
        return lambda tx: outbox.close(tx, claim, self.now(), state, why)

    async def _turn(self, claim: Claim) -> bool:
        """Wait for its turn, and say whether it has begun; one after another, so that each takes the next room."""
        async with self._gate:
            while pause := await asyncio.to_thread(self._begin, claim):  # noqa: ASYNC110  # room is no event of ours
                await asyncio.sleep(pause.total_seconds())
        return pause is not None

    def _begin(self, claim: Claim) -> timedelta | None:
        """Begin it, or give how long there is no room yet; None where that is too long, and it is put off."""
        with self.store.write() as tx:
            outbox.alone(tx)
            machine = self.machine()  # read once alone: time passes while others decide
            here = room(tx, claim.notice.place, machine=machine, rates=self.rates)
            overall = room_overall(tx, machine=machine, rates=self.rates)
            if here > machine or overall > machine + HOLD:
                why = "Waiting, so that the conversation is not flooded."
                outbox.wait(tx, claim, retry_at=max(here, overall), why=why)
                return None
            if overall == machine:
                outbox.begin(tx, claim, machine=machine, lease=self.lease)
            return overall - machine

    async def _send(self, claim: Claim, ready: Ready) -> None:
        """Send it, and write down how that ended, and when."""
        end = await self._outcome(claim, ready)
        ended_at = self.machine()
        await self._write(lambda tx: self._end(tx, claim, ended_at, end))

    def _end(self, tx: Tx, claim: Claim, ended_at: datetime, end: Act) -> None:
        outbox.ended(tx, claim, machine=ended_at)
        end(tx)

    async def _outcome(self, claim: Claim, ready: Ready) -> Act:
        """Send it, and give what has to be written down of how that ended."""
        try:
            async with asyncio.timeout(self.send_limit):
                activity = await self._say(ready)
        except Busy as end:
            retry_at = self.machine() + _pause(end.retry_after, claim.notice.attempts)
            return lambda tx: outbox.wait(tx, claim, retry_at=retry_at, why="Teams was busy and did not take it.")
        except Unreachable as end:
            why = f"Teams says: {end.why}"
            return lambda tx: self._gone(tx, claim, ready, why)
        except Refused as end:
            return self._unsent(claim, "refused", f"Teams refused it: {end.reason}")
        except (Unsure, TimeoutError):
            retry_at = self.machine() + self.breath
            if ready.way.instead:  # the same words twice in the place of a message are there once
                return lambda tx: outbox.wait(tx, claim, retry_at=retry_at, why="Teams did not confirm it: once more.")
            return lambda tx: outbox.doubt(tx, claim, self.now(), self._policy(tx, claim.notice), retry_at=retry_at)
        sent_at = self.now()
        return lambda tx: outbox.receipt(tx, claim, sent_at, activity)

    async def _say(self, ready: Ready) -> str:
        """Send it, or put it in the place of a message; gives Teams' id of the message."""
        if ready.way.instead is None:
            under = {"under": ready.way.under} if ready.way.under else {}
            return await self.teams.send(ready.place.address, ready.cleared, **under)
        await self.teams.update(ready.place.address, ready.way.instead, ready.cleared)
        return ready.way.instead

    def _policy(self, tx: Tx, notice: Notice) -> str:
        """What follows an uncertain send of this notice: a clerk is asked, unless all that is known says again."""
        reminder, place = reminder_of(notice.kind), places.place(tx, notice.place)
        if way(tx, notice).instead:
            return "again"
        return self.doubt.get(Scope(place.scope), "ask") if reminder and place and reminder.doubt == "again" else "ask"

    def _gone(self, tx: Tx, claim: Claim, ready: Ready, why: str) -> None:
        """It cannot be said there; where a message could not be changed, it may be that message alone that is gone."""
        outbox.close(tx, claim, self.now(), "undeliverable", why)
        if ready.way.instead is None:
            places.mark_gone(tx, self.now(), ready.place.conversation, why)

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
