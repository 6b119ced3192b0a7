"""What is wrong with actions: due before the meeting that set them, one number for two owners or two days."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from dialogs.inspecting.finding import Finding
from dialogs.inspecting.records import Records
from dialogs.say import cut, joined, short_date
from store.records import Action
from store.settled import digest

_OLDER = r"\b(?:agendas?|packs?|trackers?|logs?|registers?|outstanding|progress|updates?|arising|reports?|follow\w*)\b"
"""Papers that may list actions of meetings before their own."""


def due_before_set(records: Records) -> Iterator[Finding]:
    """Actions that were due before the meeting that set them; lists of older actions are no minutes."""
    minuted: dict[int, set[date]] = defaultdict(set)
    for item in records.items:
        if item.of == "minutes" and item.meeting_date:
            minuted[item.source.document].add(item.meeting_date)
    for one in records.actions:
        met = _set_on_sheet(one) if one.source.sheet else _set_in_minutes(one, minuted[one.source.document])
        if one.due and met and one.due < met:
            why = f"It is due on {short_date(one.due)}, before the meeting that set it ({short_date(met)})."
            mark = digest("due before", records.paper(one.source), one.text, one.due, met)
            yield _finding([one], "date", why, (mark,))


def _set_in_minutes(one: Action, days: set[date]) -> date | None:
    minutes = one.of == "action" and one.source.of == "minutes"
    return min(days) if minutes and len(days) == 1 else None


def _set_on_sheet(one: Action) -> date | None:
    """The day of the paper that somebody wrote an action down from, where that is no list of older ones.

    What a paper recommends, or gives as a next step, is its own whatever it is called.
    """
    older = re.search(_OLDER, f"{one.source.paper} {one.source.kind}".casefold().replace("_", " "))
    return None if one.of == "action" and older else one.source.meeting_date


def at_odds(records: Records) -> Iterator[Finding]:
    """Actions of one number in one paper, with two owners or two days."""
    same: dict[tuple[object, ...], list[Action]] = defaultdict(list)
    for one in records.actions:
        if one.number:
            same[one.source.document, one.source.of, one.source.item, one.of, one.number.casefold()].append(one)
    for several in same.values():
        if odd := [pair for pair in combinations(several, 2) if _is_one(*pair) and _told(*pair)]:
            yield _odd(records, odd)


def _is_one(one: Action, other: Action) -> bool:
    """Whether two of one number have to be one: in a pack, and in what is recommended, each report counts anew."""
    if one.text.casefold() == other.text.casefold():
        return True
    return one.of == "action" and not re.search(r"\bpacks?\b", f"{one.source.paper} {one.source.kind}".casefold())


def _told(one: Action, other: Action) -> list[str]:
    stated = (
        ("owner", one.owner or "", other.owner or ""),
        ("day", short_date(one.due) if one.due else "", short_date(other.due) if other.due else ""),
    )
    return [f"{name} ({a}; {b})" for name, a, b in stated if a and b and a.casefold() != b.casefold()]


def _odd(records: Records, pairs: Sequence[tuple[Action, Action]]) -> Finding:
    def worded(one: Action) -> str:
        return f"{one.text}|{one.owner}|{one.due}".casefold()

    rows = list(dict.fromkeys(one for pair in pairs for one in pair))
    why = f"Number {rows[0].number} stands twice, with another {joined(_told(*pairs[0]))}."
    said = ("number", records.paper(rows[0].source), rows[0].of, rows[0].number)
    marks = (digest(*said, *sorted(map(worded, pair))) for pair in pairs)
    return _finding(rows, "odds", why, tuple(dict.fromkeys(marks)))


def _finding(rows: Sequence[Action], kind: str, why: str, marks: tuple[str, ...]) -> Finding:
    return Finding(
        kind=kind,
        about=cut(rows[0].text, 120),
        why=why,
        sources=tuple(dict.fromkeys(one.source for one in rows)),
        committee=rows[0].source.committee,
        marks=marks,
        of=frozenset(("action", one.id) for one in rows),
    )
