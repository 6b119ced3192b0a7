"""What somebody wrote: the words, who, where, and what was asked before."""

from dataclasses import dataclass
from enum import StrEnum

from dialogs.answer import Slots
from store.records import PUBLIC, Sight


class Scope(StrEnum):
    """The kind of conversation."""

    PERSONAL = "personal"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One message, with its mentions already removed.

    `person` is the Entra object id, None where nobody is known. `role` is administrator, clerk, officer, member or
    public; `sight` is what may be said here to this person. `place` is the id of the place, None in the terminal.
    `committees` are those that the role was granted for, None for all.
    """

    text: str
    scope: Scope = Scope.PERSONAL
    person: str | None = None
    name: str | None = None
    role: str = "public"
    sight: Sight = PUBLIC
    place: int | None = None
    before: Slots | None = None
    committees: frozenset[int] | None = frozenset()

    def over(self, committee: int) -> bool:
        """Whether the role holds for this committee (its id)."""
        return self.committees is None or committee in self.committees
