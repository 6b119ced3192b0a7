"""Performance tables: each indicator with its figures, periods, status and reason, in the paper's own words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from store.reading.figures import Amount, Period, dated_within, parse_amount, parse_period
from store.reading.found import Doubt, Indicator
from store.reading.grid import Grid, Meanings, grids, meaning
from store.reading.lines import Line

MEANINGS: Meanings = {
    "ref": meaning(r"^(?:ref|no|id|code|(?:pi|kpi|measure|indicator) (?:ref|no|id|code|number))\b\.?|^#"),
    "target": meaning(r"\btarget\b"),
    "prior": meaning(r"\b(?:previous|prior|last (?:year|quarter|period)|same (?:quarter|period) last)\b"),
    "status": meaning(
        r"^(?:rag|brag|status|on track|on target|rating|position|performance(?! (?:indicator|measure|metric)))\b"
    ),
    "direction": meaning(r"\b(?:direction of travel|dot|trend|direction|change)\b(?<!desired trend)"),
    "polarity": meaning(r"\bgood is\b|^(?:polarity|l/h|h/l|aim|desired (?:trend|direction)|better if|good)\b"),
    "unit": meaning(r"^(?:unit|units|measure type)\b"),
    "service": meaning(r"^(?:service|directorate|department|area|portfolio|theme|priority)\b"),
    "reason": meaning(r"^(?:comment\w*|reason\w*|why|narrative|explanation|notes?|what is behind it)\b"),
    "name": meaning(r"\b(?:indicators?|measures?|kpis?|metrics?|performance measure|description)\b|^(?:name|pi)\b"),
    "value": meaning(r"\b(?:actual|value|outturn|result|performance|current|latest|figure|this quarter)\b"),
}
NEEDED = (frozenset({"name", "target"}), frozenset({"name", "value"}), frozenset({"name", "status", "direction"}))
_WAYS = (
    ("high", r"\b(?:high|higher|up|increase|bigger|more|h)\b|[▲↑]"),
    ("low", r"\b(?:low|lower|down|decrease|smaller|less|l)\b|[▼↓]"),
    ("near", r"\b(?:near|within|plan|range)\b"),
)
_MOVES = (
    ("better", r"\b(?:improv\w+|better|getting better)\b"),
    ("worse", r"\b(?:worse\w*|declin\w+|deteriorat\w+|getting worse)\b"),
    ("same", r"\b(?:no change|same|stable|static|maintained|steady|unchanged|level)\b"),
)
_ARROW = re.compile("[↑↓→←↔▲▼►◄▶◀⬆⬇➡⇧⇩⇨↗↘=]")
_LEVEL = re.compile("[→↔►▶➡⇨=]")
_OTHER = re.compile(r"\b(?:deliverable|milestone|lesson|recommendation)s?\b", re.IGNORECASE)
_REGISTER = re.compile(
    r"\b(?:impact|likelihood|probability|mitigation|risks?|issues?|latest update|control)\b", re.IGNORECASE
)
"""Headings of a register of risks, issues or dependencies, which describes and measures nothing."""
_COLOUR = re.compile(r"\b(?:red|amber|green)\b", re.IGNORECASE)
_UNSTATED = frozenset(["", "n/a", "-", "–", "—", "not rated", "tbc", "none", "not known"])


@dataclass(frozen=True, slots=True)
class _Figures:
    """Which column holds the figure of which period, the latest first."""

    places: tuple[tuple[int, Period | None], ...]
    around: Period | None


def read_scorecard(lines: Sequence[Line]) -> tuple[tuple[Indicator, ...], tuple[Doubt, ...]]:
    """Every indicator of every performance table, and what is doubtful of it."""
    found: list[Indicator] = []
    doubts: list[Doubt] = []
    for table in grids(lines, MEANINGS, NEEDED):
        if _OTHER.search(table.head.text) or ("target" not in table.columns and _REGISTER.search(table.head.text)):
            continue
        rows = list(_table(table, lines))
        found += rows
        doubts += [doubt for line in table.rows for doubt in _run_or_slid(table, line)]
        doubts += [
            Doubt(line=row.line, about=row.name, why="The table does not say for which period its figure is.")
            for row in rows
            if row.value is not None and row.period is None
        ]
    return tuple(found), tuple(doubts)


def _table(table: Grid, lines: Sequence[Line]) -> Iterator[Indicator]:
    figures = _figures(table, lines)
    starred = _starred(lines, table)
    service: str | None = None
    for line in table.rows:
        filled = [cell for cell in line.cells if cell.strip()]
        if len(filled) == 1 and line.cells[0].strip():
            service = filled[0].strip()
            continue
        name = table.cell(line, "name")
        if name:
            yield _indicator(table, line, figures, (table.cell(line, "service") or service, starred))


def _run_or_slid(table: Grid, line: Line) -> Iterator[Doubt]:
    """A status cell that holds a figure, or two colours, is no status."""
    name, status = table.cell(line, "name"), table.cell(line, "status")
    if name and parse_amount(status):
        yield Doubt(line=line.number, about=name, why=f"Its status is printed as “{status}”: its columns have slid.")
    if name and len(_COLOUR.findall(status)) > 1:
        why = f"It seems to be several rows run into one: its status is printed as “{status}”."
        yield Doubt(line=line.number, about=name, why=why)


def _status(text: str) -> str | None:
    return None if parse_amount(text) or len(_COLOUR.findall(text)) > 1 else _stated(text)


def _figures(table: Grid, lines: Sequence[Line]) -> _Figures:
    heads = [" ".join(cell.split()) for cell in table.head.cells]
    above = [parse_period(text) for text in reversed((*_before(table, lines), *table.above))]
    told = [period for period in above if period and not (period.start and period.start == period.end)]
    around = next((period for period in told if period.start), next(iter(told), None))
    known = {place for name, place in table.columns.items() if name not in ("value", "prior")}
    dated = [
        (place, dated_within(period, around))
        for place, head in enumerate(heads)
        if place not in known and (period := parse_period(head))
    ]
    dated.sort(key=lambda pair: str(pair[1].end or ""), reverse=True)
    if dated and not any(period.end for _, period in dated):
        dated = dated if _latest_first([period.printed for _, period in dated]) else dated[::-1]
    if dated:
        return _Figures(tuple(dated), around)
    places = [table.columns[name] for name in ("value", "prior") if name in table.columns]
    return _Figures(tuple((place, None) for place in places), around)


def _latest_first(printed: Sequence[str]) -> bool:
    """Whether quarters without years count down from left to right, as Q3 and Q2 do; else the last is the latest."""
    numbers = [int(found[0]) for text in printed if (found := re.search(r"[1-4]", text))]
    return len(numbers) > 1 and all((first - second) % 4 == 1 for first, second in pairwise(numbers))


def _before(table: Grid, lines: Sequence[Line]) -> list[str]:
    """The texts of the section above, the report's title among them, nearest last."""
    index = next(n for n, line in enumerate(lines) if line.number == table.head.number)
    return [
        line.text.strip() for line in lines[max(0, index - 45) : index] if line.text.strip() and len(line.cells) == 1
    ]


def _indicator(table: Grid, line: Line, figures: _Figures, said: tuple[str | None, frozenset[str]]) -> Indicator:
    service, starred = said
    name, unit = _name_and_unit(table.cell(line, "name"), table.cell(line, "unit"))
    now, before = [*figures.places, (None, None), (None, None)][:2]
    value = parse_amount(_at(line, now[0]))
    target = parse_amount(table.cell(line, "target"))
    prior = parse_amount(table.cell(line, "prior") or _at(line, before[0]))
    period = now[1] or figures.around
    polarity = _first(_WAYS, table.cell(line, "polarity")) or ("low" if name in starred else None)
    move = table.cell(line, "direction")
    return Indicator(
        name=name,
        service=service or None,
        period=period.printed if period else None,
        start=period.start if period else None,
        end=period.end if period else None,
        value=value.value if value else None,
        unit=unit or next((amount.unit for amount in (value, target, prior) if amount and amount.unit), None),
        target=target.value if target else None,
        prior=prior.value if prior else None,
        status=_status(table.cell(line, "status")),
        direction=_first(_MOVES, move) or (_by_arrow(move, polarity, value, prior) if _ARROW.search(move) else None),
        polarity=polarity,
        reason=_stated(table.cell(line, "reason")),
        line=line.number,
        page=line.page,
    )


def _by_arrow(arrow: str, polarity: str | None, value: Amount | None, prior: Amount | None) -> str | None:
    """An arrow may point to where the figure goes or to better: it tells only what figures and polarity tell too."""
    if _LEVEL.search(arrow):
        return "same"
    if polarity not in ("high", "low") or not value or not prior or value.unit != prior.unit:
        return None
    rise = value.value - prior.value if polarity == "high" else prior.value - value.value
    return "better" if rise > 0 else "worse" if rise < 0 else "same"


def _at(line: Line, place: int | None) -> str:
    return line.cells[place] if place is not None and place < len(line.cells) else ""


def _name_and_unit(name: str, unit: str) -> tuple[str, str | None]:
    """The name without a star, and the unit, which may stand in brackets behind it: "Residual waste (tonnes)"."""
    bare = name.rstrip("* ").strip()
    bracketed = re.search(
        r"\s*\((%|£|£?m|£?k|number|no\.?|(?:(?:working|calendar) )?days?|hours?|weeks?|minutes?|tonnes?|kg|rate)\)$",
        bare,
        re.IGNORECASE,
    )
    if unit:
        return bare, unit
    return (bare[: bracketed.start()], bracketed[1]) if bracketed else (bare, None)


def _starred(lines: Sequence[Line], table: Grid) -> frozenset[str]:
    """The measures marked with a star, where the text says that those are better when lower."""
    if not any(re.search(r"\*.*\bbetter\b.*\blower\b|\*.*\blower is better\b", text) for text in _before(table, lines)):
        return frozenset()
    names = (table.cell(line, "name") for line in table.rows)
    return frozenset(name.rstrip("* ").strip() for name in names if name.endswith("*"))


def _stated(text: str) -> str | None:
    return None if text.casefold() in _UNSTATED else text


def _first(words: Sequence[tuple[str, str]], text: str) -> str | None:
    return next((name for name, pattern in words if re.search(pattern, text, re.IGNORECASE)), None)
