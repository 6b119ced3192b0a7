"""What is wrong with a programme's records: done too late to be reported, done with something open, listed twice."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dialogs.inspecting.finding import Finding
from dialogs.inspecting.records import Records
from dialogs.say import counted, joined, short_date
from dialogs.standing import is_done
from store.records import Deliverable, Outcome
from store.settled import digest

_DROPPED = r"\b(?:cancel|withdr[ae]w|supersed|descoped|rejected|not (?:required|needed)|no longer)"
_WAITING = r"\b(?:await\w*|waiting|pending|overdue)\b|^(?:to be|to follow|(?:in |under )?(?:draft|review)|in hand)\b"
"""Status words of what is with somebody yet, though they may name what would end it."""
_SIGNED = r"\b(?:sign|accept|approv|deliver|handed)"
_TELLING = 3
"""Words of a title from which on two deliverables called so under two outcomes are likely one."""


def unfinished(records: Records) -> Iterator[Finding]:
    """Outcomes reported done while deliverables under them, in the same paper, are open."""
    numbered: dict[tuple[object, ...], list[Outcome]] = defaultdict(list)
    for outcome in records.outcomes:
        numbered[_place(outcome, outcome.number)].append(outcome)
    under: dict[tuple[object, ...], list[Deliverable]] = defaultdict(list)
    telling = {one.source.document for one in records.deliverables if one.status}
    for one in records.deliverables:
        if _is_open(one) or (one.source.document in telling and _is_untold(one)):
            under[_place(one, one.outcome)].append(one)
    for place, outcomes in numbered.items():
        left = under.get(place, [])
        if len(outcomes) == 1 and outcomes[0].number and is_done(outcomes[0].status) and left:
            yield _unfinished(records, outcomes[0], left)


def _place(one: Outcome | Deliverable, number: str | None) -> tuple[object, ...]:
    return one.source.document, one.programme, (number or "").casefold()


def _is_open(one: Deliverable) -> bool:
    status = one.status or ""
    if re.search(_DROPPED, status, re.IGNORECASE):
        return False
    return is_done(status) is False or re.search(_WAITING, status, re.IGNORECASE) is not None


def _is_untold(one: Deliverable) -> bool:
    """Whether neither a status nor a day that is over says that it is done, in a paper that gives others' status."""
    told = one.source.meeting_date
    return not one.status and not (one.date and told and one.date <= told)


def _unfinished(records: Records, outcome: Outcome, left: Sequence[Deliverable]) -> Finding:
    words = joined(list(dict.fromkeys(one.status or "without a status" for one in left)), "or")
    are = "is" if len(left) == 1 else "are"
    why = f"It is reported {outcome.status}, but {counted(len(left), 'deliverable')} under it {are} {words}."
    paper = records.paper(outcome.source)
    said = ("open", paper, outcome.title, outcome.status)
    return Finding(
        kind="open",
        about=outcome.title,
        why=why,
        sources=(outcome.source, *(one.source for one in left)),
        committee=outcome.source.committee,
        marks=tuple(dict.fromkeys(digest(*said, one.title, one.status) for one in left)),
        of=frozenset({("outcome", outcome.id)}),
    )


def done_too_late(records: Records) -> Iterator[Finding]:
    """Deliverables signed off on a day after the paper that says so; what is only complete may have been due then."""
    for one in records.deliverables:
        day, reported = one.date, one.source.meeting_date
        if day and reported and day > reported and _is_signed(one):
            yield Finding(
                kind="date",
                about=one.title,
                why=f"It is marked {one.status} on {short_date(day)}, "
                f"which is later than the paper itself ({short_date(reported)}).",
                sources=(one.source,),
                committee=one.source.committee,
                marks=(digest("late", records.paper(one.source), one.title, one.status, day),),
                of=frozenset({("deliverable", one.id)}),
            )


def _is_signed(one: Deliverable) -> bool:
    return is_done(one.status) is True and re.search(_SIGNED, one.status or "", re.IGNORECASE) is not None


def repeated(records: Records) -> Iterator[Finding]:
    """The same deliverable twice: saying different things, under two outcomes, or simply again."""
    same: dict[tuple[object, ...], list[Deliverable]] = defaultdict(list)
    for one in records.deliverables:
        where = (one.source.committee, one.source.meeting_date) if _dated(one) else (one.source.document,)
        same[(*where, one.programme, _plain(one.title))].append(one)
    for several in same.values():
        pairs = [pair for pair in combinations(several, 2) if not _two_refs(*pair)]
        if odd := [pair for pair in pairs if _told(*pair)]:
            yield _repeated(records, "odds", odd)
        elif again := [pair for pair in pairs if _again(*pair)]:
            yield _repeated(records, "twice", again)


def _dated(one: Deliverable) -> bool:
    return one.source.meeting_date is not None and one.programme is not None


def _plain(title: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"\(as above\)", "", title, flags=re.IGNORECASE).casefold()))


def _two_refs(one: Deliverable, other: Deliverable) -> bool:
    return bool(one.ref and other.ref) and one.ref != other.ref


def _told(one: Deliverable, other: Deliverable) -> list[str]:
    """In what two rows of one deliverable differ: what only one of them states is no difference."""
    stated = (
        ("approvers", joined(one.approvers), joined(other.approvers)),
        ("status", one.status or "", other.status or ""),
        ("date", short_date(one.date) if one.date else "", short_date(other.date) if other.date else ""),
    )
    return [f"{name} ({a}; {b})" for name, a, b in stated if a and b and a.casefold() != b.casefold()]


def _again(one: Deliverable, other: Deliverable) -> bool:
    if one.source.document != other.source.document:
        return False  # two papers may each list it
    return one.outcome == other.outcome or len(_plain(one.title).split()) >= _TELLING


def _repeated(records: Records, kind: str, pairs: Sequence[tuple[Deliverable, Deliverable]]) -> Finding:
    rows = list(dict.fromkeys(one for pair in pairs for one in pair))
    first, second = pairs[0]
    if kind == "odds":
        why = f"It is listed twice with another {joined(_told(first, second))}."
    elif first.outcome != second.outcome:
        why = f"It is listed twice: under {_under(first)} and under {_under(second)}."
    else:
        why = "It is listed twice."
    return Finding(
        kind=kind,
        about=first.title,
        why=why,
        sources=tuple(dict.fromkeys(one.source for one in rows)),
        committee=first.source.committee,
        marks=tuple(dict.fromkeys(digest(kind, *sorted(_worded(records, one) for one in pair)) for pair in pairs)),
        of=frozenset(("deliverable", one.id) for one in rows),
    )


def _under(one: Deliverable) -> str:
    return f"outcome {one.outcome}" if one.outcome else "no outcome"


def _worded(records: Records, one: Deliverable) -> str:
    paper = records.paper(one.source)
    return f"{paper}|{one.title}|{one.outcome}|{joined(one.approvers)}|{one.status}|{one.date}".casefold()
