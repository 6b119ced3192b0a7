"""One thing that somebody can do by speaking or pressing: it needs leave, and it leaves a record."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dialogs.answer import Answer
from dialogs.asked import Asked, Scope
from store import Tx

MARKS = " \t\r\n.,:;!?'\"“”‘’-–—*_()[]{}<>@#/"
"""What may stand around an order and means nothing."""


def _never(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Act:
    """`recognise` gives what was asked for (or None); `roles` are those who may; `perform` writes and answers.

    What is `everybody`'s anybody may do in their personal chat, for themselves. Words that `may_be_asked` are an order
    only from those who may: from others they are a question.
    """

    name: str
    examples: tuple[str, ...]
    roles: frozenset[str]
    recognise: Callable[[str], str | None]
    perform: Callable[[Tx, datetime, Asked, str], Answer]
    everybody: bool = False
    may_be_asked: Callable[[str], bool] = _never

    def may(self, asked: Asked) -> bool:
        """Whether somebody may do it there: with the role, or, where it is `everybody`'s, in their own chat too."""
        return asked.role in self.roles or (self.everybody and asked.scope is Scope.PERSONAL)
