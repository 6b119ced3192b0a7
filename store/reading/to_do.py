"""What somebody is to do: recommendations, actions and next steps, from tables and from sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from store.reading.dates import find_dates
from store.reading.found import Action
from store.reading.grid import Grid, Meanings, grids, meaning
from store.reading.lines import Line

MEANINGS: Meanings = {
    "text": meaning(
        r"^(?:agreed action|action|recommendations?|next steps?|task|what(?= is to be done|$))(?:\b|$)(?! owner| lead)"
    ),
    "owner": meaning(r"\b(?:responsible|owner|lead|who|by whom|person|officer|assigned)\b"),
    "due": meaning(
        r"\b(?:due|by when|when|deadline|time ?scales?|time ?frames?|target date|completion date|date)\b|^by$"
    ),
    "number": meaning(r"^(?:no|ref|minute|audit|item)\b\.?|^#"),
    "lesson": meaning(r"\b(?:lesson|learning)\b"),
    "title": meaning(r"\b(?:deliverable|milestone|product)\b"),
}
NEEDED = (frozenset({"text", "owner"}),)
_ASKED = re.compile(
    r"\b(?:is|are) (?:asked|invited|requested|recommended)(?: to| that)?\b\s*:?|^that (?:the )?(?:committee|"
    r"members|cabinet|council|board|panel|authority)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^(?:\d+(?:\.\d+)*[.)]?\s*)?(?P<kind>recommendations?|recommended|next steps?|actions?)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_PIECE = re.compile(
    r"^\s*(?:\((?:[a-z]|[ivx]+|\d{1,2})\)|[a-z]\)|[ivx]+[.)]|\d{1,2}\)|[-•*])\s*(?P<text>.+)$", re.IGNORECASE
)
_LABELLED = re.compile(r"^action(?: point)?s?\s*(?:\d+)?\s*[:–-]\s*(?P<text>.+)$", re.IGNORECASE)
_OWNED = re.compile(r"^(?P<owner>[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){0,3})\s+(?:is\s+|will\s+|shall\s+)?to\s+[a-z]")
_NUMBERED = re.compile(r"^\s*\d+(?:\.\d+)+[.)]?\s+")


def read_actions(lines: Sequence[Line]) -> tuple[Action, ...]:
    """Every recommendation, action and next step that the paper states as one, in order."""
    tabled = [action for table in grids(lines, MEANINGS, NEEDED) for action in _table(table)]
    return tuple(sorted([*tabled, *_told(lines)], key=lambda action: action.line))


def _table(table: Grid) -> Iterator[Action]:
    if "lesson" in table.columns or "title" in table.columns:
        return
    of = _kind(table)
    for row in table.rows:
        text = table.cell(row, "text")
        if text:
            yield Action(
                text=text,
                owner=table.cell(row, "owner") or None,
                due=_due(table.cell(row, "due")),
                of=of,
                number=table.cell(row, "number") or None,
                line=row.number,
                page=row.page,
            )


def _kind(table: Grid) -> str:
    """By the heading above the table, else by its own heading."""
    for text in (*reversed(table.above[-2:]), table.cell(table.head, "text")):
        if re.search(r"\bnext steps?\b|\bclosure actions?\b", text, re.IGNORECASE):
            return "next step"
        if re.search(r"\brecommendations?\b", text, re.IGNORECASE):
            return "recommendation"
        if re.search(r"\bactions?\b", text, re.IGNORECASE):
            return "action"
    return "action"


def _due(text: str) -> date | None:
    return next((dated.date for dated in find_dates(text) if dated.date), None)


def _told(lines: Sequence[Line]) -> Iterator[Action]:
    """Those in sentences: under a heading that says so, or labelled "Action:"."""
    index = 0
    while index < len(lines):
        text = lines[index].text.strip()
        labelled = _LABELLED.match(text)
        heading = _SECTION.match(text) if _is_prose(lines[index]) else None
        if labelled and len(labelled["text"].split()) > 3 and (owner := _owner(labelled["text"])):
            yield _action(lines[index], labelled["text"], "action", owner)
        elif heading and index + 1 < len(lines):
            found, index = _under(lines, index + 1, heading["kind"].lower())
            yield from found
            continue
        index += 1


def _next_number(text: str, found: Sequence[Action]) -> re.Match[str] | None:
    """A piece that counts on from 1, as a heading behind the pieces would not."""
    piece = re.match(rf"^{len(found) + 1}\.\s+(?P<text>\S.*)$", text)
    counted = all(action.number for action in found)
    return piece if piece and counted else None


def _is_prose(line: Line) -> bool:
    """Whether a line is no row: one cell, or a number before one."""
    filled = [cell.strip() for cell in line.cells if cell.strip()]
    return len(filled) == 1 or (len(filled) == 2 and re.fullmatch(r"\d+(?:\.\d+)*[.)]?", filled[0]) is not None)


def _under(lines: Sequence[Line], index: int, kind: str) -> tuple[list[Action], int]:
    """What stands under a heading, until the next one."""
    of = "next step" if "step" in kind else "recommendation" if kind.startswith("recommend") else "action"
    found: list[Action] = []
    opened = False
    while index < len(lines):
        line = lines[index]
        text = _NUMBERED.sub("", line.text.strip())
        if text and not opened and not found and not _belongs(text, of, line):
            break
        counted = _next_number(text, found) if opened else None
        piece = _PIECE.match(text) or counted
        if opened and piece:
            action = _action(line, piece["text"].rstrip(";").removesuffix("; and").strip(), of, None)
            found.append(replace(action, number=str(len(found) + 1) if counted else None))
        elif text and _ASKED.search(text) and text.endswith(":") and of == "recommendation":
            opened = True
        elif text and _belongs(text, of, line) and not (opened and found):
            found.append(_action(line, text, of, _owner(text) if of != "recommendation" else None))
        elif text:
            break
        index += 1
    return found, index


def _belongs(text: str, of: str, line: Line) -> bool:
    if len(line.cells) > 2:
        return False
    if of == "recommendation":
        return _ASKED.search(text) is not None
    return _OWNED.match(text) is not None


def _owner(text: str) -> str | None:
    found = _OWNED.match(text)
    return found["owner"] if found else None


def _action(line: Line, text: str, of: str, owner: str | None) -> Action:
    text = re.sub(r";(?: and)?$", "", " ".join(text.split()))
    return Action(text=text, owner=owner, due=_due(text) if owner else None, of=of, line=line.number, page=line.page)
