"""Everything that may be said to a viewer, read once for each state of the store, with an index over it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from dialogs.caution import read_caution
from dialogs.grids import Grid, Row, grids
from dialogs.index import Index, Thing
from dialogs.naming import Taught, synonyms, taught
from dialogs.person import Person
from dialogs.sentence import Sentence, place
from dialogs.thesaurus import SMALL, Phrase, learnt
from dialogs.things import things
from dialogs.timetable import Timetables, read_timetables
from store import Tx, meetings, papers, programmes
from store.aliases import Alias, aliases
from store.asked import AskedAction, asked_actions
from store.records import (
    Action,
    Attendance,
    Committee,
    Deliverable,
    Document,
    Figure,
    Item,
    Lesson,
    Meeting,
    Outcome,
    Passage,
    Resolution,
    Role,
    Sight,
)
from store.settled import settled
from store.tasks import Task, tasks


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """The records that may be said, and the index over them.

    `sight` is whose they are. `tasks` is what people answered, by kind and subject, `asked` what clerks have said is to
    become of what was asked for. `grids` are the tables as printed, and `rows` their rows by document and line.
    `learnt` is what the papers explain; `synonyms` adds the names that clerks have `taught` for what may be heard of
    here.
    `settled` names the doubts that clerks have settled, which records carry no more.
    """

    sight: Sight

    committees: tuple[Committee, ...]
    documents: tuple[Document, ...]
    meetings: tuple[Meeting, ...]
    items: tuple[Item, ...]
    attendance: tuple[Attendance, ...]
    resolutions: tuple[Resolution, ...]
    figures: tuple[Figure, ...]
    outcomes: tuple[Outcome, ...]
    deliverables: tuple[Deliverable, ...]
    actions: tuple[Action, ...]
    roles: tuple[Role, ...]
    lessons: tuple[Lesson, ...]
    passages: tuple[Passage, ...]
    people: tuple[Person, ...]
    timetables: Timetables
    tasks: dict[tuple[str, str], Task]
    asked: tuple[AskedAction, ...]
    grids: tuple[Grid, ...]
    rows: dict[tuple[int, int | None], Row]
    index: Index
    short_forms: dict[str, str]
    learnt: dict[Phrase, frozenset[Phrase]]
    aliases: tuple[Alias, ...] = ()
    taught: tuple[Taught, ...] = ()
    settled: frozenset[str] = frozenset()
    synonyms: dict[Phrase, frozenset[Phrase]] = field(default_factory=dict)

    def of_kind(self, kind: str) -> tuple[Thing, ...]:
        """The things of one kind, in the order of the papers."""
        return self.index.kinds.get(kind, ())

    def sees_all_of(self, committee: int) -> bool:
        """Whether the viewer is told the exempt matter of a committee as well."""
        return self.sight.committees is None or committee in self.sight.committees


class Shelf:
    """Keeps what was read while the store has not changed; one for each process, safe to share between threads."""

    def __init__(self, size: int = 8) -> None:
        self._kept: dict[tuple[int, Sight], Known] = {}
        self._size = size

    def known(self, tx: Tx, sight: Sight) -> Known:
        """Everything that a viewer with this sight may be told now."""
        key = (papers.version(tx), sight)
        known = self._kept.get(key)
        if known is None or known.settled != settled(tx).keys():  # and clerks settle what was doubtful
            known = read(tx, sight)
            if len(self._kept) >= self._size:
                self._kept.clear()
            self._kept[key] = known
        elif (said := _answered(tx, sight)) != (known.tasks, known.asked):  # people answer without a new edition
            known = self._kept[key] = replace(known, tasks=said[0], asked=said[1])
        if not _same_names(rows := tuple(aliases(tx)), known.aliases):  # and clerks teach
            known = self._kept[key] = _named(known, rows)
        return known


_SHELVES: WeakKeyDictionary[object, Shelf] = WeakKeyDictionary()


def shelved(tx: Tx, sight: Sight) -> Known:
    """What `read` gives, off the one shelf that whoever answers from this open database shares."""
    return _SHELVES.setdefault(tx.engine.pool, Shelf()).known(tx, sight)


def _answered(tx: Tx, sight: Sight) -> tuple[dict[tuple[str, str], Task], tuple[AskedAction, ...]]:
    return tasks(tx), tuple(asked_actions(tx, sight))


def read(tx: Tx, sight: Sight) -> Known:
    """Read it from the store."""
    caution = read_caution(tx, sight)
    inspected = caution.records
    attendance, roles = caution.of(inspected.attendance), caution.of(programmes.roles(tx, sight))
    passages = caution.of(papers.passages(tx, sight))
    people = _people([*roles, *attendance])
    committees = tuple(papers.committees(tx, sight))
    titles = {committee.name for committee in committees} | {role.role for role in roles if role.role}
    named = [f"{title} ({_initials(title)})" for title in sorted(titles)]
    short_forms, explained = learnt([*(passage.text for passage in passages), *named])
    tables = tuple(grids(passages))
    records = Known(
        sight=sight,
        committees=committees,
        documents=tuple(papers.documents(tx, sight)),
        meetings=caution.of(meetings.meetings(tx, sight)),
        items=caution.of(inspected.items),
        attendance=attendance,
        resolutions=caution.of(meetings.resolutions(tx, sight)),
        figures=caution.of(inspected.figures),
        outcomes=caution.of(inspected.outcomes),
        deliverables=caution.of(inspected.deliverables),
        actions=caution.of(inspected.actions),
        roles=roles,
        lessons=caution.of(programmes.lessons(tx, sight)),
        passages=passages,
        people=people,
        timetables=read_timetables(tx),
        tasks=tasks(tx),
        asked=tuple(asked_actions(tx, sight)),
        grids=tables,
        rows={place(row.passage.source): row for grid in tables for row in grid.rows},
        index=Index(()),
        short_forms=short_forms,
        learnt=explained,
        settled=caution.settled,
    )
    return _named(_indexed(records), tuple(aliases(tx)))


def _indexed(known: Known) -> Known:
    return replace(known, index=Index(things(known)))


def _named(known: Known, rows: tuple[Alias, ...]) -> Known:
    """With the names that clerks have taught by now."""
    names = taught(rows, known)
    return replace(known, aliases=rows, taught=names, synonyms=synonyms(known.learnt, names))


def _same_names(rows: Sequence[Alias], before: Sequence[Alias]) -> bool:
    """Whether the same names mean the same things, however often they were used since."""
    return [(one.id, one.phrase, one.means) for one in rows] == [(one.id, one.phrase, one.means) for one in before]


def _people(roles: Sequence[Role | Attendance]) -> tuple[Person, ...]:
    by_name: dict[str, list[Role | Attendance]] = defaultdict(list)
    for role in roles:
        by_name[role.name].append(role)
    return tuple(Person(name, tuple(held)) for name, held in by_name.items())


def _initials(name: str) -> str:
    """CCPI for a Cabinet Committee on Performance Improvement."""
    words = [word for word in re.findall(r"[A-Za-z]+", name) if word.lower() not in SMALL]
    return "".join(word[0] for word in words).upper()


def shown(sentence: Sentence, known: Known) -> str:
    """A sentence as it is quoted: a row of a table under its headings."""
    row = known.rows.get(place(sentence.passage.source))
    return row.printed() if row else sentence.text
