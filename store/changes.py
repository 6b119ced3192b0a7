"""Finds what differs between the kept rows of a paper and those of its newer version, and says it in words."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

Row = dict[str, object]

_PLACE = frozenset({"id", "document_id", "page", "line", "file", "person_id", "zone", "indicator", "hangs_on"})

_KEYS: dict[str, Callable[[Row], Hashable]] = {
    "meetings": lambda row: (row["committee_id"], row["date"]),
    "items": lambda row: (row["meeting_date"], row["of"], row["number"]),
    "attendance": lambda row: (row["meeting_date"], row["name"]),
    "resolutions": lambda row: (row["meeting_date"], row["item"]),
    "indicators": lambda row: (row["indicator_id"], row["service"], row["period"]),
    "outcomes": lambda row: row["number"] or row["title"],
    "deliverables": lambda row: row["ref"] or row["title"],
    "actions": lambda row: (row["of"], row["number"] or row["text"]),
    "roles": lambda row: row["name"],
    "lessons": lambda row: row["number"] or row["text"],
    "passages": lambda row: row["text"],
    "rules": lambda row: (row["committee_id"], row["rule"]),
    "closed_days": lambda row: (row["committee_id"], row["council"], row["date"]),
    "doubts": lambda row: (row["about"], row["why"]),
}

_LABELS: dict[str, Callable[[Row], str]] = {
    "meetings": lambda row: f"meeting of {row['date']}",
    "items": lambda row: f"item {row['number']} {_short(row['title'])} of the {row['of']}",
    "attendance": lambda row: f"attendance of {_short(row['name'])}",
    "resolutions": lambda row: f"resolution {_short(row['text'])}",
    "indicators": lambda row: f"figure {_short(row['indicator'])}" + (f" for {row['period']}" if row["period"] else ""),
    "outcomes": lambda row: f"outcome {_short(row['title'])}",
    "deliverables": lambda row: f"deliverable {_short(row['title'])}",
    "actions": lambda row: f"{row['of']} {_short(row['text'])}",
    "roles": lambda row: f"role of {_short(row['name'])}",
    "lessons": lambda row: f"learning point {_short(row['text'])}",
    "rules": lambda row: f"rule {_short(row['rule'])}",
    "closed_days": lambda row: f"closed day {row['date']}",
    "passages": lambda row: f"passage {_short(row['text'])}",
    "doubts": lambda row: f"doubt about {_short(row['about'])}",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A row as it was and as it will be; None is a row that was not, or will not be, there."""

    kind: str
    old: Row | None
    new: Row | None

    @property
    def exempt(self) -> bool:
        """Whether either row may not be said to everybody."""
        return any(row is not None and row["exempt"] for row in (self.old, self.new))

    @property
    def words(self) -> str | None:
        """The change as a clerk would note it, or None where the paper states the same, at another place perhaps."""
        if "person" in {row["hangs_on"] for row in (self.old, self.new) if row is not None and self.kind == "doubts"}:
            return None  # concluded from all papers' names, not stated by this one
        label = _LABELS[self.kind]
        if self.old is None:
            return f"+ {label(self.new or {})}"
        if self.new is None:
            return f"- {label(self.old)}"
        differences = [
            f"{_field(name)} {_value(name, self.old[name])} -> {_value(name, self.new[name])}"
            for name in _stated(self.new)
            if self.old[name] != self.new[name]
        ]
        return f"{label(self.old)}: " + ", ".join(differences) if differences else None


def pairs(kind: str, old: Sequence[Row], new: Sequence[Row]) -> list[Pair]:
    """Pair each kept row with the one that now stands for it: an equal one if there is one, else one of its key."""
    paired, old_left, new_left = _match(kind, old, new, _everything)
    likely, old_left, new_left = _match(kind, old_left, new_left, _KEYS[kind])
    gone = [Pair(kind, row, None) for row in old_left]
    return [*paired, *likely, *gone, *(Pair(kind, None, row) for row in new_left)]


def _match(
    kind: str, old: Sequence[Row], new: Sequence[Row], key: Callable[[Row], Hashable]
) -> tuple[list[Pair], list[Row], list[Row]]:
    waiting: dict[Hashable, list[Row]] = defaultdict(list)
    for row in old:
        waiting[key(row)].append(row)
    paired, new_left = [], []
    for row in new:
        alike = waiting[key(row)]
        if alike:
            paired.append(Pair(kind, alike.pop(0), row))
        else:
            new_left.append(row)
    matched = {id(pair.old) for pair in paired}
    return paired, [row for row in old if id(row) not in matched], new_left


def _stated(row: Row) -> list[str]:
    return sorted(row.keys() - _PLACE)


def _everything(row: Row) -> Hashable:
    return tuple((name, repr(row[name]) if isinstance(row[name], list) else row[name]) for name in _stated(row))


def _field(name: str) -> str:
    return "classification" if name == "exempt" else name.removesuffix("_id").replace("_", " ")


def _value(name: str, value: object) -> str:
    if name == "exempt":
        return "exempt" if value else "public"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)


def _short(value: object) -> str:
    text = str(value)
    return f"'{text}'" if len(text) <= 60 else f"'{text[:57].rstrip()}...'"
