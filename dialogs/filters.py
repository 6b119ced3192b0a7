"""The conditions of a list of deliverables: status, approver, outcome and dates, combined, and said back in words."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date

from dialogs.cues import cue
from dialogs.known import Known
from dialogs.language import STOP, tokens
from dialogs.moments import When
from dialogs.pick import is_numbered, programme_named
from dialogs.say import joined
from dialogs.standing import is_done
from dialogs.words import Words
from store.records import Deliverable

NOBODY = "nobody"
"""Stands for the approver where there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sieve:
    """Each field is a condition or None. `status` is done, open or the paper's own word."""

    status: str | None = None
    approver: str | None = None
    outcome: str | None = None
    programme: str | None = None
    whens: tuple[When, ...] = ()
    about: tuple[str, ...] = ()
    spoken: tuple[str, ...] = field(default=())

    @property
    def stems(self) -> frozenset[str]:
        """The words of the message that the conditions account for."""
        return frozenset(self.spoken)

    def holds(self, found: Deliverable, today: date) -> bool:
        """Whether a deliverable meets every condition."""
        dated = [when.near(today) if when.how != "on" else when for when in self.whens]
        return (
            _status_holds(self.status, found.status)
            and _approver_holds(self.approver, found.approvers)
            and (self.outcome is None or is_numbered(found.outcome, self.outcome) or found.outcome == self.outcome)
            and (self.programme is None or found.programme == self.programme)
            and all(found.date is not None and when.holds(found.date) for when in dated)
            and set(self.about) <= {token.stem for token in tokens(found.title)}
        )

    def over(self, later: "Sieve") -> "Sieve":
        """These conditions with those of a later message laid over them."""
        given = {f.name: getattr(later, f.name) for f in fields(later) if getattr(later, f.name)}
        return replace(self, **given)

    def said(self, known: Known) -> str:
        """The conditions in words, to stand after "deliverables are"."""
        status = {"done": "signed off or complete", "open": "not yet done"}.get(self.status or "", self.status)
        if self.status == "done":
            status = joined(
                sorted({d.status for d in known.deliverables if d.status and is_done(d.status)}), "or"
            ).lower()
        if self.status == "open":
            words = sorted({d.status for d in known.deliverables if d.status and is_done(d.status) is False})
            status = f"outstanding ({joined(words, 'or')})" if words else "outstanding"
        parts = [
            f"marked {status}" if self.status not in (None, "done", "open") else status,
            "without an approver" if self.approver == NOBODY else f"by {self.approver}" if self.approver else None,
            f"under outcome {self.outcome}" if self.outcome else None,
            f"in {self.programme}" if self.programme else None,
            f"about {' '.join(self.about)}" if self.about else None,
            *(f"dated {when.printed()}" for when in self.whens),
        ]
        return " ".join(part for part in parts if part)

    def told(self) -> dict[str, str]:
        """As slots."""
        return {name: json.dumps(value) for name, value in asdict(self).items() if value and name != "spoken"}

    @classmethod
    def of(cls, told: Mapping[str, str]) -> "Sieve":
        """From slots."""
        kept = {name: json.loads(value) for name, value in told.items()}
        whens = tuple(When(**when) for when in kept.pop("whens", ()))
        return cls(whens=whens, about=tuple(kept.pop("about", ())), **kept)


def _approver_holds(wanted: str | None, approvers: tuple[str, ...]) -> bool:
    return not approvers if wanted == NOBODY else wanted is None or wanted in approvers


def _status_holds(wanted: str | None, status: str | None) -> bool:
    if wanted is None:
        return True
    if wanted in ("done", "open"):
        return is_done(status) is (wanted == "done")
    return (status or "").casefold() == wanted.casefold()


def sieve(words: Words, known: Known, frame: frozenset[str]) -> Sieve:
    """The conditions that a message sets."""
    status, status_stems = _status(words, known)
    approver, approver_stems = _approver(words, known)
    outcome, outcome_stems = _outcome(words, known, frame)
    programme, programme_stems = programme_named(words, known)
    spoken = tuple(sorted(status_stems | approver_stems | outcome_stems | programme_stems))
    rest = [term for term in words.without(frame | frozenset(spoken)) if len(term.stems) == 1]
    held = {token.stem for d in known.deliverables for token in tokens(d.title)}
    about = tuple(term.stems[0] for term in rest if term.stems[0] in held)
    return Sieve(
        status=status,
        approver=approver,
        outcome=outcome,
        programme=programme,
        whens=words.whens,
        about=about,
        spoken=(*spoken, *about),
    )


def _status(words: Words, known: Known) -> tuple[str | None, frozenset[str]]:
    """The paper's own status word where the message uses it, else done or open."""
    for own in sorted({d.status for d in known.deliverables if d.status}, key=len, reverse=True):
        stems = [token.stem for token in tokens(own)]
        typed = [token.stem for token in words.tokens]
        if any(typed[n : n + len(stems)] == stems for n in range(len(typed))) and not words.has(cue("filter open")):
            return own, frozenset(stems)
    if words.has(cue("filter open")):
        return "open", frozenset()
    return ("done", frozenset()) if words.has(cue("filter done")) else (None, frozenset())


def _approver(words: Words, known: Known) -> tuple[str | None, frozenset[str]]:
    """The approver whose whole name, surname or only known first name stands in the message."""
    if nobody := re.search(cue("filter nobody"), words.plain):
        return NOBODY, frozenset(token.stem for token in tokens(nobody[0]))
    typed = {token.word for token in words.tokens if token.word not in STOP}
    names = {name for d in known.deliverables for name in d.approvers}
    fits = {name: {t.word for t in tokens(name)} & typed for name in names}
    best = max(fits, key=lambda name: (len(fits[name]), name), default=None)
    if best is None or not fits[best] or sum(len(held) == len(fits[best]) for held in fits.values()) > 1:
        return None, frozenset()
    return best, frozenset(token.stem for token in tokens(best))


def _outcome(words: Words, known: Known, frame: frozenset[str]) -> tuple[str | None, frozenset[str]]:
    """The outcome named by number, or by the words of its title after "outcome"."""
    number = re.search(r"\boutcomes? (?:number |no\.? ?)?(\d+)\b", words.plain)
    if number:
        return number[1], frozenset({number[1]})
    if "outcome" not in words.plain:
        return None, frozenset()
    hits = known.index.find(words.without(frame), frozenset({"outcome"}), 1)
    if not hits or hits[0].coverage < 0.6:
        return None, frozenset()
    stems = frozenset(stem for term in hits[0].matched for stem in term.stems)
    return getattr(hits[0].thing.record, "number", None), stems


def carried_sieve(words: Words, question: str) -> Sieve | None:
    """The conditions of the list in the message before, where this one leans on it."""
    if words.before is None or words.before.question != question or not words.follows:
        return None
    return Sieve.of(dict(words.before.filters))


def role_of(found: Deliverable, known: Known) -> str:
    """What the paper calls the people beside a deliverable: its owner, its lead, or who approved it."""
    row = known.rows.get((found.source.document, found.source.line))
    heads = [head for head, cell in row.cells if any(name in cell for name in found.approvers)] if row else []
    return heads[0] if heads else "Approved by"


def notes_of(found: Deliverable, known: Known) -> tuple[tuple[str, str], ...]:
    """What else its row prints of how it goes: progress, comments, reasons."""
    row = known.rows.get((found.source.document, found.source.line))
    cells = row.cells if row else ()
    return tuple(
        pair for pair in cells if re.search(cue("head note"), pair[0], re.IGNORECASE) and pair[1] != found.status
    )
