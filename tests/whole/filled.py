"""A store in which every field that people or papers can fill holds one hostile text or another."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import update

from dialogs.audience import read_audience
from dialogs.calendar import Span
from dialogs.plan import plan
from store import (
    aliases,
    announcements,
    expected,
    journal,
    meetings,
    outbox,
    papers,
    people,
    places,
    settled,
    substitutions,
    tasks,
    unanswered,
)  # fmt: skip
from store.engine import Store
from store.reading import found
from store.records import PUBLIC
from store.tables import notice
from tests.whole.hostile import HOSTILE, WORD

NOW = datetime(2031, 5, 1, 9, tzinfo=UTC)
MAY, MARCH = date(2031, 5, 6), date(2031, 3, 4)
CLERK, ANN = "33333333-cccc-4ccc-8ccc-000000000003", "11111111-aaaa-4aaa-8aaa-000000000001"
SPAN = Span(NOW - timedelta(days=7), NOW + timedelta(days=35))
TEXTS = tuple(text.encode(errors="ignore").decode() for text in HOSTILE)
"""As a paper or Teams can bring them: halves of letters are no UTF-8, and dropped from what Teams posts."""
_SEVERAL: dict[str, tuple[Callable[..., object], dict[str, object]]] = {
    "items": (found.Item, {"meeting_date": MAY, "of": "agenda"}),
    "attendance": (found.Attendance, {"meeting_date": MARCH, "capacity": "member"}),
    "resolutions": (found.Resolution, {"meeting_date": MARCH}),
    "indicators": (found.Indicator, {"value": 71.5, "target": 80.0, "start": MARCH, "end": MARCH}),
    "outcomes": (found.Outcome, {}),
    "deliverables": (found.Deliverable, {"status": "In progress", "approvers": ()}),
    "actions": (found.Action, {"of": "action"}),
    "roles": (found.Role, {}),
    "lessons": (found.Lesson, {}),
    "passages": (found.Passage, {"of": "report", "meeting_date": MAY}),
    "doubts": (found.Doubt, {}),
}


def fill(store: Store) -> None:
    """Fill it."""
    with store.write() as tx:
        papers.keep(tx, _paper("pack.txt", TEXTS), now=NOW)
        planning = next(one.id for one in meetings.committees(tx) if one.name == "Planning Committee")
        _people(tx, planning)
        _desk(tx, planning)
    with store.write() as tx:
        outbox.reconcile(tx, NOW, plan(tx, SPAN), SPAN)
        ends = ("sent", "refused", "unknown", "missed")
        for number, one in enumerate(outbox.notices(tx)):
            if number % 2:
                ended = {"state": ends[number // 2 % 4], "why": f"Teams says: {TEXTS[number % len(TEXTS)]}"}
                late = {"due_at": NOW - timedelta(minutes=number), "ended_at": NOW, "sent_at": NOW, "attempts": 1}
                same = update(notice).where(notice.c.id == one.id)
                tx.execute(same.values(**ended, **late, activity=TEXTS[number % len(TEXTS)]))


def _paper(file: str, texts: Sequence[str]) -> found.Paper:
    own = {"kind": "agenda pack", "title": texts[1], "council": texts[5], "programme": texts[9], "marked": True}
    made = found.Paper(file=file, committee="Planning Committee", meeting_date=MAY, meetings=(_meeting(MAY),), **own)  # type: ignore[arg-type]
    there = [_meeting(MARCH, status="held"), _meeting(MAY, venue=texts[1])]
    there += [
        _meeting(date(2031, 6, 1) + timedelta(days=number % 20), committee=f"{text} {number}", venue=text)
        for number, text in enumerate(texts[1::4])
    ]
    kinds = {name: tuple(_records(name, texts)) for name in _SEVERAL}
    return replace(made, meetings=tuple(there), **kinds)  # type: ignore[arg-type]


def _meeting(day: date, **more: object) -> found.Meeting:
    return found.Meeting(**{"committee": None, "date": day, "line": 1, **more})  # type: ignore[arg-type]


def _records(name: str, texts: Sequence[str]) -> Iterator[object]:
    kind, given = _SEVERAL[name]
    open_ones = [one.name for one in fields(kind) if one.name not in {*given, "line", "page", "part", "pages"}]  # type: ignore[arg-type]
    for number, text in enumerate(texts):
        worded = {one: text for one in open_ones if one not in _OTHERWISE}
        more: dict[str, object] = {"approvers": (text, f"{WORD} Officer")} if name == "deliverables" else {}
        more |= {_CHASED[name]: MAY if number % 8 == 1 else None} if name in _CHASED else {}
        yield kind(line=number + 10, **{**given, **worded, **more})


_CHASED = {"deliverables": "date", "actions": "due"}
"""Of these every eighth is due: each is somebody's to be reminded of, and the rest would only take time."""
_OTHERWISE = frozenset({"value", "target", "prior", "start", "end", "summary", "due", "date", "meeting_date"})


def _people(tx, planning) -> None:
    people.grant(tx, NOW - timedelta(days=99), object_id=CLERK, role="clerk", name=TEXTS[1])
    for number, text in enumerate(TEXTS):
        person = f"{number:08}-aaaa-4aaa-8aaa-000000000001"
        people.grant(tx, NOW, object_id=person, role="member", name=text, committee_slug="planning-committee")
        scope = "personal" if number % 2 else "channel"
        where = places.remember(
            tx,
            NOW - timedelta(days=99),
            conversation=f"19:{number}",
            scope=scope,
            name=text,
            object_id=person if scope == "personal" else None,
            address=f"19:{number}",
        )
        if number % 4 == 0:
            places.follow(tx, NOW - timedelta(days=9), where, planning)
        expected.put(tx, NOW, committee=planning, day=MAY, title=text, author=person)
    mine = {"conversation": f"a:{CLERK}", "scope": "personal", "name": TEXTS[1], "address": f"a:{CLERK}"}
    places.remember(tx, NOW - timedelta(days=99), object_id=CLERK, **mine)
    member, other = (f"{number:08}-aaaa-4aaa-8aaa-000000000001" for number in (1, 2))
    substitutions.put(tx, NOW, committee=planning, day=MAY, member=member, substitute=other)


def _desk(tx, planning) -> None:
    for number, text in enumerate(TEXTS):
        journal.note(tx, NOW, who=CLERK, did=text, what=text, before=text, after=text)
        unanswered.keep(tx, NOW.date(), text[:400], PUBLIC)
        if number < 40:
            aliases.teach(tx, NOW, phrase=f"{text[:100]} {number}", means=text[:200], who=CLERK)
        values = {
            "title": text[:200],
            "message": text[:1200],
            "link": None,
            "deadline": text[:200],
            "reason": text[:200],
        }
        if number % 10 == 1:
            announcements.draw_up(
                tx, NOW, committee_id=planning, author=CLERK, meeting_date=MAY, audience=["followers"], **values
            )
    for owed in sorted(plan(tx, SPAN), key=lambda one: (one.kind, one.subject))[:400:2]:
        tasks.answer(tx, NOW, kind=owed.kind, subject=owed.subject, who=CLERK, note=TEXTS[len(owed.subject) % 200])
    settled.settle(tx, NOW, ["0" * 64], note=TEXTS[1], who=CLERK)
    assert read_audience(tx).grants
