"""What the lines of a paper mean, decided once whatever kind of file they came in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from store.reading import found
from store.reading.agenda import read_agenda
from store.reading.alphabets import foreign_names
from store.reading.at_odds import dates_at_odds
from store.reading.attendance import read_attendance
from store.reading.lines import Line
from store.reading.minutes import read_minutes, read_resolutions
from store.reading.outline import PRIVATE, PUBLIC, Section, placed, sections
from store.reading.passages import joined_over_pages, read_passages
from store.reading.posts import read_signatories
from store.reading.programme import read_programme
from store.reading.scorecard import read_scorecard
from store.reading.sittings import Sitting, head_end, meetings, sitting
from store.reading.spoken import read_spoken

_COUNCIL = re.compile(r"\b(?:council|authority|corporation|comhairle|cyngor|assembly)\b", re.IGNORECASE)
_COMMITTEE = re.compile(
    r"\b(?:committee|cabinet|panel|board|forum|executive|commission|working (?:group|party)|task group|"
    r"sub-?committee)\b",
    re.IGNORECASE,
)
_CLOSURE = re.compile(r"\b(?:closure|close-?out|end of project|end project) report\b", re.IGNORECASE)
_OF_A_MEETING = re.compile(r"^(?:meeting to be held|report to:?\b|report of\b|report by\b)", re.IGNORECASE)

Record = TypeVar("Record", found.Indicator, found.Outcome, found.Deliverable, found.Action, found.Role, found.Lesson)


@dataclass(frozen=True, slots=True)
class _Head:
    """What the front of the paper says of itself."""

    council: str | None
    committee: str | None
    sitting: Sitting | None


def read_paper(file: str, lines: Sequence[Line]) -> found.Paper:
    """Everything found in a paper's lines; raises Unreadable where there is no text at all."""
    if not any(line.text.strip() for line in lines):
        raise found.Unreadable(f"{file} holds no text: check that it is the right file.")
    cut = sections(lines)
    head = _head(lines, cut)
    cut = _dated(cut, lines, head)
    agenda = [item for s in cut if s.kind == "agenda" for item in read_agenda(lines, s, s.sitting)]
    cut = placed(cut, lines, agenda)
    minutes = {id(s): read_minutes(lines, s, s.sitting) for s in cut if s.kind == "minutes"}
    paper = _front(file, lines, cut, head)
    return _filled(paper, lines, cut, agenda, minutes)


def _front(file: str, lines: Sequence[Line], cut: Sequence[Section], head: _Head) -> found.Paper:
    day = head.sitting.date if head.sitting else next((s.sitting for s in cut if s.sitting), None)
    kind = _kind(lines, cut)
    return found.Paper(
        file=file,
        kind=kind,
        title=_title(kind, day, file),
        council=head.council,
        committee=head.committee,
        meeting_date=day,
        marked=_marked(lines, cut),
    )


def _filled(
    paper: found.Paper,
    lines: Sequence[Line],
    cut: Sequence[Section],
    agenda: Sequence[found.Item],
    minutes: dict[int, tuple[found.Item, ...]],
) -> found.Paper:
    items = [*agenda, *(item for s in cut for item in minutes.get(id(s), ()))]
    dated, following = meetings(lines, cut, items, paper.committee)
    passages = _passages(lines, cut, items)
    programme = read_programme(lines, paper_date=paper.meeting_date)
    spoken, odds = read_spoken(passages)
    scores, unclear = read_scorecard(lines)
    read = replace(
        paper,
        programme=programme.name,
        meetings=tuple(dated),
        next_meeting=following,
        items=tuple(items),
        attendance=tuple(row for s in cut if id(s) in minutes for row in _attendance(lines, s, minutes[id(s)])),
        resolutions=tuple(
            r for s in cut if id(s) in minutes for r in read_resolutions(lines, s, minutes[id(s)], s.sitting)
        ),
        indicators=_parted((*spoken, *scores), lines, cut),
        passages=passages,
        doubts=_once((*odds, *unclear, *programme.doubts, *dates_at_odds(lines, cut, items))),
        outcomes=_parted(programme.outcomes, lines, cut),
        deliverables=_parted(programme.deliverables, lines, cut),
        actions=_parted(programme.actions, lines, cut),
        roles=_parted(_different((*programme.roles, *read_signatories(lines, cut))), lines, cut),
        lessons=_parted(programme.lessons, lines, cut),
    )
    return replace(read, doubts=_once((*read.doubts, *foreign_names(read, lines))))


def _once(doubts: Sequence[found.Doubt]) -> tuple[found.Doubt, ...]:
    """In the order of the paper; a day that a row's own doubt tells of is not told again."""
    told: dict[tuple[int, str], found.Doubt] = {}
    for doubt in doubts:
        said = " ".join(other.why for other in told.values() if other.line == doubt.line)
        if doubt.why.rstrip(".").lower() not in said.lower():
            told[doubt.line, doubt.why] = doubt
    return tuple(sorted(told.values(), key=lambda doubt: doubt.line))


def _different(roles: Sequence[found.Role]) -> tuple[found.Role, ...]:
    """Each name with each role once, where it stands first."""
    first: dict[tuple[str, str | None, str | None], found.Role] = {}
    for role in roles:
        first.setdefault((role.name, role.role, role.raci), role)
    return tuple(first.values())


def _parted(records: Sequence[Record], lines: Sequence[Line], cut: Sequence[Section]) -> tuple[Record, ...]:
    parts = {lines[index].number: section.part for section in cut for index in range(section.first, section.last)}
    return tuple(replace(record, part=max(record.part, parts.get(record.line, 2))) for record in records)


def _attendance(lines: Sequence[Line], section: Section, items: Sequence[found.Item]) -> tuple[found.Attendance, ...]:
    own = lines[section.first : section.last]
    first = next((n for n, line in enumerate(own) if items and line.number == items[0].line), len(own))
    return read_attendance(own, first, section.sitting)


def _passages(lines: Sequence[Line], cut: Sequence[Section], items: Sequence[found.Item]) -> tuple[found.Passage, ...]:
    every = [p for s in cut for p in read_passages(lines, s, _within(items, s, lines), _name(s, items))]
    return joined_over_pages(every)


def _within(items: Sequence[found.Item], section: Section, lines: Sequence[Line]) -> list[found.Item]:
    first, last = lines[section.first].number, lines[section.last - 1].number
    return [item for item in items if first <= item.line <= last]


def _name(section: Section, items: Sequence[found.Item]) -> str:
    if section.kind == "report":
        title = next((item.title for item in items if item.of == "agenda" and item.number == section.item), None)
        return title or "Report"
    return "Agenda" if section.kind == "agenda" else "Minutes"


def _head(lines: Sequence[Line], cut: Sequence[Section]) -> _Head:
    first = next((s for s in cut if s.kind in ("agenda", "minutes")), cut[0])
    top = [line.text.strip() for line in lines[first.first : min(first.last, first.first + 40)] if line.text.strip()]
    short = [text for text in top if len(text) < 100 and not re.search(r"[.;:]$|\d{3}|@", text)]
    council = next((text for text in short if _COUNCIL.search(text) and not _COMMITTEE.search(text)), None)
    committee = next(
        (text for text in short if _COMMITTEE.search(text) and text != council and len(text.split()) < 14), None
    )
    told = None if committee else _addressed(top) or _named_in_prose(top)
    name = committee or told or council
    sat = sitting(lines[first.first : head_end(lines, first)])
    return _Head(_cased(council), _cased(_only_name(name)), sat)


def _only_name(text: str | None) -> str | None:
    """The committee's name without what a heading puts before it."""
    opening = (
        r"^(?:(?:meeting|agenda|minutes|summons)\s+(?:of|for)|to:?\s+(?:all\s+)?(?:the\s+)?members\s+of)\s+(?:the\s+)?"
    )
    return re.sub(opening, "", text, flags=re.IGNORECASE) if text else None


def _addressed(top: Sequence[str]) -> str | None:
    """The committee that a report is to: "Report to: Cabinet, 12 November"."""
    to = (
        re.match(r"^report (?:to|for)\s*:?\s*(?:the )?(?P<body>[^,:\d]+?)(?:,|\s[-–]\s|$)", text, re.IGNORECASE)
        for text in top
    )
    return next((match["body"].strip() for match in to if match and _COMMITTEE.search(match["body"])), None)


def _named_in_prose(top: Sequence[str]) -> str | None:
    """A committee named only in a sentence: "a meeting of the Audit Committee will be held"."""
    named = (
        re.search(r"meeting of (?:the )?([A-Z][\w&' -]+?(?:Committee|Cabinet|Panel|Board|Forum))\b", text)
        for text in top
    )
    return next((match[1] for match in named if match), None)


def _cased(name: str | None) -> str | None:
    """A name printed in capitals as it is written."""
    if name is None or name.upper() != name:
        return name
    small = {"And", "Of", "The", "For", "On", "In", "To", "With"}
    words = [word.capitalize() for word in name.split()]
    return " ".join(word.lower() if n and word in small else word for n, word in enumerate(words))


def _dated(cut: Sequence[Section], lines: Sequence[Line], head: _Head) -> list[Section]:
    """The sections with their meetings; what stands after the last item of minutes is of the minutes' meeting."""
    dated: list[Section] = []
    for section in cut:
        day = dated[-1].sitting if section.kind == "after" and dated else _sitting_of(section, lines, head)
        dated.append(replace(section, sitting=day))
    return dated


def _sitting_of(section: Section, lines: Sequence[Line], head: _Head) -> date | None:
    """The meeting that a section belongs to: minutes to their own, agenda and reports to the paper's."""
    if section.kind == "minutes":
        sat = sitting(lines[section.first : min(head_end(lines, section), section.first + 14)])
        return sat.date if sat else None
    return head.sitting.date if head.sitting else None


def _kind(lines: Sequence[Line], cut: Sequence[Section]) -> str:
    kinds = {section.kind for section in cut}
    if "agenda" in kinds:
        return "agenda pack" if kinds & {"minutes", "report"} else "agenda"
    if "minutes" in kinds:
        return "minutes"
    if any(_CLOSURE.search(line.text) for line in lines[:60]):
        return "closure report"
    return "performance report" if read_scorecard(lines)[0] else "report"


def _title(kind: str, day: date | None, file: str) -> str:
    return f"{kind.capitalize()}, {day.day} {day:%B %Y}" if day else f"{kind.capitalize()}, {file}"


def _marked(lines: Sequence[Line], cut: Sequence[Section]) -> bool:
    """Whether the paper itself shows what is public: an agenda, minutes, a report of a meeting, or marks of a Part."""
    if any(section.kind in ("agenda", "minutes") for section in cut):
        return True
    texts = [line.text.strip() for line in lines if line.text.strip()]
    return any(PRIVATE.match(text) or PUBLIC.match(text) or _OF_A_MEETING.match(text) for text in texts)
