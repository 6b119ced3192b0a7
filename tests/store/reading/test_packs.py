"""Every invented pack is read as its `expected.json` says, which was written by hand from what the text means.

Rows are compared field by field, but for `line`. What is tolerated is all here: a name without its title and honours,
and with initials for given names; letter case, quotation marks and dashes; a text that holds the expected one whole, or
stands whole in it; several resolutions of one item told as one; `{"any of": [...]}` where both readings can be
defended, `{"any": true}` where the text does not settle it; and rows under `may`, which may stand or be missing.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from store.reading.printed import as_json
from store.reading.read import read

Row = Mapping[str, object]

PACKS = sorted(path.parent for path in Path(__file__).parents[2].glob("packs/*/pack.txt"))
KEYS = {
    "meetings": ("date",),
    "items": ("meeting_date", "of", "number"),
    "attendance": ("meeting_date", "name"),
    "resolutions": ("meeting_date", "item"),
    "indicators": ("name",),
    "outcomes": ("title",),
    "deliverables": ("title",),
    "actions": ("text",),
    "roles": ("name",),
    "lessons": ("text",),
}
NAMES = {"name", "replaces", "owner", "responsible"}
TITLES = re.compile(
    r"\b(?:county |town |parish )?(?:councillors?|cllrs?|cynghorydd|alderman|baillie|provost|"
    r"lord|sir|dame|reverend|rev|mr|mrs|ms|miss|dr|mbe|obe|cbe|jp|the chair(?:man)?)\b\.?",
    re.IGNORECASE,
)


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_a_pack_of_another_council_is_read_as_its_text_means(pack):
    expected = json.loads((pack / "expected.json").read_text(encoding="utf-8"))
    (paper,) = read(pack / "pack.txt")
    differences = list(compare(expected, as_json(paper)))
    assert not differences, "\n" + "\n".join(differences)


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_what_is_doubtful_in_a_pack_is_marked(pack):
    expected = json.loads((pack / "expected.json").read_text(encoding="utf-8"))["doubts"]
    (paper,) = read(pack / "pack.txt")
    lines = (pack / "pack.txt").read_text(encoding="utf-8").split("\n")
    doubted = [lines[doubt.line - 1] for doubt in paper.doubts]
    missing = [doubt for doubt in expected if not any(doubt["about"] in line for line in doubted)]
    assert not missing, "\n" + "\n".join(f"{doubt['about']}: {doubt['why']}" for doubt in missing)


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_exempt_words_stand_only_in_what_is_marked_exempt(pack):
    (paper,) = read(pack / "pack.txt")
    kinds = [getattr(paper, kind) for kind in KEYS] + [paper.passages]
    open_rows = [row for rows in kinds for row in rows if row.part == 1]
    assert not [row for row in open_rows if "CANARY" in repr(row)]


def compare(expected: Mapping[str, Any], printed: Mapping[str, Any]) -> Iterable[str]:
    """Each difference as a line to read."""
    for field, value in expected["paper"].items():
        if not same(value, printed["paper"][field], field):
            yield f"paper: {field}: expected {value!r}, read {printed['paper'][field]!r}"
    ahead, read_ahead = expected["next_meeting"], printed["next_meeting"]
    if bool(ahead) != bool(read_ahead) or (ahead and unlike(ahead, read_ahead)):
        yield f"next meeting: expected {ahead}, read {read_ahead}"
    for kind, keys in KEYS.items():
        wanted, read_rows = expected[kind], printed[kind]
        if kind == "resolutions":
            wanted, read_rows = joined(wanted), joined(read_rows)
        yield from pair(kind, keys, wanted, read_rows, expected.get("may", {}).get(kind, []))


def pair(kind: str, keys: Sequence[str], wanted: list[Row], read_rows: list[Row], may: list[Row]) -> Iterable[str]:
    """Pair each expected row with the likest row that was read, and tell what differs, is missing or is too much."""
    left = list(read_rows)
    for row in wanted:
        fits = [each for each in left if all(same(row[key], each[key], key) for key in keys)]
        if not fits:
            yield f"{kind}: missing {row}"
            continue
        nearest = min(fits, key=lambda each: len(unlike(row, each)))
        left.remove(nearest)
        for field in unlike(row, nearest):
            yield f"{kind}: {[row[key] for key in keys]}: {field}: expected {row[field]!r}, read {nearest[field]!r}"
    for other in left:
        if not any(all(same(row[field], other[field], field) for field in row) for row in may):
            yield f"{kind}: too much {other}"


def unlike(row: Row, other: Row) -> list[str]:
    """The fields in which two rows differ."""
    return [field for field in row if not same(row[field], other[field], field)]


def same(expected: Any, value: object, field: str) -> bool:
    """Whether what was read is what was expected, within the tolerance that the module tells of."""
    if isinstance(expected, dict):
        return "any" in expected or any(same(each, value, field) for each in expected["any of"])
    if isinstance(expected, list) and isinstance(value, list):
        return len(expected) == len(value) and all(same(*both, "name") for both in zip(expected, value, strict=True))
    if not isinstance(expected, str) or not isinstance(value, str):
        return bool(expected == value)
    if field in NAMES and same_name(expected, value):
        return True
    ours, theirs = words(expected), words(value)
    if field in {"reason", "text", "recommendation"}:
        return ours in theirs or (theirs in ours and len(theirs) > len(ours) / 2)
    return ours == theirs


def same_name(expected: str, value: str) -> bool:
    """Whether two spellings can be one person's: the same surname, and given names or initials that agree."""
    ours, theirs = (words(TITLES.sub(" ", each)).split() for each in (expected, value))
    if not ours or not theirs or ours[-1] != theirs[-1] or "/" in expected + value:
        return ours == theirs
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(ours[:-1], theirs[:-1], strict=False))


def words(text: str) -> str:
    """A text without case, marks that look alike, or what only introduces it."""
    text = re.sub(r"[‘’'\"“”*]", "", text.casefold()).replace("–", "-").replace("—", "-")
    text = re.sub(r"^\W*(?:resolved|agreed)?\W*(?:that\b)?\W*", "", text)
    return re.sub(r"[\s.,;:()-]+", " ", re.sub(r"\b(?:the|just|and)\b", " ", text)).strip()


def joined(rows: list[Row]) -> list[Row]:
    """Resolutions with those of one item as one."""
    of_items: dict[tuple[object, object], list[str]] = {}
    for row in rows:
        of_items.setdefault((row["meeting_date"], row["item"]), []).append(
            words(re.sub(r"\(\w+\)", "", str(row["text"])))
        )
    return [{"meeting_date": day, "item": item, "text": " ".join(texts)} for (day, item), texts in of_items.items()]
