"""Choosing what a message is about: the things of a kind that fit it, those understood before, the committee named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.index import Hit, Thing
from dialogs.known import Known
from dialogs.question import share
from dialogs.thesaurus import phrase
from dialogs.words import Words
from store.records import Committee, Meeting

GENERAL = frozenset(phrase("programme project programmes projects report closure transition"))
"""Words of programmes' names that tell none apart."""
CLOSE = 0.93
"""A thing whose score is at least this share of the best one's may be what was meant as well."""
THIN, SHARED = 0.3, 0.55
"""A title of which one word alone was used, and less of it than this, is hardly meant; and what it is then worth."""


@dataclass(frozen=True, slots=True)
class Picked:
    """The things chosen, best first, rivals to the best, and the share of the message that is accounted for."""

    things: tuple[Thing, ...]
    rivals: tuple[Thing, ...]
    score: float
    carried: bool = False
    closeness: float = 1.0

    @property
    def best(self) -> Thing:
        """The one that fits best."""
        return self.things[0]


def pick(words: Words, known: Known, frame: frozenset[str], kind: str, *, dates: bool = True) -> Picked | None:
    """The things of a kind that the message is about; those of the message before where it names none itself."""
    own = words.without(frame)
    if not own and words.follows:
        return carried(words, known, kind)
    hits = known.index.find(own, frozenset({kind}))
    if not hits:
        return None
    hits = _headed(_shortest(hits)) if kind == "indicator" else _shortest(hits)
    score = share(words, known, frame, hits[0], dates=dates)
    if kind == "deliverable" and len(hits[0].matched) == 1 and hits[0].closeness < THIN:
        score *= SHARED
    hits = _akin(hits, words, known, kind)
    rivals = tuple(hit.thing for hit in hits[1:] if _rivals(hit, hits[0]))
    return Picked(tuple(hit.thing for hit in hits), rivals, score, closeness=hits[0].closeness)


def carried(words: Words, known: Known, kind: str) -> Picked | None:
    """The things of a kind that were understood in the message before."""
    if words.before is None or not words.follows:
        return None
    things = [known.index.get(key) for key in words.before.things if key.split(":")[0] == kind]
    found = tuple(thing for thing in things if thing is not None)
    return Picked(found, (), 0.95, carried=True) if found else None


def _akin(hits: list[Hit], words: Words, known: Known, kind: str) -> list[Hit]:
    """After "and the other one": of those that fit nearly as well, the one most like what was answered before."""
    earlier = carried(words, known, kind)
    near = [hit for hit in hits if hit.score >= CLOSE * hits[0].score]
    if earlier is None or len(near) < 2:
        return hits
    told = set(phrase(earlier.best.name))
    likeness = {hit.thing.key: len(told & set(phrase(hit.thing.name))) for hit in near}
    best = max(near, key=lambda hit: likeness[hit.thing.key])
    if sum(held == likeness[best.thing.key] for held in likeness.values()) > 1:
        return hits
    return [best, *(hit for hit in hits if hit.score < CLOSE * best.score)]


def _shortest(hits: Sequence[Hit]) -> list[Hit]:
    """Between equals, the one whose name holds least beside what was asked for stands first."""
    return sorted(hits, key=lambda hit: (-round(hit.score, 6), len(hit.thing.name)))


_MEASURE = re.compile(
    r"^(?:the )?(?:(?:total|average|mean|overall) )*"
    r"(?:number|percentage|proportion|share|rate|%|level|count) of (?:the )?",
    re.IGNORECASE,
)
_PHRASE_ENDS = re.compile(
    r"\s(?:in|of|for|to|from|by|per|with|on|at|who|that|which|whose|within|aged|against|as)\s|[:(,]", re.IGNORECASE
)


def _headed(hits: list[Hit]) -> list[Hit]:
    """Of those that fit nearly as well as the best, those whose head noun was named: fires, in "fires in homes"."""
    near = [hit for hit in hits if hit.score >= CLOSE * hits[0].score]
    headed = [hit for hit in near if _names_head(hit)]
    if not headed or len(headed) == len(near):
        return hits
    return [*headed, *(hit for hit in hits if hit.score < CLOSE * hits[0].score)]


def head_words(name: str) -> frozenset[str]:
    """The stems of a name up to its first preposition: what it is a measure of."""
    return frozenset(phrase(_PHRASE_ENDS.split(_MEASURE.sub("", name))[0]))


def _names_head(hit: Hit) -> bool:
    noun = phrase(_PHRASE_ENDS.split(_MEASURE.sub("", hit.thing.name))[0])[-1:]
    return any(set(noun) <= set(stems) for term in hit.matched for stems in (term.stems, *term.others))


def _rivals(hit: Hit, best: Hit) -> bool:
    return hit.score >= CLOSE * best.score and hit.thing.name.casefold() != best.thing.name.casefold()


def is_numbered(printed: str | None, asked: str) -> bool:
    """Whether a printed number ("O3", "3.") is the one that was asked for."""
    return printed is not None and re.sub(r"^[A-Za-z]+|\W+$", "", printed) == asked


def programme_named(words: Words, known: Known) -> tuple[str | None, frozenset[str]]:
    """The programme that the message names, if one alone, and the stems of its name that stand there."""
    every: dict[str, frozenset[str]] = {}
    named = [*(d.programme for d in known.deliverables), *(o.programme for o in known.outcomes)]
    for name in filter(None, named):
        every.setdefault(name, frozenset(phrase(name)))
    typed = {stem for term in words.terms for stem in term.stems} - GENERAL
    fits = {name: held & typed for name, held in every.items() if held & typed}
    best = max(fits, key=lambda name: len(fits[name]), default=None)
    if best is None or sum(len(held) == len(fits[best]) for held in fits.values()) > 1:
        return None, frozenset().union(*fits.values())
    return best, fits[best] | (GENERAL & {stem for term in words.terms for stem in term.stems})


def committee_named(words: Words, known: Known) -> tuple[Committee | None, Hit | None]:
    """The committee that the message names, and what of the message that accounts for."""
    hits = known.index.find(words.terms, frozenset({"committee"}))
    if not hits or not hits[0].matched:
        return None, None
    best = hits[0]
    if best.closeness < 0.25 or (len(hits) > 1 and hits[1].score >= best.score * CLOSE):
        return None, best
    record = best.thing.record
    return (record if isinstance(record, Committee) else None), best


def sittings(words: Words, known: Known) -> tuple[list[Meeting], Hit | None]:
    """The meetings of the committee named, or of every one where none is, by date; cancelled ones are left out."""
    committee, hit = committee_named(words, known)
    chosen = [m for m in known.meetings if m.status != "cancelled" and (committee is None or m.committee == committee)]
    return sorted(chosen, key=lambda meeting: (meeting.date, str(meeting.time or ""))), hit


def dated(meetings: Sequence[Meeting], words: Words) -> list[Meeting]:
    """The meetings on the days that the message names; "after July" is after the July that is nearest."""
    limits = [when if when.how == "on" else when.near(words.today) for when in words.whens]
    return [meeting for meeting in meetings if all(when.holds(meeting.date) for when in limits)]


def on_days(meetings: Sequence[Meeting], words: Words) -> list[Meeting]:
    """The meetings on every day that the message names, coming ones first where a year was left out."""
    fits = dated(meetings, words)
    if any(when.year is None for when in words.whens):
        fits.sort(key=lambda m: (m.date < words.today, abs((m.date - words.today).days)))
    return fits


def carried_meeting(words: Words, known: Known) -> Meeting | None:
    """The meeting that the message before was about, where this one leans on it."""
    if words.before is None or not words.follows:
        return None
    keys = {key for key in words.before.things if key.startswith("meeting:")}
    return next((meeting for meeting in known.meetings if f"meeting:{meeting.id}" in keys), None)


def meeting_thing(meeting: Meeting) -> Thing:
    """A meeting as a thing that a follow-up can point to."""
    return Thing(f"meeting:{meeting.id}", "meeting", "", "", "", meeting, meeting.source)
