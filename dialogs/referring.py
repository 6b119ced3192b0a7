"""How people point to a reminder in an answer to it: by its reference, of which four letters may be a word too."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dialogs.act import MARKS
from store import Tx, answered

LONGEST = 500
"""Characters of what somebody says beside an answer."""
_SAID = r"ref(?:erence)?[.:]?\s+"
_SIGN = r"[2-9A-HJ-NP-Z]{4}(?![\w'’])"
_NEVER = r"(?!(?:that|this|what|when|then|them|they|have|been|were|much|each|ever|year)\b)"
_ANY, _SURE = rf"(?:{_SAID}|{_NEVER}){_SIGN}", rf"(?:{_SAID}|(?=[A-Z]*[2-9])){_SIGN}"
_BEFORE = re.compile(r"(?:(?:please|yes|yep|yeah|ok|okay|sorry|thanks)\b[\s,.!;:–-]*)+", re.IGNORECASE)
_AFTER = re.compile(r"(?:[\s,.!;–-]+(?:please|thanks|thank\s+you|many\s+thanks|cheers|sorry))+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """An order as people type it, once with any reference and once with none that could be a word."""

    any: re.Pattern[str]
    sure: re.Pattern[str]


def form(written: str) -> Form:
    """The form that is written as a pattern which disregards case, with @ for a reference and % for a sure one."""
    flags, plain = re.IGNORECASE | re.DOTALL, written.replace("%", _SURE)
    return Form(re.compile(plain.replace("@", _ANY), flags), re.compile(plain.replace("@", _SURE), flags))


def plainly(text: str) -> str:
    """An order without what is said for politeness; nothing where a question is asked."""
    if text.rstrip().endswith("?"):
        return ""
    kept = text.strip(MARKS)
    return _AFTER.sub("", kept[found.end() :] if (found := _BEFORE.match(kept)) else kept).strip(MARKS)


def read(said: str, forms: Iterable[Form], reading: Callable[[re.Match[str]], str | None]) -> str | None:
    """What is asked for by the first form of which `reading` makes something.

    Where a reference may be a word, what it is with the word as a word comes after: see `meant`.
    """
    several = tuple(forms)
    both = ([one.any for one in several], [one.sure for one in several])
    found = (next(filter(None, (reading(m) for one in each if (m := one.fullmatch(said)))), None) for each in both)
    return "\n".join(dict.fromkeys(filter(None, found))) or None


def is_sure(reference: str | None) -> bool:
    """Whether a reference as it was typed cannot be a word."""
    return bool(reference) and re.fullmatch(_SURE, reference or "", re.IGNORECASE) is not None


def given(reference: str | None, told: str | None = "") -> str:
    """What an act recognised, as one text: the reference (or nothing), and on the next line what was told with it."""
    sign = (reference or "").split()[-1:] or [""]
    return f"{sign[0].upper()}\n{' '.join((told or '').split())[:LONGEST]}"


def meant(tx: Tx, wanted: str) -> tuple[str, str]:
    """The reference (or nothing) and what was told with it; what nobody was sent under is a word, where it can be."""
    lines = wanted.split("\n")
    if len(lines) > 2 and not answered.by_reference(tx, lines[0]):
        lines = lines[2:]
    return lines[0], lines[1]
