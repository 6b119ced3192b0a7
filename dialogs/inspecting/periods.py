"""What is wrong with the periods of figures: ended before they began, not yet ended, the same figure told twice."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from dialogs.inspecting.finding import Finding
from dialogs.inspecting.indicators import figures_finding
from dialogs.inspecting.records import Records
from dialogs.say import short_date
from store.records import Figure
from store.settled import digest

_QUARTER = timedelta(days=100)
"""What is longer, as a year, is told while it runs, as far as it has come."""
_AHEAD = r"\b(?:forecast|estimat|project(?:ed|ion)|provisional|predict|expect|anticipat|so far|to date|ytd)"


def backwards(records: Records) -> Iterator[Finding]:
    """Figures whose period ends before it begins."""
    for one in records.figures:
        if one.start and one.end and one.end < one.start:
            why = f"Its period ends on {short_date(one.end)}, before it begins ({short_date(one.start)})."
            yield figures_finding([one], "date", why, (_mark(records, "backwards", one),))


def early(records: Records) -> Iterator[Finding]:
    """Figures of a quarter or less that was not over on the day of their paper, and that are said to be no forecast."""
    for one in records.figures:
        told = one.source.meeting_date
        if one.value is None or not (one.start and one.end and told) or _is_ahead(one):
            continue
        if one.end > told and one.end - one.start < _QUARTER:
            period = one.period or "that period"
            why = f"It is a figure for {period}, which ended on {short_date(one.end)}, after the paper itself "
            yield figures_finding([one], "date", f"{why}({short_date(told)}).", (_mark(records, "early", one),))


def _is_ahead(one: Figure) -> bool:
    said = " ".join(filter(None, (one.name, one.period, one.status, one.reason)))
    return re.search(_AHEAD, said, re.IGNORECASE) is not None


def repeated(records: Records) -> Iterator[Finding]:
    """The same row twice in one part of a paper; two papers, and minutes beside a report, may each tell it."""
    same: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for one in records.figures:
        if one.value is not None:
            same[(one.source.document, one.source.of, one.source.item, one.indicator, *_stated(one))].append(one)
    for several in same.values():
        if len({one.source.line for one in several}) > 1:
            yield _twice(records, several)


def _stated(one: Figure) -> tuple[object, ...]:
    worded = ((part or "").casefold() for part in (one.service, one.period, one.unit, one.status))
    return one.start, one.end, one.value, one.target, one.prior, *worded


def _twice(records: Records, several: Sequence[Figure]) -> Finding:
    return figures_finding(several, "twice", "It is listed twice.", (_mark(records, "twice", several[0]),))


def _mark(records: Records, what: str, one: Figure) -> str:
    return digest(what, records.paper(one.source), one.name, one.service, one.period, one.start, one.end, one.value)
