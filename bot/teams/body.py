"""Reads the body of an authentic request as plain JSON, with limits on its size and depth."""

import json
from collections.abc import Mapping, Sequence

from bot.teams.refusal import malformed

LONGEST = 256 * 1024
"""Bytes; Teams' own activities have a few thousand."""
DEEPEST = 32
"""Objects and lists inside one another."""


def parse(body: bytes) -> dict[str, object]:
    """The object that the body holds, or TurnedAway; letters that no database or terminal can keep are dropped."""
    if len(body) > LONGEST:
        raise malformed("the body is longer than 256 kB")
    try:
        value = json.loads(body.decode(), object_pairs_hook=_object, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise malformed("the body is not JSON") from None
    cleaned = _clean(value, DEEPEST)
    if not isinstance(cleaned, dict):
        raise malformed("the body is not an object")
    return cleaned


def part(value: Mapping[str, object], name: str) -> Mapping[str, object]:
    """The object of that name, or an empty one where there is none."""
    held = value.get(name)
    return held if isinstance(held, dict) else {}


def text(value: Mapping[str, object], name: str) -> str | None:
    """The text of that name, or None where there is none or it is empty."""
    held = value.get(name)
    return held if isinstance(held, str) and held else None


def parts(value: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    """The objects in the list of that name."""
    held = value.get(name)
    return [one for one in held if isinstance(one, dict)] if isinstance(held, list) else []


def _object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """Refuse an object that says one thing twice: two readers of it would not agree on what it says."""
    read = dict(pairs)
    if len(read) != len(pairs):
        raise ValueError("a name stands twice")
    return read


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is no number")


def _clean(value: object, deeper: int) -> object:
    if isinstance(value, str):
        return value.replace("\x00", "").encode(errors="ignore").decode()
    if not isinstance(value, dict | list):
        return value
    if deeper == 0:
        raise malformed("the body is too deep")
    if isinstance(value, list):
        return [_clean(one, deeper - 1) for one in value]
    return {str(_clean(name, 0)): _clean(one, deeper - 1) for name, one in value.items()}
