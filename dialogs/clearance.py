"""May this answer be said in this place? The only maker of `Cleared`, and the sender takes nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialogs.answer import Answer
from dialogs.asked import Scope
from store.records import ALL, PUBLIC, Sight, Source

_KEY = object()


@dataclass(frozen=True, slots=True)
class Cleared:
    """An answer that may be said in the place it was cleared for."""

    answer: Answer
    _key: object

    def __post_init__(self) -> None:
        """Refuse to be made anywhere but here."""
        if self._key is not _KEY:
            raise TypeError("Only dialogs.clearance.clear makes a Cleared.")


def sight(scope: Scope, role: str, committees: frozenset[int] | None) -> Sight:
    """What may be said to somebody here: exempt matter goes to entitled people in personal chat, nowhere else.

    `committees` are those that the role was granted for, None for all. Entitled are administrators, clerks and members
    of the committee; an officer is not entitled by being one.
    """
    if scope is not Scope.PERSONAL or role not in {"administrator", "clerk", "member"}:
        return PUBLIC
    return ALL if committees is None else Sight(committees)


def sight_of(scope: Scope, held: Iterable[tuple[str, int | None]]) -> Sight:
    """The same for somebody with several roles, each with its committee (its id; None: all).

    A role counts for its own committee alone: an officer of one committee who is clerk of another is not entitled to
    the exempt matter of the first.
    """
    each = [sight(scope, role, None if committee is None else frozenset({committee})) for role, committee in held]
    named = [one.committees for one in each if one.committees is not None]
    return Sight(frozenset[int]().union(*named)) if len(named) == len(each) else ALL


def may_see(source: Source, viewer: Sight) -> bool:
    """Whether a record with this source may be said to this viewer."""
    if not source.exempt:
        return True
    return viewer.committees is None or source.committee in viewer.committees


def clear(answer: Answer, viewer: Sight) -> Cleared:
    """The answer, cleared; or, where any source of it may not be seen here, a refusal that gives nothing away."""
    if all(may_see(source, viewer) for source in answer.sources):
        return Cleared(answer, _KEY)
    return Cleared(
        Answer(
            title="Not here",
            lead="I cannot answer that here. Ask me in our personal chat, or ask the clerk of the committee.",
            declined=True,
        ),
        _KEY,
    )
