"""Who bears a role over a committee, in words: by name in a channel, where nobody's object id is shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogs.asked import Asked, Scope
from dialogs.audience import Audience
from dialogs.granting import called
from dialogs.say import counted, joined
from store import Tx
from store.people import Grant
from store.records import Committee

OVER_ALL = "All committees"


@dataclass(frozen=True, slots=True)
class Bearers:
    """Who bears one role; whoever asks hears it where they are."""

    tx: Tx
    asked: Asked
    audience: Audience
    role: str

    def of(self, committee: Committee) -> list[str]:
        """The object ids of those who bear it for this very committee."""
        return self._granted(committee.slug)

    def of_all(self) -> list[str]:
        """The object ids of those who bear it for all committees, by grants or by the settings."""
        settings = sorted(self.audience.administrators) if self.role == "administrator" else []
        return list(dict.fromkeys([*self._granted(None), *settings]))

    def named(self, persons: Iterable[str]) -> str:
        """Their names; of those without one how many, or for an administrator in personal chat their object ids."""
        every = list(dict.fromkeys(persons))
        names = [(person, called(self.tx, self.asked, person, self.audience)) for person in every]
        shown = self.asked.scope is Scope.PERSONAL and self.asked.role == "administrator"
        known = [name for person, name in names if shown or name not in {person, "that person"}]
        unknown = len(every) - len(known)
        more = [f"{counted(unknown, 'person', 'people')} whose name I do not know"] if unknown else []
        return joined([*known, *more])

    def _granted(self, slug: str | None) -> list[str]:
        held = (one.object_id for one in self.audience.grants if one.role == self.role and one.committee == slug)
        return list(dict.fromkeys(held))


def rows(bearers: Bearers, committees: Iterable[Committee]) -> list[tuple[str, str]]:
    """A row for all committees and for each that has bearers of its own."""
    told = [(OVER_ALL, bearers.named(bearers.of_all()))]
    told += [(committee.name, bearers.named(bearers.of(committee))) for committee in committees]
    return [(where, who) for where, who in told if who]


def in_words(one: Grant, committees: Iterable[Committee]) -> str:
    """A grant in words, with the committee's name."""
    names = {committee.slug: committee.name for committee in committees}
    return f"{one.role} of {names[one.committee] if one.committee else 'all committees'}"


def named(committees: Sequence[Committee]) -> str:
    """These committees, by name as long as they are few."""
    return joined([one.name for one in committees]) if len(committees) < 4 else "these committees"
