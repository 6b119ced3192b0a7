"""Who was at a meeting, as its minutes say: present, in attendance, apologies, substitutes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from store.reading.found import Attendance
from store.reading.lines import Line
from store.reading.names import POST, TITLE, Named, fullest, named_in, officer_in, same_person, split_names

_LABELS = (
    ("apologies", r"apolog(?:ies|y)(?: for absence)?|absent"),
    ("substitute", r"substitut(?:es?|ions?)"),
    ("officer", r"officers?(?: (?:present|in attendance|attending))?|staff"),
    ("other", r"also (?:in attendance|present)|in attendance|observers?|visitors?"),
    ("member", r"present|sederunt|members?(?: present)?|attendance|committee members"),
)
_LABEL = re.compile(
    r"^(?P<label>" + "|".join(f"(?:{pattern})" for _, pattern in _LABELS) + r")\s*(?::|\t|$)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_PERSON = rf"(?:{TITLE}\s+)?(?P<{{0}}>[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){{{{0,3}}}}?)"
_INSTEAD = (
    re.compile(
        rf"{_PERSON.format('by')}\s+(?:replaced|substituted for|was substituting for|substituting for|"
        rf"attended (?:as (?:a )?substitute )?"
        rf"(?:for|in place of)|deputised for|stood in for|(?:was )?acting as (?:a )?substitute for|"
        rf"in place of)\s+{_PERSON.format('of')}"
        r"(?=\s+at\b|\s+for\b|[.,;)]|\s+and\b|$)"
    ),
    re.compile(rf"^\W*{_PERSON.format('by')}\s+\(?for\s+{_PERSON.format('of')}\W*$"),
    re.compile(rf"{_PERSON.format('by')}\s+\((?:as )?substitut(?:e|ing) for\s+{_PERSON.format('of')}\)"),
    re.compile(rf"{_PERSON.format('of')}\s+\({_PERSON.format('by')}\s+substitut(?:ing|ed)\)"),
    re.compile(
        rf"{_PERSON.format('of')}\s+(?:was|were) (?:replaced|substituted) by\s+{_PERSON.format('by')}(?=[.,;)]|"
        rf"\s+at\b|$)"
    ),
)
_SENT = re.compile(
    r"(?:apologies (?:for absence )?(?:were|was|had been) (?:received|accepted|submitted|given|noted|tendered|"
    r"intimated)"
    r"(?: from| on behalf of| for)?|apologies from)\s+(?P<names>.+)$",
    re.IGNORECASE,
)
_ALSO = re.compile(
    rf"(?P<name>{TITLE}\s+[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’-]+)*)\s+(?:also )?(?:sent|gave|tendered)"
    r"\s+(?:\w+\s+)?apologies"
)
_PRESENTED = re.compile(
    r"\b(?:presented|introduced|submitted|given|delivered) by (?P<who>[A-Z][\w'’-]+ [A-Z][\w'’-]+\s+(?:–|—|-|"
    r",)\s+[A-Z][\w &'’-]+?)(?=,|\.|\s+(?:on|who|and|which)\b|$)"
)
_SUBSTITUTE = re.compile(r"\bsubstitut|^for\b", re.IGNORECASE)
_OFFICERS = re.compile(r"\b(?:officers?|following)\b.*\b(?:attended|joined|in attendance|present)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Seen:
    named: Named
    capacity: str
    line: Line


def read_attendance(lines: Sequence[Line], first_item: int, sitting: date | None) -> tuple[Attendance, ...]:
    """Everybody the minutes name as there or sorry; `first_item` is the index of the first item of business."""
    seen = [*_listed(lines[:first_item]), *_told(lines)]
    rows: list[Attendance] = []
    for one in seen:
        row = Attendance(
            meeting_date=sitting,
            name=one.named.name,
            capacity=one.capacity,
            role=_role(one),
            line=one.line.number,
            page=one.line.page,
        )
        if not any(same_person(row.name, other.name) and _alike(row, other) for other in rows):
            rows.append(row)
    return tuple(_with_substitutes(lines, rows, sitting))


def _role(seen: _Seen) -> str | None:
    """What stands in brackets behind the name of somebody who apologises may be the reason."""
    role = seen.named.role
    return role if seen.capacity != "apologies" or POST.search(role or "") else None


def _alike(row: Attendance, other: Attendance) -> bool:
    return (row.capacity == "apologies") == (other.capacity == "apologies")


def _listed(lines: Sequence[Line]) -> Iterator[_Seen]:
    """The names that stand under or beside a label, until the next label."""
    capacity: str | None = None
    for line in lines:
        text = line.text.strip()
        label = _LABEL.match(text)
        if label:
            capacity, text = _capacity(label["label"]), label["rest"].strip()
        told = capacity != "apologies" and _substitution(text) and len(split_names(text)) < 2
        if capacity and text and not told:
            yield from _names(text, capacity, line)


def _capacity(label: str) -> str:
    return next(name for name, pattern in _LABELS if re.fullmatch(pattern, label, re.IGNORECASE))


def _names(text: str, capacity: str, line: Line) -> Iterator[_Seen]:
    if capacity == "substitute":
        return
    posts = [named for named in split_names(text) if named.role]
    alone = capacity in ("officer", "other") and len(posts) < 2
    officer = officer_in(text) if alone else None
    for named in [officer] if officer else split_names(text):
        kind = "other" if capacity == "officer" and named.civic else capacity
        clerkly = kind == "other" and not named.civic and named.role is not None
        yield _Seen(named, "officer" if clerkly else kind, line)


def _told(lines: Sequence[Line]) -> Iterator[_Seen]:
    """Apologies told in a sentence, and officers listed after "the following officers attended"."""
    listing = False
    for line in lines:
        text = line.text.strip()
        for sentence in re.split(r"(?<=[.])\s+", text):
            sent = _SENT.search(sentence)
            names = (
                split_names(sent["names"])
                if sent
                else [n for m in _ALSO.finditer(sentence) if (n := named_in(m["name"]))]
            )
            yield from (_Seen(named, "apologies", line) for named in names)
        for told in _PRESENTED.finditer(text):
            if officer := officer_in(told["who"]):
                yield _Seen(officer, "officer", line)
        bullet = re.match(r"^[-•*–]\s*(?P<rest>.+)$", text)
        if listing and bullet and (officer := officer_in(bullet["rest"])):
            yield _Seen(officer, "officer", line)
        elif text and not bullet:
            listing = bool(_OFFICERS.search(text)) and text.endswith(":")


def _substitution(text: str) -> tuple[str, str] | None:
    """Who stood in for whom, as (by, of)."""
    for form in _INSTEAD:
        found = form.search(text)
        if found:
            return found["by"].strip(" ."), found["of"].strip(" .")
    return None


def _with_substitutes(lines: Sequence[Line], rows: list[Attendance], sitting: date | None) -> list[Attendance]:
    label = None
    for line in lines:
        text = line.text.strip()
        found = _LABEL.match(text)
        label = _capacity(found["label"]) if found else label
        for by, of in _pairs(found["rest"] if found else text, under=label == "substitute"):
            rows = _replaced(rows, by, of, Attendance(
                meeting_date=sitting, name=by, capacity="member", replaces=of, line=line.number, page=line.page
            ))  # fmt: skip
    return rows


def _pairs(text: str, *, under: bool) -> Iterator[tuple[str, str]]:
    for part in (
        re.split(r"(?<=[.;])\s+", text) if not under else re.split(r"(?<=[.;])\s+|,\s+|\s+and\s+(?=Cll|Coun)", text)
    ):
        found = _substitution(part)
        bare = re.search(r"\b(?:replac|substitut|deputis|stood in|in place of|behalf)", part)
        if found and (under or bare or "(for " in part):
            yield found


def _replaced(rows: list[Attendance], by: str, of: str, new: Attendance) -> list[Attendance]:
    """The rows with the substitution: on the row of whoever is listed as present already, under the fuller name."""
    for place, row in enumerate(rows):
        if row.capacity != "apologies" and same_person(row.name, by):
            role = None if _SUBSTITUTE.search(row.role or "") else row.role
            return [*rows[:place], replace(row, name=fullest(row.name, by), role=role, replaces=of), *rows[place + 1 :]]
    return [*rows, new]
