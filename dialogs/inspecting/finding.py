"""One thing that seems wrong with the records: what, why, in which paper; named by words and never by rows."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from store.records import Source

KINDS: Mapping[str, str] = {
    "odds": "Contradictions",
    "twice": "Listed twice",
    "date": "Impossible dates",
    "open": "Reported done with something still open",
    "status": "Statuses against their targets",
    "period": "Figures without a period",
    "lacking": "Meetings without a time or a place",
    "name": "Names in doubt",
    "reading": "Rows that were hard to read",
    "other": "Other doubts",
}
"""Every kind of finding, in the order in which they are told, and what a list of them is called."""

_SAYS = (
    ("open", r"\b(?:but|although|though|while)\b.*\b(?:deliverable|product|milestone)s?\b"),
    ("odds", r"\bsame title\b|\bstands (?:again|elsewhere|twice|under)\b.*\b(?:another|different)\b"),
    ("odds", r"\bdisagree|\bagenda (?:is for|has the minutes)\b|\bcontradict"),
    ("twice", r"\btwice\b|\bduplicat|\brepeated\b"),
    (
        "date",
        r"\bno such day\b|\blater than\b|\bdate\b.{0,20}\bdoubtful\b|\b(?:sun|mon|tues|wednes|thurs|fri|satur)day",
    ),
    ("period", r"\bwhich period\b|\bperiod (?:of the figure )?is not (?:stated|given)\b"),
    ("name", r"\bspell|\bspelt\b|\bnames? (?:differ|is printed)\b|\bcalls this person\b|\bdoes not say which\b"),
    ("name", r"\banother alphabet\b|\blooks like an? \w\b|^printed (?:as )?[A-Z]\w* (?:[A-Z]\w* |here\b)"),
    ("reading", r"\bslid\b|\brun (?:together |into )|\bis printed as\b|\blayout\b|\bstands in the column\b"),
    ("reading", r"\bstands in the \w+'s column\b"),
)
"""What the sentences of readers, and of whoever writes down a sheet, say of each kind, the plainest first."""
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # as in store.notices: a reference is read out over the telephone
SHORTEST, LONGEST = 4, 8
"""How many letters a reference has: four, and more only where others begin with the same four."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something doubtful, of one of `KINDS`; `about` names the record, `why` is one sentence.

    `committee` (its id) is whose clerks may settle it. `marks` are digests, one for each thing that speaks against the
    record: it is settled when all of them are, so that the same fault seen with fewer of its records stays settled, and
    one more fault opens it again. `of` are the records (kind and id) whose answers carry it, `until` the day after
    which it does not matter.
    """

    kind: str
    about: str
    why: str
    sources: tuple[Source, ...]
    committee: int | None
    marks: tuple[str, ...]
    of: frozenset[tuple[str, int]] = frozenset()
    until: date | None = None

    @property
    def source(self) -> Source:
        """Where it stands."""
        return next((source for source in self.sources if source.exempt), self.sources[0])

    @property
    def doubts(self) -> tuple[str, ...]:
        """Nothing beside itself: a list of findings needs no caveat."""
        return ()

    @property
    def code(self) -> str:
        """The letters of its reference."""
        digest = sha256("|".join(sorted(self.marks)).encode()).digest()
        return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:LONGEST])

    def is_settled(self, settled: Container[str]) -> bool:
        """Whether everything that speaks against the record is settled."""
        return all(mark in settled for mark in self.marks)

    def matters(self, today: date) -> bool:
        """Whether it is still worth hearing on a civil day."""
        return self.until is None or self.until >= today


def kind_said(why: str) -> str:
    """What kind of doubt a reader's sentence, or that of whoever wrote a sheet, is."""
    return next((kind for kind, says in _SAYS if re.search(says, why, re.IGNORECASE)), "other")
