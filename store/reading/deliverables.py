"""A programme's deliverables: each row with its outcome, approvers, status and date, and what is doubtful of it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from statistics import median

from store.reading.blocks import Label, cover_unsure
from store.reading.dates import find_dates
from store.reading.found import Deliverable, Doubt
from store.reading.grid import Grid, Meanings, grids, meaning
from store.reading.lines import Line
from store.reading.standing import done

MEANINGS: Meanings = {
    "title": meaning(r"^(?:deliverables?|products?|milestones?|outputs?|tasks?|key deliverables?)\b"),
    "outcome": meaning(r"^(?:outcomes?|objectives?|workstreams?|benefits?)\b"),
    "approver": meaning(
        r"\b(?:approved|accepted|signed[ -]?off|agreed|endorsed) by\b|^(?:approvers?|owners?|leads?|responsible|who)\b"
    ),
    "status": meaning(r"^(?:status|position|rag|brag|state)\b"),
    "date": meaning(r"\b(?:date|due|by when|deadline|when|forecast|planned|completion)\b|^by$"),
    "ref": meaning(r"^(?:ref|no|id|code|item)\b\.?|^#"),
}
NEEDED = (frozenset({"title", "status"}), frozenset({"title", "date"}))
_JOINING = frozenset(
    "all of the a an and for in to by with on at or from into as any each our its per no level".split()
)
NOBODY = frozenset(["-", "–", "—", "n/a", "tbc", "none", ""])


@dataclass(frozen=True, slots=True)
class _Row:
    """A row being read: what was found in it, why it is doubtful, and how many rows seem run together in it."""

    found: Deliverable
    whys: tuple[str, ...] = ()
    height: int = 1


def read_deliverables(
    lines: Sequence[Line], titles: Mapping[str, str], paper_date: date | None
) -> tuple[tuple[Deliverable, ...], tuple[Doubt, ...]]:
    """Every row of every table of deliverables; `titles` are the outcomes' titles by number."""
    tables = list(grids(lines, MEANINGS, NEEDED))
    words = _status_words(tables)
    rows = [row for table in tables for row in _table(table, words, titles)]
    rows = [replace(row, whys=(*row.whys, *_impossible(row.found, paper_date))) for row in rows]
    rows = _repeated(rows)
    doubts = [Doubt(line=row.found.line, about=row.found.title, why=why) for row in rows for why in row.whys]
    return tuple(row.found for row in rows), tuple(doubts)


def _status_words(tables: Sequence[Grid]) -> frozenset[str]:
    """The words that the tables' own status columns use, each more than once or as the only ones there are."""
    seen = Counter(text for table in tables for row in table.rows if (text := table.cell(row, "status")))
    plain = {text: n for text, n in seen.items() if not find_dates(text) and len(text) < 30}
    return frozenset(text for text, n in plain.items() if n > 1 or len(plain) < 8)


def _table(table: Grid, words: frozenset[str], titles: Mapping[str, str]) -> Iterator[_Row]:
    usual = median([len(table.cell(line, "title")) for line in table.rows] or [1])
    rows = [_row(table, line, words, usual) for line in table.rows]
    kept = [(row, line) for row, line in zip(rows, table.rows, strict=True) if row]
    outcomes = _outcomes(table, [line for _, line in kept], [row.height for row, _ in kept], titles)
    for (row, _), (number, whys) in zip(kept, outcomes, strict=True):
        yield replace(row, found=replace(row.found, outcome=number), whys=(*row.whys, *whys))


def _row(table: Grid, line: Line, words: frozenset[str], usual: float) -> _Row | None:
    title, status = table.cell(line, "title"), table.cell(line, "status")
    approver, printed = table.cell(line, "approver"), table.cell(line, "date")
    whys: list[str] = []
    slid = _slid(approver, words) if not status or find_dates(status) else None
    if slid:
        whys.append(f"The status “{slid}” stands in the column of the approver: its columns have slid.")
        if approver != slid:
            whys.append(f"The status is printed as “{approver}”.")
        printed = printed or (status if find_dates(status) else "")
        approver, status = "", slid
    if not title:
        return None
    height = _run_together(title, usual, complete=bool(approver and printed))
    if height > 1:
        whys.append("It seems to be several deliverables run into one row.")
    day, why = _date(printed)
    found = Deliverable(
        ref=table.cell(line, "ref") or None,
        title=title,
        approvers=_approvers(approver),
        status=status or None,
        date=day,
        date_printed=printed or None,
        line=line.number,
        page=line.page,
    )
    return _Row(found, (*whys, *why), height)


def _slid(approver: str, words: frozenset[str]) -> str | None:
    """The status word that stands in the approver's cell, a stray letter before it forgiven."""
    for word in sorted(words, key=len, reverse=True):
        if re.fullmatch(rf"(?:\w{{1,2}}\s+)?{re.escape(word)}", approver, re.IGNORECASE):
            return word
    return None


def _approvers(printed: str) -> tuple[str, ...]:
    if printed.casefold() in NOBODY:
        return ()
    return tuple(
        part.strip()
        for part in re.split(r"\s*/\s*|;\s*|,\s+(?=[A-Z])|\s+(?:and|&)\s+(?=[A-Z])", printed)
        if part.strip()
    )


def _date(printed: str) -> tuple[date | None, tuple[str, ...]]:
    dated = find_dates(printed)
    if not dated:
        return None, ()
    if len({one.printed for one in dated}) > 1:
        return None, (f"It seems to be several rows run into one: its date is printed as “{printed}”.",)
    return dated[0].date, (f"Its date is doubtful: {dated[0].wrong}.",) if dated[0].wrong else ()


def _run_together(title: str, usual: float, *, complete: bool) -> int:
    """How many titles one cell seems to hold, where the rest of its row is missing and it is far longer than usual.

    A capital in the middle, not after a small joining word, begins another title.
    """
    if complete or len(title) < 1.8 * usual:
        return 1
    words = title.split()
    breaks = [
        two
        for one, two in pairwise(words)
        if one.islower() and one.isalpha() and one.lower() not in _JOINING and two[0].isupper()
    ]
    return max(2, round(len(title) / usual)) if breaks else 1


def _outcomes(
    table: Grid, lines: Sequence[Line], heights: Sequence[int], titles: Mapping[str, str]
) -> list[tuple[str | None, tuple[str, ...]]]:
    """The outcome of each row, and why that is doubtful."""
    cells = [table.cell(line, "outcome") for line in lines]
    if "outcome" not in table.columns or not any(cells):
        return [(None, ()) for _ in lines]
    if all(cells):
        return [(_number(cell, titles), ()) for cell in cells]
    labels = _labels(cells)
    if cells[0] and not _displaced(labels):
        return [
            (_number(next(label.text for label in reversed(labels) if label.first <= n), titles), ())
            for n in range(len(cells))
        ]
    numbers = [_number(label.text, titles) for label in labels]
    return [_covered(numbers, covered.label, covered.others) for covered in cover_unsure(labels, heights)]


def _covered(numbers: Sequence[str | None], label: int, others: Sequence[int]) -> tuple[str | None, tuple[str, ...]]:
    if not others:
        return numbers[label], ()
    choice = " or ".join(str(numbers[place]) for place in sorted({label, *others}))
    return numbers[label], (f"The layout leaves open whether it belongs to outcome {choice}.",)


def _labels(cells: Sequence[str]) -> list[Label]:
    """The labels, each with the rows that its lines stand beside; a line that begins with a number begins a label."""
    labels: list[Label] = []
    for place, cell in enumerate(cells):
        if not cell:
            continue
        begins = re.match(r"^[A-Z]{0,2}\d{1,2}[.)]?\s", cell) or not labels or labels[-1].last < place - 1
        if begins:
            labels.append(Label(cell, place, place))
        else:
            labels[-1] = Label(f"{labels[-1].text} {cell}", labels[-1].first, place)
    return labels


def _displaced(labels: Sequence[Label]) -> bool:
    """Whether labels stand in the middle of their rows: some label has several lines beside several rows."""
    return any(label.last > label.first for label in labels)


def _number(label: str, titles: Mapping[str, str]) -> str | None:
    """The outcome's number: printed with the label, or that of the outcome with this title."""
    printed = re.match(r"^([A-Z]{0,2}\d{1,3})(?:[.):]|\s|$)", label)
    if printed:
        return printed[1]
    plain = _plain(label)
    return next(
        (number for number, title in titles.items() if plain and _plain(title).startswith(plain[:40])), label or None
    )


def _plain(text: str) -> str:
    return "".join(re.findall(r"[a-z0-9]+", text.casefold()))


def _impossible(found: Deliverable, paper_date: date | None) -> tuple[str, ...]:
    """A thing said to be done on a day after the paper that says so."""
    if found.date and paper_date and found.date > paper_date and done(found.status):
        return (f"It is marked {found.status} on a date later than the paper itself ({paper_date:%-d %B %Y}).",)
    return ()


def _repeated(rows: Sequence[_Row]) -> list[_Row]:
    """With a doubt on rows whose title stands twice with another approver or date."""
    by_title: dict[str, list[Deliverable]] = {}
    for row in rows:
        by_title.setdefault(_same(row.found.title), []).append(row.found)
    told = []
    for row in rows:
        others = [other for other in by_title[_same(row.found.title)] if other.line != row.found.line]
        odd = [other for other in others if (other.approvers, other.date) != (row.found.approvers, row.found.date)]
        why = ("The same title stands elsewhere with another approver or date.",) if odd else ()
        told.append(replace(row, whys=(*row.whys, *why)))
    return told


def _same(title: str) -> str:
    return _plain(re.sub(r"\(as above\)", "", title, flags=re.IGNORECASE))
