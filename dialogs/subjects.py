"""What each thing that people owe is called in notices: the same through every paper that lists it again."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256

from store.asked import AskedAction
from store.records import Action, Committee, Deliverable


def subjects(
    records: Sequence[Deliverable | Action], committees: Mapping[int, Committee]
) -> Iterator[tuple[str, Deliverable | Action]]:
    """What each is called in notices; what one paper lists twice is told apart by its place in the list."""
    times: Counter[tuple[int, str]] = Counter()
    for record in records:
        committee = committees.get(record.source.committee or 0)
        if committee is None:
            continue  # nobody is known to answer for it, nor by which clock
        subject = f"{_kind(record)}:{committee.slug}:{_digest(*_telling(record))}"
        times[record.source.document, subject] += 1
        again = times[record.source.document, subject]
        yield f"{subject}:{again}" if again > 1 else subject, record


def asked_subject(one: AskedAction, committee: Committee, printed: Container[str]) -> str:
    """What something that was asked for is called in notices: as the action that a paper prints in the same words."""
    same = (f"action:{committee.slug}:{_digest(of, one.text)}" for of in ("action", "next step"))
    own = f"action:{committee.slug}:{_digest('action', one.text)}:{one.meeting_date}"
    return next((subject for subject in same if subject in printed), own)


def _kind(record: Deliverable | Action) -> str:
    return "deliverable" if isinstance(record, Deliverable) else "action"


def _telling(record: Deliverable | Action) -> tuple[str | None, ...]:
    """What tells it from others, whichever paper lists it: numbers of actions do not, they begin anew in each."""
    if isinstance(record, Action):
        return record.of, record.text
    return record.programme, record.outcome, record.ref or record.title


@lru_cache(maxsize=20_000)
def _digest(*parts: str | None) -> str:
    plain = "|".join(" ".join(re.findall(r"\w+", (part or "").casefold())) for part in parts)
    return sha256(plain.encode()).hexdigest()[:16]
