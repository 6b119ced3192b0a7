"""When and where a meeting is or was held, from the words around its date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from store.reading.dates import Dated, find_dates, find_times
from store.reading.found import Item, Meeting
from store.reading.lines import Line
from store.reading.outline import Section

_PLACE = re.compile(r"^\W*(?:venue|place|location)\s*:?\s+(?P<v>.+)$", re.IGNORECASE)
_AFTER = re.compile(
    r"^\W*(?:(?:-|–|,|to be held|being held|held)\s*)*(?P<in>in|at|via|by)?\s*(?P<v>[A-Za-z].{2,140})$", re.IGNORECASE
)
_BEFORE = re.compile(
    r"\b(?:held|place|meeting)\s+(?:in|at|via|by)\s+(?P<v>.{3,140}?)(?:\s+on)?\s*,?\s*$", re.IGNORECASE
)
_SOMEWHERE = re.compile(
    r"\b(?:rooms?|\w*hall|chambers?|centre|house|building|virtual|hybrid|teams|zoom|online|remote|offices?|court|library|school|"
    r"church|pavilion|suite|headquarters|hq|video)\b",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:held|hold|take place|meeting|summoned|date)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\bnext (?:scheduled |ordinary )?meeting\b|\bdates? of (?:next |future )meetings?\b|\bdates of meetings\b|"
    r"\bfuture meetings?\b",
    re.IGNORECASE,
)
_FOR_A_MEETING = re.compile(
    r"^\W*(?:meeting to be held\b|(?:date of (?:the )?|committee )?meeting(?: date)?\s*:|report (?:to|for)\b|"
    r"agenda item\b)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\bminutes?\b.{0,60}?\b(?:meetings?\b.{0,20}?\b(?:held\b.{0,12}?)?(?:on|of)|of the)\s|^minutes?\s*[-–:]|"
    r"\bminutes? of (?=\d{1,2}(?:st|nd|rd|th)?\s|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A date with its time and venue, as far as they are printed near it."""

    date: date
    time: time | None
    venue: str | None
    line: Line
    wrong: str | None = None


def sitting(lines: Sequence[Line]) -> Sitting | None:
    """The meeting that a head of agenda or of minutes announces: the date that most looks like a meeting's."""
    candidates = [
        (_likelihood(line.text, dated), -place, dated) for place, line in enumerate(lines) for dated in _dates(line)
    ]
    if not candidates:
        return None
    _, place, dated = max(candidates, key=lambda candidate: candidate[:2])
    return _around(lines, -place, dated)


def _dates(line: Line) -> list[Dated]:
    return [dated for dated in find_dates(line.text) if dated.date]


def _likelihood(text: str, dated: Dated) -> int:
    """How much a date looks like that of a meeting: a time after it, a weekday, a word such as held."""
    weekday = re.match(r"[a-z]", dated.printed, re.IGNORECASE) is not None
    return (
        3 * bool(find_times(text[dated.end :]))
        + 2 * weekday
        + 2 * bool(_HELD.search(text))
        - 3 * bool(_EARLIER.search(text) and not re.match(r"^\W*(?:draft )?minutes? of", text, re.IGNORECASE))
        - 3 * bool(_NEXT.search(text))
    )


def _around(lines: Sequence[Line], place: int, dated: Dated) -> Sitting | None:
    if dated.date is None:
        return None
    line = lines[place]
    after = line.text[dated.end :]
    following = [other.text for other in lines[place + 1 : place + 8] if other.text.strip()][:3]
    preceding = [other.text for other in lines[max(0, place - 4) : place] if other.text.strip()]
    near = [line.text, *following, *preceding]
    times = find_times(after) or [at for text in near if len(text) < 160 for at in find_times(text)]
    venue = _venue(after, line.text[: dated.start], following)
    return Sitting(dated.date, times[0] if times else None, venue, line, dated.wrong)


def _venue(after: str, before: str, following: Sequence[str]) -> str | None:
    labelled = next((found["v"] for text in following if (found := _PLACE.match(text))), None)
    if labelled:
        return _tidy(labelled)
    held = _BEFORE.search(before)
    if held and _SOMEWHERE.search(held["v"]):
        return _tidy(held["v"])
    clock = re.search(r"(?:[ap]\.?\s?m\b\.?|\bhours\b|\b\d\d:\d\d\b|\bnoon\b|o'clock)", after, re.IGNORECASE)
    found = _AFTER.match(after[clock.end() :].strip()) if clock else None
    if found and (_SOMEWHERE.search(found["v"]) or (found["in"] and re.match(r"(?:the )?[A-Z]", found["v"]))):
        return _tidy(found["v"])
    line = next(
        (text for text in following[:2] if _SOMEWHERE.search(text) and len(text) < 140 and not _HELD.search(text[:12])),
        None,
    )
    return _tidy(re.sub(r"^\s*(?:in|at)\s+", "", line)) if line else None


def _tidy(venue: str) -> str:
    venue = re.split(r"\.\s+(?=[A-Z])", venue.strip(), maxsplit=1)[0]
    return re.sub(r"^the\s+(?=[A-Z])", "", " ".join(venue.split()).strip(" .,-–"))


def meetings(
    lines: Sequence[Line], cut: Sequence[Section], items: Sequence[Item], committee: str | None
) -> tuple[list[Meeting], Meeting | None]:
    """Every meeting that the paper dates, by date; and the next one after its own."""
    own = {
        id(section): sitting(lines[section.first : head_end(lines, section)])
        for section in cut
        if section.kind != "report"
    }
    found: list[tuple[Meeting, bool]] = []
    for section in cut:
        said = own.get(id(section))
        if said and section.kind in ("agenda", "minutes"):
            found.append((_meeting(said, committee, "held" if section.kind == "minutes" else "scheduled"), False))
    if not found and (said := _addressed(lines)):
        found.append((_meeting(said, committee, "scheduled"), False))
    main = next((meeting for meeting, _ in found), None)
    found += [(_meeting(said, committee, status), following) for said, status, following in _mentioned(lines, cut)]
    found += [(_meeting(said, committee, "scheduled"), False) for said in _programmed(lines)]
    merged = _merged([meeting for meeting, _ in found])
    coming = [meeting.date for meeting, following in found if following and (not main or meeting.date > main.date)]
    return merged, next((meeting for meeting in merged if coming and meeting.date == coming[0]), None)


def _addressed(lines: Sequence[Line]) -> Sitting | None:
    """The meeting that a report by itself is for, as its head names it."""
    head = [place for place, line in enumerate(lines[:60]) if _FOR_A_MEETING.match(line.text)]
    return sitting(lines[head[0] : head[0] + 10]) if head else None


def head_end(lines: Sequence[Line], section: Section) -> int:
    """Where the head of a section ends: at its first numbered item, or after thirty lines."""
    for index in range(section.first + 1, min(section.last, section.first + 40)):
        if re.match(r"^\s*(?:[A-Z]{0,2}\d{1,3}|\d{2}/\d{2,3})[.\t ]+\s*[A-Z]", lines[index].text) and not _dates(
            lines[index]
        ):
            return index
    return min(section.last, section.first + 40)


def _meeting(said: Sitting, committee: str | None, status: str) -> Meeting:
    return Meeting(
        committee=committee, date=said.date, time=said.time, venue=said.venue, status=status,
        line=said.line.number, page=said.line.page,
    )  # fmt: skip


def _mentioned(lines: Sequence[Line], cut: Sequence[Section]) -> Iterator[tuple[Sitting, str, bool]]:
    """Meetings named in passing: those whose minutes are confirmed (held), and those to come (scheduled)."""
    for section in cut:
        if section.kind not in ("agenda", "minutes"):
            continue
        coming = False
        for index in range(section.first, section.last):
            text = lines[index].text
            if not text.strip():
                continue
            earlier = _EARLIER.search(text)
            coming = bool(_NEXT.search(text)) or (coming and bool(_dates(lines[index])))
            for dated in _dates(lines[index]):
                if earlier and dated.start >= earlier.start():
                    yield Sitting(dated.date or date.min, None, None, lines[index]), "held", False
                elif coming and (said := _around(lines[index : index + 1], 0, dated)):
                    yield said, "scheduled", section.kind == "agenda" or not _has_agenda(cut)


def _programmed(lines: Sequence[Line]) -> Iterator[Sitting]:
    """Meetings in the table of a work programme, under a heading such as "Date of meeting"."""
    listing = False
    for line in lines:
        heading = re.match(
            r"^(?:date of (?:the )?meeting|meeting date|committee date|meeting)$", line.cells[0].strip(), re.IGNORECASE
        )
        listing = len(line.cells) > 1 and (bool(heading) or listing)
        dated = find_dates(line.cells[0]) if listing and not heading else []
        if dated and dated[0].date:
            yield Sitting(dated[0].date, None, None, line)


def _has_agenda(cut: Sequence[Section]) -> bool:
    return any(section.kind == "agenda" for section in cut)


def _merged(found: Sequence[Meeting]) -> list[Meeting]:
    """One meeting a date: the first that was found, with what the others add; one that was held is held."""
    by_date: dict[date, Meeting] = {}
    for meeting in found:
        first = by_date.get(meeting.date)
        by_date[meeting.date] = meeting if first is None else replace(
            first,
            time=first.time or meeting.time,
            venue=first.venue or meeting.venue,
            status="held" if "held" in (first.status, meeting.status) else first.status,
        )  # fmt: skip
    return [by_date[day] for day in sorted(by_date)]
