"""An invented council's facts, put straight into the tables: committees, papers, meetings, places that follow."""

from datetime import UTC, date, datetime, time

from sqlalchemy import insert, select, update

from store import Tx, people
from store.tables import action, committee, deliverable, document, follow, item, meeting, place, role, rule

LONG_AGO = datetime(2015, 1, 1, tzinfo=UTC)


def add_committee(tx: Tx, slug: str = "planning", name: str = "Planning Committee", zone: str = "Europe/London") -> int:
    """A committee of the invented council."""
    return _one(tx, insert(committee).values(slug=slug, name=name, zone=zone).returning(committee.c.id))


def add_paper(tx: Tx, of: int | None, on: date | None, kind: str = "sheet", *, draft: bool = False) -> int:
    """A loaded paper of a committee."""
    values = {
        "committee_id": of,
        "kind": kind,
        "title": f"A {kind}",
        "file": "a.txt",
        "meeting_date": on,
        "draft": draft,
    }
    new = insert(document).values(fingerprint=f"{of} {on} {kind}", loaded_at=LONG_AGO, **values)
    return _one(tx, new.returning(document.c.id))


def add_meeting(tx: Tx, of: int, on: date, status: str = "scheduled", *, exempt: bool = False) -> int:
    """A meeting, as some paper dates it."""
    paper = add_paper(tx, of, None)
    where = {"committee_id": of, "zone": zone_of(tx, of), "document_id": paper, "exempt": exempt}
    values = {"date": on, "time": time(14), "venue": "Council Chamber", "status": status}
    return _one(tx, insert(meeting).values(**where, **values).returning(meeting.c.id))


def add_agenda_item(tx: Tx, paper: int, on: date) -> None:
    """An item that a paper lists on an agenda."""
    values = {"of": "agenda", "number": "1", "title": "Apologies", "part": 1, "exempt": False}
    tx.execute(insert(item).values(document_id=paper, meeting_date=on, **values))


def remind_of_agendas_alone(tx: Tx) -> None:
    """A sheet of rules that switches off every other reminder of a meeting."""
    values = {"kind": "sheet", "title": "Rules", "file": "rules.csv", "fingerprint": "rules", "loaded_at": LONG_AGO}
    sheet = _one(tx, insert(document).values(values).returning(document.c.id))
    for name in ("final report", "day before", "hour before", "draft minutes"):
        tx.execute(insert(rule).values(document_id=sheet, rule=name, active=False))


def add_place(tx: Tx, conversation: str = "19:clerks@thread.tacv2", scope: str = "channel") -> int:
    """Somewhere the bot can speak; its address is its conversation's id."""
    values = {
        "conversation": conversation,
        "scope": scope,
        "name": "Clerks",
        "address": conversation,
        "seen_at": LONG_AGO,
    }
    return _one(tx, insert(place).values(**values).returning(place.c.id))


def add_follower(tx: Tx, of: int, conversation: str = "19:clerks@thread.tacv2", scope: str = "channel") -> int:
    """A place that has long followed a committee."""
    where = add_place(tx, conversation, scope)
    tx.execute(insert(follow).values(place_id=where, committee_id=of, since=LONG_AGO))
    return where


def add_chat(tx: Tx, person: str) -> int:
    """The personal chat with somebody (an Entra object id)."""
    where = add_place(tx, f"a:{person}", "personal")
    tx.execute(update(place).where(place.c.id == where).values(object_id=person, name=None))
    return where


def add_clerk(tx: Tx, person: str, slug: str | None = None, name: str | None = None) -> int:
    """Somebody who has long been clerk of a committee (None: of all): the personal chat with them."""
    people.grant(tx, LONG_AGO, object_id=person, role="clerk", name=name, committee_slug=slug)
    return add_chat(tx, person)


def add_deliverable(tx: Tx, paper: int, title: str = "Quay survey", **more) -> int:
    """A deliverable that a paper lists; public and in progress unless it is said otherwise."""
    values = {"approvers": [], "status": "In progress", "exempt": False, **more}
    return _one(tx, insert(deliverable).values(document_id=paper, title=title, **values).returning(deliverable.c.id))


def add_action(tx: Tx, paper: int, text: str = "Paint the bollards", **more) -> int:
    """Something that a paper says is to be done; a public action unless it is said otherwise."""
    values = {"of": "action", "exempt": False, **more}
    return _one(tx, insert(action).values(document_id=paper, text=text, **values).returning(action.c.id))


def add_role(tx: Tx, paper: int, name: str, *, post: str | None = None, raci: str | None = None, **more) -> int:
    """A role that a paper gives somebody."""
    values = {"name": name, "role": post, "raci": raci, "exempt": False, **more}
    return _one(tx, insert(role).values(document_id=paper, **values).returning(role.c.id))


def zone_of(tx: Tx, of: int) -> str:
    """The zone of a committee."""
    return str(tx.execute(select(committee.c.zone).where(committee.c.id == of)).scalar_one())


def _one(tx: Tx, statement) -> int:
    return int(tx.execute(statement).scalar_one())
