"""An invented council's papers, with a record of every kind in every class of secrecy, and people with mixed roles.

Each record bears a word of its own in every field that holds words, so that whatever is read can be searched for it.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product

import sqlalchemy as sa

from store import Tx, meetings, papers
from store.people import ROLES
from store.reading import found, timetable
from store.records import Sight
from store.rows import KINDS
from store.tables import document, grant
from tests.council import LONG_AGO

COMMITTEES = ("Harbours Committee", "Tides Committee", "Sands Committee", None)
SECRET = "Zqsecretxq Committee"
"""A committee of which there is no paper but drafts and exempt ones."""
CLASSED = {"marked": (True, False), "said to be public": (False, True), "unmarked": (False, False)}
"""By name: whether a paper shows what is public, and whether its loader says that it is."""
FIRST_DAY = date(2031, 1, 6)


@dataclass(frozen=True)
class Record:
    """One record, by its word; `committee` is its paper's (its id), `open_paper` says that its Part I is public."""

    kind: str
    word: str
    committee: int | None
    part: int
    draft: bool
    open_paper: bool


@dataclass(frozen=True)
class Viewer:
    """Somebody, with their roles: each with the committee (its id) that it is for, None for all."""

    person: str
    grants: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True)
class World:
    """All records; `titles` are words that name papers and a committee, each with the records that it is said with.

    `lines` are the records' words by document and line; `read` keeps what was read once, by what read it and for whom.
    """

    records: tuple[Record, ...]
    titles: Mapping[str, tuple[Record, ...]]
    viewers: tuple[Viewer, ...]
    lines: Mapping[tuple[int, int | None], str]
    read: dict[tuple[object, Sight], frozenset[str]] = field(default_factory=dict, compare=False)


def word(number: int) -> str:
    """A word that stands nowhere else, whatever is made of capitals and endings."""
    return "zq" + "".join("bcdfghjkmn"[int(digit)] for digit in f"{number:05}") + "xq"


def make(tx: Tx, chance: random.Random, viewers: int) -> World:
    """Keep the papers and the grants, and say what is there."""
    records: list[Record] = []
    titles: dict[str, list[Record]] = {}
    lines: dict[tuple[int, int | None], str] = {}
    every = [*product(COMMITTEES, (False, True), CLASSED), (SECRET, True, "marked"), (SECRET, False, "unmarked")]
    chance.shuffle(every)
    for number, (committee, draft, classed) in enumerate(every, 1):
        marked, public = CLASSED[classed]
        paper, parts = _paper(number * 100, committee, chance, marked=marked)
        kept = papers.keep(tx, paper, now=LONG_AGO, public=public, draft=draft)
        assert kept.document is not None
        its = tx.execute(sa.select(document.c.committee_id).where(document.c.id == kept.document)).scalar_one()
        mine = [Record(kind, one, its, part, draft, marked or public) for kind, one, part in parts]
        lines |= {(kept.document, line): one.word for line, one in enumerate(mine, 1)}
        records += mine
        for title in (word(number * 100), *(["zqsecretxq"] if committee == SECRET else [])):
            titles.setdefault(title, []).extend(mine)
    theirs = _viewers(tx, chance, viewers)
    return World(tuple(records), {title: tuple(held) for title, held in titles.items()}, theirs, lines)


def _paper(
    first: int, committee: str | None, chance: random.Random, *, marked: bool
) -> tuple[found.Paper, list[tuple[str, str, int]]]:
    """A paper with two records of each kind, one under each Part, in any order; and what they are, line by line."""
    parts = [(kind, part) for kind, part in product(KINDS, (1, 2)) if committee or kind != "meetings"]
    chance.shuffle(parts)
    stated: dict[str, list[object]] = {kind: [] for kind in KINDS}
    told = []
    for line, (kind, part) in enumerate(parts, 1):
        own = word(first + line)
        stated[kind].append(_record(kind, own, FIRST_DAY + timedelta(first + line), {"line": line, "part": part}))
        told.append((kind, own, part))
    title = word(first)
    named = {"title": title, "file": f"{title}.txt", "programme": title, "kind": "report", "committee": committee}
    kinds = {kind: tuple(held) for kind, held in stated.items()}
    return found.Paper(marked=marked, **named, **kinds), told  # type: ignore[arg-type]  # of each kind its own


def _record(kind: str, own: str, day: date, at: Mapping[str, int]) -> object:
    """A record whose words are all the same, under a Part, at a line."""
    name = f"Alex {own.capitalize()}"
    make: Mapping[str, tuple[type, Mapping[str, object]]] = {
        "meetings": (found.Meeting, {"committee": None, "date": day, "venue": own}),
        "items": (found.Item, {"meeting_date": day, "of": "agenda", "number": own, "title": own, "pages": (3, 4)}),
        "attendance": (found.Attendance, {"meeting_date": day, "name": name, "capacity": "member", "replaces": own}),
        "resolutions": (found.Resolution, {"meeting_date": day, "item": own, "text": own}),
        "indicators": (found.Indicator, dict.fromkeys(("name", "service", "period", "status", "reason"), own)),
        "outcomes": (found.Outcome, dict.fromkeys(("number", "title", "status"), own)),
        "deliverables": (found.Deliverable, {"ref": own, "title": own, "approvers": (name,), "status": own}),
        "actions": (found.Action, dict.fromkeys(("text", "owner", "number"), own)),
        "roles": (found.Role, {"name": name, "role": own, "contact": own}),
        "lessons": (found.Lesson, dict.fromkeys(("number", "text", "recommendation", "responsible"), own)),
        "passages": (found.Passage, {"text": f"{name} Unit ({own[2:-2].upper()}) is named.", "heading": own}),
        "rules": (timetable.Rule, {"rule": "agenda", "days": 5, "kind": "clear"}),
        "closed_days": (timetable.ClosedDay, {"date": day, "why": own}),
        "doubts": (found.Doubt, {"about": own, "why": own}),
    }
    kind_of, values = make[kind]
    return kind_of(**values, **at)


def _viewers(tx: Tx, chance: random.Random, number: int) -> tuple[Viewer, ...]:
    every = [one.id for one in meetings.committees(tx)]
    viewers = tuple(Viewer(f"person-{n}", tuple(_grants(chance, every))) for n in range(number))
    rows = [
        {"object_id": viewer.person, "role": role, "committee_id": over, "granted_at": LONG_AGO}
        for viewer in viewers
        for role, over in viewer.grants
    ]
    tx.execute(sa.insert(grant), rows)
    return viewers


def _grants(chance: random.Random, every: list[int]) -> Iterator[tuple[str, int | None]]:
    """No role, or up to four, each of one committee or (but a member's) of all."""
    for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 4))):
        role = chance.choice((*ROLES, "visitor"))
        yield role, chance.choice([*every, *every, *([] if role == "member" else [None])])
