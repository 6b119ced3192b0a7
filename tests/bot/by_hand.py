"""A clock moved by hand, and a Teams in memory that ends each send as it is told to."""

from collections import defaultdict, deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.teams.port import Heard
from dialogs.answer import Answer
from dialogs.clearance import Cleared


class HandClock:
    """Stands still until it is moved; civil and machine time are years apart."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._machine = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def now(self) -> datetime:
        return self._now

    def machine(self) -> datetime:
        return self._machine

    def move(self, by: timedelta) -> None:
        self._now += by
        self._machine += by


class Postbox:
    """Keeps what was sent, by address. `ends` are called one a send: before it arrives, or after if marked so."""

    def __init__(self) -> None:
        self.sent: dict[str, list[Answer]] = defaultdict(list)
        self.under: dict[str, list[str | None]] = defaultdict(list)
        self.changed: dict[tuple[str, str], list[Answer]] = defaultdict(list)
        self.before: deque[Callable[[], object]] = deque()
        self.after: deque[Callable[[], object]] = deque()

    @property
    def all(self) -> list[Answer]:
        return [answer for answers in self.sent.values() for answer in answers]

    async def send(self, address: str, answer: Cleared, under: str | None = None) -> str:
        await _end(self.before)
        self.sent[address].append(answer.answer)
        self.under[address].append(under)
        await _end(self.after)
        return f"activity {len(self.all)}"

    async def reply(self, heard: Heard, answer: Cleared) -> str:
        raise NotImplementedError

    async def update(self, address: str, activity: str, answer: Cleared) -> None:
        await _end(self.before)
        self.changed[address, activity].append(answer.answer)
        await _end(self.after)

    async def delete(self, address: str, activity: str) -> None:
        raise NotImplementedError

    async def members(self, address: str) -> tuple[str, ...]:
        raise NotImplementedError

    async def create(self, address: str, person: str) -> str:
        raise NotImplementedError


async def _end(told: deque[Callable[[], object]]) -> None:
    ended = told.popleft()() if told else None
    if ended is not None and hasattr(ended, "__await__"):
        await ended


def raising(error: Exception) -> Callable[[], object]:
    """An end that raises."""

    def end() -> object:
        raise error

    return end
