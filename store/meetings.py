"""What is known of committees and their meetings: agendas, attendance and resolutions."""

from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

import sqlalchemy as sa
from sqlalchemy.engine import RowMapping

from store import Tx, records, settled, tables
from store.beside import loaded
from store.records import Sight
from store.sources import said


def committees(tx: Tx) -> list[records.Committee]:
    """Every committee, by name."""
    found = tx.execute(sa.select(tables.committee)).mappings()
    known = [records.Committee(row["id"], row["slug"], row["name"], row["council"], row["zone"]) for row in found]
    return sorted(known, key=lambda committee: (committee.name.casefold(), committee.id))


def meetings(tx: Tx, sight: Sight, *, of: int | None = None, settled_too: bool = False) -> list[records.Meeting]:
    """Every meeting once (or those `of` a committee, by its id), by date, whatever number of papers mention it.

    Its own agenda is believed first, then minutes, then other mentions, the newest first; minutes decide that it was
    held, and otherwise the newest paper whether it is off. What the believed paper leaves out is taken from the next,
    and where papers disagree the record says so, until a clerk has settled it (or always, with `settled_too`).
    """
    came, by_id = loaded(tx), {committee.id: committee for committee in committees(tx)}
    mentions: dict[tuple[int, date], list[records.Meeting]] = defaultdict(list)
    which = None if of is None else tables.meeting.c.committee_id == of
    committee: Callable[[RowMapping], object] = lambda row: by_id[row["committee_id"]]  # noqa: E731
    for mention in said(tx, sight, tables.meeting, records.Meeting, which=which, committee=committee):
        mentions[mention.committee.id, mention.date].append(mention)
    done = {} if settled_too else settled.settled(tx)
    merged = [_merged(several, came, done) for several in mentions.values()]
    return sorted(merged, key=lambda meeting: (meeting.date, meeting.time or time.min, meeting.id))


def items(tx: Tx, sight: Sight, *, day: date | None = None) -> list[records.Item]:
    """Every item of an agenda or of minutes (or those of meetings on one `day`)."""
    which = None if day is None else tables.item.c.meeting_date == day
    return said(tx, sight, tables.item, records.Item, which=which, pages=_pages)


def attendance(tx: Tx, sight: Sight) -> list[records.Attendance]:
    """Everybody who attended or apologised."""
    return said(tx, sight, tables.attendance, records.Attendance)


def resolutions(tx: Tx, sight: Sight) -> list[records.Resolution]:
    """Everything that was resolved."""
    return said(tx, sight, tables.resolution, records.Resolution)


def _pages(row: RowMapping) -> tuple[int, int] | None:
    return None if row["page_first"] is None else (row["page_first"], row["page_last"])


def _merged(mentions: Sequence[records.Meeting], came: Mapping[int, datetime], done: Container[str]) -> records.Meeting:
    ranked = sorted(mentions, key=_belief)
    best, status = ranked[0], _status(ranked, came)
    doubts = [doubt for mention in ranked for doubt in mention.doubts]
    odds = _disagreement(ranked, "time", lambda meeting: f"{meeting.time:%H:%M}" if meeting.time else None)
    odds += _disagreement(ranked, "place", lambda meeting: meeting.venue)
    odds += [_at_odds(status)] if len(status) > 1 else []
    doubts += [why for why in odds if settled.odds_digest(best.committee.slug, best.date, why) not in done]
    return replace(
        best,
        id=min(mention.id for mention in mentions),
        time=next((mention.time for mention in ranked if mention.time), None),
        venue=next((mention.venue for mention in ranked if mention.venue), None),
        status=status[-1].status,
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _belief(mention: records.Meeting) -> tuple[int, int, int]:
    source = mention.source
    own = source.committee == mention.committee.id and source.meeting_date == mention.date
    rank = 0 if own and source.kind in {"agenda", "agenda pack", "sheet"} else 1 if mention.status == "held" else 2
    return rank, -(source.meeting_date or date.min).toordinal(), -mention.id


def _status(ranked: Sequence[records.Meeting], came: Mapping[int, datetime]) -> list[records.Meeting]:
    """The mention whose status holds, last; before it the newest that says otherwise whether the meeting is off.

    That it was held is beyond dispute, and somebody who calls a meeting off, or puts it on again, says so later.
    """
    if held := [mention for mention in ranked if mention.status == "held"]:
        return held[:1]
    newest = {mention.status: mention for mention in sorted(ranked, key=lambda mention: _written(mention, came))}
    if "cancelled" not in newest:
        return [ranked[0]]
    said = [newest[status] for status in ("scheduled", "cancelled") if status in newest]
    return sorted(said, key=lambda mention: _written(mention, came))


def _written(mention: records.Meeting, came: Mapping[int, datetime]) -> tuple[date, datetime, int]:
    """When a paper spoke: on its own date, but no later than it was loaded, for an agenda is out before its day."""
    source = mention.source
    at = came[source.document]
    return min(source.meeting_date or date.max, at.date()), at, mention.id


def _at_odds(status: Sequence[records.Meeting]) -> str:
    older, newer = status
    said = f"{older.status} ({older.source.paper}), {newer.status} ({newer.source.paper}, newer)"
    return f"The papers disagree: {said}"


def _disagreement(
    ranked: Sequence[records.Meeting], what: str, of: Callable[[records.Meeting], str | None]
) -> list[str]:
    stated: dict[str, str] = {}
    for mention in ranked:
        value = of(mention)
        if value and value.casefold() not in {other.casefold() for other in stated}:
            stated[value] = mention.source.paper
    if len(stated) < 2:
        return []
    return [f"The papers disagree on the {what}: " + "; ".join(f"{value} ({paper})" for value, paper in stated.items())]
