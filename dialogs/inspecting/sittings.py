"""What is wrong with meetings and what they set: no hour or place, held before their day, tasks due before they met."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from dialogs.inspecting.finding import Finding
from dialogs.inspecting.records import Records
from dialogs.say import cut, short_date
from store.records import Meeting
from store.settled import digest


def lacking(records: Records) -> Iterator[Finding]:
    """Meetings to come of which no paper gives the time or the place."""
    for one in records.meetings:
        missing = [name for name, value in (("time", one.time), ("place", one.venue)) if value is None]
        if one.status == "scheduled" and missing:
            what = f"no {missing[0]}" if len(missing) == 1 else "neither a time nor a place"
            yield _of_meeting(one, "lacking", f"The papers give {what} for it.", ("lacking", *missing), one.date)


def held_early(records: Records) -> Iterator[Finding]:
    """Meetings that a paper from before their day calls held."""
    for one in records.meetings:
        said = one.source.meeting_date
        if one.status == "held" and said and one.date > said:
            why = f"It is said to have been held, in a paper for an earlier day ({short_date(said)})."
            yield _of_meeting(one, "date", why, ("held early", said))


def _of_meeting(one: Meeting, kind: str, why: str, said: tuple[object, ...], until: date | None = None) -> Finding:
    return Finding(
        kind=kind,
        about=f"{one.committee.name}, {short_date(one.date)}",
        why=why,
        sources=(one.source,),
        committee=one.committee.id,
        marks=(digest(kind, one.committee.slug, one.date, *said),),
        of=frozenset() if until else frozenset({("meeting", one.id)}),
        until=until,
    )


def due_before_set(records: Records) -> Iterator[Finding]:
    """Actions of minutes that were due before the meeting that set them; lists of older actions are no minutes."""
    minuted: dict[int, set[date]] = defaultdict(set)
    for item in records.items:
        if item.of == "minutes" and item.meeting_date:
            minuted[item.source.document].add(item.meeting_date)
    for one in records.actions:
        days = minuted[one.source.document]
        if one.of == "action" and one.source.of == "minutes" and one.due and len(days) == 1 and one.due < min(days):
            met = min(days)
            yield Finding(
                kind="date",
                about=cut(one.text, 120),
                why=f"It is due on {short_date(one.due)}, before the meeting that set it ({short_date(met)}).",
                sources=(one.source,),
                committee=one.source.committee,
                marks=(digest("due before", records.paper(one.source), one.text, one.due, met),),
                of=frozenset({("action", one.id)}),
            )
