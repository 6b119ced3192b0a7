"""A programme as its papers tell it: outcomes, deliverables, roles, lessons, and what is to be done next."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from store.reading.deliverables import read_deliverables
from store.reading.found import Action, Deliverable, Doubt, Lesson, Outcome, Role
from store.reading.grid import Meanings, grids, meaning
from store.reading.lines import Line
from store.reading.names import latin, same_person
from store.reading.posts import read_contacts, read_titled
from store.reading.standing import done
from store.reading.to_do import read_actions

_OUTCOMES: Meanings = {
    "title": meaning(r"^(?:outcomes?|objectives?|benefits?)\b"),
    "status": meaning(r"^(?:status|position|rag|state|achieved)\b"),
    "deliverable": meaning(r"\b(?:deliverable|product|milestone|output)s?\b"),
    "number": meaning(r"^(?:no|ref|id)\b\.?|^#"),
}
_ROLES: Meanings = {
    "name": meaning(r"^name\b"),
    "raci": meaning(r"\braci\b"),
    "role": meaning(r"\b(?:role|post|position|responsibility)\b"),
}
_LESSONS: Meanings = {
    "text": meaning(r"\b(?:lessons?|learning points?|what (?:we|was) learn)\b"),
    "recommendation": meaning(r"\brecommend"),
    "responsible": meaning(r"\b(?:responsible|owner|lead)\b"),
    "number": meaning(r"^(?:no|ref)\b\.?|^#"),
}
TABLES: tuple[tuple[Meanings, tuple[frozenset[str], ...]], ...] = (
    (_OUTCOMES, (frozenset({"title", "status"}),)),
    (_ROLES, (frozenset({"name", "raci"}), frozenset({"name", "role"}))),
    (_LESSONS, (frozenset({"text", "recommendation"}), frozenset({"text", "responsible"}))),
)
"""Each kind of table that is read here, and the columns that it needs."""
_LESSON = re.compile(
    r"^lesson (?P<n>\d+)\s*[:.]\s*(?P<text>.+?)(?:\s*recommendation:\s*(?P<rec>.+?))?(?:\s*(?:owner|"
    r"responsible):\s*(?P<own>.+?))?\.?$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^(?:programme|project)(?: name| title)?:\s*(?P<name>\S.{2,80})$", re.IGNORECASE)
_NAME_LINE = re.compile(
    r"^(?P<name>.{3,80}?)\s*(?:[-–—]\s*)?(?:programme |project )?(?:closure|end of project|close-?out) report\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything that a paper tells of a programme; `name` is None where it names none."""

    name: str | None
    outcomes: tuple[Outcome, ...]
    deliverables: tuple[Deliverable, ...]
    actions: tuple[Action, ...]
    roles: tuple[Role, ...]
    lessons: tuple[Lesson, ...]
    doubts: tuple[Doubt, ...]


def read_programme(lines: Sequence[Line], *, paper_date: date | None = None) -> Programme:
    """Read the programme's tables and lists from all the lines of a paper."""
    outcomes = tuple(_outcomes(lines))
    titles = {outcome.number: outcome.title for outcome in outcomes if outcome.number}
    deliverables, odd = read_deliverables(lines, titles, paper_date)
    roles, foreign = _roles(lines)
    actions = read_actions(lines)
    doubts = (
        *odd,
        *foreign,
        *_unfinished(outcomes, deliverables),
        *_spelt_twice(roles, deliverables),
        *_two_posts(roles),
    )
    name = _name(lines) if outcomes or deliverables or roles else None
    return Programme(name, outcomes, deliverables, actions, roles, tuple(_lessons(lines)), doubts)


def _name(lines: Sequence[Line]) -> str | None:
    """The name that stands before or above "closure report"."""
    texts = [" ".join(line.text.split()) for line in lines if line.text.strip()]
    labelled = next((found["name"] for text in texts if (found := _NAMED.match(text))), None)
    if labelled and any(_NAME_LINE.search(f"x x {text}") for text in texts[:20]):
        return labelled.strip(" .")
    for place, text in enumerate(texts):
        found = _NAME_LINE.match(text)
        if (
            found
            and len(found["name"].split()) > 1
            and not re.match(r"(?:the|this|agenda)\b", found["name"], re.IGNORECASE)
        ):
            return re.sub(r"^\d+\S*\s+", "", found["name"]).strip(" -–")
        if (
            re.fullmatch(r"(?:programme |project )?(?:closure|close-?out|end of project) report", text, re.IGNORECASE)
            and place
        ):
            return texts[place - 1]
    return None


def _outcomes(lines: Sequence[Line]) -> Iterator[Outcome]:
    for table in grids(lines, *TABLES[0]):
        if "deliverable" in table.columns:
            continue
        first = table.head.cells[0].strip() == "" and "number" not in table.columns
        for row in table.rows:
            number = (row.cells[0].strip() if first else table.cell(row, "number")) or None
            title = table.cell(row, "title")
            if title:
                status = table.cell(row, "status") or None
                yield Outcome(
                    number=number.rstrip(".") if number else None,
                    title=title,
                    status=status,
                    line=row.number,
                    page=row.page,
                )


def _roles(lines: Sequence[Line]) -> tuple[tuple[Role, ...], tuple[Doubt, ...]]:
    roles: list[Role] = []
    doubts: list[Doubt] = []
    for table in grids(lines, *TABLES[1]):
        for row in table.rows:
            printed = table.cell(row, "raci")
            letter = latin(printed)
            name = table.cell(row, "name")
            if not name:
                continue
            if letter != printed:
                doubts.append(
                    Doubt(
                        line=row.number, about=name, why=f"A letter is from another alphabet; it is read as {letter}."
                    )
                )
            role = table.cell(row, "role") or None
            roles.append(Role(name=name, role=role, raci=letter or None, line=row.number, page=row.page))
    slides = [
        role
        for role in read_titled(lines)
        if not any(role.name == other.name and role.role == other.role for other in roles)
    ]
    return (*roles, *slides, *read_contacts(lines)), tuple(doubts)


def _lessons(lines: Sequence[Line]) -> Iterator[Lesson]:
    for table in grids(lines, *TABLES[2]):
        for row in table.rows:
            if text := table.cell(row, "text"):
                yield Lesson(
                    number=table.cell(row, "number") or None,
                    text=text,
                    recommendation=table.cell(row, "recommendation") or None,
                    responsible=table.cell(row, "responsible") or None,
                    line=row.number,
                    page=row.page,
                )
    for line in lines:
        if found := _LESSON.match(" ".join(line.text.split())):
            yield Lesson(
                number=found["n"], text=found["text"].strip(), recommendation=found["rec"], responsible=found["own"],
                line=line.number, page=line.page,
            )  # fmt: skip


def _unfinished(outcomes: Sequence[Outcome], deliverables: Sequence[Deliverable]) -> Iterator[Doubt]:
    """An outcome reported as done while deliverables under it are not."""
    for outcome in outcomes:
        left = [d for d in deliverables if outcome.number and d.outcome == outcome.number and done(d.status) is False]
        if done(outcome.status) and left:
            words = ", ".join(dict.fromkeys(d.status or "" for d in left))
            count = f"{len(left)} deliverable{'s' if len(left) > 1 else ''} under it {'are' if len(left) > 1 else 'is'}"
            yield Doubt(
                line=outcome.line, about=outcome.title, why=f"It is reported {outcome.status}, but {count} {words}."
            )


def _spelt_twice(roles: Sequence[Role], deliverables: Sequence[Deliverable]) -> Iterator[Doubt]:
    """One person's name spelt in two ways: the same surname, and given names that differ by a letter or two."""
    named = [(role.name, role.line) for role in roles] + [(name, d.line) for d in deliverables for name in d.approvers]
    for place, (name, line) in enumerate(named):
        other = next((o for o, _ in named[:place] if o != name and _nearly(o, name) and not same_person(o, name)), None)
        if other:
            yield Doubt(line=line, about=name, why=f"The paper also spells a name {other}: it may be the same person.")


def _two_posts(roles: Sequence[Role]) -> Iterator[Doubt]:
    """One person with two posts in the council; a part in a programme is no post."""
    posts: dict[str, str] = {}
    for role in sorted(roles, key=lambda role: role.line):
        if role.raci or not role.role:
            continue
        first = posts.setdefault(role.name, role.role)
        if first != role.role:
            yield Doubt(line=role.line, about=role.name, why=f"The paper also calls this person {first}.")


def _nearly(one: str, other: str) -> bool:
    first, second = one.split(), other.split()
    if len(first) < 2 or len(second) < 2 or first[-1] != second[-1] or first[0][0] != second[0][0]:
        return False
    short, long = sorted((first[0].lower(), second[0].lower()), key=len)
    return len(long) - len(short) <= 2 and len(short) > 2 and (short[:3] == long[:3])
