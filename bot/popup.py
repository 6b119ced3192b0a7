"""Dialogs that Teams opens beside a conversation: what is asked in one is answered in the body of its request.

Only whoever opened the dialog sees it, so what is said there is cleared as for their personal chat; nothing is sent.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.teams.connection import Connection
from bot.teams.port import Heard, Render, Teams
from bot.turn import Noted
from dialogs.clearance import Cleared
from dialogs.say import cut

log = logging.getLogger(__name__)

PATIENCE = 4.0
"""Seconds in which a dialog has to be answered: Teams waits for five, and then asks again, twice."""
KEPT = 30.0
"""Seconds for which an answer is kept for Teams to ask again."""
GRACE = 20
"""Seconds that answers under way are given when the bot is stopped."""
TITLE = 60
"""Characters of a dialog's title; Teams' manifest takes 64 of one."""
SLOW = "This takes longer than Teams waits. It goes on: ask me in our personal chat how it stands."
BEFORE = "I have heard that already, and did it once. Ask me in our personal chat how it stands."
FAILED = "Something went wrong on my side. Ask me in our personal chat how it stands."

Key = tuple[str, str, str | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Within(Connection):
    """The port, but that an answer is kept for the dialog instead of being sent."""

    said: "asyncio.Future[Cleared | str]"

    async def reply(self, heard: Heard, answer: Cleared) -> str:
        self.said.set_result(answer)
        return heard.activity


@dataclass
class Popups:
    """The dialogs that are being answered. What Teams asks again gets the same answer, and is not done again."""

    connection: Connection
    note: Callable[[Heard], Awaitable[Noted | None]]
    answer: Callable[[Heard, Noted, Teams], Awaitable[None]]
    patience: float = PATIENCE
    _answers: dict[Key, "asyncio.Future[Cleared | str]"] = field(default_factory=dict)
    _running: set["asyncio.Task[None]"] = field(default_factory=set)

    async def show(self, heard: Heard) -> Mapping[str, object]:
        """The body that answers what was asked in a dialog."""
        key = heard.conversation, heard.activity, heard.person
        answer = self._answers.get(key)
        if answer is None:
            answer = self._answers[key] = asyncio.get_running_loop().create_future()
            self._begin(key, heard, answer)
        done, _ = await asyncio.wait({answer}, timeout=self.patience)
        if not done:
            return _message(SLOW)
        said = answer.result()
        return _message(said) if isinstance(said, str) else _card(said, self.connection.render)

    async def close(self) -> None:
        """Let the answers under way come to their end, for GRACE seconds at most."""
        if self._running:
            await asyncio.wait(self._running, timeout=GRACE)

    def _begin(self, key: Key, heard: Heard, answer: "asyncio.Future[Cleared | str]") -> None:
        task = asyncio.create_task(self._turn(heard, answer))
        self._running.add(task)
        task.add_done_callback(lambda done: self._end(key, answer, done))

    async def _turn(self, heard: Heard, answer: "asyncio.Future[Cleared | str]") -> None:
        noted = await self.note(heard)
        if noted is not None:
            of = self.connection
            within = _Within(
                inbound=of.inbound, adapter=of.adapter, connector=of.connector, render=of.render, said=answer
            )
            await self.answer(heard, noted, within)

    def _end(self, key: Key, answer: "asyncio.Future[Cleared | str]", task: "asyncio.Task[None]") -> None:
        self._running.discard(task)
        asyncio.get_running_loop().call_later(KEPT, self._answers.pop, key, None)
        error = None if task.cancelled() else task.exception()
        if not answer.done():
            answer.set_result(FAILED if error or task.cancelled() else BEFORE)
        if error:
            log.error("A dialog was not answered", exc_info=error, extra={"act": "dialog_unanswered"})


def _card(said: Cleared, render: Render) -> dict[str, object]:
    """The answer as the dialog's next card ("TaskModuleContinueResponse")."""
    card = {
        "contentType": "application/vnd.microsoft.card.adaptive",
        "content": _silent(render(said, single=True).card),
    }
    title = cut(" ".join(said.answer.title.split()), TITLE)
    return {"task": {"type": "continue", "value": {"title": title, "width": "medium", "height": "large", "card": card}}}


def _message(text: str) -> dict[str, object]:
    return {"task": {"type": "message", "value": text}}


def _silent(element: object) -> object:
    """The card with buttons that send their sentence to the dialog alone: in a chat they also post it as a message."""
    if isinstance(element, list):
        return [_silent(one) for one in element]
    if not isinstance(element, dict):
        return element
    kept = {name: _silent(value) for name, value in element.items()}
    if kept.get("type") == "Action.Submit" and isinstance(data := kept.get("data"), dict):
        data.pop("msteams", None)
    return kept
