"""Dates that contradict one another: weekdays, an agenda's meeting and that of its papers, the next meeting."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from store.reading.dates import Dated, find_dates
from store.reading.found import Doubt, Item
from store.reading.lines import Line
from store.reading.outline import Section

_FOR = re.compile(
    r"^\W*(?:meeting to be held|(?:date of (?:the )?|committee |council )?meeting(?: date)?\s*:|"
    r"(?:report )?to .{3,60} on)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\bnext (?:scheduled |ordinary )?meeting\b", re.IGNORECASE)
_MINUTES_OF = re.compile(r"\bminutes\b.{0,60}\b(?:held|meeting|of)\b", re.IGNORECASE)


def dates_at_odds(lines: Sequence[Line], cut: Sequence[Section], items: Sequence[Item]) -> Iterator[Doubt]:
    """What is doubtful of the paper's dates, each told once at the line where it stands."""
    yield from _wrong(lines)
    agenda = next((section.sitting for section in cut if section.kind == "agenda"), None)
    if agenda is None:
        return
    for section in cut:
        if section.kind == "report":
            yield from _of_another_meeting(lines, section, agenda)
        elif section.kind == "minutes" and section.sitting and section.sitting < agenda:
            yield from _expected(lines, section, agenda)
    yield from _other_minutes(cut, items)


def _wrong(lines: Sequence[Line]) -> Iterator[Doubt]:
    """Days that there are not, and weekdays that do not belong to their dates."""
    for line in lines:
        for dated in find_dates(line.text):
            if dated.wrong and not re.fullmatch(r"[\d.-]+", dated.printed):  # which may be the number of a paragraph
                yield Doubt(line=line.number, about=dated.printed, why=_sentence(dated.wrong))


def _sentence(wrong: str) -> str:
    return f"{wrong[0].upper()}{wrong[1:]}."


def _of_another_meeting(lines: Sequence[Line], section: Section, agenda: date) -> Iterator[Doubt]:
    """A report whose head names another day than its agenda."""
    for line in [line for line in lines[section.first : section.last] if line.text.strip()][:12]:
        named = _days(line.text) if _FOR.match(line.text) else []
        if named and agenda not in [dated.date for dated in named]:
            why = f"The report is for a meeting on {_said(named[0].date)}, and the agenda is for {_said(agenda)}."
            yield Doubt(line=line.number, about=named[0].printed, why=why)


def _expected(lines: Sequence[Line], section: Section, agenda: date) -> Iterator[Doubt]:
    """Minutes that look forward to another day than that of the agenda which follows them."""
    for index in range(section.first, section.last):
        text = lines[index].text
        if not _NEXT.search(text):
            continue
        near = lines[index : min(index + 3, section.last)]
        ahead = [(line, dated) for line in near for dated in _days(line.text)]
        later = [
            (line, dated) for line, dated in ahead if dated.date and section.sitting and dated.date > section.sitting
        ]
        if later and agenda not in [dated.date for _, dated in later]:
            line, dated = later[0]
            why = f"The minutes give the next meeting as {_said(dated.date)}, and the agenda is for {_said(agenda)}."
            yield Doubt(line=line.number, about=dated.printed, why=why)
            return


def _other_minutes(cut: Sequence[Section], items: Sequence[Item]) -> Iterator[Doubt]:
    """An agenda that announces the minutes of a day of which the paper holds none, though it holds others."""
    held = {section.sitting for section in cut if section.kind == "minutes" and section.sitting}
    for item in items:
        named = _days(item.title) if item.of == "agenda" and _MINUTES_OF.search(item.title) else []
        if len(named) == 1 and len(held) == 1 and named[0].date not in held:
            why = f"The agenda has the minutes of {_said(named[0].date)}, and the minutes are of {_said(min(held))}."
            yield Doubt(line=item.line, about=named[0].printed, why=why)


def _days(text: str) -> list[Dated]:
    return [dated for dated in find_dates(text) if dated.date]


def _said(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day else "an unknown day"
