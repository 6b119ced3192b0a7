"""What the journal holds, as a clerk reads it: of their own committees alone, with names in place of object ids."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from dialogs.asked import Asked
from dialogs.audience import read_audience
from dialogs.clerks import ROLES, over, read_subjects
from dialogs.granting import GUID, called
from dialogs.outcomes import at
from dialogs.say import initial
from dialogs.wishing import zone
from store import Tx, journal, people
from store.journal import Entry
from store.records import Committee

HEAD = ("When", "Who", "What was done", "Before", "After")
_WORD = re.compile(r"report:\d+|\w[\w-]*")
_NOBODY = {
    None: "the command line, or I myself",
    "command line": "the command line",
    "local": "somebody in local mode",
    "terminal": "the terminal",
}


@dataclass(frozen=True, slots=True)
class Journal:
    """The journal as whoever asks may read it."""

    tx: Tx
    asked: Asked

    def theirs(self, entries: Iterable[Entry]) -> list[Entry]:
        """Those of the committees that they are clerk or administrator of, and what they did themselves.

        What names no committee is for those who see to all of them; what names several, for whoever sees to each.
        """
        committees = dict(self._references())
        may = {committee: over(self.tx, self.asked, committee) for committee in set(committees.values())}
        every = self._sees_to_all()
        found = []
        for entry in entries:
            named = {committees[word] for word in _WORD.findall(entry.what.casefold()) if word in committees}
            own = entry.who is not None and entry.who == self.asked.person
            if every or own or (named and all(may[committee] for committee in named)):
                found.append(entry)
        return found

    def rows(self, entries: Iterable[Entry]) -> Iterator[tuple[str, ...]]:
        """A row for each, under HEAD; times are those of the council."""
        local, name = zone(self.tx), self._names()
        for entry in entries:
            done = initial(f"{entry.did}: {_named(entry.what, name)}")
            before, after = (_named(said, name) if said else "" for said in (entry.before, entry.after))
            yield at(entry.at, local), _NOBODY.get(entry.who) or name(entry.who or ""), done, before, after

    def _references(self) -> Iterator[tuple[str, Committee]]:
        """The words by which an entry names a committee: its slug, a report or an announcement of it."""
        subjects = read_subjects(self.tx)
        by_id = {committee.id: committee for committee in subjects.committees.values()}
        announced = ((ref.casefold(), by_id[of]) for ref, of in journal.announced(self.tx).items())
        reports = ((f"report:{number}", of) for number, of in subjects.reports.items())
        yield from chain(subjects.committees.items(), reports, announced)

    def _sees_to_all(self) -> bool:
        """Whether they are administrator or clerk of all committees."""
        if self.asked.role not in ROLES or self.asked.committees is not None:
            return False
        person = self.asked.person or ""
        roles = people.held(self.tx, person)
        of_all = any(role in ROLES and committee is None for role, committee in roles)
        return of_all or not roles or person in people.of_the_settings(self.tx)

    def _names(self) -> Callable[[str], str]:
        """What people are called by their object ids, each looked up once."""
        audience = read_audience(self.tx)
        return cache(lambda person: called(self.tx, self.asked, person, audience))


def _named(said: str, name: Callable[[str], str]) -> str:
    """The same words, with the names of people in place of their object ids where they are known."""
    return re.sub(GUID, lambda found: name(found[0]), said)
