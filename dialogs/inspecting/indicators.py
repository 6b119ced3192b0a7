"""What is wrong with figures: none says of when it is, two say different things of one period, a status is not so."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from dialogs.inspecting.finding import Finding
from dialogs.inspecting.records import Records
from dialogs.say import amount, joined, paper
from dialogs.standing import is_below
from store.records import Figure
from store.settled import digest

_NUMERIC = r"\b(?:above|below|over|under|exceed\w*|short)\b"
"""Status words that speak of the number, and not of whether that is good."""


def undated(records: Records) -> Iterator[Finding]:
    """Figures of which no period is stated."""
    for one in records.figures:
        if one.value is not None and not one.period and one.start is None and one.end is None:
            stated = ("period", records.paper(one.source), one.name, one.service, one.value)
            yield figures_finding(
                [one], "period", "The paper does not say for which period its figure is.", (digest(*stated),)
            )


def at_odds(records: Records) -> Iterator[Finding]:
    """Two values, two targets, or one status on target and one off it, of one indicator for one period."""
    same: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for one in records.figures:
        if period := _period(one):
            same[one.indicator, (one.service or "").casefold(), period].append(one)
    for several in same.values():
        for what, told, differ in _STATED:
            stated = [one for one in several if told(one)]
            if odd := [pair for pair in combinations(stated, 2) if differ(*pair)]:
                yield _odd(records, what, told, odd)


def _period(one: Figure) -> object:
    return (one.start, one.end) if one.start and one.end else (one.period or "").casefold().strip()


def _odd(records: Records, what: str, told: Callable[[Figure], str], pairs: Sequence[tuple[Figure, Figure]]) -> Finding:
    figures = list(dict.fromkeys(one for pair in pairs for one in pair))
    values = joined([f"{told(one)} ({paper(one.source)})" for one in pairs[0]])
    period = next((one.period for one in figures if one.period), None) or "one period"

    def worded(one: Figure) -> str:
        return f"{told(one)}|{records.paper(one.source)}".casefold()

    said = (figures[0].name, figures[0].service, what, *map(str, (figures[0].start, figures[0].end)))
    marks = (digest("odds", *said, *sorted(map(worded, pair))) for pair in pairs)
    return figures_finding(
        figures, "odds", f"Its {what} for {period} is given twice: {values}.", tuple(dict.fromkeys(marks))
    )


def _value(one: Figure) -> str:
    return "" if one.value is None else amount(one.value, one.unit)


def _target(one: Figure) -> str:
    return "" if one.target is None else amount(one.target, one.unit)


def _values_differ(one: Figure, other: Figure) -> bool:
    return _comparable(one, other) and not _agree(one.value or 0, other.value or 0)


def _targets_differ(one: Figure, other: Figure) -> bool:
    return _comparable(one, other) and not _agree(one.target or 0, other.target or 0)


def _statuses_differ(one: Figure, other: Figure) -> bool:
    return {is_below(one.status), is_below(other.status)} == {True, False}


def _comparable(one: Figure, other: Figure) -> bool:
    return (one.unit or "").casefold() == (other.unit or "").casefold()


def _agree(one: float, other: float) -> bool:
    """Whether one may be the other, rounded."""
    places = min(_places(one), _places(other))
    return abs(one - other) <= 0.5000001 * 10**-places if _places(one) != _places(other) else one == other


def _places(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


_STATED: tuple[tuple[str, Callable[[Figure], str], Callable[[Figure, Figure], bool]], ...] = (
    ("figure", _value, _values_differ),
    ("target", _target, _targets_differ),
    ("status", lambda one: one.status or "", _statuses_differ),
)


def against_target(records: Records) -> Iterator[Finding]:
    """Statuses that say the contrary of figure and target, where the paper says which way is good."""
    for one in records.figures:
        short = _is_short(one)
        below = is_below(one.status)
        if short is None or below is None or short == below:
            continue
        if re.search(_NUMERIC, one.status or "", re.IGNORECASE) and one.polarity != "high":
            continue  # "above target" may be the bad news
        good = "higher" if one.polarity == "high" else "lower"
        against = "misses" if short else "meets"
        why = (
            f"It is given as {one.status}, but {_value(one)} {against} the target of {_target(one)}: {good} is better."
        )
        stated = (records.paper(one.source), one.name, one.service, one.period, one.value, one.target, one.status)
        yield figures_finding([one], "status", why, (digest("status", *stated),))


def _is_short(one: Figure) -> bool | None:
    """Whether the figure misses its target; None where either, or which way is good, is not stated."""
    if one.value is None or one.target is None or one.polarity not in {"high", "low"}:
        return None
    return one.value < one.target if one.polarity == "high" else one.value > one.target


def figures_finding(figures: Sequence[Figure], kind: str, why: str, marks: tuple[str, ...]) -> Finding:
    """What is wrong with figures of one indicator."""
    return Finding(
        kind=kind,
        about=figures[0].name,
        why=why,
        sources=tuple(dict.fromkeys(one.source for one in figures)),
        committee=figures[0].source.committee,
        marks=marks,
        of=frozenset(("figure", one.id) for one in figures),
    )
